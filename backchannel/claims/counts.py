"""How many: the number on a noun, told in figures or in words.

In: a word of a predicate's. Out: a count with its operator and the noun counted, or nothing. Always true: ages, years and
numbers of things are no counts of people.
"""

from __future__ import annotations

import re
from typing import Literal, cast

from backchannel.claims.frames import Grammar
from backchannel.claims.hidden import fronted_whole
from backchannel.claims.page import Page
from backchannel.records import Count

Operator = Literal["=", ">=", "<=", "~"]
# what counts money and shares sooner than people
SUMS = frozenset({"million", "billion", "trillion", "percent", "%", "bn", "m"})
EVERY = frozenset({"every", "each"})
BEFORE_YEARS = frozenset({"in", "by", "since", "until", "before", "after", "during"})
YEAR = re.compile(r"(?:19|20)\d\d")
DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0 ]\d{3})+|\d+")


def number(word: str, words: Grammar) -> int | None:
    """The value of a numeral in digits or letters."""
    if DIGITS.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    return int(words.modality["numbers"][word]) if word in words.modality["numbers"] else None


def compound_number(page: Page, c: int, words: Grammar) -> int | None:
    """The value of a numeral with what is joined to it on either side: `eighty-two`, `three dozen`."""
    tree = page.tree
    multiples = words.modality["multiples"]
    for k in (c, c + 1):
        if k in tree.sentence(c) and tree[k].text.lower() in multiples and tree[k].upos in {"NUM", "NOUN"}:
            return multiplied(page, k, words)
    return simple_number(page, c, words)


def simple_number(page: Page, c: int, words: Grammar) -> int | None:
    """The value of a numeral below a hundred, or in digits."""
    tree, low = page.tree, page.tree[c].text.lower()
    tens, _, units = low.partition("-")
    n, more = number(tens, words), number(units, words) if units else None
    if not units and (other := hyphened(page, c)) is not None:
        n, more = (number(tree[k].text.lower(), words) for k in sorted((c, other)))
        tens = tree[min(c, other)].text.lower()
    return n + more if n and more and not tens.isdigit() and n % 10 == 0 and more < 10 else number(low, words)


