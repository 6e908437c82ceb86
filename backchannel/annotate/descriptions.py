"""Choose whom a description refers back to.

In: a candidate of form `nominal` and what was mentioned before it. Out: one cluster, several for a plural, or
nothing. Always true: a description is never said of somebody whom the text gives another gender, nationality
or, where it is an occupation, another occupation.
"""

from __future__ import annotations

from backchannel.annotate.antecedents import Said, distance
from backchannel.annotate.candidate import Candidate
from backchannel.annotate.clusters import Cluster, clash
from backchannel.annotate.lexicon import Lexicon
from backchannel.annotate.prominence import role_merit
from backchannel.annotate.sufferers import suffers
from backchannel.tree import Tree

REACH = 8
# how many sentences back somebody may have been named whom a new description means
NEAR = 3
# what joins a name in a list to where he is from
WHENCE = frozenset({"from", "of"})
MARGIN = 1.0
PAIR = 2
BODIES = ("organisation", "armed_group", "outlet")
# what somebody may be called of whom the state alone was told
SEXES = frozenset({"man", "woman"})
CONVICTED = frozenset({"convict", "suspect", "accused", "defendant", "detainee", "prisoner", "inmate"})
# what says of nobody of what body he is
SENIOR = ("chief", "former", "deputy", "senior", "new", "acting", "main", "then", "top", "official")
# how many words a description in a list of names may have
LONGEST = 7


def nominal_antecedent(
    tree: Tree, lexicon: Lexicon, one: Candidate, before: list[Said]
) -> tuple[Cluster, ...]:
    """The clusters that a definite description refers back to, none when it introduces somebody."""
    sentence = tree[one.head].sentence
    lemma = one.roles[0] if one.roles else ""
    allowed = lexicon.kinds_of.get(lemma, frozenset())
    if one.text.lower().endswith("prime minister"):
        allowed = allowed | {"premier"}
    second: tuple[Cluster, ...] = ()
    if one.kind == "group" and whole_of_some(tree, one.head):
        return ()
    others = {id(c) for s in before if contrasted(tree, one, s) for c in s.clusters}
    for said in reversed(before):
        if sentence - tree[said.at].sentence > REACH or said.at >= one.first:
            if said.at >= one.first:
                continue
            break
        if any(id(c) in others for c in said.clusters):
            continue
        merit = agrees(lexicon, one, lemma, allowed, said)
        if len(said.clusters) > 1 and newly_held(tree, lexicon, one, said, before):
            continue
        if merit == 2:
            return said.clusters
        if merit == 1 and not second and not told_apart(tree, lexicon, one):
            second = said.clusters
    return second


def contrasted(tree: Tree, one: Candidate, said: Said) -> bool:
    """True for `the men who are ill` after `the men who are well`: each clause says which of them are meant."""
    if one.kind != "group" or tree[said.at].sentence != tree[one.head].sentence:
        return False
    return all(
        tree[i].tag == "NNS" and tree.child(i, "det") is not None and restrictive(tree, i)
        for i in (said.at, one.head)
    )


def restrictive(tree: Tree, i: int) -> bool:
    """True for a noun with a clause behind it that no comma sets off."""
    return any(tree[tree.subtree(c)[0] - 1].text != "," and c > i for c in tree.children(i, "acl:relcl"))


def whole_of_some(tree: Tree, head: int) -> bool:
    """True for the students of `three of the students they were holding`, whom their own clause tells."""
    above = tree.head(head)
    some = above is not None and tree[above].upos == "NUM" and tree.case(head) == "of"
    return some and bool(tree.children(head, "acl:relcl"))


def newly_held(tree: Tree, lexicon: Lexicon, one: Candidate, said: Said, before: list[Said]) -> bool:
    """True for `the two sailors who were arrested` after two people of whom nothing of the kind was told."""
    told = (c for c in tree.children(one.head, "acl") if lexicon.has("suffered_verbs", tree[c].lemma.lower()))
    beside = said.mention.last >= one.first - 1
    if beside or all(tree[tree.subtree(c)[0] - 1].text == "," for c in told):
        return False
    parties = {id(c) for c in said.clusters}
    return not any(suffers(tree, lexicon, s.at) for s in before if any(id(c) in parties for c in s.clusters))


def told_apart(tree: Tree, lexicon: Lexicon, one: Candidate) -> bool:
    """True for `the person familiar with the offer`: words behind a noun for anybody say who is meant."""
    after = [c for c in tree.children(one.head, "acl", "nmod", "amod") if c > one.head]
    return bool(after) and bool(one.roles) and lexicon.has("people_nouns", one.roles[0])


