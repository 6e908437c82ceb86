"""The language of a text, told by its letters and its frequent words.

In: text. Out: a BCP 47 code, `und` where neither tells. Always true: the profiles are the data file beside
this module, and the answer depends on nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from backchannel.tables import table

SAMPLE = 20_000
# Below this share of frequent words a text in Latin or Cyrillic letters is in none of the languages known.
FLOOR = 0.08
SCRIPTS = {
    "el": r"[\u0370-\u03ff]", "he": r"[\u0590-\u05ff]", "ar": r"[\u0600-\u06ff]", "ja": r"[\u3040-\u30ff]",
    "ko": r"[\uac00-\ud7af]", "zh": r"[\u4e00-\u9fff]",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LanguageProfile:
    """What tells one language from others: frequent words, and letters that it does not share."""

    code: str
    words: frozenset[str]
    letters: str = ""
    hints: str = ""


@cache
def profiles() -> tuple[LanguageProfile, ...]:
    """Load `languages.yaml` once."""
    text = resources.files("backchannel.documents").joinpath("languages.yaml").read_text("utf-8")
    return tuple(
        LanguageProfile(
            entry["code"], frozenset(entry["words"]), entry.get("letters", ""), entry.get("hints", "")
        )
        for entry in table(text)
    )


def language_of(text: str) -> str:
    """BCP 47 code of the language that most of `text` is in, or `und`."""
    sample = text[:SAMPLE].lower()
    words = re.findall(r"[^\W\d_]+", sample)
    if not words:
        return "und"
    letters = sum(map(len, words))
    for code, script in SCRIPTS.items():
        if len(re.findall(script, sample)) > letters / 4:
            return code
    shares = word_shares(words)
    for profile in profiles():
        if profile.letters and _count(profile.letters, sample) < letters / 200:
            shares[profile.code] = 0.0
        if _count(profile.hints, sample) > letters / 200:
            shares[profile.code] += FLOOR
    code, share = max(shares.items(), key=lambda item: item[1])
    return code if share >= FLOOR else "und"


def _count(letters: str, text: str) -> int:
    return sum(text.count(letter) for letter in letters)


def word_shares(words: list[str]) -> dict[str, float]:
    """For each language the share of `words` (lower case) that is among its frequent ones."""
    counts = Counter(words)
    total = len(words) or 1
    return {profile.code: sum(counts[word] for word in profile.words) / total for profile in profiles()}
