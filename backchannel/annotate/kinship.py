"""Who belongs to whose family.

In: names and descriptions with the tree. Out: which names are those of relatives, whose relative a description tells of,
whose child `their son` is. Always true: a child is only found where one person alone has parents in the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.clusters import Cluster, clash
from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree

PARENTS = frozenset({"parent", "mother", "father", "mom", "mum", "dad"})
CHILDREN = frozenset({"son", "daughter", "child"})
SIBLINGS = frozenset({"brother", "sister", "sibling", "twin", "half-brother", "half-sister"})
ELDERS = frozenset({"uncle", "aunt"})
YOUNGER = frozenset({"nephew", "niece"})
SPOUSES = frozenset({"wife", "husband", "spouse", "fiance", "fiancee", "fiancé", "fiancée"})


def kin(tree: Tree, lexicon: Lexicon, names: Sequence[Candidate]) -> set[int]:
    """First tokens of names right after a word for a relative, with or without a comma, and of those that follow a
    plural one in a list, and of names that such a word follows: `NAME, the mother of`."""
    at = {n.first: n for n in names}
    out: set[int] = set()
    for n in names:
        before = n.first - 1
        if before > 0 and tree[before].text == ",":
            before -= 1
        if before >= 0 and tree[before].lemma.lower() in lexicon.relatives:
            out.add(n.first)
        if follows(tree, lexicon, n.last):
            out.add(n.first)
    for t in tree.tokens:
        if t.tag == "NNS" and t.lemma.lower() in lexicon.relatives:
            for c in tree.children(t.index, "appos"):
                out |= {k for k in tree.conjuncts(c) if k in at and k > t.index}
    return out


def follows(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True where `, the mother of` begins at `i`."""
    if i + 2 >= len(tree.tokens) or tree[i].text != ",":
        return False
    noun = i + 2 if tree[i + 1].upos == "DET" else i + 1
    related = tree[noun].lemma.lower() in lexicon.relatives
    return related and noun + 1 < len(tree.tokens) and tree[noun + 1].text == "of"


def share_surname(tree: Tree, lexicon: Lexicon, names: Sequence[Candidate]) -> None:
    """Give the first of `the parents, NAME and NAME SURNAME`, and of any two given names before one surname, the surname of
    the second."""
    at = {n.first: n for n in names}
    full = {n.text.split()[0]: n.text.split()[-1] for n in names if len(n.text.split()) > 1}
    for one in names:
        second = at.get(one.last + 1)
        if (
            one.kind != "person"
            or second is None
            or second.kind != "person"
            or tree[one.last].upos != "CCONJ"
        ):
            continue
        words = second.text.split()
        given = one.text in lexicon.given and words[0] in lexicon.given
        # whoever has a surname elsewhere has none in common
        free = full.get(one.text) in (None, words[-1])
        if given and free and len(one.text.split()) == 1 and len(words) == 2:
            one.text = f"{one.text} {words[1]}"


def namesake(
    one: Candidate, found: Cluster, clusters: Iterable[Cluster], speaker: Cluster | None
) -> Cluster | None:
    """Whom a bare surname means that fits a relative known by a given name better than its only bearer: `her husband Lev`, and
    then `Mr NAME`, or `NAME` in her own words."""
    surname = one.text.split()[-1].lower()
    if one.kind != "person" or len(one.text.split()) > 1:
        return None
    fresh = all(len(w) == 1 for w in found.words) and bool(one.gender)
    if not fresh and speaker is not found:
        return None
    kin = [
        c
        for c in clusters
        if c.relation is not None
        and any(w[-1:] == (surname,) and len(w) > 1 for w in c.relation[0].words)
        and all(len(w) == 1 for w in c.words)
        and c.named
        and not c.plural
    ]
    fitting = [
        c
        for c in kin
        if not clash(c.gender, one.gender) and (c.relation and (fresh or c.relation[0] is found))
    ]
    if len(fitting) != 1:
        return None
    one.text = f"{fitting[0].names[0]} {one.text}"
    return fitting[0]


def whose(tree: Tree, one: Candidate, named: Mapping[int, Cluster]) -> Cluster | None:
    """Whose relative `the mother of NAME` is."""
    found = [c for c in tree.children(one.head, "nmod") if tree.case(c) == "of" and c in named]
    return named[found[0]] if found and named[found[0]].kind == "person" else None


def turned(told: str, lemma: str) -> bool:
    """True where whoever is the one to somebody has the other in him: a sister has a brother, a mother a son."""
    pairs = (
        (SIBLINGS, SIBLINGS),
        (SPOUSES, SPOUSES),
        (PARENTS, CHILDREN),
        (CHILDREN, PARENTS),
        (ELDERS, YOUNGER),
        (YOUNGER, ELDERS),
    )
    return any(told in a and lemma in b for a, b in pairs)


