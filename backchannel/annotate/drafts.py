"""Attributions before it is known who speaks.

In: the encoder's attributions and the tree. Out: `Draft`s in token ranges, one for each cue. Always true: a
draft has content; cue and source do not overlap; the tree only adds what the encoder left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from backchannel.annotate.candidate import head_of
from backchannel.annotate.lexicon import read_grammar
from backchannel.records import Syntax
from backchannel.tree import Tree, matches

Range = tuple[int, int]
FAR = 2
GAP = 6
DATELINE = 4
DANGLING = ("case", "mark", "det", "amod", "compound", "nummod", "nmod:poss", "cc")
QUOTES = ("“", '"', "‘", "``", "«")


@dataclass
class Draft:
    """One attribution; `verb` is the cue's main word, `impersonal` that no source is named on purpose."""

    cue: Range | None
    verb: int | None
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    impersonal: bool = False

    def words(self) -> set[int]:
        """Tokens of the content."""
        return {i for r in self.content for i in range(*r)}

    def frame(self) -> set[int]:
        """Tokens of cue and source."""
        return {i for r in [*self.source, *([self.cue] if self.cue else [])] for i in range(*r)}


@lru_cache(maxsize=1)
def cues() -> dict[str, frozenset[str]]:
    """Lists of cue lemmas by what they are."""
    return {k: frozenset(v) for k, v in read_grammar("cues.en.yaml").items() if v and isinstance(v[0], str)}


def find_drafts(syntax: Syntax, tree: Tree) -> list[Draft]:
    """Drafts of the encoder, repaired, and of the tree where the encoder saw none."""
    dates = {i for n in syntax.names if n.label == "Date" for i in range(n.first, n.last)}
    drafts = [d for a in syntax.attributions if (d := from_encoder(tree, a.source, a.cue, a.content, dates))]
    framed = {i for d in drafts for i in d.frame()}
    for d in drafts:
        repair(tree, d, framed)
        add_source(tree, d)
    for t in tree.tokens:
        if t.index in framed:
            continue
        found = (
            from_verb(tree, t.index, drafts)
            or from_noun(tree, t.index, drafts)
            or from_phrase(tree, t.index, drafts)
            or from_hearsay(tree, t.index, drafts)
        )
        if found is not None:
            drafts.append(found)
            framed |= found.frame()
    for d in drafts:
        drop_relay(tree, d, drafts)
        turn_citation(tree, d, drafts)
    return sorted((d for d in drafts if d.content), key=lambda d: d.cue or d.content[0])


def from_encoder(
    tree: Tree,
    source: tuple[Range, ...],
    cue: tuple[Range, ...],
    content: tuple[Range, ...],
    dates: set[int],
) -> Draft | None:
    """The encoder's attribution without what lies too far from its cue."""
    if not cue:
        return None
    a, b = cue[0]
    while b - 1 > a and (b - 1 in dates or tree[b - 1].text in (",", ":")):
        b -= 1
    verb = verb_of(tree, a, b)
    here = tree[verb].sentence
    if tree[verb].lemma == "ask" and not tree.children(verb, "nsubj"):
        # "asked about it" names what reporters wanted to know
        return None
    near = close_content(tree, here, [r for r in content if r[0] < r[1]])
    near = near or complement(tree, verb, {i for r in [*cue, *source] for i in range(*r)})
    sources = [r for r in source if r[0] < r[1]]
    if len(sources) > 1:
        subject = tree.child(verb, "nsubj")
        sources = [r for r in sources if subject is not None and r[0] <= subject < r[1]] or [
            min(sources, key=lambda r: abs(r[0] - a))
        ]
    return Draft((a, b), verb, sources, near) if near else None


def complement(tree: Tree, verb: int, frame: set[int]) -> list[Range]:
    """What a cue verb governs, where the encoder gave it no content."""
    for dep in ("ccomp", "xcomp", "obj"):
        child = tree.child(verb, dep)
        if child is not None and child not in frame:
            return runs(tree, [i for i in tree.subtree(child) if i not in frame])
    return []


