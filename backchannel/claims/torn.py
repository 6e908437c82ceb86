"""Parts of a predication that a tree has torn from it.

In: a word in its tree. Out: what it lacks there, from the words next to it: the subject of the first half of a
coordination, the preposition that hangs on the verb, the owner before a noun. Always true: what is found stands in
the same sentence, before the word.
"""

from __future__ import annotations

from backchannel.tree import Tree

QUOTES = frozenset({"“", "”", '"'})
LINKING = frozenset({"remain", "seem", "appear", "become", "feel", "stay", "look", "sound"})
# what befalls somebody, what may stand between it and `of`, and how far that may reach
BEFALLEN = frozenset(
    {"arrest", "rearrest", "detention", "trial", "extradition", "release", "transfer", "deportation", "return", "sentencing",
     "jailing", "conviction", "killing", "abduction", "kidnapping", "handover", "capture", "death", "imprisonment", "seizure",
     "indictment", "expulsion", "execution", "prosecution", "acquittal", "pardon", "disappearance", "liberation"}
)  # fmt: skip
ASIDE = frozenset({"in", "at", "to", "from", "on", "near", "outside", "by", "for", "last", "this", "pending"})
PHRASAL = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
TORN = 12
LIMITING = frozenset({"after", "before", "since", "because", "although", "though"})
BLAMING = frozenset(
    {"accuse", "suspect", "convict", "blame", "criticise", "criticize", "thank", "praise", "fault"}
)
# nouns that tell when without a preposition
STRETCHES = frozenset({"day", "week", "month", "year", "night", "morning", "time", "moment", "way"})


def last_subject(tree: Tree, i: int) -> list[int]:
    """The nearest subject on the left of a coordinated finite verb, outside relative clauses, for trees that tear
    the first half of a coordination from its subject."""
    for k in range(i - 1, tree.sentence(i).start - 1, -1):
        if tree[k].text in QUOTES:
            return []
        head = tree.head(k)
        if tree[k].dep.startswith("nsubj") and head is not None and not tree[head].dep.startswith("acl"):
            return [k]
    return []


# verbs by which one takes a side in what others do: `opposed efforts to free him` are not one's own efforts
SIDES = frozenset(
    {"oppose", "block", "resist", "support", "back", "welcome", "reject", "criticise", "criticize", "condemn", "praise",
     "denounce", "slam", "thwart", "hail", "applaud", "fight", "question", "endorse", "obstruct", "undermine", "follow"}
)  # fmt: skip
# what a ruler signs, by which he does himself what it says
DECREES = frozenset(
    {
        "decree",
        "order",
        "edict",
        "pardon",
        "amnesty",
        "clemency",
        "warrant",
        "statement",
        "letter",
        "document",
    }
)


def whose(tree: Tree, subject: int, verb: int) -> int:
    """`Dolan whose brother, a courier, was captured`: the subject of a clause that the tree makes one with what it
    hangs on is what is owned."""
    for c in tree.children(subject, "nsubj", "appos"):
        owners = tree.children(c, "nmod:poss") if subject < c < verb else []
        if any(tree[k].text.lower() == "whose" for k in owners) and not told_within(tree, c, subject, verb):
            return c
    return subject


def told_within(tree: Tree, owned: int, subject: int, verb: int) -> bool:
    """True for `Dolan, whose brother is among those captured, said`: the clause of `whose` has its own predicate."""
    if tree.children(owned, "cop"):
        return True
    clauses = tree.children(subject, "acl") + tree.children(owned, "acl")
    return any(tree[k].dep == "acl:relcl" and owned < k < verb for k in clauses)


def loose_preposition(tree: Tree, c: int) -> str:
    """The preposition right before a phrase that the tree hangs on the same word instead of on the phrase."""
    owners = [k for o in tree.children(c, "nmod:poss") for k in tree.subtree(o)]
    k = min([*tree.phrase(c), *owners]) - 1
    loose = k in tree.sentence(c) and tree[k].upos == "ADP" and tree[k].head == tree[c].head
    return tree[k].text.lower() if loose else ""


def flat_name(tree: Tree, verb: int) -> list[int]:
    """`Jane Hill, representing Dolan,`: a name right after a participle that the tree makes one word with it, or whose
    preposition it makes the participle."""
    if tree[verb].dep == "case" and tree[verb].head == verb + 1:
        return [verb + 1]
    found = tree.children(verb, "flat")
    near = tree[verb].tag == "VBG" and found and found[0] == verb + 1 and tree[found[0]].upos == "PROPN"
    return found[:1] if near else []


