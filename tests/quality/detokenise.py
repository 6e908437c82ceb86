"""Turns a file of tokens, one a line, back into the prose that it was cut from.

In: the lines of a token file (token, tab, labels; an empty line between paragraphs). Out: paragraphs with an
empty line between them. Always true: the result follows from the tokens alone, so offsets into it hold as long
as this module does not change; paragraphs that open with a web address are left out.

The rules, in this order. Closing marks, clitics and signs of percentage or degree join what stands before them;
opening marks, currency signs and `#` join what follows. A quotation mark that reads the same on both sides opens
and closes in turn within its paragraph. An apostrophe before `s`, `t`, `re` ... joins both sides, and after a
plural it joins what stands before. Initials (`U . S .`) stand together, as do a decade and its `s`, a currency
sign and the letters before it. A hyphen or a slash joins both sides, except where it is a dash: between two
capitals in the first words of the first paragraph (a dateline), or beside a function word that no other hyphen
adjoins. Within a name that the labels mark a hyphen always joins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLOSING = frozenset(",.;:!?)]}”»…%°™")
OPENING = frozenset("([{“«$€£¥₹₡#")
CLITICS = re.compile(r"(?i)(n['’]t|['’](s|re|ve|ll|d|m|t))$")
AFTER_APOSTROPHE = {"s", "t", "re", "ve", "ll", "d", "m", "S"}
FUNCTION_WORDS = re.compile(
    r"(?i)(a|an|the|this|these|that|those|which|who|whom|it|he|she|they|we|i|you|his|her|their|its|our|my"
    r"|is|was|are|were|has|have|had|but|or|with|while|when|where|as|if|because|including|such)"
)
DATELINE_TOKENS = 12
CURRENCY_LETTERS = re.compile(r"US|NT|HK|NZ|AU|[CNRS]")
DECADE = re.compile(r"\d{2,3}0")


@dataclass(frozen=True, slots=True)
class Token:
    """One token, and whether the labels say that it continues a name."""

    word: str
    inside: bool


def prose(lines: list[str]) -> str:
    """Return the text of a token file, its paragraphs set apart by empty lines."""
    found = [tokens for tokens in paragraphs(lines) if not tokens[0].word.startswith(("http://", "https://"))]
    return "\n\n".join(joined(tokens, first=n == 0) for n, tokens in enumerate(found)) + "\n"


def paragraphs(lines: list[str]) -> Iterator[list[Token]]:
    """Yield the tokens of each paragraph."""
    tokens: list[Token] = []
    for line in [*lines, ""]:
        word, *labels = line.split("\t")
        if word.strip():
            tokens.append(Token(word.strip(), any(label.startswith("I-") for label in labels)))
        elif tokens:
            yield tokens
            tokens = []


def joined(tokens: list[Token], *, first: bool) -> str:
    """Return the tokens of one paragraph as prose; `first` says that it may open with a dateline."""
    text, glue, open_marks = "", True, set[str]()
    words = [token.word for token in tokens]
    for n, word in enumerate(words):
        if word in {"-", "/"}:
            left = right = tokens[n].inside or _within_a_word(words, n, first=first)
        else:
            before, after = (words[n - 1] if n else ""), (words[n + 1] if n + 1 < len(words) else "")
            left, right = _sides(word, before, after, open_marks)
        left = left or _continues(words, n)
        text += word if glue or left else f" {word}"
        glue = right
    return text


def _continues(words: list[str], n: int) -> bool:
    """Say whether a token is a later part of initials, of a decade or of a currency."""
    before = words[n - 1] if n else ""
    if words[n] == "s":
        return bool(DECADE.fullmatch(before))
    if words[n] == "$":
        return bool(CURRENCY_LETTERS.fullmatch(before))
    return before == "." and all(_is_initial(words, place) for place in (n - 2, n))


def _is_initial(words: list[str], n: int) -> bool:
    return n >= 0 and len(words[n]) == 1 and words[n].isupper() and words[n + 1 : n + 2] == ["."]


def _sides(word: str, before: str, after: str, open_marks: set[str]) -> tuple[bool, bool]:
    """Say whether a token joins what stands before it and what follows it."""
    if word in CLOSING or CLITICS.match(word):
        return True, False
    if word in OPENING:
        return False, True
    if word in {"'", "’"} and after in AFTER_APOSTROPHE and before[-1:].isalnum():
        return True, True
    if word == "‘":
        open_marks.add("’")
        return False, True
    if word in {'"', "'", "’"}:
        if word in open_marks:
            open_marks.discard(word)
            return True, False
        if word == "’" or (word == "'" and before.endswith("s")):
            return True, False
        open_marks.add(word)
        return False, True
    return False, False


def _within_a_word(words: list[str], n: int, *, first: bool) -> bool:
    """Say whether a hyphen or slash stands within a word rather than between clauses."""
    if not 0 < n < len(words) - 1:
        return False
    before, after = words[n - 1], words[n + 1]
    if not (before[-1].isalnum() and after[0].isalnum()):
        return False
    if words[n] == "/":
        return True
    if first and n < DATELINE_TOKENS and after[0].isupper() and not before[0].islower():
        return False
    chained = words[n - 2 : n - 1] == ["-"] or words[n + 2 : n + 3] == ["-"]
    return chained or not (FUNCTION_WORDS.fullmatch(before) or FUNCTION_WORDS.fullmatch(after))
