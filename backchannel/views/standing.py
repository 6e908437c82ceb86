"""Where a deal stands: what belongs to it, each side's last word, and the one line that sums it up.

In: the record and a deal. Out: facts and words. Always true: a side's own word and what others say of it are
never mixed, and how a deal stands is told with who says so and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backchannel.views.dates import words
from backchannel.views.deals import Deal
from backchannel.views.record import Fact, Record, moment
from backchannel.views.voices import is_own_word
from backchannel.views.wording import word, wording


@dataclass(frozen=True)
class Positions:
    """Stances on a deal: the last words of each side, what others say of it, and voices inside it."""

    own: dict[str, list[Fact]]
    before: dict[str, list[Fact]]
    told: dict[str, list[Fact]]
    inside: dict[str, list[Fact]]
    others: list[Fact]


def attached(record: Record, deal: Deal, all_deals: list[Deal]) -> list[Fact]:
    """The facts, other than its terms, that belong to a deal."""
    return deal.attached


def positions(record: Record, deal: Deal, facts: list[Fact]) -> Positions:
    """The stances among `facts`, sorted by whose they are and who tells them."""
    result = Positions({}, {}, {}, {}, [])
    own: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.type != "position":
            continue
        side = of_deal(record, fact, deal)
        if side is None:
            result.others.append(fact)
        elif is_own_word(record, fact, side):
            own.setdefault(side, []).append(fact)
        elif fact.term("stance") in wording()["inner"] and not _is_side(record, fact):
            result.inside.setdefault(side, []).append(fact)
        else:
            result.told.setdefault(side, []).append(fact)
    for side, words_of_side in own.items():
        last = max(said_on(fact) for fact in words_of_side)
        result.own[side] = [fact for fact in words_of_side if said_on(fact) == last]
        stances = {fact.term("stance") for fact in result.own[side]}
        older = [f for f in words_of_side if said_on(f) != last and f.term("stance") not in stances]
        if older:
            before = max(said_on(fact) for fact in older)
            result.before[side] = [fact for fact in older if said_on(fact) == before]
    return result


def of_deal(record: Record, fact: Fact, deal: Deal) -> str | None:
    """The side of the deal whose stance it is, the first where it is that of several."""
    for side in record.sides(fact, "holder"):
        if side in deal.sides:
            return side
    return None


def said_on(fact: Fact) -> date:
    """The day on which a stance was told, the last possible one where it is not known to the day."""
    return fact.told_by


def headline(record: Record, deal: Deal, stances: Positions) -> str:
    """How the deal stands, who says so, and when: `NO AGREEMENT, says Chile, 15 May 2031`."""
    if deal.outcomes:
        return _with_date(_carried_out(deal), _done_on(deal))
    told = [terms.fact for terms in deal.offers if terms.fact.type == "exchange" and terms.fact.holds]
    if told:
        newest = max(told, key=moment)
        return _with_date(word("exchange_state", newest.term("state") or "planned").upper(), newest.dated)
    deciding = [
        (said_on(fact), side, fact)
        for side, facts in stances.own.items()
        for fact in facts
        if fact.term("stance") in wording()["decides"]
    ]
    if deciding:
        _, side, fact = max(deciding, key=lambda one: one[0])
        stance = word("stance", fact.term("stance") or "").upper()
        stance = stance if fact.holds else f"NOT: {stance}"
        return _with_date(f"{stance}, says {record.cast.running(side)}", fact.told)
    return _status(deal).upper()


def _status(deal: Deal) -> str:
    ranks = ["withdrawn", "countered", "offered", "considered", "working_on"]
    told = [terms.fact.term("status") for terms in deal.offers]
    return word("proposal_status", next((rank for rank in ranks if rank in told), "considered"))


def _carried_out(deal: Deal) -> str:
    return word("exchange_state", deal.outcomes[-1].fact.term("state") or "executed").upper()


def _done_on(deal: Deal) -> str | None:
    """When it was carried out, by the telling that is most precise."""
    return next(
        (one.fact.claim.time for one in deal.outcomes if one.fact.claim.time and one.when == deal.done_on),
        None,
    )


def _with_date(text: str, edtf: str | None) -> str:
    return f"{text}, {words(edtf)}" if edtf else text


def _is_side(record: Record, fact: Fact) -> bool:
    return any(record.cast.figure(key).kind == "state" for key in record.who(fact, "holder"))
