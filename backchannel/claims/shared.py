"""What a predicate shares with another: the object of verbs that go together, the predicate that `as was` leaves out.

In: a verb in its tree. Out: the words for those who are meant besides its own. Always true: they are words of the same
sentence; nothing is shared across a word that is neither an adverb nor a conjunction.
"""

from __future__ import annotations

from backchannel.claims.torn import torn_of
from backchannel.tree import Tree

BESIDE = frozenset({"CCONJ", "ADJ", "PUNCT", "NOUN"})
# verbs that take no object: `escaped and made their way to a post`
MOVING = frozenset({"escape", "flee", "arrive", "return", "go", "come", "walk", "land", "travel"})
ASKING = frozenset(
    {"ask", "urge", "beg", "press", "implore", "entreat", "call", "tell", "order", "invite", "exhort"}
)
# verbs whose subject is that of the infinitive below, so that an object before them belongs to it
SELF_CONTROL = frozenset(
    {
        "refuse",
        "decline",
        "agree",
        "want",
        "try",
        "fail",
        "hope",
        "promise",
        "vow",
        "threaten",
        "plan",
        "seek",
    }
)
BETWEEN = frozenset({"CCONJ", "ADV", "PUNCT"})
# verbs by which people are moved, and what they are moved to bear
SENDING = frozenset(
    {"extradite", "send", "deport", "bring", "fly", "transfer", "return", "take", "hand", "surrender", "transport", "escort",
     "summon", "recall", "render", "move", "repatriate"}
)  # fmt: skip
WHERE = frozenset(
    {"prison", "jail", "gaol", "custody", "detention", "cell", "arrest", "colony", "centre", "center", "facility", "camp",
     "hospital", "bail", "remand", "captivity", "penitentiary", "home", "confinement"}
)  # fmt: skip
BEARING = frozenset({"face", "stand", "serve", "answer", "await", "undergo", "appear", "testify", "plead"})
# what somebody else does: `held since May, freed after mediation by Qatar`
OF_OTHERS = frozenset(
    {"mediation", "intervention", "effort", "complaint", "request", "appeal", "call", "plea", "visit"}
)
# the auxiliary that stands for a passive, and that which stands for an active verb
BEING, DOING = frozenset({"was", "were", "is", "are"}), frozenset({"did", "does", "do", "has", "have", "had"})


def shared_object(tree: Tree, i: int) -> list[int]:
    """`arrested and jailed him`: each verb takes the object that stands behind the last."""
    if tree[i].lemma.lower() in MOVING:
        return []
    later = [c for c in tree.children(i, "conj") if tree[c].upos == "VERB" and not tree.children(c, "nsubj")]
    if later:
        return tree.children(later[-1], "obj")
    first = tree.head(i)
    if tree[i].dep.partition(":")[0] != "conj" or first is None or tree[first].upos != "VERB":
        return []
    verbs = [first, *(c for c in tree.children(first, "conj") if c <= i)]
    beside = all(
        tree[k].upos in BETWEEN for a, b in zip(verbs, verbs[1:], strict=False) for k in range(a + 1, b)
    )
    return [c for c in tree.children(first, "obj") if c > i] if beside else []


def shared_of(tree: Tree, i: int) -> list[int]:
    """`the conviction and sentencing of Orin`: an `of` phrase behind the second of two nouns belongs to both; or that which
    stands behind a place."""
    later = [c for c in tree.children(i, "conj") if c > i and tree[c].upos == "NOUN"]
    own = tree.children(i, "nmod:poss") or any(tree.case(c) == "of" for c in tree.children(i, "nmod"))
    if tree[i].upos != "NOUN" or not later or own:
        return torn_of(tree, i)
    last = later[-1]
    beside = all(tree[k].upos in BESIDE for k in range(i + 1, last)) and not tree.children(last, "det")
    return [c for c in tree.children(last, "nmod") if tree.case(c) == "of"] if beside else []


