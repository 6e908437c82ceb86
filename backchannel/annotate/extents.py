"""Where a description of people ends.

In: the words that a tree holds to be part of a description. Out: those of them that say who is meant. Always true: the
noun and what stands before it stay; what tells why, when, out of what or in exchange for whom something happened to
people is no part of what they are called, whatever the tree hangs it on.
"""

from __future__ import annotations

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.lexicon import Lexicon
from backchannel.annotate.relays import SAYING
from backchannel.tree import Tree

CLAUSES = frozenset(
    {"appos", "conj", "cc", "parataxis", "cop", "nsubj", "case", "mark", "aux", "advcl", "discourse"}
)
DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


def describe(tree: Tree, i: int) -> list[int]:
    """Tokens of the description with its restrictive modifiers; what follows a comma is not restrictive."""
    inside = set(tree.subtree(i, CLAUSES - {"nsubj", "mark", "case", "advcl", "cop", "aux", "conj", "cc"}))
    for c in tree.children(i, "conj", "cc", "case", "mark", "cop", "nsubj", "aux", "advcl", "punct"):
        inside -= set(tree.subtree(c))
    for c in tree.children(i, "acl"):
        if tree.mark(c) == "to":
            inside -= set(tree.subtree(c))
    for c in tree.children(i, "acl", "nmod", "amod", "appos", "compound"):
        below = tree.subtree(c)
        if (
            below
            and below[0] > i
            and below[0] > 0
            and tree[below[0] - 1].text in (",", "—", "–", "(", "“", "-", ":")
        ):
            inside -= set(below)
    inside = {k for k in inside if k <= i or tree[k].sentence == tree[i].sentence}
    found = behind_bound(tree, i, tree.contiguous(i, sorted(inside)))
    for k in found:
        if (
            k > i
            and tree[k].text == ","
            and k + 1 < len(tree.tokens)
            and tree[k + 1].tag in ("WP", "WDT", "WP$", "WRB")
        ):
            found = [x for x in found if x < k]
            break
    while (
        len(found) > 1 and found[0] < i and tree[found[0]].upos in ("PUNCT", "ADP", "SCONJ", "CCONJ", "ADV")
    ):
        found = found[1:]
    if len(found) > 2 and found[1] < i and tree[found[0]].text.lower() == "according":
        found = found[2:]
    while len(found) > 1 and found[-1] > i and tree[found[-1]].upos in ("PUNCT", "ADP", "SCONJ", "CCONJ"):
        found = found[:-1]
    return found


def behind_bound(tree: Tree, i: int, found: list[int]) -> list[int]:
    """A description without the words that bound its number: `no fewer than 40 hostages`."""
    than = next((k for k in found[:3] if k < i and tree[k].text.lower() == "than"), None)
    denied = than is not None and than > 1 and tree[than - 2].text.lower() in ("no", "not")
    return [k for k in found if than is None or not denied or k > than]


def trimmed(tree: Tree, lexicon: Lexicon, i: int, found: list[int]) -> list[int]:
    """`found` up to the first phrase behind the noun `i` that is no part of a description."""
    found = unfronted(tree, i, found)
    for k in found:
        if k <= i:
            continue
        if set_off(tree, k) or heard_by(tree, i, k) or aboard(tree, k):
            return [x for x in found if x < k]
        named = tree[k].text.lower() == "including" and k - 1 in found or accused_of(tree, i, k)
        opens = tree[k].upos in ("ADP", "ADJ", "SCONJ")
        if named or (opens and circumstance(tree, lexicon, i, k)):
            # `ten Americans freed`, of whom the rest told for whom
            bare = tree[k - 1].tag in ("VBN", "VBD") and not tree.children(k - 1, "nsubj", "nsubj:pass")
            last = k - 1 if k - 1 > i and bare else k
            kept = [x for x in found if x < last]
            while kept[-1] > i and tree[kept[-1]].upos == "PUNCT":
                kept = kept[:-1]
            return kept
    return found


def heard_by(tree: Tree, i: int, k: int) -> bool:
    """True for `told` with its hearer, of whatever the tree makes it: `an elder who knows them | told NAME`."""
    after = k + 1
    verb = tree[k].lemma == "tell" and tree[k].dep == "acl" and tree[k].head == i
    return verb and after < len(tree.tokens) and tree[after].upos == "PROPN" and tree[after].head == k


