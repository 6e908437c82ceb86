"""Who is seized by the law and who by captors, where the words are the same: `was seized at the airport in May`.

In: drafts. Out: the same, with a seizure by nobody named or by a state as the arrest of somebody whom the document says to be
tried. Always true: whoever is in the hands of an armed group, or ever called its captive, stays so.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.records import RoleValue

# soldiers are captured; a suspect may be seized
SEIZING = frozenset({"seize", "grab", "drag", "take"})
TRIED = frozenset({"sentenced", "convicted", "charged", "trial", "pretrial", "plea_guilty", "plea_not_guilty", "serving"})  # fmt: skip
CAPTORS = frozenset({"armed_group", "group", "person"})


def seized(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with the seizures of people who are tried as arrests."""
    captive = {e for d in found if captivity(page, d) for e in ids(d.roles.get("person"))}
    tried = {
        e
        for d in found
        if d.type == "proceeding" and d.polarity == "positive" and d.roles.get("stage") in TRIED
        for e in ids(d.roles.get("person"))
    }
    return [arrest(d) if seizure(page, d, tried - captive) else d for d in found]


def captivity(page: Page, d: Draft) -> bool:
    """True where somebody is a captive by other words than a seizure, or in the hands of captors."""
    captors = any(page.entities[e].kind in CAPTORS for e in ids(d.roles.get("custodian")))
    called = d.type == "designation" and d.roles.get("label") in {"hostage", "prisoner_of_war"}
    held = d.type == "detention" and d.roles.get("form") == "captivity"
    return called or (held and (captors or not seizing(page, d)))


def seizing(page: Page, d: Draft) -> bool:
    return page.tree[d.index].lemma.lower() in SEIZING


def seizure(page: Page, d: Draft, tried: set[str]) -> bool:
    """True for the seizure of people all of whom are tried."""
    people = ids(d.roles.get("person"))
    alleged = d.type == "detention" and d.roles.get("form") == "captivity" and seizing(page, d)
    return alleged and d.polarity == "positive" and bool(people) and set(people) <= tried


def arrest(d: Draft) -> Draft:
    """The arrest that a seizure was."""
    roles: dict[str, RoleValue] = {"stage": "arrested", "person": d.roles["person"]}
    if "custodian" in d.roles:
        roles["by"] = d.roles["custodian"]
    time = d.time.removesuffix("/..") if d.time else None
    return replace(d, frame=replace(d.frame, claim="proceeding"), roles=roles, time=time)
