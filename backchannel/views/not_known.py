"""What nobody stands for by name: people in an open deal whom only unnamed sources put there.

In: the record and its deals. Out: such people, each with the deal and whose word it is. Always true: somebody
whom a named source, an institution or an outlet in its own words has in the deal too is not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.views.deals import Deal
from backchannel.views.negotiation import deal_title
from backchannel.views.record import Fact, Record
from backchannel.views.states import OVER, state
from backchannel.views.voices import UNNAMED, voice


@dataclass(frozen=True, slots=True)
class NotNamed:
    """Somebody in a deal by the word of unnamed sources only; `claim` is the first, `more` how many others."""

    name: str
    deal: str
    title: str
    says: str
    claim: str
    more: int


def not_named(record: Record, all_deals: Sequence[Deal]) -> tuple[NotNamed, ...]:
    """All such people of deals that are not over, those of the newest deal first."""
    found = []
    for deal in all_deals:
        unnamed = [terms for terms in deal.terms if _is_unnamed(terms.fact)]
        if not unnamed or state(record, deal, list(all_deals)).term in OVER:
            continue
        known = {person for terms in deal.terms if terms not in unnamed for person in terms.people}
        for person in sorted(deal.people - known, key=record.cast.name):
            facts = [terms.fact for terms in unnamed if person in terms.people]
            says, name = voice(record, facts[0]).text, record.cast.name(person)
            found.append(NotNamed(name, deal.id, deal_title(record, deal), says, facts[0].id, len(facts) - 1))
    return tuple(found)


def _is_unnamed(fact: Fact) -> bool:
    return fact.statement is not None and fact.statement.source_kind in UNNAMED