def gerund_before(tree: Tree, i: int) -> int | None:
    """`accused of spying, which he denies`: the gerund that ends right before `which`."""
    k = i - 1
    while k in tree.sentence(i) and tree[k].upos == "PUNCT":
        k -= 1
    found = k in tree.sentence(i) and tree[k].tag == "VBG" and tree[i].text.lower() == "which"
    return k if found else None


def possessor_before(tree: Tree, noun: int) -> list[int]:
    """`reporter Ana Ruiz's detention`: whoever ends in 's right before a noun that hangs on the title as apposition."""
    k = noun
    while k - 1 in tree.sentence(noun) and tree.head(k - 1) == noun and tree[k - 1].upos != "PUNCT":
        k -= 1
    mark = k - 1
    if tree[k].tag == "POS" and mark in tree.sentence(noun) and tree[mark].upos == "PROPN":
        return [mark]
    if tree[noun].dep != "appos" or mark not in tree.sentence(noun) or tree[mark].tag != "POS":
        return []
    owner = tree.head(mark)
    return [owner] if owner is not None else []


def shared_owner(tree: Tree, i: int) -> list[int]:
    """`Dolan's mother and father`: a bare noun takes the possessor of the one that it is joined to."""
    top = tree.first_conjunct(i)
    bare = tree[i].tag in {"NN", "NNS"} and not tree.children(i, "det", "nummod", "amod")
    return tree.children(top, "nmod:poss") if bare and top != i else []


def near_counted(tree: Tree, i: int) -> bool:
    """True where a counted noun stands right before a participle: it is the noun that is meant."""
    return i > 0 and tree[i - 1].upos == "NOUN" and bool(tree.children(i - 1, "nummod"))


def linking_verb(tree: Tree, adjective: int) -> int | None:
    """The linking verb right before an adjective, for trees that leave the two apart."""
    k = adjective - 1
    while k in tree.sentence(adjective) and tree[k].upos == "ADV":
        k -= 1
    linked = k in tree.sentence(adjective) and tree[k].lemma.lower() in LINKING and tree[k].upos == "VERB"
    return k if linked else None


def bare_object(tree: Tree, verb: int) -> list[int]:
    """`a deal to bring home Jane Hill`: who stands right behind an infinitive, without a preposition, on a tree that
    hangs them on the noun before it."""
    if shifted := shifted_object(tree, verb) or counted_of(tree, verb) or behind_verb(tree, verb):
        return shifted
    if tree[verb].tag != "VB" or verb == 0 or tree[verb - 1].text.lower() != "to":
        return []
    k = verb + 1
    if k in tree.sentence(verb) and tree[k].head == verb and tree[k].upos in {"ADV", "ADP"}:
        k += 1
    for c in tree.people:
        behind = (
            c >= k and tree[c].dep in {"nmod", "obj"} and tree[c].head < verb and c in tree.sentence(verb)
        )
        if behind and not tree.case(c) and min(tree.phrase(c)) == k:
            return [c]
    return []


def counted_of(tree: Tree, verb: int) -> list[int]:
    """`is holding 1,200 of its citizens`: those whom a number right behind the verb is counted out of, which the tree makes a
    phrase with `of`."""
    if verb + 2 not in tree.sentence(verb) or tree.children(verb, "obj"):
        return []
    opening = tree[verb + 1].upos == "NUM" and tree[verb + 2].text.lower() == "of"
    found = [c for c in tree.children(verb, "obl") if tree.case(c) == "of" and tree[c].tag in {"NNS", "NNPS"}]
    return [c for c in found if opening and tree[verb + 1].head == c]


def behind_verb(tree: Tree, verb: int) -> list[int]:
    """`would put on trial 13 workers`: of two subjects on the two sides of a verb the one behind it is its object."""
    own = tree.children(verb, "nsubj")
    behind = [c for c in own if c > verb and tree[c].upos in {"NOUN", "PROPN"}]
    behind = [
        c
        for c in behind
        if all(tree[k].text != "," for k in range(verb, c))
        and (
            tree.children(c, "det", "nummod", "nmod:poss")
            or all(tree[k].upos != "ADP" for k in range(verb, c))
        )
    ]
    # `landed with 70 prisoners on board`
    behind = [c for c in behind if tree[min(tree.phrase(c)) - 1].upos != "ADP" and not tree.case(c)]
    # a court that the tree takes for whom it acquits suffers nothing
    mistaken = any(tree[c].dep == "nsubj:pass" and c not in tree.people for c in own)
    if mistaken or len(own) == len(behind) or tree.children(verb, "obj", "expl"):
        return []
    return behind


