"""Constructions whose tree hides who is meant: `she was among the ten freed`, `let him go`.

In: words of a tree. Out: the words meant besides or instead. Always true: they are words of the same sentence.
"""

from __future__ import annotations

from backchannel.tree import Tree, remembered

# what may stand in a list of names
LISTED = frozenset({"DET", "ADJ", "NOUN", "PROPN", "CCONJ", "PUNCT", "NUM"})
ARRANGED = frozenset({"set", "due", "slated", "scheduled", "expected"})
# words of rank: who is `the last to be freed` is freed
RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "last", "latest", "only"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# how far the verb may stand that tells who is meant
REACH = 12
# verbs whose particle is often read as the preposition of what follows
PHRASAL = frozenset(
    {
        ("hand", "over"),
        ("turn", "over"),
        ("give", "up"),
        ("call", "off"),
        ("carry", "out"),
        ("fall", "through"),
        ("put", "off"),
    }
)
# what only somebody does, so that `which` before it is no clause
BY_SOMEBODY = frozenset(
    {"decline", "refuse", "deny", "say", "reject", "condemn", "demand", "call", "insist", "urge", "confirm", "accuse",
     "hold", "detain", "jail", "arrest", "criticise", "criticize", "denounce", "dismiss", "oppose", "release", "free"}
)  # fmt: skip


THEM = frozenset({"them", "whom"})


def fronted_whole(tree: Tree, number: int) -> list[int]:
    """`of the 251 hostages, 97 remain`: whom a bare number counts out of those that the clause opens with."""
    opens = tree.sentence(number).start
    if tree[number].upos != "NUM" or tree.children(number, "nmod") or tree[opens].text.lower() != "of":
        return []
    comma = number > opens and tree[number - 1].text == ","
    return [
        k for k in range(opens + 1, number) if comma and tree.case(k) == "of" and opens in tree.children(k)
    ][:1]


def let_go(tree: Tree, c: int) -> bool:
    """True for the `go` of `let him go`, which says where to only when he goes home."""
    return tree[c].lemma.lower() == "go" and not any(tree.case(k) == "to" for k in tree.children(c, "obl"))


def allowed(tree: Tree, i: int) -> list[int]:
    """`let the two leave for Lom`: whom a verb lets do something stands as the subject of what they do."""
    if tree[i].lemma.lower() != "let":
        return []
    return [s for c in tree.children(i, "xcomp", "ccomp") for s in tree.children(c, "nsubj") if i < s < c]


def objects_of(tree: Tree, i: int) -> list[int]:
    """The objects of a verb, also where a particle or what it lets them do hides them."""
    return allowed(tree, i) or tree.children(i, "obj") or behind_particle(tree, i)


def letting(tree: Tree, i: int, go: int) -> int:
    """The `let` of `let the nuns go after holding them`, whose subject is who held them; `go` itself elsewhere."""
    above = tree.head(go) if tree[i].dep == "advcl" and let_go(tree, go) else None
    return above if above is not None and tree[above].lemma.lower() == "let" else go


def behind_particle(tree: Tree, i: int) -> list[int]:
    """`handed over the bodies`, `let go the crew`: the object that a particle hides."""
    lemma = tree[i].lemma.lower()
    if lemma == "let":
        # `let go two hostages`
        return [o for c in tree.children(i, "xcomp") if let_go(tree, c) for o in tree.children(c, "obj")]
    particle = tree[i + 1].text.lower() if i + 1 in tree.sentence(i) else ""
    if (lemma, particle) not in PHRASAL:
        return []
    return [
        c for c in tree.children(i, "obl") if tree.case(c) in {"", particle} and min(tree.phrase(c)) == i + 2
    ]


def spelled_out(tree: Tree, noun: int) -> list[int]:
    """Who `those arrested` and `the arrested men` are, where the verb says it: `include`, `were identified as`, `is`."""
    verb = tree.head(noun)
    if verb is None or not tree[noun].dep.startswith("nsubj"):
        return []
    if tree[verb].upos == "PROPN" and verb in tree.people and tree.children(verb, "cop"):
        # `the man arrested on Monday is Lev Orin`
        return tree.conjuncts(verb)
    if tree[verb].lemma == "include":
        return [c for c in tree.children(verb, "obj") if c in tree.people]
    if tree[verb].lemma in {"identify", "name"}:
        named = tree.children(verb, "obl", "xcomp", "obj")
        return [c for c in named if c in tree.people and tree.case(c) in {"as", ""} and c > verb]
    return []


def identified(tree: Tree, noun: int) -> list[int]:
    """`the suspects, identified as Orin and Lom`: those whom the participle names stand for the noun, and whoever stands
    beside `one of them`."""
    for c in tree.children(noun, "acl"):
        if tree[c].lemma in {"identify", "name"} and tree[c].tag == "VBN":
            named = [n for n in tree.children(c, "obl", "xcomp") if n in tree.people and n > c]
            return [k for n in named[:1] if tree.case(n) == "as" for k in tree.conjuncts(n)]
    return those_among(tree, noun) or apart_from_all(tree, noun)


