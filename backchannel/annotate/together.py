"""Who several are whom the text has only told of one by one: `Karp got ten years. Dolan got nine. The court found them guilty`.

In: a plural pronoun that no plural before it explains, and the mentions before it. Out: the people of whom the sentences
right before tell the same kind of fate. Always true: there are two of them or more, each named, and nobody
else whom the pronoun could mean stands in those sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from backchannel.annotate.clusters import Cluster
from backchannel.annotate.lexicon import Lexicon
from backchannel.annotate.sufferers import befallen, does, does_it, suffers
from backchannel.tree import Tree, matches

REACH = 3
GETTING = frozenset({"get", "receive", "draw", "face"})
TERMS = frozenset({"year", "month", "sentence", "term", "life"})


class Mention(Protocol):
    """A mention already resolved, at its head word."""

    @property
    def at(self) -> int: ...

    @property
    def clusters(self) -> tuple[Cluster, ...]: ...


def together(
    tree: Tree, lexicon: Lexicon, pronoun: int, before: Sequence[Mention], excluded: set[int]
) -> tuple[Cluster, ...]:
    """The people whom `pronoun` sums up, none where it cannot be told."""
    if not suffers(tree, lexicon, pronoun):
        return ()
    here = tree[pronoun].sentence
    found: dict[int, tuple[Cluster, int]] = {}
    peopled: set[int] = set()
    for said in reversed(before):
        gap = here - tree[said.at].sentence
        if gap > REACH:
            break
        c = said.clusters[0]
        doer = c.kind in ("armed_group", "group") and does(tree, lexicon, said.at)
        if doer and not does_it(tree, lexicon, said.clusters, said.at):
            # `Rebels freed him. They were arrested`
            return ()
        struck = befallen(tree, lexicon, said.at) or sentenced(tree, said.at)
        if gap and c.kind in ("person", "group", "armed_group"):
            peopled.add(gap)
        if not struck or len(said.clusters) > 1 or id(c) in excluded:
            continue
        if c.plural or c.kind != "person":
            return ()
        found.setdefault(id(c), (c, gap))
    near = sorted(found.values(), key=lambda one: one[1])
    gaps = {gap for _, gap in near}
    # a sentence on nobody may stand between
    apart = bool(gaps) and all(gap in gaps for gap in peopled if gap <= max(gaps)) and min(gaps) <= 1
    named = all(c.named for c, _ in near)
    return tuple(c for c, _ in reversed(near)) if len(near) > 1 and apart and named else ()


def sentenced(tree: Tree, i: int) -> bool:
    """True for whoever gets years."""
    i = tree.first_conjunct(i)
    while matches(tree[i].dep, "appos") or matches(tree[i].dep, "nmod:desc"):
        i = tree[i].head
    verb = tree.head(i)
    if verb is None or not matches(tree[i].dep, "nsubj") or tree[verb].lemma.lower() not in GETTING:
        return False
    return any(tree[c].lemma.lower() in TERMS for c in tree.children(verb, "obj"))
