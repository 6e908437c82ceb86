"""Who somebody is across documents: all names, why each was joined, what waits, and where documents disagree.

In: the record and a name, or none for all that waits. Out: a page. Always true: it tells names as all documents
known give them, whatever day is asked for, since a name is no event; what is told of the case itself holds by
both clocks; nothing here joins or parts anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from backchannel.errors import UsageError
from backchannel.identity import Suggestion, compare
from backchannel.records import Span
from backchannel.views.conflicts import conflict_section
from backchannel.views.contradictions import conflicts
from backchannel.views.dates import words
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import Figure, Place
from backchannel.views.pages import Page, Row, Says, Section, under_one_label
from backchannel.views.record import Record
from backchannel.views.reviewed import with_review
from backchannel.views.subjects import subject
from backchannel.views.wording import country, word

_SHOWN = 3


@with_review
def who(record: Record, name: str | None = None) -> Page:
    """The page on one figure, or where no name is given on all questions that wait, best first.

    Raises `NotFound` for a name that is not on record, `UsageError` for one that fits several.
    """
    notes = Footnotes()
    if name is None:
        waiting = record.cast.suggestions()
        rows = tuple(_question(record, notes, one) for one in waiting)
        headline = word("who", "waiting" if rows else "none_waiting").format(n=len(rows))
        section = Section("waiting", "Who may be one", headline, rows)
        return _page(record, "Who may be one", (section,), notes, len(record.readings))
    about = subject(record, name)
    if not about.figure and len(about.sides) != 1:
        raise UsageError(f"{name!r} means two sides: ask for one of them")
    key = about.figure or about.sides[0]
    sections = _sections(record, notes, key)
    places = {place.number for place in record.cast.places(key)}
    return _page(record, record.cast.name(key), sections, notes, len(places))


def _sections(record: Record, notes: Footnotes, key: str) -> tuple[Section, ...]:
    figure, places = record.cast.figure(key), list(record.cast.places(key))
    waiting = [one for one in record.cast.suggestions() if key in one.keys]
    found = (
        Section("names", figure.name, f"key {key}", _names(record, notes, places, key)),
        Section("titles", "Titles and side", rows=_titles(record, notes, figure, places)),
        *_conflicts(record, notes, key),
        Section(
            "waiting",
            "May be the same: not decided",
            rows=tuple(_question(record, notes, one, beside=key) for one in waiting),
        ),
        Section("judged", "Judged by people", rows=_judged(record, key)),
        Section("namesakes", "Kept apart", rows=_namesakes(record, notes, key, waiting)),
    )
    return tuple(section for section in found if section.rows or section.key == "names")


def _page(
    record: Record, title: str, sections: tuple[Section, ...], notes: Footnotes, documents: int
) -> Page:
    today = record.today.isoformat() if record.today else None
    return Page("who", title, today, documents, sections, notes.all())


def _names(record: Record, notes: Footnotes, places: list[Place], key: str) -> tuple[Row, ...]:
    """One row for each spelling, with why it is held to be the figure's, and one for the short forms."""
    by_name: dict[str, list[Place]] = defaultdict(list)
    short: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_name[place.entity.name].append(place)
        for alias in place.entity.aliases:
            short[alias].append(place)
    rows = [
        Row("name", name, _why(record, here[0], key), None, *_documents(record, notes, here))
        for name, here in by_name.items()
    ]
    rows += [
        Row("also", name, word("who", "also"), None, *_documents(record, notes, here))
        for name, here in short.items()
        if name not in by_name
    ]
    return tuple(rows)


def _why(record: Record, place: Place, key: str) -> str:
    """Why a spelling is the figure's: by the register, by a judgement, or because it is the first."""
    link = record.cast.links.get(place.own)
    if link and record.cast.decisions.of(link.to) == key:
        text = "; ".join(reason.text for reason in link.reasons)
        return word("who", "joined").format(score=f"{link.score:.2f}", why=text)
    judged = [one for one in record.cast.decisions.about(key) if one.kind == "merge"]
    first = judged and place.own == record.cast.decisions.of(judged[0].keys[0])
    return word("who", "judged_one" if judged and not first and place.own != key else "own_name")


def _titles(record: Record, notes: Footnotes, figure: Figure, places: list[Place]) -> tuple[Row, ...]:
    told: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        for title in place.entity.titles:
            told["title", title].append(place)
        if figure.kind != "state" and place.entity.country:
            told["side", country(place.entity.country)].append(place)
        for code in place.entity.nationalities:
            told["nationality", country(code)].append(place)
    order = ("title", "side", "nationality")
    rows = (
        Row(kind, word("who", kind), text, None, *_documents(record, notes, told[kind, text], cited=1))
        for kind, text in sorted(told, key=lambda one: order.index(one[0]))
    )
    return under_one_label(tuple(rows))


