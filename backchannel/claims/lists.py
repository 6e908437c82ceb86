"""People whom words beside a noun tell: appositions between names, names behind `be`, whom a clause or a participle
behind a preposition is about.

In: words of a tree. Out: the words for the people that are meant besides or instead. Always true: they are words of the
same sentence, and whoever stands in a clause or a phrase of their own is no part of a list.
"""

from __future__ import annotations

from backchannel.tree import Tree, matches

# relations by which one member of a list hangs on another, or on what a member is called
ALONG = frozenset({"appos", "conj", "flat", "nmod:desc", "list", "compound"})
# what befalls somebody `with` others, who are no means of it
TOGETHER = frozenset(
    {"arrest", "rearrest", "re-arrest", "detain", "hold", "jail", "imprison", "try", "convict", "sentence", "free", "release",
     "abduct", "kidnap", "capture", "seize", "deport", "expel", "pardon", "nab", "apprehend", "interrogate", "question"}
)  # fmt: skip
# phrases that add people to a subject without `and`
WITH = frozenset({"along with", "together with", "alongside", "as well as"})
# nouns for two or three people at once
PAIRS = frozenset({"couple", "pair", "duo", "trio"})
# what opens a participle that tells of the subject: `are on board after being freed`
TEMPORAL = frozenset({"after", "before", "since", "upon", "following", "despite", "without"})


def names_along(tree: Tree, top: int, after: int) -> list[int]:
    """First words of names of people behind `after` that hang on `top` by nothing but apposition and coordination."""
    names = [k for k in sorted(tree.people) if tree[k].upos == "PROPN" and k in tree.sentence(top)]
    opening = [k for k in names if k - 1 not in names]
    return [k for k in opening if k > after and along(tree, k, top)]


def along(tree: Tree, k: int, top: int) -> bool:
    at = k
    while at != top:
        head = tree.head(at)
        if head is None or tree[at].dep not in ALONG or tree.case(at) or tree.children(at, "nmod:poss"):
            return False
        at = head
    return True


def listed(tree: Tree, f: int, predicate: int) -> list[int]:
    """`my father, Karim, a clerk, the student Orin and the driver Lom`: names that hang on the first as appositions.

    The first name after a common noun in the singular is its own; a list has a conjunction; what a predicate right
    beside the first word, or between it and a name, tells is not told of the others.
    """
    if not tree.children(f, "appos") or tree.head(predicate) == f:
        return []
    found = names_along(tree, f, f)
    if tree[f].upos == "PROPN":
        found = [f, *found]
    several = tree[f].tag in {"NNS", "CD"} or tree[f].lemma.lower() in PAIRS
    if found and not several:
        found = sorted({*found, *groups_beside(tree, found)})
    joined = len(found) > 1 and any(tree[k].upos == "CCONJ" for k in range(found[-2], found[-1]))
    others = found if several else found[1:]
    return [c for c in others if joined and not f < predicate < c] + beside_name(tree, f, predicate)


def called_by_name(tree: Tree, f: int, beside: list[int]) -> bool:
    """True for the couple of `the couple Ana and Lev Orin`: the names right behind it are all of them."""
    if len(beside) <= 1:
        return False
    several = tree[f].tag == "NNS" or tree[f].lemma.lower() in PAIRS
    known = any(tree[c].text.lower() == "the" for c in tree.children(f, "det"))
    counted = tree.children(f, "nummod") or f + 1 not in beside
    return several and known and not counted and all(tree[k].upos == "PROPN" for k in beside)


def beside_name(tree: Tree, f: int, predicate: int) -> list[int]:
    """`the deputy Lev Orin and two of his aides`: who is joined to the name is joined to what it stands beside."""
    names = [a for a in tree.children(f, "appos") if tree[a].upos == "PROPN" and tree[f].tag == "NN"]
    joined = [c for a in names for c in tree.conjuncts(a) if c != a]
    people = [c for c in joined if tree[c].upos in {"NOUN", "NUM"} and c in tree.people]
    return [c for c in people if not f < predicate < c]


def groups_beside(tree: Tree, names: list[int]) -> list[int]:
    """`the trainer Orin and seven activists`: people without a name who are joined to a name, but not the mother of `Orin, a
    lawyer and mother of two`."""
    out: list[int] = []
    for k in names:
        described = bool(tree.children(k, "appos"))
        for c in tree.conjuncts(k):
            others = tree[c].tag == "NNS" or tree.children(c, "nummod", "nmod:poss")
            described = described or any(tree[n].text == "," for n in range(k, c))
            fresh = c not in names and tree[c].upos == "NOUN" and not tree.case(c)
            if fresh and not tree.children(c, "appos") and (others or not described):
                out.append(c)
    return out


