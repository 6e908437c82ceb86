"""What the page of one deal shows: told from one record, put together from several views, no more than fits.

In: a visit, a deal of its record. Out: a frozen context. Always true: footnotes are numbered over the whole page;
what is sensitive stands in the family section alone, and that only at the desk; what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import ParamSpec, TypeVar

from backchannel import plots, views
from backchannel.errors import NotFound
from backchannel.views import Footnote, Page, Record, Section
from backchannel.views.comparables import Match, most_points
from backchannel.views.deal_words import deal_words
from backchannel.views.deals import Deal
from backchannel.views.footnotes import Shown
from backchannel.views.gathered import Gathering, Part
from backchannel.views.negotiation import deal_title
from backchannel.views.precedent_table import Line, line
from backchannel.views.reviewed import review_of
from backchannel.views.sides import Fate, sides_of
from backchannel.views.stances import Series, has_points, series, stance_table
from backchannel.views.states import State, last_news, state
from backchannel.web import naming
from backchannel.web.visit import Visit

P = ParamSpec("P")
T = TypeVar("T")

_NO_WORD = "no word of its own: "
ROWS, ALL = 8, 60  # rows of a part on the page of the deal, and on the page of the part
_SIDE_ROWS = 24
_EVERYTHING = 10_000
_BY_DAY = ("contacts", "denials")
# A sheet to hand round: what may not be published stays at the desk, words stand in the documents.
_UNPRINTED = ("family", "said", "promises", "before")
_PRECEDENTS = 5
# What takes long in a record with many documents has pages of its own there.
_APART = ("mediators", "denials", "promises", "conflicts", "before", "family", "said")


@dataclass(frozen=True, slots=True)
class Group:
    """One heading of the page: its parts, and how many rows of them are left out."""

    key: str
    parts: tuple[Part, ...]

    @property
    def left(self) -> int:
        """How many rows are not shown."""
        return sum(part.left for part in self.parts)


@dataclass(frozen=True, slots=True)
class Picture:
    """What the page knows of the picture of stances before it is drawn.

    What it shows in a sentence, and its size, wide and narrow; nothing of it where it takes long to work out.
    """

    alt: str = ""
    wide: tuple[int, int] | None = None
    narrow: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A row of the reference set beside the deal: its points of so many, and in what it is alike."""

    line: Line
    points: int
    of: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DealContext:
    """All that the template of a deal names: `sides` are what each side gives, `fates` what became of each name.

    `apart` are the headings that have a page of their own, `unprinted` footnotes that nothing on paper calls, `quiet` are the days since the last news, `silent` the sides without a word of their own.
    """

    id: str
    page: Page
    now: State
    quiet: int | None
    state: Part
    sides: tuple[Part, ...]
    fates: Mapping[str, Fate]
    picture: Picture | None
    groups: tuple[Group, ...]
    apart: tuple[str, ...]
    precedents: tuple[Alike, ...]
    paths: Mapping[str, str]
    silent: str
    unprinted: frozenset[int]


class Told:
    """A deal as several views tell it, each asked once and only where it is wanted."""

    def __init__(self, visit: Visit, record: Record, deal: Deal, all_deals: list[Deal]) -> None:
        self.visit, self.record, self.deal, self.all_deals = visit, record, deal, all_deals

    @property
    def in_part(self) -> bool:
        """Whether only a part of it is told on its page, since so many documents bear on it."""
        return bool(self.record.beyond) and self.visit.live

    def section(self, *keys: str, shown: Shown | None = None) -> Page:
        """Some sections of the deal as `backchannel deal` tells it, those `shown` of their rows with sources."""
        return views.deal(self.record, self.deal.id, keys, shown)

    def series(self) -> Series:
        """Its stances."""
        return series(self.record, self.deal, self.all_deals)

    def groups(self, shown: Shown | None = None) -> dict[str, Callable[[], Page | None]]:
        """What the page has under its headings, in order, each asked for when it is wanted.

        `shown` is what will be shown of each, where that is known.
        """
        record, name = self.record, self.deal.id
        asked: dict[str, Callable[[], Page | None]] = {
            "stances": partial(stance_table, record, self.deal, shown),
            "conditions": partial(_if_any, views.conditions, record, name, shown),
            "contacts": partial(_if_any, views.contacts, record, name, shown=shown),
            "versions": partial(self._of_whole, "versions", "firsts", shown=shown),
            "mediators": partial(_if_any, views.mediators, record, name),
            "people": partial(self._of_whole, "people", shown=shown),
            "denials": partial(self._of_whole, "denials", shown=shown),
            "promises": partial(_if_any, views.promises, record, name),
            "conflicts": partial(_if_any, views.conflicts, record, name),
            "before": partial(self._of_whole, "beside", shown=shown),
            "family": partial(self._of_whole, "family"),
            "said": partial(deal_words, record, self.deal),
        }
        if not self.visit.at_desk:
            asked.pop("family")
        return asked

    def group(
        self, key: str, made: Gathering, rows: int, start: int = 0, *, newest: bool = False
    ) -> Group | None:
        """The parts under a heading, `None` where there is nothing; `newest` for the last rows of what goes by day."""
        shown = made.shown(rows, start, last=newest and key in _BY_DAY)
        page = self.groups(shown)[key]()
        if page is None:
            return None
        sections = (_shown(section, hidden=key != "family") for section in page.sections)
        parts = tuple(
            made.part(page, one, rows, shown.of(len(one.rows)).start) for one in sections if one.rows
        )
        return Group(key, parts) if parts else None

    def _of_whole(self, *keys: str, shown: Shown | None = None) -> Page | None:
        page = self.section(*keys, shown=shown)
        return page if page.sections else None


