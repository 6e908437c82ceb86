"""From contexts to HTML: the one environment of the templates, with what every template may call.

In: a template, a visit, and a frozen context. Out: a response. Always true: every value is escaped, a name
that a template does not get is an error, and nothing in a page is executed that is not a file of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from backchannel import __version__
from backchannel.views.dates import day, words
from backchannel.views.pages import FILLER
from backchannel.views.wording import word
from backchannel.web import addresses, languages
from backchannel.web.visit import Visit

HERE = Path(__file__).parent
_NAME = re.compile(r"[^\W\d_][\w’'.-]*(?: (?:(?:al|bin|de|del|der|la|van|von)[ -])?[^\W\d_][\w’'.-]*)*")
_FILLED = re.compile(rf"{FILLER}+")
_LONGEST = 6  # words of a name that is looked up


@cache
def environment(language: str) -> Environment:
    """The templates with the words of a language."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.install_gettext_translations(  # type: ignore[attr-defined]
        languages.translations(language), newstyle=True
    )
    made.filters.update(day=day, words=_words, linked=linked, squeezed=squeezed, dressed=dressed, refs=refs)
    made.globals.update(
        at=addresses,
        version=__version__,
        word=word,
        fingerprint=fingerprint,
        languages=languages.languages(),
        own_name=languages.own_name,
        direction=languages.direction(language),
    )
    return made


def html(template: str, visit: Visit, context: object = None, **more: object) -> str:
    """A page as HTML; the fields of `context`, a dataclass, are what its template may name."""
    named = {one.name: getattr(context, one.name) for one in fields(context)} if is_dataclass(context) else {}
    given: dict[str, Any] = {**named, **more, "visit": visit, "href": visit.href}
    return environment(visit.language).get_template(template).render(given)


def response(
    template: str, visit: Visit, context: object = None, status: int = 200, **more: object
) -> HTMLResponse:
    """A page as an answer."""
    return HTMLResponse(html(template, visit, context, **more), status_code=status)


@cache
def fingerprint(name: str) -> str:
    """What changes in the address of a static file when the file changes."""
    return sha256((HERE / "static" / name).read_bytes()).hexdigest()[:8]


def linked(text: str, names: Mapping[str, str]) -> Markup:
    """The text with a link at each name that is a key of `names`; its value is the link."""
    last, text, made = 0, dressed(text), list[str]()
    for start, end, name in _named(text, names):
        made += [escape(text[last:start]), f'<a href="{escape(names[name])}">{escape(name)}</a>']
        last = end
    return Markup("".join([*made, escape(text[last:])]))


def refs(notes: Iterable[int], source: str) -> Markup:
    """The numbers of footnotes, each a link to it, called by what a source is called."""
    called = escape(source)
    links = [f'<a class="ref" href="#n{one}" aria-label="{called} {one}">{one}</a>' for one in notes]
    return Markup("".join(links))


def dressed(text: str) -> str:
    """The text with signs that a terminal may lack."""
    return text.replace("<->", "⇄")


def squeezed(text: str) -> str:
    """The text with every run of blanks and line breaks as one blank, and what is not published marked so."""
    return " ".join(_FILLED.sub("[not published]", text).split())


def _named(text: str, names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    found = []
    for run in _NAME.finditer(text) if names else ():
        starts = [run.start(), *(run.start() + m.end() for m in re.finditer(" ", run[0]))]
        ends = [*(start - 1 for start in starts[1:]), run.end()]
        place = 0
        while place < len(starts):
            for last in range(min(place + _LONGEST, len(ends)) - 1, place - 1, -1):
                name = text[starts[place] : ends[last]]
                if name in names:
                    found.append((starts[place], ends[last], name))
                    place = last
                    break
            place += 1
    return found


def _words(edtf: str | None) -> str:
    return words(edtf) if edtf else ""