def told_clauses(tree: Tree, verb: int) -> list[int]:
    """The clauses that complete a verb: not `a week after he was freed`, whatever the tree makes of it, but the one that
    `it` stands for in `it was confirmed by Minsk that he was free`."""
    told = [c for c in tree.children(verb, "ccomp", "xcomp") if tree.mark(c) not in LIMITING]
    it = tree.children(verb, "expl") or [
        c for c in tree.children(verb, "nsubj") if tree[c].text.lower() == "it" and c < verb
    ]
    return told + ([c for c in tree.children(verb, "csubj") if c > verb] if it else [])


def said_of(tree: Tree, clause: int, noun: int) -> list[int]:
    """`accused ministers of having left her there`: whose deed it is that somebody is blamed or thanked for, where the
    tree hangs the deed on the noun."""
    verb = tree.head(noun)
    if verb is None or tree[verb].lemma.lower() not in BLAMING or tree.mark(clause) not in {"of", "for"}:
        return []
    return [noun] if tree[noun].dep.partition(":")[0] in {"obj", "iobj"} else []


def shifted_object(tree: Tree, verb: int) -> list[int]:
    """`condemned in strong terms the arrest of Hill`: a noun with its article right behind the phrase with a
    preposition that stands between it and its verb."""
    phrases = [c for c in tree.children(verb, "obl") if c > verb + 1 and tree.case(c)]
    clauses = tree.children(verb, "xcomp", "ccomp")
    said = [c for c in clauses if tree[c].upos != "NOUN" or tree.children(c, "cop", "nsubj", "mark")]
    if not phrases or said or tree.children(verb, "obj", "compound:prt"):
        return []
    first = phrases[0]
    hung = [*tree.children(first, "appos", "nmod"), *tree.children(verb, "obl", "nsubj", "nmod", "appos")]
    hung += clauses
    found = [c for c in hung if c > first + 1 and tree[c].upos == "NOUN" and not tree.case(c)]
    nouns = [c for c in found if tree[c].lemma.lower() not in STRETCHES]
    return [c for c in nouns if any(d == first + 1 for d in tree.children(c, "det", "nmod:poss"))][:1]


def torn_of(tree: Tree, noun: int) -> list[int]:
    """`the arrest in Lom of Jane Hill`: whose it was, behind the place, day or reason on which the tree hangs them."""
    if (
        tree[noun].lemma.lower() not in BEFALLEN
        or tree[noun].upos != "NOUN"
        or tree.children(noun, "nmod:poss")
    ):
        return []
    inside = tree.sentence(noun)
    if noun + 1 not in inside or tree[noun + 1].text.lower() not in ASIDE:
        return []
    if any(tree.case(c) == "of" and c > noun for c in tree.children(noun, "nmod")):
        return []
    for k in range(noun + 2, min(noun + TORN, inside.stop)):
        if tree[k].upos not in PHRASAL:
            return []
        head = tree.head(k)
        whole = [head, *tree.children(head, "appos", "flat")] if head is not None and head > k else []
        # behind a name of a place or a prison the noun is whoever was taken there
        taken = bool(whole) and tree[whole[0]].upos == "NOUN" and tree[k - 1].upos == "PROPN"
        if tree[k].text.lower() == "of" and (taken or any(c in tree.people for c in whole)):
            return whole[:1]
    return []


def two_objects(tree: Tree, found: list[int]) -> bool:
    """`made Minsk an offer`: a name and a noun side by side, both objects to the tree; the first is who gets it.

    The noun has its article or number, unlike what the first is called or found (`found Hill guilty`).
    """
    if len(found) != 2 or tree[found[0]].upos != "PROPN" or tree[found[1]].upos != "NOUN":
        return False
    if not tree.children(found[1], "det", "nummod"):
        return False
    return max(tree.phrase(found[0])) + 1 == min(tree.phrase(found[1]))


