"""The English vocabulary of actors, read once from the grammar files.

In: the YAML files of `grammar`. Out: one frozen `Lexicon`. Always true: names are matched by case, nouns by
lemma in lower case; a name belongs to one entry, and the longest name that fits wins.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from backchannel.records import EntityKind
from backchannel.tables import table

CAPITALS = 3
GRAMMAR = Path(__file__).parent / "grammar"


def read_grammar(name: str) -> dict[str, Any]:
    """The content of one grammar file."""
    found: dict[str, Any] = table((GRAMMAR / name).read_text(encoding="utf8"))
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """One public institution: `key` is shared by all its names; a `capital` may act for its state."""

    name: str
    key: str
    kind: EntityKind
    country: str | None = None
    capital: bool = False
    state_media: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Names of institutions by their first word, and sets of lemmas by what they say of a noun."""

    known: dict[str, list[Known]]
    adjectives: dict[str, str]
    citizens: dict[str, str]
    given: dict[str, str]
    roles: dict[str, str]
    relatives: dict[str, str]
    honorifics: dict[str, str]
    words: dict[str, frozenset[str]]
    kinds_of: dict[str, frozenset[str]]
    implied_country: dict[str, str]
    pronouns: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def has(self, family: str, lemma: str) -> bool:
        """True when `lemma` is in the list `family` of the grammar."""
        return lemma in self.words[family]

    def lookup(self, text: str, start: int) -> Known | None:
        """The longest known name that begins at `start` and ends at a word's end."""
        word = first_word(text[start : start + 24])
        if len(word) > CAPITALS and word.isupper() and word.title() in self.known:
            # a dateline shouts
            shouted = (k for k in self.known[word.title()] if k.name == word.title())
            return next(((replace(k, name=word)) for k in shouted), None)
        # a point may belong to the name or end the sentence
        for key in dict.fromkeys((word, word.rstrip("."))):
            for one in self.known.get(key, ()):
                end = start + len(one.name)
                if text.startswith(one.name, start) and not text[end : end + 1].isalnum():
                    return one
        return None

    def country_of(self, word: str) -> str | None:
        """Alpha-2 code of the state that an adjective or a word for its citizens belongs to."""
        return self.adjectives.get(word) or self.citizens.get(word)


def first_word(text: str) -> str:
    """The letters, digits and points that `text` begins with."""
    for i, c in enumerate(text):
        if not (c.isalnum() or c == "."):
            return text[:i]
    return text


def plural(word: str) -> str:
    """The plural of a word for citizens."""
    if word.endswith(("ese", "ish", "ch", "iss", "men")):
        return word
    # `German` is no compound of `man`
    return word[:-2] + "en" if word.endswith(("shman", "chman", "woman")) else word + "s"


def states(data: dict[str, Any]) -> tuple[list[Known], dict[str, str], dict[str, str]]:
    """Known states and capitals, adjectives, words for citizens."""
    known: list[Known] = []
    adjectives: dict[str, str] = {}
    citizens: dict[str, str] = {}
    for code, entry in data.items():
        for name in entry["n"]:
            known.append(Known(name.removeprefix("the "), f"state:{code}", "state", code))
        for city in [*([entry["c"]] if "c" in entry else []), *entry.get("x", [])]:
            known.append(Known(city, f"place:{city}", "place", code, capital=True))
        for word in entry.get("a", []):
            adjectives[word] = code
            citizens[word] = citizens[plural(word)] = code
        for word in entry.get("p", []):
            citizens[word] = citizens[plural(word)] = code
    return known, adjectives, citizens


def institutions(data: dict[str, Any]) -> list[Known]:
    """Known organs, organisations, armed groups and outlets."""
    known: list[Known] = []
    for code, organs in data["organs"].items():
        known += [
            Known(name, f"organ:{names[0]}", "organisation", code) for names in organs for name in names
        ]
    for kind, family in (("organisation", "organisations"), ("armed_group", "armed_groups")):
        for names in data[family]:
            known += [Known(name, f"{kind}:{names[0]}", kind) for name in names]  # type: ignore[arg-type]
    for one in data["outlets"]:
        key, state = f"outlet:{one['names'][0]}", bool(one.get("state"))
        known += [Known(name, key, "outlet", one.get("country"), state_media=state) for name in one["names"]]
    return known


def by_gender(families: dict[str, list[str]]) -> dict[str, str]:
    """Gender by lemma, empty for lemmas of either."""
    return {word: "" if gender == "any" else gender for gender, words in families.items() for word in words}


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The vocabulary of the installed package."""
    data = read_grammar("actors.en.yaml")
    known, adjectives, citizens = states(read_grammar("states.en.yaml"))
    table: dict[str, list[Known]] = {}
    for one in sorted([*known, *institutions(data)], key=lambda k: -len(k.name)):
        table.setdefault(first_word(one.name), []).append(one)
    families = {
        k: frozenset(v) for k, v in data.items() if isinstance(v, list) and all(isinstance(x, str) for x in v)
    }
    return Lexicon(
        known=table,
        adjectives=adjectives,
        citizens=citizens,
        given={name: g for g, names in read_grammar("given_names.yaml").items() for name in names.split()},
        roles=by_gender(data["roles"]),
        relatives=by_gender(data["relatives"]),
        honorifics=data["honorifics"],
        words=families,
        kinds_of={k: frozenset(v) for k, v in data["kinds_of"].items()},
        implied_country=data["implied_country"],
        pronouns=data["pronouns"],
        numbers=data["numbers"],
    )