def close_content(tree: Tree, here: int, content: list[Range]) -> list[Range]:
    """Content in the cue's sentence, and elsewhere what is quoted or runs on from it."""
    inside = [r for r in content if tree[r[0]].sentence <= here <= tree[r[1] - 1].sentence]
    if not inside:
        return [r for r in content if abs(tree[r[0]].sentence - here) <= FAR + (r[1] - r[0]) // 20]
    kept = list(inside)
    for r in content:
        touches = any(abs(r[0] - k[1]) <= FAR or abs(k[0] - r[1]) <= FAR for k in kept)
        if r not in kept and (touches or r[0] > kept[-1][0] or tree[r[0]].text in QUOTES):
            kept.append(r)
    return sorted(kept)


def verb_of(tree: Tree, a: int, b: int) -> int:
    """The word of a cue that says it: a cue verb, else any verb, else the head."""
    words = range(a, b)
    lists = cues()
    for i in words:
        if tree[i].upos == "VERB" and (tree[i].lemma in lists["say"] or tree[i].lemma in lists["think"]):
            return i
    return next((i for i in words if tree[i].upos == "VERB"), head_of(tree, a, b))


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


def turn_citation(tree: Tree, draft: Draft, drafts: list[Draft]) -> None:
    """Read `an outlet reported that ..., citing X` as X saying what the outlet reports."""
    if draft.verb is None or tree[draft.verb].lemma not in cues()["citing"] or tree[draft.verb].tag != "VBG":
        return
    if len(draft.content) != 1 or tree[head_of(tree, *draft.content[0])].upos == "VERB":
        return
    sentence = tree[draft.verb].sentence
    outer = [d for d in drafts if d is not draft and d.verb is not None and tree[d.verb].sentence == sentence]
    if outer and outer[0].content:
        draft.source, draft.content = list(draft.content), list(outer[0].content)


def add_source(tree: Tree, draft: Draft) -> None:
    """Name the subject of the cue as its source, where the encoder gave none."""
    if draft.source or draft.verb is None:
        return
    subject = subject_of(tree, draft.verb)
    if subject is None or subject in draft.words() or tree.child(draft.verb, "nsubj:pass") is not None:
        return
    phrase = [i for i in tree.phrase(subject) if i not in draft.words() and i not in draft.frame()]
    if subject in phrase:
        phrase = tree.contiguous(subject, phrase)
        draft.source = [(phrase[0], phrase[-1] + 1)]


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


def from_verb(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """A cue verb with a clause, which the encoder left out."""
    t = tree[i]
    if t.upos != "VERB" or t.lemma not in cues()["say"] or t.tag in ("VB", "VBG"):
        return None
    subject = subject_of(tree, i)
    if subject is None or tree.child(i, "nsubj:pass") is not None:
        return None
    clause = tree.child(i, "ccomp")
    if clause is not None:
        inside = unbroken(tree, i, tree.subtree(clause), {k for d in drafts for k in d.frame()})
    elif matches(t.dep, "parataxis") and (top := tree.head(i)) is not None:
        own = set(tree.subtree(i))
        inside = [k for k in tree.subtree(top) if k not in own]
    else:
        return None
    content = runs(tree, inside)
    words = {k for r in content for k in range(*r)}
    rivals = [
        d for d in drafts if d.verb is None or tree[d.verb].upos == "VERB" and tree[d.verb].lemma != "accord"
    ]
    if len(words) < FAR + 1 or any(len(words & d.words()) > len(words) // 2 for d in rivals):
        return None
    phrase = tree.phrase(subject)
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], content)


def unbroken(tree: Tree, verb: int, found: list[int], framed: set[int]) -> list[int]:
    """The words of a clause after its verb as one run that stops before another cue or source."""
    if found[0] < verb:
        return [i for i in found if i != verb]
    stop = next((i for i in range(found[0], found[-1] + 1) if i in framed), found[-1] + 1)
    return list(range(found[0], stop))


def subject_of(tree: Tree, verb: int) -> int | None:
    """Who does what the verb says, through coordination, participles and infinitives."""
    at: int | None = verb
    for _ in range(4):
        if at is None:
            return None
        found = tree.child(at, "nsubj")
        if found is not None:
            return found
        if not any(matches(tree[at].dep, d) for d in ("conj", "advcl", "xcomp", "acl", "parataxis")):
            return None
        if matches(tree[at].dep, "acl"):
            return tree.head(at)
        at = tree.head(at)
    return None


def from_phrase(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`according to X`, which the encoder left out."""
    if tree[i].text.lower() != "according" or i + 2 >= len(tree.tokens) or tree[i + 1].text.lower() != "to":
        return None
    head = tree.head(i)
    source = (
        head
        if head is not None and head > i + 1 and tree[head].upos in ("NOUN", "PROPN", "PRON")
        else tree.child(i, "obl")
    )
    if source is None or source <= i + 1:
        return None
    span = [k for k in tree.subtree(source) if k > i + 1]
    phrase = tree.contiguous(source, span)
    own = {i, i + 1, *phrase}
    content = runs(tree, [k for k in tree.sentence(i) if k not in own])
    return Draft((i, i + 2), i, [(phrase[0], phrase[-1] + 1)], content) if content else None


def from_noun(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`X's claim that`, which the encoder left out."""
    if tree[i].upos != "NOUN" or tree[i].lemma not in cues()["nouns"]:
        return None
    clause = next((c for c in tree.children(i, "acl", "ccomp") if "that" in tree.mark(c).split()), None)
    by = [c for c in tree.children(i, "nmod") if tree.case(c) in ("by", "from", "of")]
    source = tree.child(i, "nmod:poss") or next(iter(by), None)
    if clause is None or source is None or tree.subtree(clause)[0] < i or any(i in d.words() for d in drafts):
        return None
    phrase = tree.phrase(source)
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], runs(tree, tree.subtree(clause)))


