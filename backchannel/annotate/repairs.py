"""Repair what the encoder cut: content, relays.

In: a draft, all drafts, the tree. Out: the draft, changed in place. Always true: a repair follows the tree or
the order that newswire keeps (`content, X said.`), and never moves a cue.
"""

from __future__ import annotations

from backchannel.annotate.candidate import head_of
from backchannel.annotate.draft import FAR, QUOTES, Draft, Range, cues, runs
from backchannel.annotate.lexicon import load_lexicon
from backchannel.annotate.sources import ABSTRACT, ACTORS
from backchannel.tree import Tree, matches

GAP = 6
DATELINE = 4
DANGLING = ("case", "mark", "det", "amod", "compound", "nummod", "nmod:poss", "cc")


def repair(tree: Tree, draft: Draft, framed: set[int]) -> None:
    """Let content that stops within a phrase run on to the phrase's end."""
    out: list[Range] = []
    for a, b in draft.content:
        last = tree[b - 1].sentence
        while b < len(tree.tokens) and tree[b].sentence == last and b not in framed and continues(tree, a, b):
            b += 1
        edge = tree[b - 1]
        if (
            edge.dep in DANGLING
            and b <= edge.head < tree.sentence(b - 1)[-1]
            and not framed & set(range(b, edge.head + 1))
        ):
            b = edge.head + 1
        b = end_of(tree, draft, a, b, framed)
        out.append((start_of(tree, draft, a, b, framed), b))
    draft.content = [strip_hearer(tree, draft, r) for r in out]


def hold_nested(tree: Tree, draft: Draft, drafts: list[Draft]) -> None:
    """Give a cue its whole clause where another cue inside that clause took part of it away."""
    verb = draft.verb
    if verb is None or tree[verb].upos != "VERB":
        return
    clause = tree.child(verb, "ccomp")
    own = set(tree.subtree(verb)) if clause is None else set()
    clause = tree.head(verb) if clause is None and matches(tree[verb].dep, "parataxis") else clause
    if clause is None:
        return
    whole = [i for i in tree.subtree(clause) if i not in own and i not in draft.frame() and i != verb]
    if not whole or not draft.words() & set(whole):
        return
    inner = any(d is not draft and d.verb in whole and d.words() & set(whole) for d in drafts)
    a, b = whole[0], whole[-1] + 1
    if inner and not draft.frame() & set(range(a, b)):
        rest = [r for r in draft.content if r[1] <= a or b <= r[0]]
        low, high = (f(x for r in draft.content if r not in rest for x in r) for f in (min, max))
        draft.content = sorted([*rest, *runs(tree, list(range(min(a, low), max(b, high))))])


def drop_relay(tree: Tree, draft: Draft, drafts: list[Draft]) -> None:
    """Take `an outlet reported that` off the content of the `according to` that follows it."""
    if (
        draft.verb is None
        or tree[draft.verb].text.lower() not in ("according", "accord")
        or not draft.content
    ):
        return
    a, b = draft.content[0]
    for other in drafts:
        if other is draft or not other.frame() or not other.content:
            continue
        opens = a <= min(other.frame()) <= a + FAR and max(other.frame()) < other.content[0][0] < b
        if opens:
            draft.content[0] = (other.content[0][0], b)
            return


def hold_relative(tree: Tree, draft: Draft) -> None:
    """Keep to its clause what stands in a relative one: `freed ten men who, according to the ministry, had fled`."""
    if draft.verb is None or not draft.source or tree[draft.verb].text.lower() != "according":
        return
    clause = next((a for a in tree.ancestors(draft.source[0][0]) if matches(tree[a].dep, "acl:relcl")), None)
    if clause is None or clause < draft.verb:
        return
    words, frame = tree.subtree(clause), draft.frame()
    opener = next((k for k in words if tree[k].tag in ("WP", "WDT", "WRB")), None)
    if opener is None or not opener < draft.verb <= opener + FAR:
        return
    told = [k for k in words if k > max(frame) and k not in frame]
    while told and tree[told[0]].upos == "PUNCT":
        told = told[1:]
    draft.content = runs(tree, told) if told else draft.content


def turn_citation(tree: Tree, draft: Draft, drafts: list[Draft]) -> None:
    """Read `an outlet reported that ..., citing X` as X saying what the outlet reports."""
    if draft.verb is None or tree[draft.verb].lemma not in cues()["citing"] or tree[draft.verb].tag != "VBG":
        return
    sentence = tree[draft.verb].sentence
    outer = [d for d in drafts if d is not draft and d.verb is not None and tree[d.verb].sentence == sentence]
    cited = tree.child(draft.verb, "obj")
    if cited is not None and not tells(tree, cited):
        # `declined to comment, citing privacy`: a reason is no source
        draft.content = []
        return
    if len(draft.content) != 1 or not outer or not outer[0].content:
        return
    if tree[head_of(tree, *draft.content[0])].upos != "VERB":
        draft.source, draft.content = list(draft.content), list(outer[0].content)
    elif cited is not None and draft.verb < cited and draft.content == outer[0].content:
        phrase = tree.contiguous(cited, tree.phrase(cited))
        draft.source = [(phrase[0], phrase[-1] + 1)]


