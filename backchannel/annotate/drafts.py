"""Attributions before it is known who speaks.

In: the encoder's attributions and the tree. Out: `Draft`s in token ranges, one for each cue. Always true: a
draft has content; cue and source do not overlap; the tree only adds what the encoder left out.
"""

from __future__ import annotations

from backchannel.annotate.candidate import head_of
from backchannel.annotate.contents import hold_clause
from backchannel.annotate.draft import FAR, QUOTES, Draft, Range, cues, runs
from backchannel.annotate.fallbacks import fallback
from backchannel.annotate.relays import quoted_as
from backchannel.annotate.repairs import (
    drop_relay,
    hold_nested,
    hold_relative,
    hold_sentence,
    repair,
    turn_citation,
)
from backchannel.annotate.sourcing import add_source
from backchannel.annotate.voiceless import names_a_person, part, settle
from backchannel.records import Syntax
from backchannel.tree import Tree

# words in capitals that make a heading
LOUD = 2


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
        found = fallback(tree, t.index, drafts)
        if found is not None:
            drafts.append(found)
            framed |= found.frame()
    for d in drafts:
        hold_nested(tree, d, drafts)
        hold_clause(tree, d, drafts)
        hold_sentence(tree, d)
        drop_relay(tree, d, drafts)
        hold_relative(tree, d)
        turn_citation(tree, d, drafts)
        quoted_as(tree, d)
        settle(tree, d)
    drafts += [
        o for d in drafts if (o := part(tree, d)) is not None and not any(x.verb == o.verb for x in drafts)
    ]
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
    over = tree.head(verb)
    if b == verb + 1 and tree[verb].dep == "aux" and over is not None and over > verb:
        # `had | over two years repeatedly called for`: only the auxiliary of the cue was seen
        a, b, verb, source = over, over + 1, over, ()
    here = tree[verb].sentence
    opens = verb == tree.sentence(verb)[0]
    reported = verb > 0 and tree[verb - 1].text.lower() == "as"
    if tree[verb].lemma == "ask" and not reported and (opens or not tree.children(verb, "nsubj")):
        # "asked about it" names what reporters wanted to know
        return None
    near = close_content(tree, here, [r for r in content if r[0] < r[1]])
    near = near or complement(tree, verb, {i for r in [*cue, *source] for i in range(*r)})
    if undergone(tree, verb) or names_a_person(tree, verb) or not words_at_all(tree, verb, near, source):
        return None
    sources = [r for r in source if r[0] < r[1]]
    if len(sources) > 1:
        subject = tree.child(verb, "nsubj")
        sources = [r for r in sources if subject is not None and r[0] <= subject < r[1]] or [
            min(sources, key=lambda r: abs(r[0] - a))
        ]
    return Draft((a, b), verb, sources, near) if near else None


def undergone(tree: Tree, verb: int) -> bool:
    """True for a passive that is no cue: whoever `was allowed to leave` says nothing."""
    known = ("say", "think", "label", "told", "citing", "show", "impersonal", "published")
    passive = tree[verb].tag == "VBN" and tree.child(verb, "aux:pass") is not None
    # whoever `was convinced that they lied` thinks so
    passive = passive and tree.child(verb, "ccomp") is None
    return passive and not any(tree[verb].lemma in cues()[name] for name in known)


def words_at_all(tree: Tree, verb: int, content: list[Range], source: tuple[Range, ...]) -> bool:
    """False for `requesting anonymity`, and for what an event, which can say nothing, is for: `the visit aims to`."""
    words = [i for r in content for i in range(*r)]
    if [tree[i].lemma.lower() for i in words] == ["anonymity"] or shouted(tree, verb):
        return False
    subject = tree.child(verb, "nsubj")
    if source and subject in words:
        # `the talks between the two sides concluded`: who is a part of what is told does not tell it
        speaker = head_of(tree, *source[0])
        if tree.under(speaker, subject) and tree.case(speaker):
            return False
    tells = any(tree[verb].lemma in cues()[name] for name in ("say", "show", "think"))
    teller = head_of(tree, *source[0]) if source else subject
    return tells or teller is None or tree[teller].lemma.lower() not in cues()["events"]


def shouted(tree: Tree, verb: int) -> bool:
    """True in a heading in capitals, whose subject says nothing by its verb: `REPORTER DOCUMENTED LIFE AT SEA`."""
    words = [tree[i].text for i in tree.sentence(verb) if tree[i].text.isalpha()]
    return len(words) > LOUD and all(w.isupper() for w in words)


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
        if r not in kept and tree[r[0]].sentence > here and told_by_another(tree, r):
            continue
        if r not in kept and (touches or r[0] > kept[-1][0] or tree[r[0]].text in QUOTES):
            kept.append(r)
    return sorted(kept)


def told_by_another(tree: Tree, span: Range) -> bool:
    """True for a later sentence outside quotation marks with a speaker and a cue of its own."""
    if any(tree[i].text in QUOTES for i in range(*span)):
        return False
    verbs = (i for i in range(*span) if tree[i].lemma in cues()["say"] and tree[i].dep == "root")
    return any(tree.child(i, "nsubj") is not None and tree.child(i, "ccomp") is not None for i in verbs)


def verb_of(tree: Tree, a: int, b: int) -> int:
    """The word of a cue that says it: a cue verb, else any verb, else the head."""
    words = range(a, b)
    lists = cues()
    for i in words:
        if tree[i].upos == "VERB" and (tree[i].lemma in lists["say"] or tree[i].lemma in lists["think"]):
            return i
    return next((i for i in words if tree[i].upos == "VERB"), head_of(tree, a, b))
