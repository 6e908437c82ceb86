"""Drafts to claims: what the whole document says about each.

In: the drafts of a document. Out: `Claim`s with statement, evidence and confidence. The steps, each of its own
module, run in a fixed order; a step takes drafts and returns drafts. Always true: a later step never adds a
claim that has no words of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from backchannel.claims.bygone import bygone
from backchannel.claims.bystanders import bystanders
from backchannel.claims.complete import complete
from backchannel.claims.confidence import judged
from backchannel.claims.contacts import contacts
from backchannel.claims.dealings import dealings
from backchannel.claims.folded import folded
from backchannel.claims.frames import Grammar
from backchannel.claims.generic import generic
from backchannel.claims.holding import holding
from backchannel.claims.journeys import journeys
from backchannel.claims.match import Draft
from backchannel.claims.members import members
from backchannel.claims.officers import officers
from backchannel.claims.page import Page
from backchannel.claims.places import places
from backchannel.claims.proceedings import proceedings
from backchannel.claims.relations import relations
from backchannel.claims.respective import respective
from backchannel.claims.retold import retold
from backchannel.claims.scope import in_scope
from backchannel.claims.seized import seized
from backchannel.claims.stances import stances
from backchannel.claims.trades import trades
from backchannel.records import Claim
from backchannel.vocabulary import vocabulary

VERSION = "1"
Step = Callable[[Page, list[Draft], Grammar], list[Draft]]
STEPS: tuple[Step, ...] = (
    bygone,
    members,
    retold,
    respective,
    seized,
    places,
    holding,
    proceedings,
    trades,
    complete,
    stances,
    contacts,
    dealings,
    in_scope,
    relations,
    journeys,
    bystanders,
    officers,
    generic,
)


def conclude(page: Page, found: list[Draft], words: Grammar) -> tuple[Claim, ...]:
    """The claims that `found` amounts to, joined where they say the same."""
    for step in STEPS:
        found = step(page, found, words)
    claims: dict[tuple[object, ...], Claim] = {}
    for d in sorted(found, key=lambda one: one.index):
        claim = claim_of(page, d, f"c{len(claims) + 1}")
        key = (claim.type, tuple(sorted((k, str(v)) for k, v in claim.roles.items())), claim.time, claim.polarity,
               claim.realis, claim.statement)  # fmt: skip
        if key in claims:
            same = claims[key]
            more = tuple(e for e in claim.evidence if e not in same.evidence)
            claim = replace(same, evidence=same.evidence + more)
        claims[key] = claim
    return tuple(
        judged(replace(claim, id=f"c{k}"), page.annotations)
        for k, claim in enumerate(folded(claims.values()), start=1)
    )


def claim_of(page: Page, d: Draft, number: str) -> Claim:
    """The claim of one draft, with the roles that its type has."""
    statement = page.statement_of(d.index)
    if statement is None and d.roles.get("stage") == "accused" and "by" in d.roles:
        # who accuses somebody says so
        statement = page.told_by(d.index)
    known = vocabulary().types[d.type].roles
    return Claim(
        id=number,
        type=d.type,
        roles={role: value for role, value in d.roles.items() if role in known},
        evidence=d.evidence,
        time=d.time,
        polarity=d.polarity,  # type: ignore[arg-type]
        realis=d.realis,  # type: ignore[arg-type]
        statement=statement.id if statement else None,
        confidence=d.frame.confidence,
        rule=f"{d.frame.id}/{VERSION}",
    )
