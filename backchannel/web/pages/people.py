"""The list of people: who is held, who came free, who died, by whom held, whose, and for how long.

In: a visit with filters. Out: the page. Always true: a large ledger is asked for its newest documents only, and the
page says so; where the end of custody rests on a sensitive fact, visitors are not told how the case stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from starlette.responses import Response

from backchannel.views.identity import fold
from backchannel.views.people import STATES, Person
from backchannel.web import addresses
from backchannel.web.lists import everybody
from backchannel.web.paging import Part, part
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_SIZE = 60
_TRAITS: dict[str, Callable[[Person], tuple[str, ...]]] = {
    "captor": lambda one: one.captors,
    "home": lambda one: one.home,
    "designator": lambda one: tuple(by.partition(":")[0] for by in one.designators) or (UNDESIGNATED,),
}
UNDESIGNATED = "nobody"


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter: its name in the address, what is chosen, and what there is with how many people."""

    name: str
    chosen: str
    there: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class List:
    """What the template is given: people, tabs by state with their counts, filters and order."""

    people: Part[Person]
    counts: dict[str, int]
    state: str
    choices: tuple[Choice, ...]
    sort: str
    find: str
    everybody: int
    documents: int
    whole: bool
    as_of: str | None


def listed(visit: Visit) -> Response:
    """The page."""
    return response("people.html", visit, _list(visit))


def _list(visit: Visit) -> List:
    every, basis = everybody(visit)
    sort = "days" if visit.query.get("sort") == "days" else "name"
    state = visit.query.get("state", "")
    state = state if state in STATES else ""
    wanted = {name: visit.query.get(name, "") for name in _TRAITS}
    find = visit.query.get("name", "").strip()[:100]
    named = (
        [one for one in every if set(fold(find).split()) <= set(fold(one.name).split())] if find else every
    )
    matching = [one for one in named if _fits(one, wanted)]
    shown = [one for one in matching if not state or one.state == state]
    shown.sort(key=lambda one: (-one.longest, one.sorted_as) if sort == "days" else (0.0, one.sorted_as))
    counts = Counter(one.state for one in matching)
    return List(
        part(visit, shown, _SIZE),
        {"": len(matching), **{one: counts[one] for one in STATES}},
        state,
        tuple(_choice(name, chosen, every) for name, chosen in wanted.items()),
        sort,
        find,
        len(every),
        basis.documents,
        basis.whole,
        basis.as_of,
    )


def _fits(one: Person, wanted: dict[str, str]) -> bool:
    return all(not chosen or chosen in _TRAITS[name](one) for name, chosen in wanted.items())


def _choice(name: str, chosen: str, every: Iterable[Person]) -> Choice:
    counts = Counter(value for one in every for value in dict.fromkeys(_TRAITS[name](one)))
    return Choice(name, chosen, tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0]))))


PLACES = (At(addresses.PEOPLE, listed),)