def hyphened(page: Page, c: int) -> int | None:
    """The other numeral of `twenty-one`, whichever of the two the tree takes for the head."""
    tree, inside = page.tree, page.tree.sentence(c)
    for k in (c + 2, c - 2):
        if k in inside and tree[(c + k) // 2].text == "-" and tree[k].upos == "NUM":
            return k
    return None


def multiplied(page: Page, c: int, words: Grammar) -> int | None:
    """`a dozen`, `three dozen`, `two hundred`; nothing where how many of them is not told: `several dozen`."""
    tree, times = page.tree, int(words.modality["multiples"][page.tree[c].text.lower()])
    before = [tree[k].text.lower() for k in range(max(tree.sentence(c).start, c - 2), c)]
    if "half" in before:
        return times // 2
    if before and tree[c - 1].upos == "NUM":
        many = simple_number(page, c - 1, words)
        return many * times if many else None
    return None if before and before[-1] in words.lists["unnumbered"] else times


def count(page: Page, i: int, words: Grammar) -> Count | None:
    """`at least 146 servicemen` as `>= 146`; none when the noun has no numeral or the numeral is an age or a date."""
    tree = page.tree
    if i in page.time_heads:
        return None
    if tree[i].lemma.lower() in words.lists["remains"] | words.lists["totals"] and not tree.children(
        i, "nummod"
    ):
        of = (c for c in tree.children(i, "nmod") if tree.case(c) == "of")
        return next((found for c in of if (found := count(page, c, words))), None)
    if any(tree[c].text.lower() in EVERY for c in tree.children(i, "det")) and tree.case(i) == "for":
        return Count(1, "=", noun(page, i))
    beside = i and tree[i - 1].upos == "NUM" and tree[i - 1].sentence == tree[i].sentence
    # `in 2010 agents were exchanged`: the number right before may be the year
    written = [i - 1] if beside and i - 1 not in page.time_heads else []
    for c in tree.children(i, "nummod") or written:
        if (
            c > i
            or aged(page, c)
            or dated(page, c, i)
            or set_off(page, c)
            or page.timed(c)
            or (n := compound_number(page, c, words)) is None
        ):
            continue
        return Count(n, operator(page, c, words), noun(page, i))
    age = i and tree[i - 1].text == "," and i + 1 < len(tree.tokens) and tree[i + 1].text == ","
    if tree[i].upos == "NUM" and not age and (n := compound_number(page, i, words)) and n < 100_000:
        them = counted_out_of(page, i)
        return Count(n, operator(page, i, words), noun(page, them[0]) if them else None)
    return None


def operator(page: Page, c: int, words: Grammar) -> Operator:
    """What the words before a number make of it: `at least 80`."""
    tree = page.tree
    if hyphened(page, c) == c - 2 or tree[c].text.lower() in words.modality["multiples"]:
        # `more than twenty-one`, `about three dozen`
        c -= 2 if tree[c - 1].text == "-" else 1
    low = max(0, c - 3)
    before = " ".join(tree[k].text.lower() for k in range(low, c))
    if low < c and tree[c - 1].text.lower() == "over" and tree[c - 2].upos == "VERB":
        # `handed over 80` is no number above 80
        before = ""
    operators = words.modality["operators"]
    longest = sorted(operators, key=len, reverse=True)
    return cast("Operator", next((operators[k] for k in longest if before.endswith(k)), "="))


def set_off(page: Page, c: int) -> bool:
    """True for the age of `Lev Orin, 48, a citizen`: a number between commas counts nothing behind it."""
    tree = page.tree
    beside = c - 1 in tree.sentence(c) and c + 1 in tree.sentence(c)
    return beside and tree[c - 1].text == tree[c + 1].text == ","


def aged(page: Page, c: int) -> bool:
    """True for the number of `his 81-year-old father`."""
    near = [t.text.lower() for t in page.tree.tokens[c + 1 : c + 5]]
    return near[:4] == ["-", "year", "-", "old"] or near[:2] == ["year", "old"] or near[:1] == ["year-old"]


def dated(page: Page, c: int, i: int) -> bool:
    """`In 2010 agents were freed`: a subject has no preposition, so that the number behind it is a year."""
    tree = page.tree
    opens = c > 0 and c - 1 in tree.sentence(c) and tree[c - 1].text.lower() in BEFORE_YEARS
    return opens and tree[i].dep.startswith("nsubj") and YEAR.fullmatch(tree[c].text) is not None


def are_people(page: Page, i: int, words: Grammar) -> bool:
    """True for people, dead or alive, who are no thing that could be paid."""
    kinds = words.kinds["being"]
    lemma = page.tree[i].lemma.lower()
    known = lemma in words.lists["people_nouns"] | words.lists["remains"] | words.lists["held_people"]
    return known or any(e.kind in kinds for e in page.entities_of([i])) or counts_people(page, i, words)


def counts_people(page: Page, i: int, words: Grammar) -> bool:
    """True for a number of people: `19 foreigners`, `1,130 others`, `58` on its own."""
    t = page.tree[i]
    lemma = t.lemma.lower()
    nouns = words.lists["people_nouns"]
    # names of peoples keep their plural as lemma
    if t.upos == "NUM" and (things := counted_out_of(page, i)):
        # `40 of the 90 seats`
        return are_people(page, things[0], words) and count(page, i, words) is not None
    known = (t.upos == "NUM" and lemma not in SUMS) or lemma in nouns or lemma.removesuffix("s") in nouns
    return known and count(page, i, words) is not None


def counted_out_of(page: Page, i: int) -> list[int]:
    """The common nouns that a number counts some of."""
    tree = page.tree
    whole = [c for c in tree.children(i, "nmod") if tree.case(c) == "of"] or fronted_whole(tree, i)
    return [c for c in whole if tree[c].upos == "NOUN" and c not in page.time_heads]


def noun(page: Page, i: int) -> str:
    """What is counted: the noun with its adjectives and compounds."""
    tree = page.tree
    return page.quoted([*tree.children(i, "amod", "compound"), i])
