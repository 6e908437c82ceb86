"""Load the frames: which predicates say which kind of claim, and which arguments fill which roles.

In: the YAML files of `grammar/`, one set a language. Out: frozen `Frame` objects by trigger, checked: a key or a
claim type that does not exist is an error that names the frame. Always true: each frame carries an
example sentence, which is a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from backchannel.errors import BackchannelError
from backchannel.tables import LOADER
from backchannel.vocabulary import vocabulary

BOOL = "tag:yaml.org,2002:bool"
GRAMMAR = Path(__file__).parent / "grammar"
PARTS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ", "adverbs": "ADV", "markers": "MARK"}
KEYS = {
    "id", "claim", *PARTS, "voice", "need", "words", "unless", "roles", "set", "time", "realis", "polarity",
    "scoped", "confidence", "example", "negated", "affirmed", "needs", "watched",
}  # fmt: skip


class GrammarError(BackchannelError):
    """A grammar file does not say what it must."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say one kind of claim.

    `need` maps a slot to the class its filler must have; `words` and `unless` map a slot to lemmas that one of
    its fillers must or must not have; `needs` are roles that must be filled; `scoped` frames stand only in
    sentences about people held (`document`: in documents); `watched` is a role whose people must
    be held, tried or released elsewhere in the document; `roles` maps a role to the slots that are tried for it in
    order (`a+b` for both together). A negated predicate keeps the claim with negative polarity (`negated: keep`),
    drops it (`drop`), or says something else (`turned`, written `negated: {role: term}`); `affirmed: drop` asks for
    one.
    """

    id: str
    claim: str
    triggers: tuple[tuple[str, str], ...]
    voice: str
    need: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]]
    roles: Mapping[str, tuple[str, ...]]
    set: Mapping[str, str]
    time: str
    realis: str | None
    polarity: str | None
    scoped: bool
    negated: str
    turned: Mapping[str, str]
    affirmed: str
    confidence: float
    example: str | None = None
    needs: tuple[str, ...] = ()
    watched: str | None = None
    wide: bool = False


@dataclass(frozen=True)
class Grammar:
    """All frames of a language by trigger, the named word lists, and the modality lexicon."""

    language: str
    frames: Mapping[tuple[str, str], tuple[Frame, ...]]
    lists: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    modality: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def openers(self) -> frozenset[str]:
        """What opens a clause or phrase of which some frame tells."""
        return frozenset(trigger for part, trigger in self.frames if part == "MARK")


def listed(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(v) for v in value) if isinstance(value, list) else (str(value),)


def lemmas(value: Any, lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Words of a condition; `$name` stands for a named list."""
    out: set[str] = set()
    for one in listed(value):
        out |= lists[one[1:]] if one.startswith("$") and one != "$" else {one}
    return frozenset(out)


def frame_of(raw: dict[str, Any], lists: Mapping[str, frozenset[str]], where: str) -> Frame:
    if unknown := set(raw) - KEYS:
        raise GrammarError(f"{where}: frame {raw.get('id')} has unknown keys {sorted(unknown)}")
    triggers = tuple((PARTS[part], word) for part in PARTS for word in sorted(lemmas(raw.get(part), lists)))
    if not triggers or "id" not in raw or "claim" not in raw:
        raise GrammarError(f"{where}: a frame needs an id, a claim and triggers: {raw}")
    if raw["claim"] not in vocabulary().types:
        raise GrammarError(f"{where}: frame {raw['id']} makes claims of no known type {raw['claim']!r}")
    return Frame(
        id=raw["id"],
        claim=raw["claim"],
        triggers=triggers,
        voice=raw.get("voice", "any"),
        need=dict(raw.get("need", {})),
        words={k: lemmas(v, lists) for k, v in raw.get("words", {}).items()},
        unless={k: lemmas(v, lists) for k, v in raw.get("unless", {}).items()},
        roles={k: listed(v) for k, v in raw.get("roles", {}).items()},
        set={k: str(v) for k, v in raw.get("set", {}).items()},
        time=raw.get("time", "point"),
        realis=raw.get("realis"),
        polarity=raw.get("polarity"),
        scoped=bool(raw.get("scoped", False)),
        wide=raw.get("scoped") == "document",
        negated="turn" if isinstance(raw.get("negated"), dict) else raw.get("negated", "keep"),
        turned=dict(raw["negated"]) if isinstance(raw.get("negated"), dict) else {},
        affirmed=raw.get("affirmed", "keep"),
        confidence=float(raw.get("confidence", 0.7)),
        example=raw.get("example"),
        needs=listed(raw.get("needs")),
        watched=raw.get("watched"),
    )


class Loader(LOADER):  # type: ignore[valid-type,misc]
    """YAML in which `on`, `off`, `yes` and `no` are words; only `true` and `false` are not."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != BOOL or first in "tf"]
    for first, found in Loader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf8"), Loader=Loader)
    except (OSError, yaml.YAMLError) as error:
        raise GrammarError(f"{path.name}: {error}") from error


@cache
def grammar(language: str) -> Grammar | None:
    """The grammar of a language (BCP 47 primary subtag), `None` where there is none."""
    folder = GRAMMAR / language
    if not folder.is_dir():
        return None
    base = read(folder / "words.yaml")
    lists = {k: frozenset(str(w) for w in v) for k, v in base["lists"].items()}
    for path in sorted(folder.glob("lists-*.yaml")):
        lists |= {k: frozenset(str(w) for w in v) for k, v in read(path).items()}
    kinds = {k: frozenset(v) for k, v in base["classes"].items()}
    by_trigger: dict[tuple[str, str], list[Frame]] = {}
    for path in sorted(folder.glob("frames-*.yaml")):
        for raw in read(path) or ():
            frame = frame_of(raw, lists, path.name)
            for trigger in frame.triggers:
                by_trigger.setdefault(trigger, []).append(frame)
    return Grammar(
        language, {k: tuple(v) for k, v in by_trigger.items()}, lists, kinds, read(folder / "modality.yaml")
    )
