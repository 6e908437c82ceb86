"""Whose name comes after the description: `An engineer has been jailed`, and a paragraph on `Marek Dolan, 41, was`.

In: names and descriptions of a document with the tree, before the walk that resolves them. Out: the cluster of the
name by the identity of the description. Always true: one description of the first sentences has one such name; whoever
has an office or a relative there is not taken for him, and whoever speaks only for who speaks; where two could be
meant none is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.clusters import Cluster, clash
from backchannel.annotate.draft import cues
from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree, matches

# sentences that may introduce somebody without a name, and how far on the name may come
LEAD, REACH = 2, 4
# ... and how far on whoever spoke there may go on by name
NEXT = 3
# ... or goes on bare, as the subject of what befell or moved him
SOON = 2
SHORT = 4
MAIN = ("root", "parataxis", "conj")
HOLDING = ("hold", "give", "deliver", "make")
ARTICLES = frozenset({"a", "an"})
# those of whom nobody is told who they are, or who are named for what they say
UNNAMED = ("officials", "spokespeople", "lawyers")
AGES = range(10, 100)


def late_names(
    tree: Tree,
    lexicon: Lexicon,
    names: Sequence[Candidate],
    nominals: Sequence[Candidate],
    clusters: Mapping[int, Cluster],
    sources: set[int],
) -> dict[int, Cluster]:
    """The cluster that each description of the first sentences turns out to be, by `id` of the description."""
    leads = [n for n, (a, b) in enumerate(tree.sentences) if b - a > SHORT][:LEAD]
    described = [
        d for d in nominals if tree[d.head].sentence in leads and introduces(tree, lexicon, d, sources)
    ]
    if len(described) != 1:
        return of_speaker(tree, lexicon, names, nominals, clusters, sources)
    one = described[0]
    ends = tree.sentences[tree[one.head].sentence][1]
    early = {id(clusters[id(n)]) for n in names if n.first < ends and id(n) in clusters}
    for n in names:
        gap = tree[n.head].sentence - tree[one.head].sentence
        found = clusters.get(id(n))
        if n.first < ends or gap > REACH or found is None or id(found) in early or n.kind != "person":
            continue
        early.add(id(found))
        if fits(one, n) and (
            told_who(tree, n, sources) or (gap <= SOON and goes_on(tree, lexicon, n, sources))
        ):
            return {id(one): found}
    return of_speaker(tree, lexicon, names, nominals, clusters, sources)


def of_speaker(
    tree: Tree,
    lexicon: Lexicon,
    names: Sequence[Candidate],
    nominals: Sequence[Candidate],
    clusters: Mapping[int, Cluster],
    sources: set[int],
) -> dict[int, Cluster]:
    """Who alone speaks in the first sentence without a name, and goes on by name, told to be nobody else."""
    lead = next((n for n, (a, b) in enumerate(tree.sentences) if b - a > SHORT), None)
    here = [d for d in nominals if tree[d.head].sentence == lead and speaks(tree, lexicon, d, sources)]
    if lead is None or len(here) != 1:
        return {}
    one, ends = here[0], tree.sentences[lead][1]
    early = {id(clusters[id(n)]) for n in names if n.first < ends and id(n) in clusters}
    later = (n for n in sorted(names, key=lambda n: n.first) if n.first >= ends and n.kind == "person")
    n = next((n for n in later if id(clusters.get(id(n))) not in early), None)
    if n is None or id(n) not in clusters or tree[n.head].sentence - lead > NEXT or not talks(tree, n.head):
        return {}
    bare = not n.titles and not tree.children(n.head, "appos", "nmod:desc")
    return {id(one): clusters[id(n)]} if fits(one, n) and (bare or aged(tree, n)) else {}


def talks(tree: Tree, head: int) -> bool:
    """True for the subject of a verb of saying, or of one that gives an interview or holds a press conference."""
    verb = tree.head(head)
    if verb is None or not matches(tree[head].dep, "nsubj") or tree[verb].dep not in MAIN:
        return False
    given = tree.child(verb, "obj")
    on = given is not None and tree[given].lemma.lower() in cues()["occasions"]
    return tree[verb].lemma in cues()["say"] or (tree[verb].lemma in HOLDING and on)


def speaks(tree: Tree, lexicon: Lexicon, one: Candidate, sources: set[int]) -> bool:
    """True for a description that says something and tells more than an office: `the mother of a surgeon`."""
    if one.kind != "person" or one.plural or one.possessor is not None or one.head not in sources:
        return False
    if any(lexicon.has(k, one.roles[0]) for k in UNNAMED) or named_beside(tree, one):
        return False
    subject = matches(tree[one.head].dep, "nsubj")
    return subject and bool(tree.children(one.head, "nmod", "acl")) and not tree.children(one.head, "conj")


def introduces(tree: Tree, lexicon: Lexicon, one: Candidate, sources: set[int]) -> bool:
    """True for `an American engineer` of whom something is told, and who says nothing himself."""
    if one.kind != "person" or one.plural or one.possessor is not None or one.head in sources:
        return False
    if tree[one.first].text.lower() not in ARTICLES or one.roles[0] in lexicon.relatives:
        return False
    if any(lexicon.has(k, one.roles[0]) for k in UNNAMED):
        return False
    if tree.children(one.head, "cop") or named_beside(tree, one):
        return False
    if not all(of_his(tree, c) for c in tree.children(one.head, "conj")):
        return False
    return told_of(tree, one.head) or told_of_law(tree, lexicon, one.head)


def of_his(tree: Tree, i: int) -> bool:
    """True for the wife of `a general and his wife`, the relatives of `a general and four of his relatives`."""
    nouns = [i, *tree.children(i, "nmod")]
    return any(tree[c].tag == "PRP$" for n in nouns for c in tree.children(n, "nmod:poss"))


def told_of(tree: Tree, head: int) -> bool:
    """True for the subject of a clause and the object of the main one: a victim stands further down."""
    verb = tree.head(head)
    if matches(tree[head].dep, "obj"):
        return verb is not None and tree[verb].dep in ("root", "ccomp")
    return any(matches(tree[head].dep, d) for d in ("nsubj", "root"))


def told_of_law(tree: Tree, lexicon: Lexicon, head: int) -> bool:
    """True for the engineer of `cut the sentence of an engineer`, `cut the sentence for an engineer`."""
    above = tree.head(head)
    if above is None or tree.case(head) not in ("of", "for", "against"):
        return False
    noun = tree.child(above, "obj") if matches(tree[head].dep, "obl") else above
    return (
        noun is not None and lexicon.has("suffered_nouns", tree[noun].lemma.lower()) and told_of(tree, noun)
    )


def named_beside(tree: Tree, one: Candidate) -> bool:
    """True where a proper noun stands as apposition to a description, or is part of one name with it."""
    return any(tree[c].upos == "PROPN" for c in tree.children(one.head, "appos", "flat"))


def fits(one: Candidate, name: Candidate) -> bool:
    """True where neither gender, nationality nor an office forbids that both are one person."""
    if clash(one.gender, name.gender) or len(name.text.split()) < 2:
        return False
    if one.nationalities and name.nationalities and not set(one.nationalities) & set(name.nationalities):
        return False
    return not name.titles or bool(set(one.roles) & set(name.roles))


def told_who(tree: Tree, name: Candidate, sources: set[int]) -> bool:
    """True where a sentence introduces the name by age, or opens with it to tell what befell its bearer."""
    if aged(tree, name):
        return True
    if name.head in sources or name.first - tree.sentences[tree[name.head].sentence][0] > 1:
        return False
    if tree[name.head].dep == "nsubj:pass":
        return True
    return bool(tree.children(name.head, "acl")) and matches(tree[name.head].dep, "nsubj")


def goes_on(tree: Tree, lexicon: Lexicon, name: Candidate, sources: set[int]) -> bool:
    """True for `Marek Dolan pleaded guilty` at the head of a sentence: whoever is somebody else is told who he is."""
    if name.head in sources or name.first != tree.sentences[tree[name.head].sentence][0]:
        return False
    verb = tree.head(name.head)
    if verb is None or name.titles or not matches(tree[name.head].dep, "nsubj") or tree[verb].dep != "root":
        return False
    if tree.children(name.head, "appos", "nmod:desc", "compound", "conj", "acl"):
        return False
    person = bool(tree.children(verb, "cop")) and tree[verb].lemma.lower() == "person"
    return person or lexicon.has("told_of_accused", tree[verb].lemma.lower())


def aged(tree: Tree, name: Candidate) -> bool:
    """True for `NAME, 41,`, `NAME (41)` and `41-year-old NAME`."""
    after = name.last + 1
    if after < len(tree.tokens) and tree[name.last].text in (",", "(", "（") and number(tree[after].text):
        return True
    before = [tree[k].text.lower() for k in range(max(0, name.first - 5), name.first)]
    return any(w.endswith(("year-old", "years-old")) for w in before) or before[-1:] == ["old"]


def number(word: str) -> bool:
    return word.isdigit() and int(word) in AGES
