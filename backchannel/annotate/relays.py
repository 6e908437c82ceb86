"""Who speaks where an outlet quotes somebody.

In: a draft whose cue is a verb of quoting, and the tree. Out: the draft, changed in place. Always true: `the agency quoted X
as saying` is X's, wherever what is said stands; the agency that quotes is never the speaker of it.
"""

from __future__ import annotations

from backchannel.annotate.draft import Draft, cues, runs
from backchannel.tree import Tree

SAYING = frozenset(
    {"saying", "asking", "telling", "stating", "claiming", "confirming", "insisting", "warning", "adding",
     "announcing", "alleging", "denying", "declaring"}
)  # fmt: skip
# how far behind the verb of quoting the words `as saying` may stand
REACH = 25
FINITE = ("VBD", "VBZ", "VBP", "MD")


def quoted_as(tree: Tree, draft: Draft) -> None:
    """Read `X was quoted by Y as saying that ...` as X saying it."""
    verb = draft.verb
    if verb is not None and draft.cue is not None and verb > draft.cue[0] and tree[verb].text in SAYING:
        verb = next((i for i in range(*draft.cue) if tree[i].lemma in cues()["citing"]), verb)
        if tree[verb].tag in FINITE and not tree.children(verb, "aux:pass"):
            quoting(tree, draft, verb)
        else:
            trailing(tree, draft, verb)
        return
    if verb is None or tree[verb].lemma not in cues()["citing"]:
        return
    if tree[verb].tag in ("VBD", "VBZ", "VBP") and not tree.children(verb, "aux:pass"):
        quoting(tree, draft, verb)
    elif tree[verb].tag == "VBN":
        quoted(tree, draft, verb)


def quoted(tree: Tree, draft: Draft, verb: int) -> None:
    """`X was quoted as saying that`: the subject speaks."""
    subject = tree.child(verb, "nsubj:pass")
    saying = next((i for i in tree.sentence(verb) if i > verb and tree[i].text.lower() in SAYING), None)
    if subject is None or subject > verb or saying is None or tree[saying - 1].text.lower() != "as":
        return
    phrase = tree.contiguous(subject, tree.phrase(subject))
    rest = runs(tree, [i for i in tree.sentence(verb) if i > saying])
    later = [r for r in draft.content if r[0] > tree.sentence(verb)[-1]]
    if phrase and rest:
        draft.source, draft.content = [(phrase[0], phrase[-1] + 1)], [*rest[:1], *later]


def as_saying(tree: Tree, verb: int) -> int | None:
    """Where the `as saying` of a verb of quoting begins."""
    end = min(verb + REACH, tree.sentence(verb)[-1])
    at = next(
        (
            i
            for i in range(verb + 2, end)
            if tree[i].text.lower() == "as" and tree[i + 1].text.lower() in SAYING
        ),
        None,
    )
    return at


def quoting(tree: Tree, draft: Draft, verb: int) -> None:
    """Read `an outlet quoted X as saying that ...` and `“...,” an outlet quoted X as saying` as X saying it."""
    at = as_saying(tree, verb)
    if at is None:
        return
    last = tree.sentence(verb)[-1]
    told = list(range(at + 2, last + 1))
    states = any(tree[i].tag in FINITE for i in told)
    elsewhere = [r for r in draft.content if r[1] <= verb or r[0] > last]
    if states:
        said = [*runs(tree, told)[:1], *(r for r in elsewhere if r[0] > last)]
    else:
        said = elsewhere if any(r[1] <= verb for r in elsewhere) else [*fronted(tree, verb), *elsewhere]
    if said:
        draft.source, draft.content = [(verb + 1, at)], said


def fronted(tree: Tree, verb: int) -> list[tuple[int, int]]:
    """The clause before `, an outlet quoted X as saying`."""
    head = tree.head(verb)
    subject = tree.child(verb, "nsubj")
    if head is None or head > verb or tree[head].sentence != tree[verb].sentence or subject is None:
        return []
    opens = min(tree.phrase(subject))
    comma = next((i for i in range(opens, tree.sentence(verb)[0], -1) if tree[i].text == ","), None)
    return [] if comma is None or comma < head else runs(tree, list(range(tree.sentence(verb)[0], comma)))


def trailing(tree: Tree, draft: Draft, verb: int) -> None:
    """Read `“...,” X was quoted as saying by Y` as X saying it."""
    subject = tree.child(verb, "nsubj:pass")
    if subject is None or not any(r[0] <= subject for r in draft.content):
        return
    phrase = tree.contiguous(subject, tree.phrase(subject))
    if phrase and subject < verb:
        source = (phrase[0], phrase[-1] + 1)
        draft.source = [source]
        cut = [(a, min(b, source[0]) if a < source[0] else b) for a, b in draft.content]
        draft.content = [r for r in cut if r[1] <= source[0] or r[0] > verb] or draft.content


def from_quoting(tree: Tree, i: int) -> Draft | None:
    """`The agency quoted X as saying that`, which the encoder left out."""
    if tree[i].lemma not in cues()["citing"] or tree[i].tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if as_saying(tree, i) is None and tree.child(i, "nsubj:pass") is None:
        return None
    draft = Draft((i, i + 1), i)
    quoted_as(tree, draft)
    return draft if draft.content and draft.source else None
