"""Who is told to be one of several: `she was among the ten freed`, `one of dozens of people held`, `those freed include`.

In: words of a tree. Out: the words meant besides or instead. Always true: they are words of the same sentence.
"""

from __future__ import annotations

from backchannel.claims.hidden import FINITE, REACH, arranged, listed_from
from backchannel.claims.lists import listed
from backchannel.tree import Tree

NAMING = frozenset({"identify", "name"})
COUNTING = frozenset({"dozen", "hundred", "thousand", "score", "group", "number", "handful", "batch"})
THOSE = frozenset({"those", "others"})
LINKS = frozenset({"include", "be"})


def counting(tree: Tree, f: int) -> int:
    """The `dozens` of `one of dozens of people`; `f` itself where nothing of the kind counts them."""
    above = tree.head(f)
    while above is not None and tree.case(f) == "of" and tree[above].lemma.lower() in COUNTING:
        f, above = above, tree.head(above)
    return f


def with_whole(tree: Tree, i: int, found: list[int]) -> list[int]:
    """`found`, and who is said to be one of them: `she was among the ten freed`, `one of three people held`."""
    out = list(found)
    for one in found:
        f = counting(tree, one)
        above = tree.head(f)
        behind = one > i and tree[i].dep != "amod"
        if behind or above is None and tree.case(f) != "among":
            continue
        if tree.case(f) == "among":
            top = f if tree.children(f, "nsubj") else above
            out += tree.children(top, "nsubj") if top is not None else []
        elif above is not None and tree.case(f) == "of" and tree[above].text.lower() == "one":
            head = tree.head(above)
            told = (
                head is not None
                and tree[above].dep == "nsubj"
                and head in tree.people
                and tree.children(head, "cop")
            )
            named = head if tree[above].dep == "appos" or told else None
            own = [above] if above in tree.people else []
            out += tree.children(above, "nsubj") or ([named] if named is not None else own)
        elif above in tree.people and tree.case(f) == "of" and tree[above].upos in {"ADJ", "VERB"}:
            # the youngest of those freed, NAME
            out.append(above)
    return [k for n, k in enumerate(out) if k not in out[:n] and k != i]


def one_of_those(tree: Tree, i: int) -> list[int]:
    """Who is told to be among `those freed`, however the tree takes the participle: `those freed include`, `among those
    freed were`."""
    before = i - 1
    while before > tree.sentence(i).start and (
        tree[before].upos in {"AUX", "ADV", "PART"} or arranged(tree, before)
    ):
        # `those to be freed`, `those set to be freed`
        before -= 1
    opens = tree.sentence(i).start
    # `among the 22 freed were`
    number = tree[before].upos == "NUM" and tree[opens].text.lower() == "among" and before == opens + 2
    those = tree[before].text.lower() in THOSE or number
    if i == 0 or not those or tree[i].tag not in {"VBN", "VBD"}:
        return []
    end = tree.sentence(i).stop
    if told := named_as(tree, i):
        return told
    finite = (k for k in range(i + 1, min(i + REACH, end)) if tree[k].tag in FINITE)
    link = next(finite, end)
    link = link if link < end and tree[link].lemma.lower() in LINKS else end
    if (
        link < end
        and tree[link].lemma.lower() == "be"
        and tree.case(i) != "among"
        and tree[max(0, before - 1)].text.lower() != "among"
        and not number
    ):
        return []
    first = next((k for k in range(link + 1, end) if k in tree.people), None)
    if first is None or any(tree[k].tag in FINITE for k in range(link + 1, first)):
        return []
    called = tree[first].head if tree[first].dep in {"flat", "appos"} and tree[first].head > link else first
    named = [first, *tree.conjuncts(called), *listed(tree, called, i)]
    return [k for n, k in enumerate(named) if k in tree.people and k > link and k not in named[:n]]


def named_as(tree: Tree, i: int) -> list[int]:
    """The names in `named those arrested as Orin and Lom`, `identified several of those freed, including Orin`."""
    sentence = tree.sentence(i)
    naming = any(tree[v].lemma.lower() in NAMING for v in range(sentence.start, i))
    for k in range(i + 1, min(i + REACH, sentence.stop - 1)):
        word = tree[k].text.lower()
        if word == "including" or (word == "as" and naming):
            return listed_from(tree, k + 1)
        if tree[k].tag in FINITE:
            break
    return []


def among_those(tree: Tree, noun: int) -> list[int]:
    """`among those in custody are Orin and Lom`: who is named of `those` that a state is told of."""
    those = tree.head(noun)
    counted = those is not None and (tree[those].tag == "CD" or bool(tree.children(those, "nummod")))
    if those is None or not (counted or tree[those].text.lower() in THOSE) or tree.case(those) != "among":
        return []
    named = tree.head(those)
    if named is None and tree.children(those, "cop"):
        named = next((c for c in tree.children(those, "nsubj") if c > those), None)
        return [k for c in [named] if c is not None for k in (c, *listed(tree, c, noun))]
    if named is None or named < those or not tree.children(named, "cop") and not tree.children(those, "cop"):
        return []
    return [named, *listed(tree, named, noun)]
