"""The frame of the pages, as it is for readers of files: links relative, no form, feeds in the head.

In: what a page shows. Out: HTML as bytes. Always true: the layout of rows, quotes and footnotes is the one that
the server has; every value is escaped; nothing is loaded from elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

from backchannel.desk import Desk
from backchannel.publishing.choice import Choice
from backchannel.publishing.places import Places, relative
from backchannel.views import Record
from backchannel.web import addresses as at
from backchannel.web import rendering
from backchannel.web.visit import Visit

HERE = Path(__file__).parent
FEED = "feed.xml"
STYLES = "site.css"


@cache
def environment() -> Environment:
    """The templates of the site over those of the server."""
    served = rendering.environment("en")
    own = PrefixLoader({"site": FileSystemLoader(HERE / "templates")})
    return served.overlay(loader=ChoiceLoader([own, FileSystemLoader(rendering.HERE / "templates")]))


@dataclass(frozen=True, slots=True)
class Link:
    """A line of a list: what it says, where it leads, and a note beside it."""

    text: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; `id` is its anchor."""

    title: str
    id: str
    links: tuple[Link, ...]


@dataclass
class Press:
    """What makes pages of one site. `names` are the addresses to which names in a text lead."""

    choice: Choice
    places: Places
    names: dict[str, str]
    record: Record
    _linked: dict[str, dict[str, str]] = field(default_factory=dict)

    def page(self, template: str, address: str, **context: object) -> bytes:
        """The page at an address."""
        here = self.places.file(address)
        visit = Visit(
            Desk(""), path=address, clocks=self.choice.clocks, access="public", live=False,
            addressed=lambda path: self.places.link(here, path),
        )  # fmt: skip
        base = self.choice.base
        given = {
            "visit": visit,
            "href": visit.href,
            "site": self.choice,
            "feed": self.file(here, FEED),
            "own_feed": None,
            "canonical": f"{base}{here}" if base else None,
            "file": lambda name: self.file(here, name),
            "beside": lambda address, ending: self.places.link(here, address, ending),
            "names": self._names(here),
            **context,
        }
        return environment().get_template(f"site/{template}").render(given).encode("utf-8", "replace")

    def file(self, here: str, name: str) -> str:
        """The link from one file to another, whole where the page may be shown at any address."""
        return (
            f"{self.choice.base}{name}" if here == "404.html" and self.choice.base else relative(here, name)
        )

    def _names(self, here: str) -> dict[str, str]:
        folder = here.rpartition("/")[0]
        if folder not in self._linked:
            self._linked[folder] = {
                name: self.places.link(here, address) for name, address in self.names.items()
            }
        return self._linked[folder]


def static_files() -> dict[str, bytes]:
    """The files that all pages share, by name."""
    shared = {name: (rendering.HERE / "static" / name).read_bytes() for name in ("style.css", "mark.svg")}
    found = {**shared, STYLES: (HERE / "static" / STYLES).read_bytes()}
    return {f"static/{name}": data for name, data in found.items()}


def known_addresses() -> tuple[str, ...]:
    """The pages that every site has."""
    return (
        at.HOME, at.DEALS, at.PEOPLE, at.VOICES, at.DOCUMENTS, f"{at.DOCUMENTS}/outlets", at.CONFLICTS,
        at.STATISTICS, at.PRECEDENTS, at.ABOUT, at.SEARCH, at.NEW,
    )  # fmt: skip
