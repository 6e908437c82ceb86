"""Which names on a page are links, and where they lead.

In: a record. Out: paths by name. Always true: whoever is or was held, or stands in a deal, leads to the page on
the person, everybody else to all that they have said; unnamed sources and countries lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from backchannel.views.deals import Deal
from backchannel.views.record import Record
from backchannel.views.subjects import cases
from backchannel.web import addresses
from backchannel.web.visit import Visit

_SPEAK = ("person", "organisation", "armed_group")


def paths(record: Record, all_deals: Iterable[Deal]) -> dict[str, str]:
    """A path for each name of the record."""
    held = cases(record, all_deals)
    return {
        figure.name: addresses.person(figure.name) if figure.key in held else addresses.voice(figure.name)
        for figure in record.cast.figures.values()
        if figure.kind in _SPEAK and not figure.anonymous and _is_name(figure.name)
    }


def links(visit: Visit, found: Mapping[str, str]) -> dict[str, str]:
    """The paths as links that keep the clocks and the language of the visit."""
    return {name: visit.href(path) for name, path in found.items()}


def _is_name(name: str) -> bool:
    """Whether it is a name and no description: its last word begins with no small letter."""
    return not name.split(" ")[-1][:1].islower()
