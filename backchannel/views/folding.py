"""Lines that say less than another line of the same kind, so that one fact stands once.

In: facts of one type about one person. Out: groups, each led by its fullest fact. Always true: facts that
contradict each other in anything are never in one group, and no fact is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from backchannel.records import Count
from backchannel.views.dates import first_day, last_day
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record
from backchannel.views.tables import Table

Group = tuple[Fact, tuple[Fact, ...]]
Parts = dict[str, object]
# Roles that say nothing where they hold these.
_EMPTY = {"form": "unspecified", "mechanism": "unspecified", "medium": "unspecified"}
# A role that every claim of its type holds, and in which two must agree for one to say less.
_DECIDES = "stage"


class _Told:
    """A fact as it is compared with others: what it says role by role, and when, worked out once."""

    __slots__ = ("begun", "bounds", "fact", "kind", "open", "parts", "time", "told")

    def __init__(self, record: Record, fact: Fact) -> None:
        claim = fact.claim
        self.fact = fact
        self.parts = _parts(record, fact)
        self.kind = (claim.type, claim.polarity, claim.realis)
        self.time = claim.time
        self.open = bool(claim.time and claim.time.endswith("/.."))
        # of a spell that lasts, those of its start
        point = claim.time.split("/")[0] if claim.time and self.open else claim.time
        self.bounds = (first_day(point), last_day(point))
        self.begun = first_day(claim.time) or last_day(claim.time)
        self.told = last_day(fact.told)

    def said(self) -> object:
        """All that tells whether two facts say the same; what has no date counts from when it was told."""
        return (*self.kind, self.time or (None, self.fact.told), tuple(sorted(self.parts.items(), key=str)))


def folded(record: Record, facts: Sequence[Fact]) -> list[Group]:
    """The facts as groups in the order of their fullest facts: that one, and those that say less.

    A fact that fits under two that contradict each other stays by itself.
    """
    told = [_Told(record, fact) for fact in facts]
    under = _under(told)
    size = len(facts)
    groups: dict[int, list[Fact]] = {i: [] for i in range(size) if not under[i]}
    for i in range(size):
        if not under[i]:
            continue
        above = [j for j in under[i] if j in groups]
        if above and all(_agree(told[a], told[b]) for a in above for b in above):
            groups[max(above, key=lambda j: (len(told[j].parts), -j))].append(facts[i])
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
        text = phrase(full)
        table.add(full, label, text, key=key)
        for fact in less:
            table.add(fact, label, text, key=key, part=phrase(fact) != text)


def _under(told: Sequence[_Told]) -> list[list[int]]:
    """For each fact those that say all it says and more, or say the same before it.

    What is said over and over is compared once, and only with what may say more.
    """
    first: dict[object, int] = {}
    twin = [first.setdefault(one.said(), i) for i, one in enumerate(told)]
    alike: dict[object, list[int]] = defaultdict(list)
    for i in first.values():
        kind, stage = told[i].kind, told[i].parts.get(_DECIDES)
        alike[kind].append(i)
        alike[kind, stage].append(i)
    found: list[list[int]] = []
    for i, one in enumerate(twin):
        if one != i:
            found.append([one, *found[one]])
            continue
        less = told[i]
        if not less.fact.holds:  # a denial of the fuller thing is no denial of the less
            found.append([])
            continue
        others = alike[less.kind, less.parts[_DECIDES]] if _DECIDES in less.parts else alike[less.kind]
        ways = (less.parts, _turned(less.parts)) if less.fact.type == "exchange" else (less.parts,)
        found.append([j for j in others if any(_says_less(less, few, told[j], tie=j < i) for few in ways)])
    return found


def _turned(parts: Parts) -> Parts:
    """An exchange told from its other side: which leg comes first says nothing."""
    other = {"_a": "_b", "_b": "_a"}
    return {
        role[:-2] + other[role[-2:]] if role[-2:] in other else role: value for role, value in parts.items()
    }


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


def _says_less(less: _Told, few: Parts, more: _Told, *, tie: bool) -> bool:
    """Whether one says nothing that the other, which is of its kind, does not.

    Of two that say the same the first stands.
    """
    if less is more or not _time_within(less, more):
        return False
    many = more.parts
    for role, value in few.items():
        if role not in many or not _within(value, many[role]):
            return False
    return tie if few == many and less.time == more.time else True


def _within(few: object, many: object) -> bool:
    if isinstance(few, frozenset) and isinstance(many, frozenset):
        return few <= many
    return few == many


def _time_within(less: _Told, more: _Told) -> bool:
    """Whether the time of the fuller fact lies within that of the other, so that both may be one.

    What carries no date cannot mean what came after it was told.
    """
    if less.time == more.time:
        return True
    if more.time is None:
        return False
    if less.time is None:
        return more.begun is not None and less.told is not None and more.begun <= less.told
    if less.open != more.open:
        return False
    (low, high), (first, last) = less.bounds, more.bounds
    return bool(low and high and first and last and low <= first and last <= high)


def _agree(one: _Told, other: _Told) -> bool:
    """Whether two facts may both be so: no role in which they differ, and times that fit."""
    if one is other:
        return True
    first, second = one.parts, other.parts
    if any(
        not _within(first[r], second[r]) and not _within(second[r], first[r]) for r in first if r in second
    ):
        return False
    (low, high), (begin, end) = one.bounds, other.bounds
    return not (low and high and begin and end) or (low <= end and begin <= high)
