"""How like two given names, or two surnames, are.

In: two folded words. Out: a `Likeness`: from 0 (two names) to 1 (one), and the reason. Always true: it is the
same in both directions; given names that differ by a letter are never enough to make two people one.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from backchannel.identity.folding import consonants, data, skeleton, spelled

SHORT, LONG = 4, 6
_DIGRAPHS = frozenset({"ya", "ye", "yo", "yu", "zh", "kh", "ts", "ch", "sh", "shch"})


class Likeness(NamedTuple):
    """How like two words are, and the name of the reason (see `reasons.yaml`)."""

    score: float
    reason: str


NONE = Likeness(0.0, "")


@lru_cache(maxsize=200_000)
def given_likeness(one: str, other: str, consonantal: bool = False) -> Likeness:
    """Whether two given names may be of one person: initials, short forms, one name in other languages."""
    if one == other:
        return Likeness(1.0, "same_given")
    if is_initial(one) or is_initial(other):
        return Likeness(0.88, "initial") if _initial(one, other) else NONE
    if spelled(one) == spelled(other):
        return Likeness(0.98, "respelled_given")
    groups = groups_of(one) & groups_of(other)
    for kind, score in (("one_name", 0.96), ("nickname", 0.92)):
        if any(group[0] == kind for group in groups):
            return Likeness(score, kind)
    if consonantal and consonants(one) == consonants(other) != "":
        return Likeness(0.9, "consonants_given")
    if groups:
        return Likeness(0.76, "cognate")
    both_known = groups_of(one) and groups_of(other)
    return (
        Likeness(0.8, "letters_given") if not both_known and _a_slip(spelled(one), spelled(other)) else NONE
    )


@lru_cache(maxsize=200_000)
def surname_likeness(one: str, other: str, consonantal: bool = False) -> Likeness:
    """Whether two surnames may be one."""
    if one == other:
        return Likeness(1.0, "same_surname")
    mine, theirs = spelled(one), spelled(other)
    if mine == theirs:
        return Likeness(0.97, "respelled_surname")
    if mine.replace("h", "g") == theirs.replace("h", "g"):
        return Likeness(0.91, "respelled_surname")
    if families_of(one) & families_of(other):
        return Likeness(0.86, "family_surname")
    if consonantal and consonants(one) == consonants(other) != "":
        return Likeness(0.88, "consonants_surname")
    if skeleton(one) == skeleton(other) and len(skeleton(one)) >= SHORT:
        return Likeness(0.9 if len(skeleton(one)) > SHORT else 0.8, "vowels_surname")
    if min(len(mine), len(theirs)) >= LONG and Levenshtein.distance(mine, theirs, score_cutoff=1) == 1:
        return Likeness(0.8, "letters_surname")
    return NONE


@lru_cache(maxsize=100_000)
def groups_of(given: str) -> frozenset[tuple[str, int]]:
    """The groups of one name that a given name belongs to, each with its kind."""
    return _groups().get(spelled(given), frozenset())


def families_of(surname: str) -> frozenset[int]:
    """The groups of one family name that a surname belongs to."""
    return _families().get(surname, frozenset())


def is_initial(token: str) -> bool:
    """Whether it is one letter, or two that stand for one letter of another script."""
    return len(token) == 1 or token in _DIGRAPHS


def _initial(one: str, other: str) -> bool:
    """Whether the one begins the other, in letters or as spelled."""
    short, full = sorted((one, other), key=len)
    return full.startswith(short) or spelled(full).startswith(spelled(short))


def _a_slip(one: str, other: str) -> bool:
    """A letter or vowels apart in the middle of a long name, where a slip makes no other name."""
    if min(len(one), len(other)) < 6 or one[0] != other[0] or one[-1] != other[-1]:
        return False
    if Levenshtein.distance(one, other, score_cutoff=1) == 1:
        return True
    return skeleton(one) == skeleton(other) and len(skeleton(one)) >= SHORT


@cache
def _groups() -> dict[str, frozenset[tuple[str, int]]]:
    lists = data("names.yaml")
    found: dict[str, set[tuple[str, int]]] = {}

    def put(kind: str, number: int, forms: list[str]) -> None:
        for form in forms:
            found.setdefault(spelled(form), set()).add((kind, number))

    for number, forms in enumerate(lists["one_name"]):
        put("one_name", number, forms)
    for number, (whole, short) in enumerate(lists["nicknames"].items()):
        kin: list[str] = next((forms for forms in lists["one_name"] if whole in forms), [])
        put("nickname", number, [whole, *kin, *short])
    for number, forms in enumerate(lists["cognates"]):
        more = [form for one in forms for group in lists["one_name"] if one in group for form in group]
        put("cognate", number, [*forms, *more])
    return {form: frozenset(groups) for form, groups in found.items()}


@cache
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, forms in enumerate(data("names.yaml")["one_family"]):
        for form in forms:
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}
