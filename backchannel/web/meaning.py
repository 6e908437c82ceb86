"""Whom an address means: the name in it, the names that it may mean, and those that come close.

In: a visit, the record, a name. Out: an answer where no one figure is meant, and links for names in rows. Always
true: a name that fits several is never guessed at; one that fits none is answered with near ones, as links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from starlette.responses import Response

from backchannel import workflow
from backchannel.errors import UsageError
from backchannel.needs import Needs
from backchannel.views import Record
from backchannel.views.people import withheld_names
from backchannel.views.scope import held
from backchannel.views.speech import has_page
from backchannel.views.subjects import candidates, near_names
from backchannel.web import addresses
from backchannel.web.rendering import response
from backchannel.web.visit import Visit


def records(visit: Visit, needed: Needs | None) -> tuple[Record, frozenset[str]]:
    """The record as far as a visitor may see it, and the names of those of whom custody is not told to them."""
    if visit.at_desk:
        return visit.record(needed), frozenset()
    with visit.opened() as ledger:
        whole = workflow.record(ledger, visit.clocks, needed)
    return visit.seen(whole), withheld_names(whole)


def several(
    visit: Visit, record: Record, name: str, address: Callable[[str], str], error: UsageError
) -> Response:
    """The page that lists whom a name may mean. Raises the error again where it means nobody."""
    found = [(one, visit.href(address(one))) for one in dict.fromkeys(candidates(record, name))]
    if not found:
        raise error
    return response("names.html", visit, name=name, found=found, several=True)


def unknown(visit: Visit, record: Record, name: str, address: Callable[[str], str]) -> Response:
    """The page that says that nobody of this name is on record, with near names."""
    found = [(one, visit.href(address(one))) for one in near_names(record, name)]
    return response("names.html", visit, status=404, name=name, found=found, several=False)


def names_of_cases(record: Record) -> tuple[str, ...]:
    """The names of all people with a case."""
    named = (key for key in held(record) if has_page(record.cast.figure(key)))
    return tuple(sorted({record.cast.name(key) for key in named}))


def people_linked(visit: Visit, names: Iterable[str], but: str = "") -> Mapping[str, str]:
    """Links to the pages of these people by their names; none to `but`, whose page it is."""
    return {name: visit.href(addresses.person(name)) for name in names if name != but}
