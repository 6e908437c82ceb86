"""Which claims of a reading are left out of what is published.

In: a reading, and the vocabulary's word on what is sensitive. Out: ids of claims. Always true: it errs on the
side of leaving out; a word for a relative counts however it is written.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache

from backchannel.records import Claim, Reading
from backchannel.vocabulary import Sensitivity, vocabulary


def sensitive_claims(reading: Reading) -> frozenset[str]:
    """Ids of the claims in `reading` that are sensitive."""
    ruled = _rules()
    # most documents have no claim that any rule is about
    claims = [claim for claim in reading.claims if claim.type in ruled]
    family = relatives(reading) if claims else frozenset()
    return frozenset(claim.id for claim in claims if is_sensitive(claim, family))


def relatives(reading: Reading) -> frozenset[str]:
    """Ids of the entities in `reading` that are relatives of somebody, or groups of relatives."""
    lists = vocabulary().terms
    groups = {
        entity.id
        for entity in reading.entities
        if entity.kind in ("group", "person") and _is_of_family(entity.name)
    }
    persons = {
        person
        for claim in reading.claims
        if claim.type == "relation" and _holds(claim, "relation", lists["kin"])
        for person in _ids(claim, "person")
    }
    return frozenset(groups | persons)


@lru_cache(maxsize=50_000)
def _is_of_family(name: str) -> bool:
    return not _words(name).isdisjoint(vocabulary().terms["family_word"])


def is_sensitive(claim: Claim, family: Collection[str]) -> bool:
    """Whether `claim` is sensitive, where `family` are the ids of relatives in its reading."""
    rule = _rules().get(claim.type)
    if rule is None:
        return False
    if rule.always or any(_holds(claim, role, terms) for role, terms in rule.terms_in.items()):
        return True
    return any(entity in family for role in rule.relatives_in for entity in _ids(claim, role))


@cache
def _rules() -> dict[str, Sensitivity]:
    """What makes claims of a type sensitive, for the types of which some are."""
    return {name: kind.sensitive for name, kind in vocabulary().types.items() if kind.sensitive}


def _holds(claim: Claim, role: str, terms: Collection[str]) -> bool:
    value = claim.roles.get(role)
    if not isinstance(value, str):
        return False
    plain = value.lower().replace("é", "e")
    return plain.replace("-", "_").replace(" ", "_") in terms or bool(_words(plain) & set(terms))


def _words(text: str) -> set[str]:
    return set(text.lower().replace("’", " ").replace("'", " ").replace("-", " ").split())


def _ids(claim: Claim, role: str) -> tuple[str, ...]:
    value = claim.roles.get(role)
    return value if isinstance(value, tuple) else ()
