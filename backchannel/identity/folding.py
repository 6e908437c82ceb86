"""Words without what spelling adds: case, accents, script, punctuation; and one key for spellings of one sound.

In: a word or a name. Out: small Latin letters. Always true: the same word gives the same letters, whatever
script it stands in; the rules for spellings are data.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from anyascii import anyascii

from backchannel.tables import table

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"[’']s\b")
_SYLLABLE = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Scripts by blocks of code points: no spaces between names, or no short vowels.
_SYLLABIC = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CONSONANTAL = re.compile(r"[\u0590-\u06ff\u0750-\u077f]")
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{2})")
_SOFT = str.maketrans("", "", "ьъЬЪ")
ARTICLES = frozenset({"the", "a", "an"})


@cache
def data(name: str) -> dict[str, Any]:
    """One of the data files of this package."""
    text = resources.files("backchannel.identity").joinpath(name).read_text(encoding="utf-8")
    found: dict[str, Any] = table(text)
    return found


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name without case, accents, articles and punctuation, in Latin letters."""
    plain = _POSSESSIVE.sub("", latin(name).casefold())
    return " ".join(token for token in _WORD.findall(plain) if token not in ARTICLES)


def latin(text: str) -> str:
    """The text in Latin letters without accents; names in syllables get spaces between them."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text).translate(_SOFT)
    text = text.replace("’", "'").replace("ʼ", "'").replace("‘", "'")
    if _CONSONANTAL.search(text):
        text = _ARTICLE.sub("", text)
    spaced = _SYLLABLE.sub(" ", str(anyascii(text))) if _SYLLABIC.search(text) else str(anyascii(text))
    return spaced


def is_syllabic(text: str) -> bool:
    """Whether it is written in Chinese, Japanese or Korean signs."""
    return not text.isascii() and _SYLLABIC.search(text) is not None


def is_consonantal(text: str) -> bool:
    """Whether it is written in a script that leaves short vowels out."""
    return not text.isascii() and _CONSONANTAL.search(text) is not None


@lru_cache(maxsize=100_000)
def spelled(word: str) -> str:
    """One key for the spellings of a folded word in different systems of transliteration."""
    for pattern, replacement in _rules():
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The first letter (any vowel as `a`) and the consonants of a folded word as `spelled`, `h` as `g`."""
    key = spelled(word).replace("h", "g")
    vowels = data("spelling.yaml")["vowels"]
    first = "a" if key[:1] in vowels else key[:1]
    return first + "".join(letter for letter in key[1:] if letter not in vowels)


@lru_cache(maxsize=100_000)
def consonants(word: str) -> str:
    """The consonants of a folded word, those left out that Arabic and Hebrew letters also use for vowels."""
    kept = "".join(letter for letter in spelled(word) if letter not in "aeiouvh")
    return kept.replace("dj", "j")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), new) for pattern, new in data("spelling.yaml")["rules"])
