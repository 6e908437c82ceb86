"""When, where and to whom something was said, and why its source is not named.

In: a draft, the tree, the time expressions. Out: an EDTF time, texts, an entity id. Always true: a time or an
occasion is read off the frame of the statement, never off what was said.
"""

from __future__ import annotations

import re
from functools import lru_cache

from backchannel.annotate.draft import Draft, cues
from backchannel.annotate.entities import EntityIndex
from backchannel.annotate.lexicon import Lexicon, read_grammar
from backchannel.records import Span, TimeExpression
from backchannel.tree import Tree, matches

NEAR = 8


def said_at(
    tree: Tree, draft: Draft, times: tuple[TimeExpression, ...], spoken: list[Span], framed: set[int]
) -> TimeExpression | None:
    """The time expression that hangs on the verb of the cue, else one beside it outside all content."""
    if draft.verb is None:
        return None
    beside: list[tuple[int, TimeExpression]] = []
    sentence = tree.sentence(draft.verb)
    low, high = tree[sentence[0]].start, tree[sentence[-1]].end
    for one in times:
        if one.kind not in ("date", "time") or one.edtf is None or not low <= one.start < high:
            continue
        words = [i for i in sentence if tree[i].start < one.end and one.start < tree[i].end]
        if (
            not words
            or any(a <= words[0] < b for a, b in draft.source)
            and tree.head(words[0]) not in governors(tree, draft)
        ):
            continue
        if any(a <= one.start < b for a, b in spoken) and not set(words) & draft.frame():
            continue
        head = words[0]
        while (up := tree.head(head)) is not None and up in words:
            head = up
        if tree.head(head) in governors(tree, draft) or set(words) & draft.frame():
            return one
        gap = min(abs(words[0] - draft.verb), abs(words[-1] - draft.verb))
        if gap <= NEAR and not between(tree, draft, words[0], framed):
            beside.append((gap, one))
    return min(beside, key=lambda x: x[0])[1] if beside else None


def governors(tree: Tree, draft: Draft) -> set[int]:
    """The verb of the cue, the verb that a participle goes with, and what the words came out in."""
    assert draft.verb is not None
    out, t = {draft.verb}, tree[draft.verb]
    head = tree.head(draft.verb)
    if t.tag == "VBG" and matches(t.dep, "advcl") and head is not None and tree[head].upos == "VERB":
        out.add(head)
    for noun in [*tree.children(draft.verb, "obl"), *(i for r in draft.source for i in range(*r))]:
        if tree[noun].lemma.lower() in cues()["occasions"]:
            out |= {c for c in tree.children(noun, "acl") if tree[c].lemma in cues()["published"]}
    return out


def between(tree: Tree, draft: Draft, i: int, framed: set[int]) -> bool:
    """True when another clause stands between the cue and the word `i`."""
    assert draft.verb is not None
    a, b = sorted((draft.verb, i))
    if any(tree[k].upos in ("VERB", "SCONJ") for k in range(a + 1, b)):
        return True
    return any(
        matches(tree[up].dep, d) for up in tree.ancestors(i) if up != draft.verb for d in ("acl", "ccomp")
    )


def other_occasion(tree: Tree, draft: Draft) -> bool:
    """True when the cue itself says that this was said at another time: `had said`, `previously reported`."""
    if draft.verb is None:
        return False
    around = range(max(0, draft.verb - 3), min(len(tree.tokens), draft.verb + 4))
    words = [
        tree[i] for i in around if i not in draft.words() and tree[i].sentence == tree[draft.verb].sentence
    ]
    perfect = any(w.text.lower() == "had" and tree[w.index].head == draft.verb for w in words)
    return perfect or any(w.text.lower() in cues()["other_occasion"] for w in words)


def occasion(tree: Tree, lexicon: Lexicon, draft: Draft, outside: set[int]) -> str | None:
    """On what occasion it was said, without preposition and article."""
    if draft.verb is None:
        return None
    for i in tree.sentence(draft.verb):
        t = tree[i]
        if i in outside or t.upos not in ("NOUN", "PROPN") or matches(t.dep, "compound"):
            continue
        known = t.lemma.lower() in cues()["occasions"] or t.text in lexicon.words["platforms"]
        told = matches(t.dep, "obj") and t.head == draft.verb and tree[t.head].lemma in cues()["told"]
        placed = preposition(tree, i) in cues()["occasion_cases"] and hangs_on(tree, draft, i)
        if not known or not (told or placed):
            continue
        words = [
            k
            for k in tree.subtree(
                i,
                frozenset(
                    {"case", "det", "acl", "advcl", "conj", "cc", "appos", "punct", "nmod:poss", "parataxis"}
                ),
            )
            if k not in outside
        ]
        words = [k for k in tree.contiguous(i, words) if k not in outside]
        while len(words) > 1 and tree[words[-1]].upos in ("PUNCT", "ADP"):
            words = words[:-1]
        return tree.words(words)
    return None


def preposition(tree: Tree, i: int) -> str:
    """The preposition of a phrase by the tree, else by the words before it."""
    if case := tree.case(i):
        return case
    for k in range(i - 1, max(-1, i - 6), -1):
        if tree[k].upos == "ADP":
            return tree[k].text.lower()
        if tree[k].upos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
            break
    return ""


def hangs_on(tree: Tree, draft: Draft, i: int) -> bool:
    """True when a phrase hangs on the cue's verb or follows the cue with nothing but its phrases between."""
    head = tree.head(i)
    if head == draft.verb:
        return True
    assert draft.verb is not None
    if not 0 < i - draft.verb <= NEAR:
        return False
    return not any(tree[k].upos in ("VERB", "PUNCT", "SCONJ") for k in range(draft.verb + 1, i))


def addressee(tree: Tree, draft: Draft, index: EntityIndex, speaker: tuple[str, ...]) -> str | None:
    """Whom it was said to."""
    verb = draft.verb
    if verb is None:
        return None
    found = tree.children(verb, "iobj")
    if tree[verb].lemma in cues()["told"] and tree[verb].tag == "VBN":
        found = [*found, *tree.children(verb, "nsubj:pass")]
    if tree[verb].lemma in cues()["told"]:
        found = [*found, *tree.children(verb, "obj")]
    found = [*found, *(c for c in tree.children(verb, "obl") if tree.case(c) == "to")]
    if not found and tree[verb].lemma in cues()["told"]:
        found = [
            k
            for k in range(verb + 1, min(verb + 4, len(tree.tokens)))
            if k in index.heads and k not in draft.words()
        ][:1]
    for c in found:
        who = index.denotes(c)
        if len(who) == 1 and who[0] not in speaker and c not in draft.words():
            return who[0]
    return None


@lru_cache(maxsize=1)
def patterns() -> list[re.Pattern[str]]:
    return [re.compile(p, re.IGNORECASE) for p in read_grammar("cues.en.yaml")["anonymity"]]


def anonymity_reason(tree: Tree, draft: Draft) -> str | None:
    """Why the source is not named, in the words of its sentence."""
    if draft.verb is None:
        return None
    sentence = tree.sentence(draft.verb)
    text = tree.text[tree[sentence[0]].start : tree[sentence[-1]].end].replace("\n", " ")
    for pattern in patterns():
        if found := pattern.search(text):
            return " ".join(found["reason"].split())
    return None