def likewise(tree: Tree, i: int, passive: bool) -> list[int]:
    """`was charged, as was his brother`: who else it is true of, said by no verb but an auxiliary."""
    words, tokens = BEING if passive else DOING, tree.tokens
    for k in range(i + 1, tree.sentence(i)[-1] - 1):
        opens = tokens[k - 1].text == "," and tokens[k].text.lower() == "as"
        if not opens or tokens[k + 1].text.lower() not in words:
            continue
        behind = [
            c for c in range(k + 2, tree.sentence(i)[-1] + 1) if (h := tree.head(c)) is None or h < k + 2
        ]
        found = next((c for c in behind if tree[c].upos in {"NOUN", "PROPN", "PRON"}), None)
        owner = None if found is None else tree.head(found)
        # the predicate that is left out is the nearest before
        nearer = [
            v
            for v in range(i + 1, k)
            if tree[v].upos == "VERB" and tree[v].dep.partition(":")[0] in {"conj", "root"}
        ]
        if found is None or owner is None or nearer or not (tree.under(found, i)):
            return []
        return [found]
    return []


def each_of(tree: Tree, found: list[int]) -> list[int]:
    """`sentenced each of them`: it is they who are meant."""
    out = []
    for f in found:
        whole = [c for c in tree.children(f, "nmod") if tree.case(c) == "of"]
        out += (
            whole[:1] if whole and tree[f].text.lower() in {"each", "all", "both", "none", "neither"} else [f]
        )
    return out


def asked_after(tree: Tree, i: int) -> list[int]:
    """`asked them in a video to spare him`: what is asked, hung on the phrase that stands between."""
    if tree[i].lemma.lower() not in ASKING or not tree.children(i, "obj", "iobj"):
        return []
    below = [a for o in tree.children(i, "obl") for a in tree.children(o, "acl") if tree.mark(a) == "to"]
    return [a for a in below if tree[a].tag == "VB"][:1]


def bearer(tree: Tree, i: int) -> list[int]:
    """`is held in a prison awaiting trial`: it is no prison that awaits it, but whom the clause is about."""
    at = tree.head(i)
    bears = tree[i].tag == "VBG" and tree[i].dep == "acl" and tree[i].lemma.lower() in BEARING
    if not bears or at is None or tree[at].lemma.lower() not in WHERE or tree.children(i, "aux"):
        return []
    for _ in range(3):
        moved = [c for c in tree.children(at, "obj") if c in tree.people] if tree[at].upos == "VERB" else []
        if found := moved or tree.children(at, "nsubj"):
            return found
        above = tree.head(at)
        if above is None:
            return []
        if tree[at].dep.startswith("acl"):
            return [above]
        at = above
    return []


def sent(tree: Tree, i: int, verb: int) -> bool:
    """True for the purpose for which people are moved, which is theirs to bear: `extradited to face trial`."""
    bears = tree[verb].lemma.lower() in SENDING and tree[i].lemma.lower() in BEARING
    return bears and tree.mark(i) == "to"


def sent_to(tree: Tree, i: int, verb: int) -> list[int]:
    """`extradited Orin to Lom to face trial`: whoever is moved bears it."""
    return tree.children(verb, "obj") if sent(tree, i, verb) else []


def controlled_object(tree: Tree, i: int) -> list[int]:
    """`a verdict that Minsk refused to accept`: the noun of a relative clause is the object of the verb below."""
    head = tree.head(i)
    if tree[i].dep != "xcomp" or head is None or tree[head].lemma.lower() not in SELF_CONTROL:
        return []
    things = [c for c in tree.children(head, "obj") if tree[c].tag == "WDT"]
    noun = tree.head(head)
    return [noun] if things and noun is not None and tree[head].dep == "acl:relcl" else []


def behind_length(tree: Tree, i: int) -> list[int]:
    """`held for a year by the militants`: a doer that the tree hangs on what stands between."""
    between = [o for o in tree.children(i, "obl") if tree[o].lemma.lower() not in OF_OTHERS]
    return [c for o in between for c in tree.children(o, "nmod") if tree.case(c) == "by"]