def ahead(
    tree: Tree,
    lexicon: Lexicon,
    nominals: Sequence[Candidate],
    links: Mapping[int, Candidate],
    named: Mapping[int, Cluster],
) -> dict[int, tuple[Cluster, str]]:
    """By the identity of the relative whose relative he is told to be, wherever that is: `NAME, sister of NAME`."""
    out: dict[int, tuple[Cluster, str]] = {}
    for one in nominals:
        lemma, link = one.roles[0], links.get(id(one))
        relative = named.get(link.first) if link is not None else None
        if relative is None or lemma not in lexicon.relatives or one.plural:
            continue
        whom = whose(tree, one, named)
        if whom is not None and whom is not relative:
            out[id(relative)] = (whom, lemma)
    return out


def speaking(
    tree: Tree, i: int | None, said: Mapping[int, Sequence[tuple[int, int]]], heads: Mapping[int, Cluster]
) -> Cluster | None:
    """Whose the husband of `My husband is ill, said Ana Orin` is: the one person who says it."""
    if i is None or tree[i].text.lower() not in {"my", "our"}:
        return None
    # behind the name comes who he is to others: `Ana Orin, the wife of Lev Orin`
    firsts = [
        next((heads[k] for k in range(a, b) if k in heads and tree[k].dep != "nmod:poss"), None)
        for a, b in said.get(i, ())
    ]
    people = {id(c): c for c in firsts if c is not None and c.kind == "person"}
    return next(iter(people.values())) if len(people) == 1 else None


def rejoin(
    tree: Tree,
    heads: dict[int, Cluster],
    clusters: list[Cluster],
    said: Mapping[int, Sequence[tuple[int, int]]],
    known: Mapping[int, tuple[Cluster, str]],
) -> None:
    """Let the nameless relatives of those who speak be who they turn out to be: `My husband is ill, said Ana Orin`."""
    told = rejoined(tree, heads, said, known)
    for i, c in heads.items():
        heads[i] = told.get(id(c), c)
    for c in [c for c in clusters if id(c) in told]:
        clusters.remove(c)
        for one in c.mentions:
            told[id(c)].learn(one)


def rejoined(
    tree: Tree,
    heads: Mapping[int, Cluster],
    said: Mapping[int, Sequence[tuple[int, int]]],
    known: Mapping[int, tuple[Cluster, str]],
) -> dict[int, Cluster]:
    """By the identity of a nameless relative of whoever speaks the one whose relative the speaker is told to be."""
    out: dict[int, Cluster] = {}
    everyone = list({id(c): c for c in heads.values()}.values())
    kin = {(id(c.relation[0]), c.relation[1]): c for c in everyone if c.relation is not None and c.words}
    for c in everyone:
        if c.kind != "person" or c.words or not c.mentions or c.mentions[0].form != "nominal":
            continue
        one = c.mentions[0]
        owner = speaking(tree, one.possessor, said, heads)
        if owner is None or not one.roles:
            continue
        # `Orin, whose husband Lev is held`, and what she says of him
        whom = kin.get((id(owner), one.roles[0])) or meant(owner, one.roles[0], known, c.gender)
        if whom is not None and whom is not c:
            out[id(c)] = whom
    return out


def meant(
    owner: Cluster | None, lemma: str, known: Mapping[int, tuple[Cluster, str]], gender: str
) -> Cluster | None:
    """Who `my brother` is to somebody told to be the sister of a named one."""
    found = known.get(id(owner)) or (owner.relation if owner is not None else None)
    if found is None or found[0] is None or not turned(found[1], lemma):
        return None
    return None if clash(found[0].gender, gender) else found[0]


def kept(
    one: Candidate, lemma: str, owners: Iterable[Cluster], clusters: Iterable[Cluster]
) -> Cluster | None:
    """Who `their son` or `her husband` is, where somebody's parents or wife are spoken of: nobody who is the son of
    anybody else."""
    if one.plural:
        return None
    owned = list(owners)
    married = [c.relation[0] for c in owned if c.relation is not None and c.relation[1] in SPOUSES]
    if lemma in SPOUSES and len(married) == 1:
        return None if clash(married[0].gender, one.gender) else married[0]
    if lemma in SPOUSES and len(owned) == 1:
        return of_one_surname(owned[0], one, clusters)
    if lemma not in CHILDREN:
        return None
    families = [c for c in clusters if c.relation is not None and c.relation[1] in PARENTS]
    children = {id(c.relation[0]): c.relation[0] for c in families if c.relation is not None}
    others = [c for c in owned if c.kind == "person" and c not in families]
    if len(children) != 1 or others:
        return None
    found = next(iter(children.values()))
    return None if clash(found.gender, one.gender) else found


def of_one_surname(owner: Cluster, one: Candidate, clusters: Iterable[Cluster]) -> Cluster | None:
    """The only other person with the surname of `owner` whom the text calls nobody's relative, where the gender fits."""
    surnames = {w[-1] for w in owner.words if len(w) > 1}
    found = [
        c
        for c in clusters
        if c is not owner
        and c.kind == "person"
        and c.relation is None
        and any(w[-1] in surnames for w in c.words if len(w) > 1)
    ]
    fits = len(found) == 1 and bool(one.gender) and found[0].gender == one.gender
    return found[0] if fits and owner.gender != one.gender else None
