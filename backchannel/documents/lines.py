"""What kind of line each block is.

In: a block of text and its place from the top. Out: a `Block` of one `Kind`. Always true: `news` is what no
rule of the grammar claims, and a `short` block is one that does not end like a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from backchannel.documents.dates import FoundDate, find_dates, without_dates
from backchannel.documents.grammar import Grammar
from backchannel.documents.names import is_name, kind_of_part, read_names
from backchannel.records import Span

Kind = Literal[
    "news", "short", "date", "byline", "name", "office", "credit", "notice", "caption", "end", "list"
]
SENTENCE_END = re.compile(r"[.!?…:;][\"”’'»)\]]*$|[\"”»]$")
SENTENCE_BREAK = re.compile(r"[a-zа-яё0-9%)”\"»][.!?…][\"”’»)]?\s+[\"“«‘(]?[A-ZА-ЯЁ]")
# Bylines without an agency or a date are looked for in this many blocks from the top.
TOP = 14
LONGEST_NOTICE = 1500


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text, what kind of line it is, and which dates stand in it."""

    span: Span
    text: str
    kind: Kind
    dates: tuple[FoundDate, ...] = ()


def classify(text: str, span: Span, rules: Grammar, place: int) -> Block:
    """Tell what kind of line a block is; `place` counts the blocks from the top."""
    block = text[span.start : span.end]
    dates = tuple(find_dates(block)) if len(block) < 200 else ()
    return Block(span, block, _kind(block, rules, place), dates)


def _kind(block: str, rules: Grammar, place: int) -> Kind:
    if len(block) > LONGEST_NOTICE:
        return "news"
    brief = len(block) < 200
    if rules.ends.fullmatch(block) and place > 0:
        return "end"
    if rules.lists.fullmatch(block):
        return "list"
    if brief and rules.byline.match(block) and _is_byline(block, rules):
        return "byline"
    if read_credit(block, rules) is not None:
        return "credit"
    if any(pattern.search(block) for pattern in rules.captions):
        return "caption"
    if any(pattern.fullmatch(block) for pattern in rules.notices) or _is_appeal(block, rules):
        return "notice"
    if brief and _is_office(block, rules):
        return "office"
    if brief and _is_date(block, rules):
        return "date"
    if place < TOP and is_name(block.strip("— "), rules):
        return "name"
    is_sentence = SENTENCE_END.search(block) or len(block) > 200 or SENTENCE_BREAK.search(block)
    return "news" if is_sentence else "short"


def read_credit(block: str, rules: Grammar) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Authors and contributors of a line of credits, or `None` when it is none."""
    for pattern in rules.credits:
        match = pattern.fullmatch(block)
        if match is None:
            continue
        groups = match.groupdict()
        found = {key: read_names(value or "", rules).names for key, value in groups.items()}
        if not groups or any(found.values()):
            return found.get("authors", ()), found.get("contributors", ())
    return None


def _is_byline(block: str, rules: Grammar) -> bool:
    if SENTENCE_END.search(block) and not block.endswith((".", ":")):
        return False
    found = read_names(rules.byline.sub("", block, count=1), rules)
    return found.clean and bool(found.names or found.offices)


def _is_appeal(block: str, rules: Grammar) -> bool:
    found = {match[0].lower() for match in rules.appeals.finditer(block)}
    return len(found) >= max(2, len(block) / 250)


def _is_office(block: str, rules: Grammar) -> bool:
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", block)
    return bare in rules.agencies or bare.removesuffix(" writers") in rules.agencies


def _is_date(block: str, rules: Grammar) -> bool:
    rest, found = without_dates(block)
    if not found:
        return False
    if not rest or (len(rest.split()) <= 2 and len(block) < 90 and not SENTENCE_END.search(block)):
        return True
    return len(block) < 120 and kind_of_part(rest, rules) in {"name", "office"}