def those_among(tree: Tree, noun: int) -> list[int]:
    """`among the pilots whom Minsk freed were Orin and the rebel Lom`: those named stand for the noun."""
    if tree.case(noun) != "among":
        return []
    named = tree.head(noun)
    if named is None:
        # the tree may take the noun for what is said of them
        named = next(
            (a for c in tree.children(noun, "cop") for a in tree.children(noun, "appos") if a > c), noun
        )
    copulas = [c for k in (noun, named, *tree.children(named, "appos")) for c in tree.children(k, "cop")]
    if named <= noun or tree[named].upos != "PROPN" or not copulas:
        return []
    return [
        n
        for k in tree.conjuncts(named)
        for n in [c for a in tree.children(k, "appos") for c in tree.conjuncts(a) if c in tree.people] or [k]
    ]


def apart_from_all(tree: Tree, f: int) -> list[int]:
    """`one of them, Orin,` and `another, Ruiz,`: it is the one named who is meant."""
    if tree[f].text.lower() not in {"one", "another", "other", "third", "second", "latter", "former"}:
        return []
    return [c for c in tree.children(f, "appos") if c in tree.people and tree[c].upos == "PROPN"][:1]


def included(tree: Tree, noun: int) -> list[int]:
    """`fifty deputies, including Orin and Lom,`, `30 men, among them the clerk Orin`: who is named as some of those that a
    plural noun means."""
    if tree[noun].tag not in {"NNS", "CD", "NNPS"}:
        return []
    sentence = tree.sentence(noun)
    inside = [k for c in tree.children(noun, "nmod") for k in tree.children(c, "case") if k > noun]
    for k in inside:
        if tree[k].text.lower() == "including":
            return listed_from(tree, k + 1)
    start = named_from(tree, noun)
    if start in sentence and tree[start].text == ",":
        start += 1
    opening = [tree[k].text.lower() for k in range(start, min(start + 2, sentence.stop))]
    if opening[:1] == ["including"]:
        return listed_from(tree, start + 1)
    return listed_from(tree, start + 2) if opening[:1] == ["among"] and set(opening) & THEM else []


def named_from(tree: Tree, noun: int) -> int:
    """The word behind a noun, or the comma before the `among them` that some of its phrase's end stands off from: `freed 120
    men on Friday, among them the clerk Orin`."""
    behind = max(tree.phrase(noun)) + 1
    for k in range(noun + 1, tree.sentence(noun).stop - 2):
        if tree[k].tag in FINITE or (tree[k].tag in {"NNS", "NNPS"} and k in tree.people):
            break
        if tree[k].text != ",":
            continue
        if tree[k + 1].text.lower() == "among" and tree[k + 2].text.lower() in THEM:
            return k
        if tree[k + 1].text.lower() == "including" and k + 1 - noun < REACH:
            return k
    return behind


def own_subjects(tree: Tree, i: int) -> list[int]:
    """The subjects that hang on a verb or, as in `has yet to reply`, on its auxiliary."""
    own = [c for c in tree.children(i, "nsubj") if tree[c].text.lower() != "whom"]
    if any(c in tree.people or tree[c].tag == "NNS" for c in tree.children(i, "obj")):
        # `rounded up 40 men, among them its leader`
        own = [c for c in own if not named_among(tree, c)]
    return own or [c for a in tree.children(i, "aux") for c in tree.children(a, "nsubj")]


def named_among(tree: Tree, i: int) -> bool:
    """True for the leader of `rounded up 40 men, among them its leader`, whom the tree makes a second subject."""
    start = min(tree.phrase(i))
    opens = [tree[k].text.lower() for k in range(max(0, start - 2), start)]
    return opens[:1] == ["among"] and opens[-1] in THEM


def listed_from(tree: Tree, start: int) -> list[int]:
    """The people named one after another from word `start` on, with what they are called, up to a verb or a subject."""
    out: list[int] = []
    words = range(start, tree.sentence(start - 1).stop)
    end = next((k for k in words if not in_list(tree, k)), words.stop)
    last = max((k for k in range(start, end) if tree[k].upos == "CCONJ"), default=start)
    for k in range(start, end):
        if out and k > last and tree[k].text == ",":
            # behind the last of a list a comma opens what he is
            break
        if k in tree.people and tree[k].upos == "PROPN" and not owns(tree, k):
            if speaks(tree, k, start):
                break
            out.append(k)
    return out


def in_list(tree: Tree, k: int) -> bool:
    """True for a word of a list of names; a participle before a noun is an attribute, as in `the Lom-born activist`."""
    attribute = tree[k].dep == "amod" and tree[k].tag == "VBN"
    owned = tree[k].tag in {"POS", "PRP$"}
    return (tree[k].upos in LISTED or attribute or owned) and tree[k].text != "."


