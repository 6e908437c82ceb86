"""What officials have promised about a person: in which words, when, how often, and how long ago last.

In: the record and a name. Out: a page with one section for each promise, those of the sides that want the
person back first. Always true: the words stand as the document has them; an unnamed official is never taken
for another; and that a promise was dropped is not decided here: the page says when it was last repeated, and
how often its side has spoken of the person since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz

from backchannel.errors import NotFound
from backchannel.views.cues import hits, plain
from backchannel.views.data import data
from backchannel.views.dates import day, days_between, first_day, last_day, words
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Section, under_one_label
from backchannel.views.record import Record
from backchannel.views.reviewed import with_review
from backchannel.views.scope import Scope, scope
from backchannel.views.tables import Table
from backchannel.views.utterances import (
    OFFICIAL,
    Utterance,
    by,
    named_in,
    narrowest,
    says,
    sides_of,
)

_ENDINGS = ("ing", "ed", "es", "s", "e")


@dataclass(eq=False)
class Promise:
    """One promise by one side: its kind (of `promises.yaml`) and every time it was made, the first first.

    `side` is `None` where the record does not tell whom its speakers act for.
    """

    kind: str
    side: str | None
    made: list[Utterance] = field(default_factory=list)

    @property
    def last(self) -> Utterance:
        """When it was made last."""
        return self.made[-1]


@with_review
def promises(record: Record, name: str) -> Page:
    """The page of promises about `name`. Raises `NotFound` where none is on record."""
    about = scope(record, name)
    spoken = _about(record, about)
    found = made(record, about, spoken)
    if not found:
        raise NotFound(f"no promise about {about.title} is on record: see `backchannel said`")
    notes = Footnotes()
    theirs = [promise for promise in found if _is_about(about, promise, record)]
    rest = [promise for promise in found if promise not in theirs]
    sections = [_section(record, notes, about, promise, spoken) for promise in theirs]
    sections += [_unclear(record, notes, about, rest)] if rest else []
    return Page(
        "promises",
        f"Promised about {about.title}",
        record.today.isoformat() if record.today else None,
        len({one.number for promise in found for one in promise.made}),
        tuple(sections),
        notes.all(),
    )


def made(record: Record, about: Scope, spoken: list[Utterance] | None = None) -> list[Promise]:
    """The promises about the people of a scope: those of their own side first, then the last repeated first."""
    found: list[Promise] = []
    for one in spoken if spoken is not None else _about(record, about):
        for kind in kinds_of(one)[:1]:
            _place(about, found, kind, _side(record, about, one), one)
    found.sort(key=lambda promise: _day(promise.last), reverse=True)
    return sorted(found, key=lambda promise: promise.side not in about.home)


def kinds_of(one: Utterance) -> list[str]:
    """The kinds of promise that an utterance makes, in the order of the list."""
    lists = data("promises")
    found = []
    for kind, entry in lists["kinds"].items():
        firm = hits(one.content, entry["phrases"], entry["unless"], lists["open"], lists["open_reach"])
        denied = {hit.phrase for hit in says(one, entry["phrases"]) if hit.negated}
        if any(not hit.negated and hit.phrase not in denied for hit in firm):
            found.append(kind)
    return found


def _about(record: Record, about: Scope) -> list[Utterance]:
    """What officials have said of these people, oldest first, copies of one text once."""
    found = [
        one
        for one in about.spoken()
        if _is_official(record, one)
        and not set(by(record, one)) & (record.relatives | about.people | about.others)
        and _concerns(record, about, one)
    ]
    found = sorted(narrowest(found), key=lambda one: (_day(one), one.number))
    return list({_once(record, one): one for one in reversed(found)}.values())[::-1]


def _concerns(record: Record, about: Scope, one: Utterance) -> bool:
    """Whether it names these people, or nobody else held in a document about them."""
    named = named_in(record, one)
    if named & about.people:
        return True
    return one.number in about.documents and not named & about.others


def _once(record: Record, one: Utterance) -> tuple[object, ...]:
    """The same words of the same speaker, as copies and later reports of one occasion have them.

    An unnamed source is one only within its document.
    """
    unnamed = one.statement.source_kind == "anonymous_official"
    who = record.groups[one.number] if unnamed else by(record, one)
    return who, plain(one.content), one.statement.said or record.groups[one.number]


def _side(record: Record, about: Scope, one: Utterance) -> str | None:
    sides = sides_of(record, one)
    return next((side for side in sides if side in about.home), next(iter(sides), None))


def _is_official(record: Record, one: Utterance) -> bool:
    """Whether it is said for a side, or by somebody with an office; lawyers and relatives have another kind."""
    speaking = by(record, one)
    office = sides_of(record, one) or any(record.cast.figure(key).titles for key in speaking)
    return one.statement.source_kind in OFFICIAL and bool(office)


def _place(about: Scope, found: list[Promise], kind: str, side: str | None, one: Utterance) -> None:
    names = {name for key in about.people for name in about.record.cast.figure(key).names}
    more = substance(one.content, kind, names)
    for promise in found:
        if (promise.kind, promise.side) != (kind, side):
            continue
        if any(alike(more, substance(other.content, kind, names)) for other in promise.made):
            promise.made.append(one)
            return
    found.append(Promise(kind, side, [one]))


def substance(content: str, kind: str, names: Iterable[str] = ()) -> str:
    """What a promise says beyond its kind and the names of those whom it is about, words without endings."""
    lists = data("promises")
    told = " ".join(hit.words for hit in hits(content, lists["kinds"][kind]["phrases"]))
    known = {*told.split(), *" ".join(names).split(), *lists["stop"]}
    return " ".join(_stem(word) for word in plain(content).split() if word not in known and word != "/")


def alike(one: str, other: str) -> bool:
    """Whether two promises of one kind are the same one: one says hardly more than its kind, or the rest agrees."""
    lists = data("promises")
    if not one or not other:
        return len((one or other).split()) <= int(lists["hardly_more"])
    return fuzz.token_set_ratio(one, other) >= float(lists["alike"])


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _section(
    record: Record, notes: Footnotes, about: Scope, promise: Promise, spoken: list[Utterance]
) -> Section:
    table = Table(record, notes)
    for one in promise.made:
        label = words(one.told) if one.told else "date not stated"
        named = named_in(record, one) & about.people
        text = one.content if named or not about.figure else f"{one.content}  [{_whom(about, one)}]"
        table.add(one.fact, label, text, key="promise", time=one.told)
    title = str(data("promises")["kinds"][promise.kind]["says"]).capitalize()
    return Section("promise", title, _headline(record, promise, spoken), under_one_label(table.rows()))


def _is_about(about: Scope, promise: Promise, record: Record) -> bool:
    """Whether it names somebody of the page, is of a kind about people, or is by the side that wants them back."""
    if not about.figure or promise.side in about.home or promise.kind not in data("promises")["needs_name"]:
        return True
    return any(
        named_in(record, one) & about.people or _whom(about, one) == "by the surname" for one in promise.made
    )


def _unclear(record: Record, notes: Footnotes, about: Scope, rest: list[Promise]) -> Section:
    """What others promise without a name: it may be about anybody, and counts as no promise."""
    table = Table(record, notes)
    for promise in rest:
        for one in promise.made:
            label = words(one.told) if one.told else "date not stated"
            table.add(one.fact, label, one.content, key="unclear", time=one.told)
    headline = f"in a report on {about.title}, and no promise about anybody by name"
    return Section("unclear", "Said by others, names nobody", headline, under_one_label(table.rows()))


def _whom(about: Scope, one: Utterance) -> str:
    """What the words name where the reading made out nobody of the page in them."""
    surnames = {name.split()[-1] for key in about.people for name in about.record.cast.figure(key).names}
    return "by the surname" if surnames & set(plain(one.content).split()) else "names nobody"


def _headline(record: Record, promise: Promise, spoken: list[Utterance]) -> str:
    times = len(promise.made)
    often = "once" if times == 1 else f"{times} times"
    often = f"by {_speakers(record, promise)}, {often}"
    last = _day(promise.last)
    if last == date.min or record.today is None:
        return f"{often}, date not stated"
    when = f", first {day(_day(promise.made[0]))}" if times > 1 else ""
    low = first_day(promise.last.told) or last
    ago = days_between((low, last), record.today)
    since = [
        one
        for one in spoken
        if _day(one) > last and one not in promise.made and _same_side(record, promise, one)
    ]
    past = f", {ago} ago" if ago and last < record.today else ""
    return f"{often}{when}, last {day(last)}{past}{_since(since)}"


def _speakers(record: Record, promise: Promise) -> str:
    names = [record.cast.name(key) for one in promise.made for key in by(record, one)]
    return ", ".join(dict.fromkeys(names)) or "somebody not named"


def _same_side(record: Record, promise: Promise, one: Utterance) -> bool:
    if promise.side:
        return promise.side in sides_of(record, one)
    return bool(set(by(record, one)) & set(by(record, promise.last)))


def _since(since: list[Utterance]) -> str:
    if not since:
        return "; nothing more said of the case since"
    count = len(since)
    return f"; since then {count} other statement{'' if count == 1 else 's'} by its officials, not this one"


def _day(one: Utterance) -> date:
    return last_day(one.told) or date.min
