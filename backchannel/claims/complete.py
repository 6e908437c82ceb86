"""Complete drafts from the rest of the document where the text refers back to it.

In: drafts. Out: drafts whose missing parties are filled from the one live deal of the document, without those
that say too little. Always true: a document with several deals fills nothing, and an exchange told as done
never lends its parties to a proposal.
"""

from __future__ import annotations

from backchannel.claims.custody import Custody, ids, party_of
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page

# confidence of the frames by which a side puts an offer before the other
FIRM = 0.75


def complete(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with the parties of its proposals."""
    custody = Custody(page, found)
    offers = [d for d in found if d.type == "proposal"]
    for d in offers:
        from_people(page, d, custody)
    proposer, recipient = only(page, offers, "proposer"), only(page, offers, "recipient")
    if recipient is None and proposer is not None:
        recipient = other_side(page, offers, proposer, custody)
    for d in offers:
        from_thread(page, d, proposer, recipient, custody)
    for d in found:
        if d.type == "exchange" and d.time is None and d.roles.get("state") == "executed":
            from_release(d, found)
    live = any(says_who(d) for d in offers)
    return [
        d
        for d in found
        if d.type != "proposal"
        or says_who(d)
        or (put_forward(d) and not told_in_full(page, d, offers))
        or (live and says_something(d))
    ]


def told_in_full(page: Page, d: Draft, offers: list[Draft]) -> bool:
    """`Under a plan put forward by Egypt, X would free Y`: the same proposer's terms stand in the same sentence."""
    here = page.tree[d.index].sentence
    return any(
        says_who(o)
        and page.tree[o.index].sentence == here
        and o.roles.get("proposer") == d.roles.get("proposer")
        for o in offers
    )


def from_release(d: Draft, found: list[Draft]) -> None:
    """An exchange took place when one of its people was released, if the document dates that once."""
    people = {*ids(d.roles.get("released_by_a")), *ids(d.roles.get("released_by_b"))}
    dated = [
        r
        for r in found
        if r.type == "release"
        and r.time
        and r.realis == "asserted"
        and people & set(ids(r.roles.get("person")))
    ]
    if len({r.time for r in dated}) == 1:
        d.time = dated[0].time
        d.evidence = (*d.evidence, *(e for e in dated[0].evidence if e not in d.evidence))


def party(page: Page, d: Draft, role: str) -> str | None:
    """The party of a role of a draft."""
    return next((p for e in ids(d.roles.get(role)) if (p := party_of(page.entities.get(e)))), None)


def from_people(page: Page, d: Draft, custody: Custody) -> None:
    """The side whose people would come home proposes, and the side that holds them is asked, if no other is named."""
    home = custody.home(ids(d.roles.get("gets"))) or custody.holder(ids(d.roles.get("gives")))
    holder = custody.holder(ids(d.roles.get("gets")))
    if "proposer" not in d.roles and home and home != party(page, d, "recipient") and d.roles.get("gives"):
        fill(d, "proposer", custody.entity_for(home))
    if "recipient" not in d.roles and holder and holder != party(page, d, "proposer"):
        fill(d, "recipient", custody.entity_for(holder))


def fill(d: Draft, role: str, value: tuple[str, ...] | None) -> None:
    if value:
        d.roles[role] = value


def only(page: Page, offers: list[Draft], role: str) -> str | None:
    """The one party that plays `role` in all offers of the document."""
    found = {p for d in offers if (p := party(page, d, role))}
    return found.pop() if len(found) == 1 else None


def other_side(page: Page, offers: list[Draft], proposer: str, custody: Custody) -> str | None:
    """The one holder of the people whom the proposer would get."""
    found = {h for d in offers if (h := custody.holder(ids(d.roles.get("gets")))) and h != proposer}
    return found.pop() if len(found) == 1 else None


def from_thread(page: Page, d: Draft, proposer: str | None, recipient: str | None, custody: Custody) -> None:
    """The parties of the document's one deal, where the draft names neither or the other one."""
    own_proposer, own_recipient = party(page, d, "proposer"), party(page, d, "recipient")
    if "proposer" not in d.roles and proposer and own_recipient != proposer:
        fill(d, "proposer", custody.entity_for(proposer))
        if custody.home(ids(d.roles.get("gives"))) == proposer and not ids(d.roles.get("gets")):
            # nobody offers to let go his own people whom the other side holds
            for side in ("gives", "count_gives"):
                if side in d.roles:
                    d.roles[side.replace("gives", "gets")] = d.roles.pop(side)
    if "recipient" not in d.roles and recipient and own_proposer != recipient:
        fill(d, "recipient", custody.entity_for(recipient))


def says_who(d: Draft) -> bool:
    """True when a proposal names people or numbers."""
    return any(d.roles.get(r) for r in ("gives", "gets", "count_gives", "count_gets"))


def put_forward(d: Draft) -> bool:
    """True for an offer that somebody is said to have made, whatever is in it."""
    firm = d.frame.confidence >= FIRM and d.realis == "asserted" and d.polarity == "positive"
    return firm and bool(d.roles.get("proposer")) and d.roles.get("status") == "offered"


def says_something(d: Draft) -> bool:
    """True when a bare mention of the live offer adds a date or a status of its own."""
    return d.time is not None or d.roles.get("status") not in {"offered", "considered"}
