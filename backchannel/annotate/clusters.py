"""Which names are names of one.

In: candidates of form `name`. Out: a `Cluster` for each. Always true: a bare surname joins a full name only
when one bearer fits best; a relative who shares it stays apart; what the lexicon knows is joined by its key.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.lexicon import Lexicon
from backchannel.records import EntityKind

RECENT = 2


@dataclass(eq=False, slots=True)
class Cluster:
    """Everything that is known of one entity while a document is read."""

    kind: EntityKind
    key: str = ""
    gender: str = ""
    guessed: bool = False
    plural: bool = False
    country: str | None = None
    state_media: bool = False
    names: list[str] = field(default_factory=list)
    words: list[tuple[str, ...]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    organs: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    relation: tuple[Cluster, str] | None = None
    mentions: list[Candidate] = field(default_factory=list)

    def learn(self, one: Candidate) -> None:
        """Take over what a mention tells."""
        if one.form != "pronoun" and one.gender and self.guessed:
            self.gender, self.guessed = one.gender, False
        elif not self.gender and (one.form != "pronoun" or one.pronoun in ("m", "f")):
            self.gender = one.gender
            self.guessed = bool(one.gender) and one.form == "pronoun"
        self.country = self.country or one.country
        for mine, theirs in (
            (self.titles, one.titles), (self.nationalities, one.nationalities),
            (self.roles, one.roles), (self.organs, one.organs),
        ):  # fmt: skip
            mine += [x for x in theirs if x not in mine]
        if one.form == "name" and one.text not in self.names:
            self.names.append(one.text)
        if one.form == "nominal" and one.text not in self.descriptions:
            self.descriptions.append(one.text)
        self.mentions.append(one)

    @property
    def named(self) -> bool:
        return bool(self.names)


def fold(text: str) -> tuple[str, ...]:
    """The words of a name without case, diacritics, hyphens and points."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return tuple(re.findall(r"[^\W_]+", plain.replace("'", "")))


def cluster_names(
    names: list[Candidate], lexicon: Lexicon, sentence_of: list[int], relatives: set[int]
) -> dict[int, Cluster]:
    """The cluster of each name by its index in `names`; states, places and known bodies by key.

    `relatives` are first tokens of names that stand beside a word for a relative.
    """
    out = cluster_people(names, lexicon, sentence_of, relatives)
    keyed: dict[str, Cluster] = {}
    for k, one in enumerate(names):
        if one.kind == "person" or one.kind is None:
            continue
        key = one.known.key if one.known else same_body(body_key(one.text, lexicon), keyed)
        if key not in keyed:
            keyed[key] = Cluster(one.kind, key)
            keyed[key].state_media = bool(one.known and one.known.state_media)
        out[k] = keyed[key]
    return out


def cluster_people(
    names: list[Candidate], lexicon: Lexicon, sentence_of: list[int], relatives: set[int]
) -> dict[int, Cluster]:
    """The cluster of each name of a person, full names first."""
    out: dict[int, Cluster] = {}
    people: list[Cluster] = []
    kin: set[int] = set()
    for k in sorted(range(len(names)), key=lambda k: -len(fold(names[k].text))):
        one = names[k]
        if one.kind != "person":
            continue
        words = tuple(w for w in fold(one.text) if w not in lexicon.words["name_suffixes"])
        given = lexicon.given.get(one.text.split()[0], "")
        # a surname alone may look like a given name of the other gender
        one.gender = one.gender or (given if len(words) > 1 else "")
        fits = [
            c
            for c in people
            if any(same_person(words, w) for w in c.words) and not clash(c.gender, one.gender)
        ]
        plain = [c for c in fits if id(c) not in kin]
        # relatives who share a surname are called by their full names
        sure = fits if len(fits) == 1 or len(words) > 1 else plain
        found = sure[0] if len(sure) == 1 else nearest(k, names, out, fits, sentence_of)
        if found is None and len(plain) == 1:
            found = plain[0]
        if found is None:
            found = Cluster("person", gender=one.gender or ("" if fits else given))
            people.append(found)
        if one.first in relatives:
            kin.add(id(found))
        if words not in found.words:
            found.words.append(words)
        found.gender = found.gender or one.gender
        out[k] = found
    return out


def same_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True when the shorter (or equally long) name may be a form of the longer."""
    if short == full:
        return True
    if not short or len(short) > len(full):
        return False
    if len(short) == 1:
        return short[0] in (full[0], full[-1]) or (len(full) > 2 and short[0] in full[1:])
    if short[-1] != full[-1]:
        return short == full[: len(short)] or "".join(short) == "".join(full)
    a, b = short[0], full[0]
    return a == b or short == full[-len(short) :] or (min(len(a), len(b)) == 1 and a[0] == b[0])


def clash(a: str, b: str) -> bool:
    """True for two genders that exclude each other."""
    return bool(a and b and a != b)


def nearest(
    k: int, names: list[Candidate], known: dict[int, Cluster], fits: list[Cluster], sentence_of: list[int]
) -> Cluster | None:
    """The one of `fits` that was named last before the name `k`, when only one was named nearby."""
    if not fits:
        return None
    here = names[k].first
    last: dict[int, int] = {}
    for j, c in known.items():
        if c in fits and names[j].first < here:
            last[id(c)] = max(last.get(id(c), -1), names[j].first)
    if not last:
        return None
    if len(last) == 1:
        return next(c for c in fits if id(c) in last)
    ranked = sorted(last.items(), key=lambda item: -item[1])
    first, second = (sentence_of[here] - sentence_of[at] for _, at in ranked[:2])
    if first == second or first >= RECENT:
        return None
    return next(c for c in fits if id(c) == ranked[0][0])


GENERIC = frozenset(
    {"the", "group", "movement", "inc", "corp", "co", "ltd", "llc", "company", "organization", "organisation"}
)


def body_key(text: str, lexicon: Lexicon) -> str:
    """One key for the ways of writing a body's name: `Ministry of Justice` and `Justice Ministry`."""
    words = [w for w in fold(text) if w not in GENERIC]
    if len(words) > 2 and words[1] in ("of", "for"):
        words = [w for w in words[2:] if w != "the"] + [words[0]]
    return " ".join(words)


def same_body(key: str, keyed: dict[str, Cluster]) -> str:
    """`key`, or the earlier key that it is the initials of, or the other way round."""
    for other in keyed:
        if ":" in other:
            continue
        initials = "".join(w[0] for w in other.split() if w not in ("of", "for", "the", "and"))
        if len(key) > 1 and key == initials:
            return other
    return key
