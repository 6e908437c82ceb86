"""Which way a bare weekday, month or day points: back, ahead, or unsaid.

In come the text, the place of the expression and, where there is one, the tree; out comes `past`, `future` or
`None`. Always true: the tree decides where it can, the words around the place otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from backchannel.annotate.times.grammar import Grammar
from backchannel.records import Token

Tense = Literal["past", "future"] | None
# The tree also tells a present, which mostly speaks of what is to come.
Verdict = Literal["past", "future", "present"] | None

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-ZА-ЯЁ])")


class Trees:
    """The tokens of one document, found by their place in the text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = {token.index: token for token in tokens}
        self._order = sorted(tokens, key=lambda token: token.start)
        self._starts = [token.start for token in self._order]

    def at(self, start: int, end: int) -> list[Token]:
        """The tokens that touch the range."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        for token in self._order[first:]:
            if token.start >= end:
                break
            if token.end > start:
                found.append(token)
        return found

    def above(self, token: Token) -> list[Token]:
        """The heads of a token, nearest first."""
        heads: list[Token] = []
        while token.head != token.index and token.head in self._tokens and len(heads) < 50:
            token = self._tokens[token.head]
            heads.append(token)
        return heads

    def below(self, token: Token) -> list[Token]:
        """The direct dependents of a token."""
        near = range(max(token.index - 40, 0), token.index + 40)
        return [
            other
            for index in near
            if (other := self._tokens.get(index)) and other.head == token.index and other is not token
        ]


def tense_at(
    text: str, start: int, end: int, bounds: tuple[int, int], grammar: Grammar, trees: Trees
) -> Tense:
    """The tense that governs the expression at `[start, end)` in the paragraph `bounds`."""
    opening = [*text[bounds[0] : start].split()[-1:], *text[start:end].split()[:1]]
    if any(word.lower() in grammar.tense["begun"] for word in opening):
        return "past"
    verdict = verdict_at(start, end, grammar, trees)
    if verdict == "present":
        return "future"
    return verdict or _of_words(text, start, end, bounds, grammar)


def verdict_at(start: int, end: int, grammar: Grammar, trees: Trees) -> Verdict:
    """What the tree alone says of the expression at `[start, end)`."""
    touched = trees.at(start, end)
    if not touched:
        return None
    inside = {token.index for token in touched}
    top = next((token for token in touched if token.head not in inside), touched[0])
    return _of_tree(top, trees, grammar.tense)


def _of_tree(top: Token, trees: Trees, cues: Mapping[str, Any]) -> Verdict:
    planning, saying = cues["planning"], cues["saying"]
    chain = [
        token
        for token in trees.above(top)
        # "will most likely vote on Monday": a verb that was taken for a noun keeps its auxiliary
        if token.upos in ("VERB", "AUX") or token.lemma in planning or _predicate(token, trees, planning)
    ]
    # Under a noun ("Friday's talks") a present or a plan says nothing of when the noun happens.
    adnominal = (
        bool(chain) and top.dep.split(":")[0] in ("nmod", "compound", "amod") and chain[0].index != top.head
    )
    if chain and chain[0].lemma in cues["deferring"] and _until(top, trees):
        return "future"
    for verb in chain[:3]:
        helpers = [token for token in trees.below(verb) if token.dep.split(":")[0] in ("aux", "cop", "mark")]
        lemmas = {token.lemma.lower() for token in helpers} | {token.text.lower() for token in helpers}
        perfect = "have" in lemmas
        if any(token.tag == "MD" for token in helpers) and not perfect:
            return "future"
        if lemmas & set(cues["future_auxiliaries"]) and not perfect:
            return "future"
        if "to" in lemmas:
            continue
        if verb is not chain[0] and verb.lemma in planning:
            return "future"
        if perfect or verb.tag == "VBD" or any(token.tag == "VBD" for token in helpers):
            return "past"
        if verb.tag in ("VBZ", "VBP") or any(token.tag in ("VBZ", "VBP") for token in helpers):
            if adnominal:
                return None
            passive = verb.tag == "VBN" and verb.lemma not in planning
            return "past" if verb.lemma in saying or passive else "present"
        if verb.tag == "VBN":
            return "future" if verb.lemma in planning else "past"
    return None


def _until(top: Token, trees: Trees) -> bool:
    """True for `until October`, `to 9 October`: what is put off goes to a time that lies ahead."""
    return any(token.text.lower() in ("until", "till", "to") for token in trees.below(top))


def _predicate(token: Token, trees: Trees, planning: Container[str]) -> bool:
    """True for a noun or an adjective of which a verb is made by a modal or a copula, unless a plan is told with it: `has been
    on trial since May`, and not `had been due to open in October`."""
    below = trees.below(token)
    if any(child.tag == "MD" and child.dep.startswith("aux") for child in below):
        return True
    return any(child.dep == "cop" for child in below) and not any(child.lemma in planning for child in below)


@lru_cache(maxsize=8)
def _cues(future: tuple[str, ...], past: tuple[str, ...], ending: str) -> re.Pattern[str]:
    def listed(words: tuple[str, ...]) -> str:
        longest_first = sorted(words, key=len, reverse=True)
        return "|".join(re.escape(word).replace("'", "['’]") for word in longest_first)

    return re.compile(
        rf"(?P<future>(?<!\w)(?:{listed(future)})(?!\w))|(?<!\w)(?:{listed(past)}|\w+{ending})(?!\w)"
    )


def _of_words(text: str, start: int, end: int, bounds: tuple[int, int], grammar: Grammar) -> Tense:
    cues = _cues(tuple(grammar.tense["future"]), tuple(grammar.tense["past"]), grammar.tense["past_ending"])
    low = max(bounds[0], start - 240)
    for stop in _SENTENCE_END.finditer(text, low, start):
        low = stop.end()
    ahead = _SENTENCE_END.search(text, end, min(bounds[1], end + 160))
    high = ahead.start() if ahead else min(bounds[1], end + 160)
    # Lower case before the search: a pattern that ignores case is three times as slow.
    lead, trail = text[low:start].lower(), text[end:high].lower()
    before, after = list(cues.finditer(lead)), cues.search(trail)
    opens = re.search(grammar.tense["clause_start"], lead) is not None
    if opens and after is not None:
        chosen = after
    elif before:
        chosen = before[-1]
        passive = re.compile(grammar.tense["passive"])
        if len(before) > 1 and passive.fullmatch(lead, before[-2].end(), chosen.start()):
            chosen = before[-2]
    elif after is not None:
        chosen = after
    else:
        return None
    return "future" if chosen["future"] else "past"