def tells(tree: Tree, noun: int) -> bool:
    """True for a noun that can be cited for what is said: a name, a role, a document, an outlet."""
    lexicon, lemma = load_lexicon(), tree[noun].lemma.lower()
    if tree[noun].upos in ("PROPN", "PRON", "NUM") or lemma in lexicon.roles:
        return True
    if any(lexicon.has(family, lemma) for family in ("documents", "utterances", *ACTORS)):
        return True
    return lemma in cues()["nouns"] or tree[noun].tag == "NNS" and not lemma.endswith(ABSTRACT)


def end_of(tree: Tree, draft: Draft, a: int, b: int, framed: set[int]) -> int:
    """The comma before `X said` where content that opens the sentence was ended too soon."""
    frame = draft.frame()
    stop = min(frame, default=b)
    if not b < stop <= b + GAP or tree[a].sentence != tree[stop].sentence or tree[stop - 1].text != ",":
        return b
    gap = range(b, stop - 1)
    loose = not any(i in framed or tree[i].text in QUOTES or tree[i].upos in ("VERB", "SCONJ") for i in gap)
    return stop - 1 if loose else b


def start_of(tree: Tree, draft: Draft, a: int, b: int, framed: set[int]) -> int:
    """The start of the sentence where `content, X said` ends it and the content was begun too late."""
    frame = draft.frame()
    first = tree.sentence(a)[0]
    if not frame or b > min(frame) or tree[a].sentence != tree[min(frame)].sentence or a == first:
        return a
    first = after_dateline(tree, first)
    if first >= a:
        return first if first < b else a
    between = range(b, min(frame))
    if len(between) > FAR or not any(tree[i].text == "," for i in [b - 2, b - 1, *between]):
        return a
    before = range(first, a)
    other = any(i in framed or (tree[i].lemma in cues()["say"] and tree.children(i, "nsubj")) for i in before)
    return a if other or tree[first].lemma == "ask" or any(tree[i].text in QUOTES for i in before) else first


def after_dateline(tree: Tree, first: int) -> int:
    """The first word after a dateline (`CITY (Agency) — `), `first` itself when the sentence has none."""
    if not tree[first].text.isupper() or len(tree[first].text) < DATELINE:
        return first
    for i in range(first + 1, min(first + 10, tree.sentence(first)[-1])):
        if tree[i].text in ("—", "–", "-", "--", ":"):
            return i + 1
    return first


def strip_hearer(tree: Tree, draft: Draft, span: Range) -> Range:
    """Content without the hearer who stands between the cue and a quotation: `telling NAME “…”`."""
    a, b = span
    if draft.verb is None or tree[draft.verb].lemma not in cues()["told"] or draft.verb > a:
        return span
    for i in range(a + 1, min(a + 4, b)):
        if tree[i].text in QUOTES and all(
            tree[k].upos in ("PROPN", "NOUN", "DET", "PRON", "PUNCT", "ADJ") for k in range(a, i)
        ):
            return i, b
    return span


def continues(tree: Tree, a: int, b: int) -> bool:
    """True when the word `b` belongs to a phrase that the content `[a, b)` has begun and cut."""
    if tree[b].upos in ("PUNCT", "CCONJ", "SCONJ"):
        return False
    last = b - 1
    return tree[last].head == b or tree[b].dep in ("flat", "fixed", "compound:prt") and tree[b].head == last


def hold_sentence(tree: Tree, draft: Draft) -> None:
    """Take all that stands before `, X said.` as content, where the cue closes its sentence."""
    verb, frame = draft.verb, draft.frame()
    if verb is None or not draft.source or tree[verb].lemma not in cues()["say"] or tree[verb].upos != "VERB":
        return
    sentence = tree.sentence(verb)
    first, last = after_dateline(tree, sentence[0]), sentence[-1]
    a, b = min(frame), max(frame)
    if (
        a - first < FAR
        or tree[a - 1].text not in (",", "”", '"')
        or a < sentence[0]
        or b - a > 2 * len(frame)
    ):
        return
    after, before = beyond(tree, verb, range(b + 1, last + 1)), range(first, a)
    if any(tree[i].upos in ("VERB", "SCONJ") or tree[i].text in QUOTES for i in after):
        return
    stated = any(tree[i].upos in ("VERB", "AUX") and tree.child(i, "nsubj") in before for i in before)
    open_quote = tree[first].lemma == "ask" or tree[first].upos in ("SCONJ", "ADP")
    if not stated or open_quote or not any(first <= r[0] <= last for r in draft.content):
        return
    end = a - 1 if tree[a - 1].text == "," else a
    draft.content = [*[r for r in draft.content if r[1] <= first or r[0] > last], (first, end)]
    draft.content.sort()


def beyond(tree: Tree, verb: int, words: range) -> list[int]:
    """The words behind a cue but for what tells of the paper it was said in: `said in a statement that gave no details`."""
    papers = cues()["occasions"]
    nouns = [
        c for c in tree.children(verb, "obl", "nmod") if tree.case(c) and tree[c].lemma.lower() in papers
    ]
    told = {k for n in nouns for c in tree.children(n, "acl") for k in tree.subtree(c)}
    return [i for i in words if i not in told]
