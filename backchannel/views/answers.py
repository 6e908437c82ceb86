"""The parts of a claim as people type them, checked against the vocabulary.

In: `role=value` text. Out: a change. Always true: a role that the type of claim lacks, a term that is in no
list, and a date or length that is none are refused with the words that would do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from backchannel.edtf import is_duration, is_edtf
from backchannel.entries import Change
from backchannel.errors import UsageError
from backchannel.records import Count, RoleValue
from backchannel.views.identity import fold
from backchannel.views.wording import wording
from backchannel.vocabulary import Role, vocabulary

NONE = "none"
PARTS = ("time", "polarity", "realis")
_BETWEEN = re.compile(r"\s*[;·]\s*")
_COUNT = re.compile(r"(?P<op>>=|<=|~|=)?\s*(?P<n>\d[\d,]*)(?:\s+(?P<what>.+))?")


def pairs_of(words: Iterable[str]) -> dict[str, str]:
    """`["stage=trial", "time=2031-05"]` as names and values. Raises `UsageError` for what is no pair."""
    pairs: dict[str, str] = {}
    for one in words:
        name, equals, value = one.partition("=")
        name = name.strip().replace(" ", "_").lower()
        if not equals or not name:
            raise UsageError(f"{one!r} is no correction: write role=value, for instance stage=trial")
        if name in pairs and value.strip():
            value = f"{pairs[name]}; {value}"
        pairs[name] = value.strip()
    return pairs


def change_of(claim_type: str, pairs: Mapping[str, str]) -> Change:
    """The change that these names and values ask for in a claim of this type.

    `time`, `polarity` and `realis` stand beside the roles; `none` or nothing takes a part away; several names
    are parted by `;`. Raises `UsageError`.
    """
    roles = {name: role_value(claim_type, name, text) for name, text in pairs.items() if name not in PARTS}
    return Change(
        roles,
        _time(pairs["time"]) if "time" in pairs else None,
        _listed("polarity", "polarity", pairs["polarity"]) if "polarity" in pairs else None,
        _listed("realis", "realis", pairs["realis"]) if "realis" in pairs else None,
    )


def role_value(claim_type: str, name: str, text: str) -> RoleValue:
    """What a role is to hold, empty where it is to go. Raises `UsageError`."""
    roles = vocabulary().types[claim_type].roles
    role = roles.get(name)
    if role is None:
        listed = ", ".join((*roles, *PARTS))
        raise UsageError(f"a claim of type {claim_type} has no role {name!r}: it has {listed}")
    text = text.strip()
    # A ground may be "none given", and a detainee may have no other name: only the bare word takes away.
    if text.lower() in ("", NONE):
        return ""
    if role.kind == "entity":
        return tuple(dict.fromkeys(name for name in _BETWEEN.split(text) if name))
    if role.kind == "term":
        return _listed(name, role.term_list or name, text)
    return _plain(role, text)


def _plain(role: Role, text: str) -> RoleValue:
    if role.kind == "count":
        return _count(role.name, text)
    if role.kind == "duration" and not is_duration(text) and not role.or_text:
        raise UsageError(f"{role.name}: {text!r} is no ISO 8601 duration: write for instance P2Y or P18M")
    if role.kind == "edtf" and not is_edtf(text):
        raise UsageError(f"{role.name}: {text!r} is no EDTF date: write for instance 2031-05-14 or 2031-05")
    return text


def _count(name: str, text: str) -> Count:
    found = _COUNT.fullmatch(_symbol(text))
    if found is None:
        raise UsageError(f"{name}: {text!r} is no count: write for instance 146 servicemen, or >=3")
    return Count(int(found["n"].replace(",", "")), found["op"] or "=", found["what"])  # type: ignore[arg-type]


def _symbol(text: str) -> str:
    """`at least 3` as `>=3`."""
    for symbol, said in wording()["count_operator"].items():
        if said and text.lower().startswith(said):
            return f"{symbol}{text[len(said) :]}"
    return text


def _time(text: str) -> str:
    text = text.strip()
    if text.lower() in ("", NONE):
        return ""
    if not is_edtf(text):
        raise UsageError(
            f"time: {text!r} is no EDTF date: write for instance 2031-05-14, 2031-05, or 2031-05/.. for since"
        )
    return text


def _listed(name: str, family: str, text: str) -> str:
    """A term of a closed list, also by its wording on pages."""
    terms = vocabulary().terms[family]
    term = text.strip().lower().replace(" ", "_").replace("-", "_")
    if term in terms:
        return term
    worded = {fold(str(said)): one for one, said in _wordings(family).items() if one in terms}
    if fold(text) in worded:
        return worded[fold(text)]
    close = get_close_matches(term, terms, n=3, cutoff=0.6)
    raise UsageError(
        f"{name}: {text!r} is none of its terms: {', '.join(close or terms)}"
        + ("; `docs/vocabulary.md` lists all" if close else "")
    )


def _wordings(family: str) -> Mapping[str, object]:
    return {
        term: said.get("words", term) if isinstance(said, dict) else said
        for term, said in wording().get(family, {}).items()
    }
