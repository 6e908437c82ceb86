"""What a gold claim may hold, for the tests of the hand-made cases and of the gold by reference.

In: claims as the YAML files write them. Out: nothing; a claim that is not of the vocabulary fails the test.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest

NAMED = ("person", "gives", "gets", "released_by_a", "released_by_b", "participants", "for")
KEYS = {"type", "roles", "must", "time", "polarity", "realis", "speaker", "optional", "or", "note", "known"}


def as_list(value: Any) -> list[Any]:
    """A value as a list, itself where it is one."""
    return value if isinstance(value, list) else [value]


def claims_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims of a case with their alternatives."""
    return [option for claim in case.get("claims") or [] for option in [claim, *claim.get("or", [])]]


def plain(text: str) -> str:
    """The words of a text in small letters, in the normal form that the scorer compares."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKD", text).lower()))


def check_names(case: dict[str, Any]) -> None:
    """Fail where a name is no text, or none of those accepted for a person or a speaker stands in the case."""
    text = plain(case["text"])
    for claim in claims_of(case):
        for role in NAMED:
            for names in claim["roles"].get(role, []):
                assert all(isinstance(n, str) for n in as_list(names)), (claim, role)
                assert any(plain(n) in text for n in as_list(names) if ":" not in n), (claim, role, names)
    for item in case.get("statements") or []:
        assert plain(item["content"]) in text, item
        if item["speaker"] is not None:
            assert any(plain(n) in text for n in as_list(item["speaker"]) if ":" not in n), item


def check_terms(claim: dict[str, Any]) -> None:
    """Fail where a claim uses a key, a type, a role or a term that there is not."""
    known = pytest.importorskip("backchannel.vocabulary").vocabulary()
    assert set(claim) <= KEYS, claim
    assert claim["roles"] and set(claim.get("must", [])) <= set(claim["roles"]), claim
    assert set(as_list(claim.get("realis", []))) <= set(known.terms["realis"]), claim
    assert claim.get("polarity", "positive") in known.terms["polarity"], claim
    for kind in as_list(claim["type"]):
        for role, value in claim["roles"].items():
            assert role in known.types[kind].roles, (claim, role)
            spec = known.types[kind].roles[role]
            if spec.kind == "term" and not spec.or_text:
                assert set(as_list(value)) <= set(spec.terms), (claim, role)