def _question(record: Record, notes: Footnotes, one: Suggestion, beside: str | None = None) -> Row:
    """A suggestion: how likely, who, why, and where each of the two stands."""
    keys = sorted(one.keys, key=lambda key: key == beside)
    shown = keys[:1] if beside in keys else keys
    text = word("who", "question").format(names=" · ".join(map(record.cast.name, shown)), why=one.text)
    says: list[Says] = []
    cited: dict[int, None] = {}
    for key in shown:
        voices, numbers = _documents(record, notes, list(record.cast.places(key))[:1])
        says += [Says(voice.kind, voice.name, f"{voice.text} · {key}", notes=voice.notes) for voice in voices]
        cited |= dict.fromkeys(numbers)
    family = not record.relatives.isdisjoint(one.keys)
    return Row("question", f"{one.score:.2f}", text, None, tuple(says), tuple(cited), sensitive=family)


def _conflicts(record: Record, notes: Footnotes, key: str) -> list[Section]:
    """What documents tell of the figure that cannot both be so."""
    mine = [one for one in conflicts(record) if not one.settled and key in one.who]
    return [conflict_section(record, notes, one) for one in mine]


def _judged(record: Record, key: str) -> tuple[Row, ...]:
    rows = []
    for one in record.cast.decisions.about(key):
        others = " · ".join(_called(record, one_key) for one_key in one.keys)
        when = words(one.recorded[:10]) if one.recorded else ""
        by = ", ".join(part for part in (one.who, when, f"entry {one.entry}" if one.entry else "") if part)
        says = (Says("judgement", one.who, f"{by}: {one.why}", one.recorded[:10] or None),)
        rows.append(Row("judged", word("who", one.kind), others, one.recorded[:10] or None, says))
    return tuple(rows)


def _called(record: Record, key: str) -> str:
    """What a key of a judgement is called: the spelling that it stands for."""
    cast = record.cast
    if not cast.decisions.knows(key):
        return key
    places = cast.places(cast.decisions.of(key))
    return next((place.entity.name for place in places if key == place.own), key)


def _namesakes(record: Record, notes: Footnotes, key: str, waiting: Iterable[Suggestion]) -> tuple[Row, ...]:
    """Others of one surname, or parted by a judgement, with what tells them apart."""
    asked = {other for one in waiting for other in one.keys}
    figure = record.cast.figure(key)
    rows = []
    for other in record.cast.figures.values():
        if other.key == key or other.key in asked or other.kind != figure.kind or other.anonymous:
            continue
        parted = record.cast.decisions.parted(key, other.key)
        match = compare(figure.name, other.name) if figure.kind == "person" else None
        if parted:
            text = word("who", "parted").format(who=parted.who, why=parted.why)
        elif match and match.apart:
            text = match.text
        else:
            continue
        places = list(record.cast.places(other.key))
        family = other.key in record.relatives
        told = _documents(record, notes, places, cited=1)
        rows.append(Row("namesake", other.name, text, None, *told, sensitive=family))
    return tuple(sorted(rows, key=lambda row: row.label))


def _documents(
    record: Record, notes: Footnotes, places: list[Place], cited: int = _SHOWN
) -> tuple[tuple[Says, ...], tuple[int, ...]]:
    """By which outlets, in how many documents from when to when, with the first and the newest cited."""
    by_outlet: dict[str, dict[int, Place]] = defaultdict(dict)
    for place in places:
        document = record.readings[place.number].document
        by_outlet[document.outlet or document.source].setdefault(place.number, place)
    says: list[Says] = []
    numbers: dict[int, None] = {}
    for outlet, here in by_outlet.items():
        dates = sorted(d for n in here if (d := record.readings[n].document.published))
        span = " to ".join(words(day) for day in dict.fromkeys((dates[0], dates[-1]))) if dates else ""
        count = word("who", "documents").format(n=len(here)) if len(here) > 1 else ""
        ends = [*here.values()][:cited] + [*here.values()][cited:][-1:]
        shown = tuple(dict.fromkeys(number for place in ends for number in _cite(record, notes, place)))
        text = ", ".join(part for part in (outlet, span, count) if part)
        says.append(Says("own_voice", outlet, text, notes=shown))
        numbers |= dict.fromkeys(shown)
    return tuple(says), tuple(numbers)


def _cite(record: Record, notes: Footnotes, place: Place) -> tuple[int, ...]:
    """The sentence in which the document names the entity first."""
    mentions = sorted(place.entity.mentions, key=lambda mention: (mention.form != "name", mention.start))
    spans = tuple(Span(mention.start, mention.end) for mention in mentions[:1])
    return notes.cite(record.readings[place.number], spans)