def aboard(tree: Tree, k: int) -> bool:
    """True for the `on board` of `with 70 prisoners on board`, which tells where they are."""
    words = [t.text.lower() for t in tree.tokens[k : k + 2]]
    last = k + 1 if words == ["on", "board"] else k if words[0] in {"aboard", "onboard"} else None
    # `arrested aboard the ship` tells them apart
    behind = last is not None and last + 1 < len(tree.tokens) and tree[last + 1].upos
    return last is not None and behind not in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"}


def unfronted(tree: Tree, i: int, found: list[int]) -> list[int]:
    """`found` without a clause that only stands before it: `asked about the swap, the spokesman`."""
    if not found or tree[found[0]].tag not in ("VBN", "VBD", "VBG") or found[0] == i:
        return found
    commas = [
        k for k in found if k < i and tree[k].text == "," and tree[k + 1].upos in ("DET", "PROPN", "PRON")
    ]
    return [k for k in found if k > commas[-1]] if commas else found


def accused_of(tree: Tree, i: int, k: int) -> bool:
    """True for the `of` of `accused the minister of abandoning them`, which nobody is called by."""
    deed = tree.head(k)
    if deed is None or tree[k].text.lower() != "of" or tree[k].dep != "mark":
        return False
    return tree[deed].tag == "VBG" and tree.head(deed) == i


def set_off(tree: Tree, k: int) -> bool:
    """True for the comma before a phrase with a preposition: what is set off tells nobody apart."""
    after = k + 1
    inside = after < len(tree.tokens) and tree[after].sentence == tree[k].sentence
    return (
        tree[k].text == ","
        and inside
        and tree[after].upos == "ADP"
        and tree[after].text.lower() != "including"
    )


def circumstance(tree: Tree, lexicon: Lexicon, i: int, k: int) -> bool:
    """True when the preposition at `k` opens a phrase that tells of what happened and not of the people."""
    word, noun = tree[k].text.lower(), tree.head(k)
    following = tree[k + 1].text.lower() if k + 1 < len(tree.tokens) else ""
    if word in ("due", "because") and following in ("to", "of"):
        return True
    if word == "as" and following in SAYING:
        return True
    if word == "for" and following in ("each", "every"):
        return True
    if noun is None or k > noun:
        return False
    lemma = tree[noun].lemma.lower()
    own = tree.head(noun) == i
    if word == "in" and lemma in ("exchange", "return") and following == lemma:
        return True
    if word == "between":
        # people are not between, talks and wars are
        above = tree.head(noun)
        own = own or (above is not None and tree[above].lemma.lower() == "war")
        return own and tree[noun].upos != "NUM" and tree[i].tag == "NNS"
    if word == "on" and tree[noun].text in DAYS:
        # whatever the tree hangs it on: `a court in the city of Lom on Monday`
        return True
    if not own:
        return False
    if word in ("in", "for", "under", "as") and lexicon.has("swap_nouns", lemma):
        return True
    if word == "from" and lexicon.has("custody_nouns", lemma) and not tree.children(noun, "nmod"):
        return True
    if word == "from" and (following in ("inside", "within", "outside") or onward(tree, i, noun)):
        return True
    return word == "for" and done_by(tree, i) and lexicon.has("public_bodies", tree[i].lemma.lower())


def onward(tree: Tree, i: int, noun: int) -> bool:
    """True for `hostages from Gaza to Israel`, who are moved."""
    behind = [*tree.children(i, "nmod"), *tree.children(noun, "nmod")]
    return any(tree.case(c) == "to" and c > noun for c in behind)


def done_by(tree: Tree, i: int) -> bool:
    """True for the doer of a passive: `jailed by the government for fraud`."""
    return tree.case(i) == "by"


def title_set_off(tree: Tree, i: int) -> bool:
    """True for a title with a comma between it and the name: `the minister, NAME, said`."""
    article = tree.child(i, "det", "nmod:poss") is not None
    return article and i + 1 < len(tree.tokens) and tree[i + 1].text == "," and tree[i].head > i


def title(tree: Tree, one: Candidate) -> str:
    """A description without its article and its clauses."""
    words = [i for i in tree.subtree(one.head, frozenset({"acl"})) if one.first <= i < one.last]
    words = tree.contiguous(one.head, words)
    while len(words) > 1 and tree[words[0]].upos == "DET":
        words = words[1:]
    return tree.words(words)