def context(told: Told) -> DealContext:
    """The page of a deal."""
    record, deal, visit = told.record, told.deal, told.visit
    made = Gathering()
    rows = ROWS if visit.live else _EVERYTHING
    whole = told.section("state", shown=made.shown(rows))
    head = whole.sections[0]
    now_part = made.part(whole, _shown(head), rows)
    gives = sides_of(record, deal, told.all_deals, made.shown(_SIDE_ROWS))
    sides = tuple(made.part(gives.page, _shown(one), _SIDE_ROWS) for one in gives.page.sections)
    apart = tuple(key for key in told.groups() if key in _APART and told.in_part)
    here = (key for key in told.groups() if key not in apart)
    groups = tuple(group for key in here if (group := told.group(key, made, rows, newest=True)))
    page = replace(whole, sections=_all_sections(now_part, sides, groups), footnotes=made.footnotes())
    now = state(record, deal, told.all_deals)
    today = record.today
    return DealContext(
        id=deal.id,
        page=replace(page, title=deal_title(record, deal), review=review_of(record, page)),
        now=now,
        quiet=max((today - last_news(deal)).days, 0) if today else None,
        state=now_part,
        sides=sides,
        fates=gives.fates,
        picture=picture(told),
        groups=groups,
        apart=apart,
        precedents=precedents(record, deal),
        paths=naming.paths(record, told.all_deals),
        unprinted=_unprinted(page.footnotes, now_part, sides, groups),
        silent=head.headline.partition(_NO_WORD)[2],
    )


def _unprinted(
    notes: Iterable[Footnote], now: Part, sides: Iterable[Part], groups: Iterable[Group]
) -> frozenset[int]:
    """Numbers of the footnotes that only those groups call that stay on the screen."""
    printed = (
        now,
        *sides,
        *(part for group in groups if group.key not in _UNPRINTED for part in group.parts),
    )
    called = {number for part in printed for row in part.section.rows for number in row.notes}
    return frozenset(note.number for note in notes) - called


def picture(told: Told) -> Picture | None:
    """What is known of the picture before it is drawn; none where there is nothing to draw."""
    if told.in_part:
        return Picture() if has_points(told.record, told.deal) else None
    found = told.series()
    if not found.points:
        return None
    return Picture(found.sentence, plots.size(found, plots.WIDE), plots.size(found, plots.NARROW))


def precedents(record: Record, deal: Deal, limit: int = _PRECEDENTS) -> tuple[Alike, ...]:
    """The rows of the reference set that are most like the deal."""
    found = _if_any(views.precedents_for, record, deal.id, limit)
    return tuple(alike(one) for one in found.found) if found else ()


def alike(one: Match) -> Alike:
    """A match in words."""
    reasons = tuple(f"{reason.text} (+{reason.points})" for reason in one.reasons)
    return Alike(line(one.row), one.points, most_points(), reasons)


def _if_any(view: Callable[P, T], *asked: P.args, **more: P.kwargs) -> T | None:
    """What a view gives, `None` where it has nothing."""
    try:
        return view(*asked, **more)
    except NotFound:
        return None


def _shown(section: Section, *, hidden: bool = True) -> Section:
    """The section without its sensitive rows."""
    return (
        replace(section, rows=tuple(row for row in section.rows if not row.sensitive)) if hidden else section
    )


def _all_sections(now: Part, sides: tuple[Part, ...], groups: tuple[Group, ...]) -> tuple[Section, ...]:
    parts = (now, *sides, *(part for group in groups for part in group.parts))
    return tuple(part.section for part in parts)
