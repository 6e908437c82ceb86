"""What the words round a predicate say of its form: tense, aspect, and the verb that it hangs under.

In: a predicate in its tree. Out: the names that a frame's `words` and `unless` may ask for in the slots
`traits`, `case` and `over`. Always true: nothing is read into a form that is not there; a participle without an
auxiliary has no tense.
"""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.claims.arguments import Predication
from backchannel.claims.attached import attached
from backchannel.claims.neighbours import over, unit
from backchannel.claims.page import Page

SLOTS = frozenset({"traits", "case", "over", "det", "siblings", "next"})


PAST_LENGTHS = frozenset({"after", "following", "for", "during", "despite"})
OPENING = frozenset({"“", '"', "‘", "''"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
NEGATORS = frozenset({"not", "n't", "n’t", "never"})


def words(page: Page, p: Predication, slot: str) -> Iterator[str]:
    """Names or words in one of `SLOTS`.

    `traits`: `past`, `perfect`, `pluperfect`, `present`, `progressive`, `modal`, `infinitive`, `gerund`, `reduced`
    (a participle without auxiliary), `attributive`, `relative` (the verb of a relative clause), `spell` (since a time, for a length), `length`, `dated`, `due_then` (`should have come on Friday`), `owned`,
    `negated`, `transitive` (has an object), `complemented` (`free to go`), `named_so` (`called him a liar`), `in_a_matter` (`weak on defence`), `of_another`
    (its clause tells of somebody or something else: `admitted that the march was no problem`), `after_length` (`after two years in prison`). `case`: its
    prepositions. `over`: the verb that it is the complement, object or oblique of, with its particle. `det`: its
    determiners. `siblings`: what else hangs on the word above it. `next`: the two words after it.
    """
    tree = page.tree
    if slot == "case":
        yield tree.case(p.index) or tree.case(tree.first_conjunct(p.index)) or "(none)"
    elif slot == "det":
        found = tree.children(p.index, "det")
        yield from (tree[c].lemma.lower() for c in found)
        if not found:
            yield "(none)"
    elif slot == "over":
        above = over(tree, p.index)
        particle = tree.child(above, "compound:prt") if above is not None else None
        yield tree[above].lemma.lower() if above is not None else "(none)"
        if above is not None and particle is not None:
            yield f"{tree[above].lemma} {tree[particle].text}".lower()
    elif slot == "next":
        inside = range(p.index + 1, min(p.index + 3, tree.sentence(p.index).stop))
        yield from (tree[k].text.lower() for k in inside)
    elif slot == "siblings":
        head = tree.head(tree.first_conjunct(p.index))
        yield from (tree[c].lemma.lower() for c in (tree.children(head) if head is not None else ()))
    else:
        yield from tense(page, p)
        yield from timing(page, p)
        if tree.children(p.index, "nmod:poss"):
            yield "owned"
        if tree[p.index].dep == "amod":
            yield "attributive"
        if tree[p.index].dep.endswith(":relcl"):
            yield "relative"
        if p.slots.get("patient") and not p.passive:
            yield "transitive"
        if p.slots.get("complement"):
            yield "complemented"
        if named_so(page, p):
            yield "named_so"
        if any(
            tree.case(c) in {"on", "to", "of", "about", "at"} and c > p.index
            for c in tree.children(p.index, "obl")
        ):
            yield "in_a_matter"
        if of_another(page, p):
            yield "of_another"
        if any(tree[c].text.lower() in NEGATORS for c in tree.children(p.index, "advmod")):
            yield "negated"


def named_so(page: Page, p: Predication) -> bool:
    """True for `called him a liar`, `called her weak`, `called them “a gift”`."""
    tree = page.tree
    called = tree.children(p.index, "obj") if tree[p.index].lemma.lower() == "call" else []
    # `called them mercenaries`, `called the men wrongfully detained`
    participles = [
        c
        for k in called
        for c in tree.children(k, "acl")
        if tree[c].tag == "VBN" and not tree.children(c, "nsubj")
    ]
    if len(called) > 1 or any(tree.children(c, "advmod") for c in participles):
        return True
    if any(tree[c].upos in NOMINAL and not tree.children(c, "mark") for c in tree.children(p.index, "xcomp")):
        return True
    behind = (max(tree.phrase(k), default=k) + 1 for k in p.slots.get("patient", ()) if k > p.index)
    return any(k in tree.sentence(p.index) and tree[k].text in OPENING for k in behind)


def of_another(page: Page, p: Predication) -> bool:
    """True where the clause that a verb takes has a subject of its own that is not the verb's."""
    tree = page.tree
    own = {e for i in p.slots.get("agent", ()) for e in page.entity_ids(i)}
    subjects = [
        s for c in tree.children(p.index, "ccomp") for s in tree.children(c, "nsubj", "nsubj:pass", "csubj")
    ]
    return bool(subjects) and not any(own & set(page.entity_ids(s)) for s in subjects)


def tense(page: Page, p: Predication) -> Iterator[str]:
    """Tense and aspect, from the auxiliaries of the first verb of a coordination when it has none itself."""
    tree, i = page.tree, p.index
    if p.upos != "VERB":
        return
    helpers = auxiliaries(page, i)
    top = tree.first_conjunct(i)
    if not helpers and top != i and tree[top].tag == tree[i].tag:
        helpers = auxiliaries(page, top)
    low = {tree[c].text.lower() for c in helpers}
    tags = {tree[c].tag for c in helpers}
    tag = tree[i].tag
    if "MD" in tags:
        yield "modal"
    elif "to" in {tree[c].text.lower() for c in tree.children(i, "mark")} and tag in {"VB", "VBN"}:
        yield "infinitive"
    elif low & {"has", "have", "'ve", "’ve"}:
        yield "perfect"
    elif "had" in low:
        yield "pluperfect"
    elif low & {"was", "were", "got", "did"} or tag == "VBD":
        yield "past"
    elif tag == "VBG":
        yield "progressive" if low else "gerund"
    elif tag in {"VBN", "JJ"} and not low:
        yield "reduced"
    else:
        yield "present"
    if "being" in low or (tag == "VBG" and low):
        yield "progressive"


def auxiliaries(page: Page, i: int) -> list[int]:
    return page.tree.children(i, "aux", "cop")


def timing(page: Page, p: Predication) -> Iterator[str]:
    """`spell` for a state that lasts, `dated` for a point."""
    for expression in attached(page, p.index):
        if expression.kind == "duration" or (expression.edtf and ".." in expression.edtf):
            yield "spell"
            yield "length" if expression.kind == "duration" else "open"
        elif expression.edtf:
            yield "dated"
            if {"should", "have"} <= {page.tree[c].text.lower() for c in auxiliaries(page, p.index)}:
                yield "due_then"
    if p.slots.get("prep:since") or p.slots.get("clause:since"):
        yield "spell"
    length = unit(page.tree, page.tree.first_conjunct(p.index))
    if length is not None and PAST_LENGTHS & set(page.tree.case(length).split()):
        yield "after_length"
