"""People who are named together are what `they` may mean.

In: a mention that has been resolved and those before it. Out: one more of what was said, of all whom a coordination joins
up to there. Always true: of a coordination that goes on only the whole is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from backchannel.annotate.antecedents import Said
from backchannel.annotate.candidate import Candidate
from backchannel.annotate.clusters import Cluster
from backchannel.tree import Tree

# whose states are no parties: `a citizen of Iran and Sweden`
CITIZENS = frozenset({"citizen", "national", "citizenship", "nationality", "passport"})
PARTIES = frozenset({"person", "state", "group"})


def coordinated(
    tree: Tree, heads: Mapping[int, Cluster], named: Mapping[int, Cluster], before: list[Said], one: Candidate
) -> None:
    """When `one`, the last of `before`, closes a coordination of people, add them all to `before`."""
    above = tree[one.head].head
    first = tree.first_conjunct(above if above in one.title_heads else one.head)
    if any(i > one.head and i in named for i in tree.conjuncts(first)):
        return
    along = tree.conjuncts(first) if first != one.head else []
    parts = [heads[i] for i in along if i in heads] or side_by_side(tree, before, one)
    if any(tree.children(i, "cop", "nsubj") for i in tree.conjuncts(first)):
        return
    people = tuple(dict.fromkeys(parts))
    if tree[tree[first].head].lemma.lower() in CITIZENS or len(people) < 2:
        return
    others = people[-1].kind == "group"
    if any(c.kind not in PARTIES for c in people) or (others and people[0].kind != "person"):
        return
    if others:
        # `Orin, Ruiz and seven others`: they are all of them
        before[-1] = replace(before[-1], part=True)
        before[:-1] = [s for s in before[:-1] if s.clusters != people[:-1] or len(s.clusters) == 1]
    if all(c.kind != "group" for c in people[:-1]):
        before.append(Said(first if first != one.head else one.head, people, one))


def side_by_side(tree: Tree, before: list[Said], one: Candidate) -> list[Cluster]:
    """Two names with nothing but `and` between them, whatever the tree hangs them on."""
    if len(before) < 2:
        return []
    last = before[-2].mention
    gap = range(last.last, one.first)
    joined = len(gap) == 1 and tree[gap[0]].upos == "CCONJ" and last.form == one.form == "name"
    return [before[-2].clusters[0], before[-1].clusters[0]] if joined else []