def agrees(lexicon: Lexicon, one: Candidate, lemma: str, allowed: frozenset[str], said: Said) -> int:
    """2 when a mention is called by the same noun, 1 when the noun may be said of it, 0 when not."""
    c = said.clusters[0]
    if len(said.clusters) > 1:
        same = one.count == len(said.clusters) or (
            one.plural and one.count is None and all(lemma in x.roles for x in said.clusters)
        )
        nations = all(
            not one.nationalities or not x.nationalities or set(one.nationalities) & set(x.nationalities)
            for x in said.clusters
        )
        genders = not any(clash(x.gender, one.gender) for x in said.clusters)
        return 2 if same and nations and genders and one.kind == "group" else 0
    if of_another_state(one, c) or of_another_body(lexicon, one, c, lemma) or of_other_rank(lexicon, one, c):
        return 0
    if one.kind == "person":
        if c.kind != "person" or clash(c.gender, one.gender):
            return 0
        if lemma in c.roles:
            return 2
        anybody = lexicon.has("people_nouns", lemma) and (lemma == "person" or c.gender == one.gender)
        return 1 if anybody or allowed & set(c.roles) or unnamed_citizen(lexicon, lemma, c) else 0
    if one.kind == "group" and lemma == "group" and c.kind in ("armed_group", "organisation"):
        known = c.named or (c.kind == "armed_group" and lemma in c.roles)
        return 2 if known and not one.plural and not public(lexicon, c, lemma) else 0
    if one.kind == "group" and one.count is None and one.country and one.text in lexicon.citizens:
        # the Poles are the Polish sailors
        officials = any(lexicon.has("suffered_by_none", r) for r in c.roles)
        return 2 if c.kind == "group" and c.country == one.country and c.plural and not officials else 0
    if one.kind == "group":
        return 2 if c.kind == "group" and lemma in c.roles and one.count is None else 0
    return agreeing_body(lexicon, one, lemma, c) if one.kind in BODIES else 0


def unnamed_citizen(lexicon: Lexicon, lemma: str, c: Cluster) -> bool:
    """True for the man or the convict whom the text has so far only called `a Canadian`."""
    if c.named or c.plural or not c.nationalities:
        return False
    return lemma in CONVICTED or (lemma in SEXES and not c.gender)


def agreeing_body(lexicon: Lexicon, one: Candidate, lemma: str, c: Cluster) -> int:
    """2 when a body is called by the same noun, 1 when it may be called a group, 0 when neither."""
    if c.kind not in BODIES:
        return 0
    if lemma in c.roles or any(lemma == w for n in c.names for w in n.lower().split()):
        return 2
    group = lemma in ("group", "organization", "organisation") and c.kind != "outlet"
    return 1 if group and c.named and not public(lexicon, c, lemma) else 0


def of_another_state(one: Candidate, c: Cluster) -> bool:
    """True where the states differ; `the Iranian government` is not the one that was only `the government` before."""
    return bool(one.country) and (c.country != one.country if c.country else one.kind == "organisation")


def of_another_body(lexicon: Lexicon, one: Candidate, c: Cluster, lemma: str) -> bool:
    """True for the committee's spokeswoman and the embassy's, who share no word but the office."""
    if not lexicon.has("spokespeople", lemma) and lemma != "minister":
        return False
    own = telling(lexicon, one.text, lemma)
    known = [telling(lexicon, t, lemma) for t in (*c.titles, *c.descriptions) if t.lower().endswith(lemma)]
    return bool(own) and all(known) and bool(known) and not any(own & words for words in known)


def telling(lexicon: Lexicon, text: str, lemma: str) -> set[str]:
    """The words of a title that say of what body its bearer is."""
    words = {w for w in text.split() if w not in lexicon.adjectives}
    return {w.lower().removesuffix("'s").removesuffix("’s") for w in words} - {
        lemma,
        "the",
        "a",
        "an",
        *SENIOR,
    }


def of_other_rank(lexicon: Lexicon, one: Candidate, c: Cluster) -> bool:
    """True for a supreme court where only a court was spoken of before."""
    own = {w for w in one.text.lower().split() if lexicon.has("court_ranks", w)}
    called = " ".join((*c.names, *c.descriptions)).lower().split()
    return bool(own) and not own & set(called)


def public(lexicon: Lexicon, c: Cluster, lemma: str) -> bool:
    """True for a body of a state, which nobody calls a group or an organisation, for one of many states and for where a
    group posts what it says, which nobody calls a group."""
    if any(n in lexicon.words["platforms"] for n in c.names):
        return True
    words = {w for n in c.names for w in n.lower().split()}
    if lemma == "group" and words & lexicon.words["world_bodies"]:
        return True
    return c.key.startswith("organ:") or bool(words & lexicon.words["public_bodies"])