def called_so(tree: Tree, i: int) -> int | None:
    """The verb of `designated him as wrongfully detained` above its participle, wherever the tree hangs it."""
    head, dep = tree.head(i), tree[i].dep
    if (
        head is None
        or dep not in {"advcl", "acl"}
        or tree[i].tag not in {"VBN", "JJ"}
        or tree.mark(i) != "as"
    ):
        return None
    if tree.children(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop"):
        return None
    if dep == "acl":
        head = tree.head(tree.first_conjunct(head))
    return head if head is not None and tree[head].upos == "VERB" else None


def excepted(tree: Tree, conjunct: int, first: int) -> bool:
    """True for the second of `Dolan, but not Renner`."""
    if conjunct == first or tree[conjunct].upos not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return False
    opening = [c for c in tree.children(conjunct, "advmod", "cc", "det") if c < conjunct]
    return any(tree[c].text.lower() in {"not", "never"} for c in opening)


def hyphenated(tree: Tree, i: int) -> list[int]:
    """`Qatar-mediated`: the noun that is written together with a participle is its doer."""
    if tree[i].dep.partition(":")[0] != "amod":
        return []
    found = tree.children(i, "compound", "obl:unmarked", "nmod:unmarked")
    return [c for c in found if c < i and tree[c].upos in {"PROPN", "ADJ", "NOUN"}]


def governor(tree: Tree, verb: int) -> list[int]:
    """`the men facing trial`: the noun that a present participle modifies."""
    head = tree.head(verb)
    return [head] if head is not None and tree[verb].dep.startswith("acl") and tree[verb].tag == "VBG" else []


def thanked(tree: Tree, part: int) -> list[int]:
    """`thanked Oman for its part in freeing them`: whose part it was is the object, not who thanks."""
    verb = tree.head(part)
    own = any(tree[c].upos == "PRON" for c in tree.children(part, "nmod:poss"))
    return tree.children(verb, "obj", "iobj") if verb is not None and own and tree.case(part) == "for" else []


def aside(tree: Tree, predicate: int, f: int, conjunct: int) -> bool:
    """True for the husband of `the jailed editor and her husband`: an attribute does not reach past another article."""
    if conjunct == f or tree[predicate].dep != "amod" or tree.head(predicate) != f:
        return False
    counted = tree[f].tag == "NN" and (tree[conjunct].upos == "NUM" or tree.children(conjunct, "nummod"))
    return bool(counted or tree.children(conjunct, "det", "nmod:poss"))


def of_all(tree: Tree, i: int, near: int) -> int:
    """The first of the states of `Oman and Qatar, without whose help`: behind a comma `whose` is about all of them."""
    stands_off = any(tree[k].text == "," for k in (i - 1, i - 2) if k in tree.sentence(i))
    return tree.first_conjunct(near) if stands_off and near not in tree.people else near


def together(tree: Tree, near: int) -> int:
    """The couple of `the couple Lev and Ana Orin, seized in May`: what is told behind the last name is told of both."""
    first = tree.first_conjunct(near)
    noun = tree.head(first)
    if noun is None or first == near or tree[first].dep not in {"appos", "flat"}:
        return near
    several = tree[noun].lemma.lower() in {"couple", "pair", "duo", "trio", "twin"} or tree[noun].tag == "NNS"
    return noun if several and noun + 1 == first else near


def joined_one(tree: Tree, noun: int) -> bool:
    """True for somebody described with an article behind one of several who are joined: it is that one who is described."""
    above = tree.head(noun)
    described = tree[noun].dep == "appos" and noun in tree.people and bool(tree.children(noun, "det"))
    return described and above is not None and len(tree.conjuncts(above)) > 1


def from_away(tree: Tree, i: int) -> list[int]:
    """`led away from her home`: what the tree hangs on the adverb."""
    away = [a for a in tree.children(i, "advmod") if tree[a].text.lower() == "away"]
    return [c for a in away for c in tree.children(a, "obl")]


def is_agent(tree: Tree, oblique: int) -> bool:
    """True for the `by` phrase of a passive."""
    if tree[oblique].dep == "obl:agent" and not tree.case(oblique):
        # `arraigned before Justice Omar Rint`, where the title has the preposition
        return not any(tree.case(c) for c in tree.children(oblique, "nmod", "nmod:desc") if c < oblique)
    return tree.case(oblique) == "by"


def matches_possessive(tree: Tree, i: int) -> bool:
    """True for what is no oblique: whose something is, and whoever does it."""
    return tree[i].dep == "nmod:poss" or (tree[i].dep == "obl:agent" and is_agent(tree, i))


def plural_before(tree: Tree, near: int, i: int) -> int | None:
    """The relatives of `two relatives of Orin jailed in Lom`: a participle without a comma tells of no name."""
    above = tree.head(near) if near == i - 1 or tree[i - 1].head == near else None
    named = tree[near].upos == "PROPN" and tree[near].dep == "nmod" and tree[i].dep == "acl"
    counted = above is not None and tree[above].tag == "NNS" and bool(tree.children(above, "nummod"))
    return above if named and counted else None
