"""Block keys: what two names must share before they are compared, so that few are.

In: a name. Out: short strings: those that a figure is put under, and those that a name looks under. Always
true: two names that `compare` would join share one; of those that it would only ask about, slips in a first
letter, and in both names at once, share none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backchannel.identity.folding import skeleton, spelled
from backchannel.identity.given import families_of, groups_of, is_initial
from backchannel.identity.names import Name

_LONG = 4


def kept_under(name: Name) -> list[str]:
    """The block keys of a whole name that a figure has."""
    found = [f"~{name.whole}", *_surnames(name)]
    for base, given in _pairs(name):
        first = spelled(given)[:1]
        found.append(f"{base}|{first}." if is_initial(given) else f"{base}|{first}")
        found += _given(base, given)
    return list(dict.fromkeys([*found, *_slips(name)]))


def looked_under(name: Name) -> list[str]:
    """The block keys under which figures stand that a whole name may be of."""
    found = [f"~{name.whole}"]
    for base, given in _pairs(name):
        first = spelled(given)[:1]
        found += [f"{base}|{first}.", *([f"{base}|{first}"] if is_initial(given) else _given(base, given))]
    return list(dict.fromkeys([*found, *_slips(name)]))


def surname_alone(name: Name, ending: str = "") -> list[str]:
    """The block keys of a surname alone: of all who have it, or with an ending of some of them."""
    return [f"{key}{ending}" for key in _surnames(name)]


def _surnames(name: Name) -> list[str]:
    surnames = [reading.surname for reading in name.readings] or list(name.tokens)
    return [f"{base}|" for base in dict.fromkeys(base for one in surnames for base in _bases(one))]


def _pairs(name: Name) -> Iterator[tuple[str, str]]:
    """Surname keys with the given names that may stand with them."""
    first = name.readings[0]
    pairs: list[tuple[str, Iterable[str]]] = [
        (reading.surname, (reading.given, *reading.middle[:1])) for reading in name.readings
    ]
    if first.middle:
        pairs.append((first.middle[-1], (first.given,)))
    elif name.order == "open":
        pairs.append((first.given, (first.surname,)))
    for surname, given in pairs:
        for base in _bases(surname):
            for one in given:
                yield base, one


def _bases(surname: str) -> list[str]:
    return [skeleton(surname), *(f"={number}" for number in families_of(surname))]


def _given(base: str, given: str) -> list[str]:
    return [f"{base}|{skeleton(given)}-", *(f"{base}|{kind}{number}" for kind, number in groups_of(given))]


def _slips(name: Name) -> list[str]:
    """Given name and what is left of the surname's letters when one of them goes."""
    first = name.readings[0]
    letters = skeleton(first.surname)
    if is_initial(first.given) or len(letters) < _LONG:
        return []
    numbers = [number for kind, number in groups_of(first.given) if kind == "one_name"]
    given = str(min(numbers)) if numbers else spelled(first.given)
    cut = [letters[:place] + letters[place + 1 :] for place in range(1, len(letters))]
    return [f"^{given}|{rest}" for rest in dict.fromkeys([letters, *cut])]