def owns(tree: Tree, k: int) -> bool:
    """True for a word of a name with a genitive ending: of `Orin's wife`, she is in the list."""
    while k + 1 < len(tree.tokens) and tree[k + 1].dep == "flat":
        k += 1
    return k + 1 < len(tree.tokens) and tree[k + 1].tag == "POS"


def speaks(tree: Tree, k: int, start: int) -> bool:
    """True for a name that is the subject of a verb, with or without a title before it, in a list from `start` on."""
    hung = {"appos", "flat", "compound", "nmod:desc"}
    while tree[k].dep in hung and (up := tree.head(k)) is not None and up >= start:
        k = up
    return tree[k].dep.startswith("nsubj") and k >= start and not named_among(tree, k)


def arranged(tree: Tree, k: int) -> bool:
    """True for the participle of `set to be freed`."""
    return tree[k].text.lower() in ARRANGED and tree[k + 1].text.lower() == "to"


def first_of(tree: Tree, near: int) -> int:
    """Whom `who were` is about after a name: the first of those joined, else those who belong to the one named, as in
    `two nephews of Vera Karp, who were arrested`."""
    first, above = tree.first_conjunct(near), tree.head(near)
    owned = first == near and len(tree.conjuncts(near)) == 1 and tree.case(near) == "of"
    return above if owned and above is not None and tree[above].tag == "NNS" else first


def plural_clause(tree: Tree, i: int) -> bool:
    """True when the verb that a relative pronoun is the subject of is in the plural."""
    head = tree.head(i)
    if head is None or not tree[i].dep.startswith("nsubj"):
        return False
    verbs, above = [head, *tree.children(head, "aux", "cop")], tree.head(head)
    forms = {tree[v].text.lower() for v in verbs}
    if tree[head].dep == "acl:relcl" and above is not None and len(tree.conjuncts(above)) > 2:
        # `Orin, Lom and Hill, who had been convicted`, hung on the first
        return not forms & {"is", "was", "has"}
    return bool(forms & {"are", "were", "have"}) or any(tree[v].tag == "VBP" for v in verbs)


def rank_of(tree: Tree, i: int) -> int | None:
    """The word of rank that an infinitive completes: `the last to be charged`, `the last of the three to be charged`."""
    head = tree.head(i)
    infinitive = any(tree[c].upos == "PART" for c in tree.children(i, "mark"))
    if head is None or not infinitive or tree[i].dep.partition(":")[0] not in {"acl", "advcl", "xcomp"}:
        return None
    above = tree.head(head) if tree.case(head) == "of" else None
    return next((k for k in (head, above) if k is not None and tree[k].lemma.lower() in RANKS), None)


def ranked(tree: Tree, i: int) -> list[int]:
    """Who has the rank of which an infinitive tells."""
    rank = rank_of(tree, i)
    return tree.children(rank, "nsubj") if rank is not None and tree.children(rank, "cop") else []


@remembered
def particle_of(tree: Tree, i: int) -> str:
    """The particle of a phrasal verb, or the adverb that makes one (`send home`, `hand back`)."""
    following = tree[i + 1] if i + 1 < len(tree.tokens) else None
    if following is not None and (tree[i].lemma.lower(), following.text.lower()) in PHRASAL:
        return following.text.lower()
    if tree[i].upos != "VERB":
        return ""
    found = tree.children(i, "compound:prt") + [
        c
        for c in tree.children(i, "advmod")
        if c > i and (not tree.children(c) or tree[c].text.lower() == "away")
    ]
    # `let him out`
    found += [c for c in tree.children(i, "xcomp") if tree[c].tag == "RP"]
    if following is not None and (
        following.tag == "RP" or (following.upos == "ADJ" and i + 1 in tree.children(i, "xcomp", "obj"))
    ):
        # a particle wherever the tree hangs it, and `set free`
        found.insert(0, i + 1)
    if i + 1 < len(tree.tokens) and tree[i + 1].upos == "ADJ" and i + 1 in tree.children(i, "xcomp", "obj"):
        # `set free`
        found.append(i + 1)
    if tree[i].lemma.lower() == "let" and (gone := [c for c in tree.children(i, "xcomp") if let_go(tree, c)]):
        found = gone
    return tree[found[0]].text.lower() if found else ""


def so_called(tree: Tree, what: int) -> int:
    """`silence` in `anger at what they called the silence of the state`; `what` itself where nothing is called."""
    below = [
        c for c in tree.children(what, "acl") if tree[c].lemma.lower() in {"call", "term", "say", "describe"}
    ]
    named = (k for c in below for k in tree.children(c, "obj", "xcomp", "ccomp", "obl"))
    nouns = (k for k in named if tree[k].upos == "NOUN" and tree.case(k) in {"", "as"})
    return next(nouns, what)


def stands_before(tree: Tree, near: int, verb: int, head: int) -> bool:
    """True for the name in `asked the Foreign Office, which declined comment`: a whole clause keeps no silence."""
    return (
        tree[head].upos == "VERB" and tree[near].upos == "PROPN" and tree[verb].lemma.lower() in BY_SOMEBODY
    )
