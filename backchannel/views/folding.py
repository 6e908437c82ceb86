"""Lines that say less than another line of the same kind, so that one fact stands once.

In: facts of one type about one person. Out: groups, each led by its fullest fact. Always true: facts that
contradict each other in anything are never in one group, and no fact is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from backchannel.records import Count
from backchannel.views.dates import first_day, last_day
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record
from backchannel.views.tables import Table

Group = tuple[Fact, tuple[Fact, ...]]
# Roles that say nothing where they hold these.
_EMPTY = {"form": "unspecified", "mechanism": "unspecified", "medium": "unspecified"}


def folded(record: Record, facts: Sequence[Fact]) -> list[Group]:
    """The facts as groups in the order of their fullest facts: that one, and those that say less.

    A fact that fits under two that contradict each other stays by itself.
    """
    parts = [_parts(record, fact) for fact in facts]
    under = _under(facts, parts)
    size = len(facts)
    heads = [i for i in range(size) if not under[i]]
    groups: dict[int, list[Fact]] = {i: [] for i in heads}
    for i in range(size):
        above = [j for j in under[i] if j in groups]
        if not under[i]:
            continue
        if above and all(_agree(facts[a], parts[a], facts[b], parts[b]) for a in above for b in above):
            groups[max(above, key=lambda j: (len(parts[j]), -j))].append(facts[i])
        else:
            groups[i] = []
    return [(facts[i], tuple(groups[i])) for i in sorted(groups)]


def add_folded(
    record: Record,
    table: Table,
    label: str,
    facts: Iterable[Fact],
    phrase: Callable[[Fact], str],
    key: str = "",
) -> None:
    """Add facts of one kind to a table, those that say less under the fullest of them."""
    for full, less in folded(record, tuple(facts)):
        table.add(full, label, phrase(full), key=key)
        for fact in less:
            table.add(fact, label, phrase(full), key=key, part=phrase(fact) != phrase(full))


Parts = dict[str, object]
# A role that every claim of its type holds, and in which two must agree for one to say less.
_DECIDES = "stage"


def _under(facts: Sequence[Fact], parts: Sequence[Parts]) -> list[list[int]]:
    """For each fact those that say all it says and more, or say the same before it.

    What is said over and over is compared once.
    """
    first: dict[object, int] = {}
    twin = [
        first.setdefault(_said(fact, part), i)
        for i, (fact, part) in enumerate(zip(facts, parts, strict=True))
    ]
    near: dict[object, list[int]] = defaultdict(list)
    for i in first.values():
        near[parts[i].get(_DECIDES)].append(i)
    found: list[list[int]] = []
    for i, one in enumerate(twin):
        if one != i:
            found.append([one, *found[one]])
            continue
        others = near[parts[i][_DECIDES]] if _DECIDES in parts[i] else first.values()
        ways = (parts[i], _turned(parts[i])) if facts[i].type == "exchange" else (parts[i],)
        found.append(
            [
                j
                for j in others
                if any(_says_less(facts[i], few, facts[j], parts[j], tie=j < i) for few in ways)
            ]
        )
    return found


def _turned(parts: Parts) -> Parts:
    """An exchange told from its other side: which leg comes first says nothing."""
    other = {"_a": "_b", "_b": "_a"}
    return {
        role[:-2] + other[role[-2:]] if role[-2:] in other else role: value for role, value in parts.items()
    }


def _said(fact: Fact, part: Parts) -> object:
    """All that tells whether two facts say the same; what has no date counts from when it was told."""
    claim = fact.claim
    return (
        fact.type, claim.polarity, claim.realis, claim.time or (None, fact.told), tuple(sorted(part.items(), key=str)),
    )  # fmt: skip


def _parts(record: Record, fact: Fact) -> Parts:
    """What a fact says, role by role, in a form that can be compared across documents."""
    parts: Parts = {}
    for role, value in fact.claim.roles.items():
        if isinstance(value, tuple):
            parts[role] = frozenset(record.who(fact, role))
        elif isinstance(value, Count):
            parts[role] = (value.n, value.op)
        elif value and _EMPTY.get(role) != value:
            parts[role] = fold(value) or value
    return {role: value for role, value in parts.items() if value}


def _says_less(less: Fact, few: Parts, more: Fact, many: Parts, *, tie: bool) -> bool:
    """Whether one fact says nothing that the other does not; of two that say the same the first stands."""
    if less is more or not _comparable(less, more):
        return False
    if any(role not in many or not _within(few[role], many[role]) for role in few):
        return False
    if not _time_within(less, more):
        return False
    same = few == many and less.claim.time == more.claim.time
    return tie if same else True


def _comparable(one: Fact, other: Fact) -> bool:
    return (
        one.type == other.type
        and one.claim.polarity == other.claim.polarity
        and one.claim.realis == other.claim.realis
        # a denial of the fuller thing is no denial of the less
        and one.holds
    )


def _within(few: object, many: object) -> bool:
    if isinstance(few, frozenset) and isinstance(many, frozenset):
        return few <= many
    return few == many


def _time_within(less: Fact, more: Fact) -> bool:
    """Whether the time of the fuller fact lies within that of the other, so that both may be one.

    What carries no date cannot mean what came after it was told.
    """
    if less.claim.time == more.claim.time:
        return True
    if more.claim.time is None:
        return False
    if less.claim.time is None:
        begun, told = first_day(more.claim.time) or last_day(more.claim.time), last_day(less.told)
        return begun is not None and told is not None and begun <= told
    if _is_open(less) != _is_open(more):
        return False
    (low, high), (first, last) = _bounds(less), _bounds(more)
    return bool(low and high and first and last and low <= first and last <= high)


def _bounds(fact: Fact) -> tuple[date | None, date | None]:
    """First and last day of a point in time, or of the start of a spell that lasts."""
    time = fact.claim.time
    point = time.split("/")[0] if time and _is_open(fact) else time
    return first_day(point), last_day(point)


def _is_open(fact: Fact) -> bool:
    return bool(fact.claim.time and fact.claim.time.endswith("/.."))


def _agree(one: Fact, first: Parts, other: Fact, second: Parts) -> bool:
    """Whether two facts may both be so: no role in which they differ, and times that fit."""
    if one is other:
        return True
    if any(
        not _within(first[r], second[r]) and not _within(second[r], first[r]) for r in first if r in second
    ):
        return False
    (low, high), (begin, end) = _bounds(one), _bounds(other)
    return not (low and high and begin and end) or (low <= end and begin <= high)