def from_hearsay(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`It is understood that` and `reportedly`, which name no source."""
    t = tree[i]
    if t.lemma.lower() in cues()["hearsay"] and (head := tree.head(i)) is not None:
        content = runs(tree, [k for k in tree.subtree(head) if k != i])
        taken = any(i in d.words() and not d.impersonal for d in drafts)
        return (
            None if taken or tree[head].upos != "VERB" else Draft((i, i + 1), i, [], content, impersonal=True)
        )
    if t.upos == "VERB" and t.lemma in cues()["impersonal"] and t.tag == "VBN":
        clause = tree.child(i, "ccomp", "csubj")
        it = tree.child(i, "expl", "nsubj:pass", "nsubj")
        if clause is None or it is None or tree[it].text.lower() != "it":
            return None
        content = runs(tree, tree.subtree(clause))
        named = any(len(d.words() & {k for r in content for k in range(*r)}) > FAR for d in drafts)
        return None if named else Draft((it, i + 1), i, [], content, impersonal=True)
    return None


def runs(tree: Tree, indices: list[int]) -> list[Range]:
    """Token ranges of `indices`, without loose punctuation at the edges and without scraps."""
    out: list[list[int]] = []
    for i in sorted(indices):
        if out and i == out[-1][1]:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1])
    kept: list[Range] = []
    for a, b in out:
        while a < b and tree[a].text in (",", ";", ":", "—", "–", "-", "."):
            a += 1
        while b > a and tree[b - 1].text in (",", ";", ":", "—", "–", "-", "."):
            b -= 1
        if any(tree[i].upos not in ("PUNCT", "SCONJ", "CCONJ") for i in range(a, b)):
            kept.append((a, b))
    return kept