def with_told(tree: Tree, i: int, found: list[int]) -> list[int]:
    """`found` with whom `be` tells to be meant; a noun without a number, which tells no more, gives way to them."""
    out: list[int] = []
    for f in found:
        told = told_by_be(tree, i, f)
        out += [f, *told] if not told or tree.children(f, "nummod") else told
    return out


def told_by_be(tree: Tree, i: int, f: int) -> list[int]:
    """Who is meant by a noun that the predicate `i` modifies, where `be` tells it.

    `the two prisoners freed today are Orin and Lom`, `Orin and Lom were the last men held there`.
    """
    above = tree.head(f)
    modified = tree[i].dep.startswith("acl") and tree.head(i) == f
    if not modified or tree[f].tag not in {"NNS", "NNPS"}:
        return []
    if matches(tree[f].dep, "nsubj") and above is not None and tree[above].upos == "PROPN" and above > f:
        links = tree.children(above, "cop")
        return names_along(tree, above, above - 1) if links and above in tree.people else []
    if tree.children(f, "cop"):
        subjects = [c for c in tree.children(f, "nsubj") if c in tree.people and tree[c].upos == "PROPN"]
        return [k for c in subjects for k in tree.conjuncts(c)]
    return []


def of_the_subject(tree: Tree, i: int) -> list[int]:
    """`both are on board after being freed`: a passive participle behind a preposition tells of the subject."""
    being = any(tree[c].text.lower() == "being" for c in tree.children(i, "aux:pass"))
    opener = (tree.mark(i) or tree.case(i)).partition(" ")[0]
    if not being or opener not in TEMPORAL or tree.children(i, "nsubj"):
        return []
    for a in tree.ancestors(i):
        # `in his first interview since being freed, Orin said`
        subjects = [c for c in tree.children(a, "nsubj") if c < i or i < c < a]
        if subjects or tree[a].dep in {"ccomp", "acl:relcl"}:
            return subjects
    return []


def owned_within(tree: Tree, near: int, who: int) -> bool:
    """True for the wife of `two nephews of Orin's wife who were jailed`: whom somebody has is known without a clause."""
    clause = next((a for a in tree.ancestors(who) if tree[a].dep == "acl:relcl"), None)
    head = tree.head(clause) if clause is not None else None
    if clause is None or head is None or head == near or not tree.under(near, head):
        return False
    verbs = [clause, *tree.children(clause, "aux", "aux:pass", "cop")]
    one = any(tree[k].text.lower() in {"is", "was", "has"} for k in verbs)
    return bool(tree.children(near, "nmod:poss")) and not (one and tree[head].tag == "NNS")


def companions(tree: Tree, f: int, predicate: int) -> list[int]:
    """`Orin, along with Lom and Hill, was freed`, `was freed along with Hill`: who is told to share in what befell the
    subject."""
    if not matches(tree[f].dep, "nsubj") or tree.head(f) != predicate or f not in tree.people:
        return []
    found = [c for c in tree.children(f, "nmod") if tree.case(c) in WITH]
    found += [
        c
        for a in tree.children(f, "advmod")
        if f"{tree[a].text.lower()} with" in WITH
        for c in tree.children(a, "obl", "nmod")
        if tree.case(c) == "with"
    ]
    found = [c for c in found if f < c < predicate]
    if tree[f].dep == "nsubj:pass":
        together = tree[predicate].lemma.lower() in TOGETHER
        beside = tree.children(predicate, "obl")
        found += [
            c for c in beside if tree.case(c) in WITH or together and tree.case(c) == "with" and c > predicate
        ]
    beside = [k for c in found for k in [*tree.conjuncts(c), *names_along(tree, c, c)]]
    return [k for k in beside if k in tree.people or several(tree, k)]


def several(tree: Tree, k: int) -> bool:
    """True for people who are counted or somebody's: `two colleagues`, `his daughters`."""
    told = tree.children(k, "nummod") or any(tree[c].tag == "PRP$" for c in tree.children(k, "nmod:poss"))
    return tree[k].tag == "NNS" and bool(told)