def described(tree: Tree, lexicon: Lexicon, one: Candidate, before: list[Said]) -> tuple[Cluster, ...]:
    """The person named just before whom `the American` or `the journalist` describes for the first time."""
    lemma = one.roles[0]
    if one.kind != "person" or one.plural or restricted(tree, one):
        return ()
    held = lexicon.has("held_descriptions", lemma) or tree[one.head].text in lexicon.citizens
    held = held or lexicon.has("believers", lemma) or lemma == "old"
    if not held and not lexicon.has("occupations", lemma):
        return ()
    known = called_so(lemma, before) if not held else ()
    if len(known) == 1:
        # whoever was called so before, however far back, is nobody new
        return known if bearer(lexicon, one, known[0], True) else ()
    sentence = tree[one.head].sentence
    scores: dict[int, float] = {}
    which: dict[int, Cluster] = {}
    for said in before:
        gap, c = sentence - tree[said.at].sentence, said.clusters[0]
        if not 0 < gap <= NEAR or len(said.clusters) > 1 or not bearer(lexicon, one, c, held):
            continue
        if lemma == "old" and of_other_age(tree, one, c):
            continue
        merit = role_merit(tree, said.at) - distance(gap)
        merit += 2.0 if one.nationalities and set(one.nationalities) & set(c.nationalities) else 0.0
        merit += 1.0 if one.gender and c.gender == one.gender else 0.0
        scores[id(c)] = max(scores.get(id(c), -99.0), merit) + 0.3
        which[id(c)] = c
    ranked = sorted(scores.items(), key=lambda x: -x[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN):
        return ()
    return (which[ranked[0][0]],)


def called_so(lemma: str, before: list[Said]) -> tuple[Cluster, ...]:
    """Each of the people whom the text has called by a noun."""
    found = {id(s.clusters[0]): s.clusters[0] for s in before if len(s.clusters) == 1}
    return tuple(
        c for c in found.values() if c.named and c.kind == "person" and not c.plural and lemma in c.roles
    )


def bearer(lexicon: Lexicon, one: Candidate, c: Cluster, held: bool) -> bool:
    """True when a description may be said of a named person."""
    if c.kind != "person" or not c.named or c.plural or clash(c.gender, one.gender):
        return False
    if one.nationalities and c.nationalities and not set(one.nationalities) & set(c.nationalities):
        return False
    offices = ("state_roles", "lawyers", "spokespeople")
    if any(lexicon.has(f, r) for f in offices for r in c.roles) or c.relation is not None:
        return False
    trades = [r for r in c.roles if lexicon.has("occupations", r)]
    return held or not trades


def of_other_age(tree: Tree, one: Candidate, c: Cluster) -> bool:
    """True for `the 52-year-old` where the text gives somebody another age: `NAME, 41,`."""
    own = next((tree[k].text for k in range(one.first, one.head) if tree[k].upos == "NUM"), "")
    behind = (
        tree[m.last + 1].text
        for m in c.mentions
        if m.last + 1 < len(tree.tokens) and tree[m.last].text == ","
    )
    told = [text for text in behind if text.isdigit() and len(text) < len("100")]
    return bool(told) and own not in told


def restricted(tree: Tree, one: Candidate) -> bool:
    """True for a description whose own clause or phrase says who is meant; a clause of `who` behind a comma only adds to it."""
    told = tree.children(one.head, "acl", "nmod", "appos")
    after = [c for c in told if c > one.head and not adds(tree, one.head, c)]
    counted = tree.children(one.head, "nummod") if one.roles[:1] != ["old"] else []
    return bool(after) or bool(counted)


def adds(tree: Tree, head: int, clause: int) -> bool:
    """True for a relative clause, or a further description without a name, that a comma sets off."""
    further = tree[clause].dep == "appos" and tree[clause].upos == "NOUN"
    return (further or tree[clause].dep == "acl:relcl") and tree[head + 1].text == ","


def counted(tree: Tree, lexicon: Lexicon, one: Candidate, before: list[Said]) -> tuple[Cluster, ...]:
    """The people named just before who are as many as `the two men`."""
    if one.kind != "group" or not one.definite or one.count is None or restricted_group(tree, one):
        return ()
    if any(lexicon.has("collectives", r) for r in one.roles):
        # `both sides` are no two people
        return ()
    citizens = tree[one.head].text in lexicon.citizens
    sentence = tree[one.head].sentence
    here = {id(c) for s in before if tree[s.at].sentence == sentence for c in s.clusters}
    found: dict[int, Cluster] = {}
    for said in before:
        for c in said.clusters:
            near = 0 < sentence - tree[said.at].sentence <= NEAR
            if near and c.named and c.kind == "person" and id(c) not in here:
                found[id(c)] = c
    people = [
        c
        for c in found.values()
        if not clash(c.gender, one.gender)
        and not (citizens and any(lexicon.has("state_roles", r) for r in c.roles))
        and not (one.nationalities and c.nationalities and not set(one.nationalities) & set(c.nationalities))
    ]
    if len(people) > one.count and tree[one.first].text.lower() == "both":
        # `both men` after a sentence on two of several
        last = {id(c) for s in before if sentence - tree[s.at].sentence == 1 for c in s.clusters}
        people = [c for c in people if id(c) in last]
    return tuple(people) if len(people) == one.count else ()


def restricted_group(tree: Tree, one: Candidate) -> bool:
    """True for `the two men who` and the like, and for `the two men, Lev Orin from Lom and`, whose names follow."""
    named = any(c > one.head and tree[c].upos == "PROPN" for c in tree.children(one.head, "appos"))
    told = tree.children(one.head, "acl", "nmod")
    return named or any(c > one.head and not adds(tree, one.head, c) for c in told)


def members(tree: Tree, lexicon: Lexicon, one: Candidate, named: dict[int, Cluster]) -> tuple[Cluster, ...]:
    """The people whose names follow a plural description: `two Americans, NAME and NAME`, `two Poles, the teacher NAME
    and her husband, NAME`."""
    i = one.last
    if one.kind != "group" or i >= len(tree.tokens) or tree[i].text not in (",", ":", "—", "–", "-", "("):
        return ()
    found: list[Cluster] = []
    i, joined = i + 1, False
    while i < len(tree.tokens) and tree[i].sentence == tree[one.head].sentence:
        if i in named and named[i].kind == "person":
            if named[i] not in found:
                found.append(named[i])
        elif tree[i].upos == "CCONJ":
            joined = True
        elif (name := called(tree, lexicon, i, named)) is not None:
            i = name
            continue
        elif not ((age(tree, i) or whence(tree, i)) and found) and (
            tree[i].text != "," or (joined and tree[i - 1].upos != "CCONJ")
        ):
            break
        i += 1
    whole = joined and len(found) > 1 and one.count in (None, len(found))
    return tuple(found) if whole else ()


def called(tree: Tree, lexicon: Lexicon, i: int, named: dict[int, Cluster]) -> int | None:
    """Where the name begins whose description begins at `i`: `the teacher NAME`, `her partner, NAME`."""
    last = ""
    for k in range(i, min(i + LONGEST, len(tree.tokens))):
        if k in named:
            known = last in lexicon.roles or last in lexicon.relatives
            return k if known and named[k].kind == "person" else None
        word = tree[k]
        if word.upos in ("NOUN", "PROPN"):
            last = word.lemma.lower()
            continue
        inside = word.upos in ("DET", "ADJ") or word.tag == "PRP$"
        if not inside and (word.text != "," or last not in lexicon.relatives):
            return None
    return None


def age(tree: Tree, i: int) -> bool:
    """True for the age behind a name in a list: `NAME, 40, and NAME`."""
    return tree[i].upos == "NUM" and tree[i].text.isdigit() and tree[i - 1].text == ","


def whence(tree: Tree, i: int) -> bool:
    """True for the words of `from Lom` and `of Minsk` behind a name in a list."""
    return tree[i].text.lower() in WHENCE or (tree[i].upos == "PROPN" and tree[i - 1].text.lower() in WHENCE)


def of_two(tree: Tree, one: Candidate, before: list[Said]) -> tuple[Cluster, ...]:
    """The first or the second of the two joined by `and` just before, whom `the former` and `the latter` mean."""
    sentence, word = tree[one.head].sentence, tree[one.head].text.lower()
    for said in reversed(before):
        if sentence - tree[said.at].sentence >= NEAR:
            break
        if len(said.clusters) == PAIR:
            return (said.clusters[0 if word == "former" else 1],)
    return ()


def as_state(tree: Tree, lexicon: Lexicon, one: Candidate) -> bool:
    """True for `the Poles`, who are their state unless they are held."""
    return (
        one.plural
        and one.definite
        and one.count is None
        and not any(tree[k].upos == "NUM" for k in range(max(0, one.head - 3), one.head))
        and tree[one.head].text in lexicon.citizens
        and not suffers(tree, lexicon, one.head)
        and not tree.children(one.head, "amod")
    )
