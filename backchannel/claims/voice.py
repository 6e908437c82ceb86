"""Which verbs are passive, and which words that are tagged otherwise are participles.

In: a word in its tree. Out: true or false. Always true: a verb with an object of its own and a subject is active.
"""

from __future__ import annotations

from backchannel.claims.among import one_of_those
from backchannel.tree import Tree

PARTICIPLES = frozenset({"VBN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
BEING = frozenset({"is", "are", "was", "were"})
HELD_AS = frozenset({"hostage", "captive", "prisoner", "guilty"})
GIVING = frozenset({"give", "hand", "grant", "offer", "award", "deny", "refuse", "fine"})
REDUCED = frozenset({"acl", "amod", "advcl"})
UNMISTAKABLE = ("wn", "en", "orn")
# past tenses that look like their participles, of verbs that cannot do without an object
NEEDING_OBJECT = frozenset(
    {
        "sent", "brought", "put", "held", "handed", "placed", "moved", "transferred", "accused", "tried", "jailed",
        "sentenced", "taken", "kept", "found", "released", "freed", "deported", "extradited", "remanded", "fined",
        "convicted", "detained", "imprisoned", "flown", "denied", "expelled", "exchanged", "interrogated", "questioned",
    }
)  # fmt: skip


def is_participle(tree: Tree, i: int) -> bool:
    """True for an adjective or a noun that is a past participle of its lemma (`jailed`, `those freed`)."""
    t = tree[i]
    tags = {"JJ", "VBN"} if t.upos == "ADJ" else {"VBN"} if t.upos == "NOUN" else frozenset()
    return t.tag in tags and t.text.lower() != t.lemma.lower()


def is_passive(tree: Tree, i: int) -> bool:
    """True for a passive verb or a past participle that modifies a noun or opens a clause."""
    things = [c for c in tree.children(i, "obj") if not held_as(tree, c)]
    if tree[i].tag == "VBD" and things and not tree.children(i, "aux:pass"):
        # `Belarus freed her`, whatever the tree makes of its subject
        return False
    if calls_on(tree, i) or has_shortened(tree, i) or goes_between(tree, i) or doers(tree, i):
        return False
    if tree.children(i, "nsubj:pass", "csubj:pass", "aux:pass") or goes_on_given(tree, i):
        return True
    formed = tree[i].upos == "VERB" and tree[i].text.lower() != tree[i].lemma.lower()
    told = {"VBN", "VBD", "JJ"} if formed else {"VBN", "VBD"}
    if one_of_those(tree, i) or (tree[i].tag in told and tree.children(i, "cop")):
        # `those freed include two nurses`, `also freed were two nurses`, `has been incarcerated`
        return True
    if not things and turned_round(tree, i):
        return True
    if not participial(tree, i) or tree.children(i, "aux"):
        return False
    small_clause = tree[i].dep in {"ccomp", "xcomp"} and not things
    if (things or tree.children(i, "nsubj")) and not tree[i].dep.startswith("acl") and not small_clause:
        return False
    head = tree.head(i)
    if tree[i].dep.startswith("conj") and head is not None and tree[head].upos == "VERB":
        if tree[i].tag == "VBN" and tree[head].tag in FINITE:
            # `came home, exchanged for 40 others`
            return True
        return is_passive(tree, head) and not tree.children(i, "nsubj")
    return tree[i].dep.partition(":")[0] in {"acl", "amod", "advcl", "xcomp", "root", "ccomp", "parataxis"}


def doers(tree: Tree, i: int) -> list[int]:
    """The subject of `the hostages whom the rebels seized`, `the men the rebels kidnapped`: with a subject of its own besides
    the noun that it is about a clause tells what that subject did."""
    if not tree[i].dep.startswith("acl") or tree.children(i, "aux", "aux:pass", "cop"):
        return []
    noun = tree[i].head
    # `Gross, an American held in Lom`: what stands behind a comma only says who he is
    beside = [
        c for c in tree.children(i, "nsubj") if noun < c < i and tree[min(tree.phrase(c)) - 1].text != ","
    ]
    own = [c for c in beside if tree[c].upos in {"NOUN", "PROPN", "PRON"}]
    return [c for c in own if tree[c].tag not in {"WP", "WDT", "WP$"} and tree[c].text.lower() != "that"]


def calls_on(tree: Tree, i: int) -> bool:
    """True for `called on them to let her go`, which is no passive however far what is asked stands off."""
    whom = any(tree.case(c) in {"on", "upon", "for"} for c in tree.children(i, "obl"))
    bare = bool(tree.children(i, "nsubj")) and not tree.children(i, "aux", "cop")
    return whom and bare and tree[i].lemma.lower() == "call"


def goes_between(tree: Tree, i: int) -> bool:
    """True for `after Doha mediated between the two`: with no auxiliary whoever stands before it does it."""
    between = any(tree.case(c) in {"between", "with"} for c in tree.children(i, "obl"))
    subjects = [c for c in tree.children(i, "nsubj", "nsubj:pass") if c < i]
    return tree[i].lemma.lower() == "mediate" and between and bool(subjects) and not tree.children(i, "aux")


def has_shortened(tree: Tree, i: int) -> bool:
    """True for `a charge which he's denied`: with `which` for an object, the `'s` is that of `has`."""
    helpers = tree.children(i, "aux", "aux:pass")
    shortened = bool(helpers) and all(tree[c].text in {"'s", "’s"} for c in helpers)
    return shortened and any(tree[c].tag == "WDT" for c in tree.children(i, "obj"))


def turned_round(tree: Tree, i: int) -> bool:
    """True for `also found guilty was a clerk`: the subject comes behind `be`, and that behind the participle."""
    subjects = tree.children(i, "nsubj")
    opens = all(tree[k].upos in {"ADV", "CCONJ", "PUNCT"} for k in range(tree.sentence(i).start, i))
    if not opens or not subjects or min(subjects) < i or tree[i].tag not in {"VBN", "VBD"}:
        return False
    between = range(i + 1, min(min(tree.phrase(s)) for s in subjects))
    return any(tree[k].text.lower() in BEING for k in between)


def held_as(tree: Tree, c: int) -> bool:
    """True for the `hostage` of `a nurse held hostage in Lom` and the `guilty` of `found guilty`, which are no objects."""
    return tree[c].lemma.lower() in HELD_AS and not tree.children(c, "det", "nmod:poss", "nummod", "amod")


def participial(tree: Tree, i: int) -> bool:
    """True for a past participle; a past tense without subject and object inside a phrase is one too."""
    if tree[i].tag == "VBD":
        bare = not tree.children(i, "nsubj") and all(held_as(tree, c) for c in tree.children(i, "obj"))
        inside = (tree[i].dep in REDUCED or beside_participle(tree, i)) and bare
        return inside or tree[i].text.lower().endswith(UNMISTAKABLE) or goes_on_passive(tree, i)
    # the `mediated` of `a Qatari-mediated deal`, tagged as the adjective that it also is
    tagged = tree[i].tag == "JJ" and tree[i].dep == "amod" and tree[i].text.lower().endswith("ed")
    return tree[i].tag in PARTICIPLES or tagged


def goes_on_given(tree: Tree, i: int) -> bool:
    """True for `given` in `was convicted and given a prison term`, `fined 900 euros`: of two objects a passive keeps one."""
    head = tree.head(i)
    given = tree[i].tag == "VBN" and tree[i].lemma.lower() in GIVING and not tree.children(i, "nsubj", "aux")
    return given and tree[i].dep == "conj" and head is not None and bool(tree.children(head, "aux:pass"))


def goes_on_passive(tree: Tree, i: int) -> bool:
    """True for `sent` in `was convicted and sent to prison`, which the tagger takes for a past tense."""
    head = tree.head(i)
    if tree[i].dep != "conj" or head is None or tree[i].text.lower() not in NEEDING_OBJECT:
        return False
    things = [c for c in tree.children(i, "obj") if not held_as(tree, c)]
    active = things + tree.children(i, "nsubj", "aux", "compound:prt", "ccomp") or any(
        tree[c].upos == "VERB" for c in tree.children(i, "xcomp")
    )
    return bool(tree.children(head, "aux:pass")) and not active


def beside_participle(tree: Tree, i: int) -> bool:
    """True for `held` in `arrested in 2019 and held in Evin`: it is joined to a participle that opens no clause."""
    head = tree.head(i)
    return (
        tree[i].dep == "conj"
        and head is not None
        and tree[head].tag == "VBN"
        and tree[head].dep in REDUCED
        and not tree.children(head, "aux", "aux:pass", "nsubj")
    )
