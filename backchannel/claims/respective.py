"""Which of several terms is whose: `Orin, Ruiz and Dolan were sentenced to ten, nine and seven years respectively`.

In: drafts. Out: drafts in which as many terms as people are told of one each, in the order of the text. Always true: where
there are several terms and it is not told whose each is, nobody is said to have one.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.records import Count

STAGES = frozenset({"sentenced", "sentence_sought", "serving"})
UNITS = {"year": "Y", "month": "M", "day": "D"}
RANGES = frozenset({"half", "between", "from", "to"})
JOINTS = frozenset({",", "and", "-"})


def respective(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with the terms of several people told of each."""
    out: list[Draft] = []
    for d in found:
        people = ids(d.roles.get("person"))
        told = d.type == "proceeding" and d.roles.get("stage") in STAGES
        several = len(people) > 1 or any(page.entities[e].kind == "group" for e in people)
        terms = row(page, start(page, d.index), words) if told and several else []
        if len(terms) < 2:
            out.append(d)
        elif len(terms) == len(people) and many(d) in {None, len(people)}:
            pairs = zip(people, terms, strict=True)
            alone = {role: v for role, v in d.roles.items() if role != "count"}
            out += [replace(d, roles=alone | {"person": (one,), "term": term}) for one, term in pairs]
        else:
            out.append(replace(d, roles={role: v for role, v in d.roles.items() if role != "term"}))
    return out


def start(page: Page, i: int) -> int:
    """Where terms may stand: behind the verb of `got ten and nine years`, whose noun may be the last of them."""
    head = page.tree.head(i)
    noun = page.tree[i].upos == "NOUN" and head is not None and head < i and page.tree[head].upos == "VERB"
    return head if noun and head is not None else i


def many(d: Draft) -> int | None:
    """How many people a draft counts, `None` where it does not."""
    count = d.roles.get("count")
    return count.n if isinstance(count, Count) else None


def row(page: Page, i: int, words: Grammar) -> list[str]:
    """The terms that stand side by side behind word `i`, as ISO 8601 durations; none where they are a range or one term
    of years and months."""
    tree, numbers, terms = page.tree, [], []
    sentence = range(i + 1, tree.sentence(i).stop)
    for k in sentence:
        word, lemma = tree[k].text.lower(), tree[k].lemma.lower()
        n = int(word) if word.isdigit() else words.modality["numbers"].get(word)
        if n is not None:
            numbers.append(int(n))
        elif lemma in UNITS and numbers:
            terms += [f"P{n}{UNITS[lemma]}" for n in numbers]
            numbers = []
        elif word in RANGES and (numbers or k + 1 in sentence and tree[k + 1].upos == "NUM" and word != "to"):
            return []
        elif terms and word not in JOINTS:
            break
        elif word not in JOINTS:
            numbers = []
    units = {term[-1] for term in terms}
    apart = any(tree[k].text.lower() == "respectively" for k in sentence)
    return terms if apart or len(units) == 1 else []
