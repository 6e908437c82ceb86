"""Choose whom a pronoun refers back to.

In: a candidate and what was mentioned before it. Out: one cluster, several for a plural, or nothing. Always
true: two antecedents that fit equally well are left undecided.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.carried_on import spoke_last
from backchannel.annotate.clusters import Cluster, clash
from backchannel.annotate.commenters import comments
from backchannel.annotate.lexicon import Lexicon
from backchannel.annotate.paragraphs import introduced
from backchannel.annotate.prominence import role_merit
from backchannel.annotate.sufferers import (
    befallen,
    does,
    first_told,
    locked_up,
    of_another,
    of_the_clause,
    office,
    suffers,
    told_subject,
    turned_about,
)
from backchannel.annotate.together import together
from backchannel.tree import Tree, matches

# how many sentences back a pronoun for one, and one for several, may reach
REACH, PLURAL_REACH = 8, 3
MARGIN = 0.5
# what tells against an antecedent: each of the first sentences in between, each further one, a quotation
STEP, NEAR, FAR_STEP, QUOTED = 2.2, 2, 0.7, 2.5
# ... and being somebody's relative, where a pronoun tells whose father or mother: all of a family have one owner
KIN = 3.0
# what an earlier sentence that also speaks of somebody adds, fading with each sentence in between
AGAIN, FADES = 0.6, 0.9
# what speaks for an antecedent: the named subject that a phrase is fronted to, a name, a known gender, one
# known to be a woman, mentions up to a number, a pronoun, a subject for a subject
AHEAD, NAMED, GENDER, SHE, COUNT, OFTEN, PRONOUN, PARALLEL = 5.0, 1.0, 0.8, 2.5, 0.2, 4, 0.5, 1.0
# what speaks for who has just been brought in, by name and as the subject of the sentence before
NEW = 1.2
# ... and whom the paragraph itself is the first to name
HERE = 2.5
# what speaks for the subject of the clause in which somebody's arrest or trial is told
LOCAL = 2.0
# what speaks for whom the first of two told clauses is about, where something is done to somebody in the second
TOLD = 3.0
# what tells against a family where a pronoun tells who is held
FAMILY = 2.5
# what speaks for whose a clause of `whose` is, where a pronoun in it goes back to somebody
WHOSE = 5.0
# what speaks for who is written to or called, where somebody asks him in the same breath
ASKED = 4.0
# what tells against somebody with an office where a pronoun tells who is held
OFFICE = 3.0
# ... what tells against who has done something of the kind to another, and what speaks for whom it was done to
DOER, BEFALLEN = 3.0, 1.5
PERSONAL = ("m", "f")
RULING = frozenset({"rule", "order", "decree"})
Key = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One mention already resolved; `clusters` holds several for a coordination, of which a `part` stands alone."""

    at: int
    clusters: tuple[Cluster, ...]
    mention: Candidate
    quoted: bool = False
    part: bool = False


def barred(tree: Tree, pronoun: int, other: int) -> bool:
    """True when grammar forbids that two words of a sentence mean the same: arguments of one predicate."""
    if tree[pronoun].text.lower().endswith(("self", "selves")):
        return False
    if matches(tree[pronoun].dep, "nmod:poss"):
        # his wife: the owner is not what is owned, nor its apposition
        head = tree.head(pronoun)
        return head is not None and tree.under(other, head)
    a, b = tree.head(pronoun), tree.head(tree.first_conjunct(other))
    own = a
    while a is not None and a != b and (matches(tree[a].dep, "xcomp") or shared(tree, a) or goes_on(tree, a)):
        # allowed to see him: whoever is allowed is not he, nor is who freed them after holding them or called, asking them to act
        a = tree.head(a)
    clause = a is not None and a == b and not matches(tree[pronoun].dep, "conj")
    clause = clause and (a == own or matches(tree[tree.first_conjunct(other)].dep, "nsubj"))
    return clause or tree.under(pronoun, other) and not under_clause(tree, pronoun, other)


def shared(tree: Tree, verb: int) -> bool:
    """True for a verb joined to another whose subject it shares."""
    return matches(tree[verb].dep, "conj") and tree[verb].upos == "VERB" and not tree.children(verb, "nsubj")


def goes_on(tree: Tree, verb: int) -> bool:
    """True for a participle whose doer is the subject of the clause above: `freed the nuns after holding them`."""
    t = tree[verb]
    return matches(t.dep, "advcl") and t.tag == "VBG" and not tree.children(verb, "nsubj", "nsubj:pass")


def under_clause(tree: Tree, i: int, topmost: int) -> bool:
    """True when a clause lies between `i` and the noun above it."""
    for up in tree.ancestors(i):
        if up == topmost:
            return False
        if any(matches(tree[up].dep, d) for d in ("acl", "advcl", "ccomp", "xcomp")):
            return True
    return False


def fits(tree: Tree, one: Candidate, said: Said) -> bool:
    """True when kind, gender and number of a mention allow the pronoun."""
    if one.pronoun in PERSONAL:
        c = said.clusters[0]
        return (
            len(said.clusters) == 1
            and c.kind == "person"
            and not c.plural
            and not clash(c.gender, one.pronoun)
        )
    if one.pronoun == "p":
        if len(said.clusters) > 1 or said.part:
            return not said.part
        # the Guards, the Marshals: a body with the name of several
        several = said.clusters[0].kind == "organisation" and tree[said.at].tag == "NNPS"
        return several or said.clusters[0].plural or said.clusters[0].kind in ("group", "armed_group")
    if one.pronoun == "n":
        c = said.clusters[0]
        return (
            len(said.clusters) == 1
            and c.kind in ("state", "organisation", "armed_group", "outlet")
            and not c.plural
        )
    return False


def reporting_subject(tree: Tree, i: int) -> int | None:
    """The subject of the verb that governs the clause of the subject pronoun `i`."""
    owned = tree.head(i) if matches(tree[i].dep, "nmod:poss") else i
    if owned is None or not matches(tree[owned].dep, "nsubj"):
        return None
    for up in tree.ancestors(i):
        if matches(tree[up].dep, "ccomp") and (verb := tree.head(up)) is not None:
            return tree.child(verb, "nsubj") if verb < i else None
    return None


def resumed(tree: Tree, pronoun: int, before: list[Said]) -> Said | None:
    """The name that a subject takes up again: `Marek Dolan, he ...`."""
    if pronoun < 2 or not matches(tree[pronoun].dep, "nsubj") or tree[pronoun - 1].text != ",":
        return None
    said = next((s for s in reversed(before) if s.mention.last == pronoun - 1), None)
    if said is None or said.mention.form != "name":
        return None
    first = said.mention.first == tree.sentence(pronoun)[0]
    topic = said.at
    while matches(tree[topic].dep, "appos") or matches(tree[topic].dep, "nmod:desc"):
        topic = tree[topic].head
    same = any(matches(tree[topic].dep, d) for d in ("dislocated", "nsubj"))
    return said if first or (same and tree.head(topic) == tree.head(pronoun)) else None


def distance(gap: float) -> float:
    """What `gap` sentences in between cost."""
    return STEP * min(gap, NEAR) + FAR_STEP * max(0, gap - NEAR)


def merit(
    tree: Tree, lexicon: Lexicon, one: Candidate, said: Said, gap: int, reporter: int | None, quoted: bool
) -> float:
    """How well a mention `gap` sentences back serves as the antecedent of a pronoun."""
    c = said.clusters[0]
    owned = tree.head(one.head) if matches(tree[one.head].dep, "nmod:poss") else None
    held = owned is not None and lexicon.has("detainee_nouns", tree[owned].lemma.lower())
    score = role_merit(tree, said.at) - distance(gap) - (QUOTED if said.quoted and not quoted else 0.0)
    if matches(tree[one.head].dep, "nsubj") and matches(tree[tree.first_conjunct(said.at)].dep, "nsubj"):
        score += PARALLEL
    if gap == 0 and reporter is not None and said.at == reporter and first_told(tree, one.head) is None:
        # `a judge ruled that he should stay in custody`
        score += -OFFICE if rules(tree, said.at) else 3.0
    if owned is not None:
        # X and his wife
        kin = tree[owned].lemma.lower() in lexicon.relatives and c.relation is not None
        if kin and said.mention.last != one.head - 1:
            # his father ..., and his mother: one owner
            score -= KIN
        joined = said.mention.last == one.head - 1 and tree[one.head - 1].upos == "CCONJ"
        score += 6.0 if joined or said.at == tree.first_conjunct(owned) != owned else 0.0
    if len(said.clusters) == 1:
        score += NAMED if c.named else 0.0
        score += (SHE if one.gender == "f" else GENDER) if one.gender and c.gender == one.gender else 0.0
        score += min(len(c.mentions), OFTEN) * COUNT
        score += PRONOUN if said.mention.form == "pronoun" else 0.0
        score += newness(tree, one, said, gap, quoted)
    elif held:
        score += 2.5
    score += ASKED if gap == 0 and said.at in addressed(tree, one.head) else 0.0
    score += comments(tree, one.head, tree.first_conjunct(said.at)) if gap == 1 else 0.0
    score += struck(tree, lexicon, one, said, gap, quoted)
    score += near_merit(tree, lexicon, one, said) if gap == 0 else 0.0
    if held and (c.kind == "armed_group" or any(lexicon.has("captors", r) for r in c.roles)):
        score -= OFFICE
    if held and any(lexicon.has("family_groups", r) for r in c.roles):
        score -= 3.0
    if one.pronoun == "n" and c.kind == "organisation" and not c.named:
        score += 0.5
    return score


def newness(tree: Tree, one: Candidate, said: Said, gap: int, quoted: bool) -> float:
    """What speaks for somebody whom the sentence before, or the paragraph of the pronoun, is the first to name."""
    score = NEW if gap == 1 and not quoted and brought_in(tree, one, said) else 0.0
    # whoever is brought in as a subject mostly speaks of it
    spoken_of = (
        gap and one.pronoun in PERSONAL and not matches(tree[tree.first_conjunct(said.at)].dep, "nsubj")
    )
    here = spoken_of and introduced(tree, said.clusters[0], one.head)
    return score + (HERE if here else 0.0)


def addressed(tree: Tree, i: int) -> list[int]:
    """Whom one writes to or calls in `wrote to the minister, asking him to act`, where word `i` is the `him`."""
    asking = tree.head(i)
    asked = matches(tree[i].dep, "obj") or matches(tree[i].dep, "iobj")
    if asking is None or not asked or not goes_on(tree, asking) or tree.children(asking, "mark"):
        return []
    verb = tree[asking].head
    to = [c for c in tree.children(verb, "obl") if tree.case(c) in {"to", "with", "on"}]
    names = [
        n for c in (*to, *tree.children(verb, "obj", "iobj")) for n in (c, *tree.children(c, "appos", "flat"))
    ]
    return [n for n in names if n < asking]


def rules(tree: Tree, subject: int) -> bool:
    """True for the subject of a verb by which one decides on others."""
    verb = tree.head(tree.first_conjunct(subject))
    return verb is not None and tree[verb].lemma.lower() in RULING


def struck(tree: Tree, lexicon: Lexicon, one: Candidate, said: Said, gap: int, quoted: bool) -> float:
    """What speaks for and against a mention where the pronoun tells to whom something is done."""
    c = said.clusters[0]
    if not (suffers(tree, lexicon, one.head) or locked_up(tree, lexicon, one.head)):
        # whoever was seized seizes nobody
        return -DOER if does(tree, lexicon, one.head) and befallen(tree, lexicon, said.at) else 0.0
    score = -DOER if does(tree, lexicon, said.at) else 0.0
    if office(tree, lexicon, c):
        # who has just been brought in by an office is no likelier to be held for it
        new = gap == 1 and not quoted and len(said.clusters) == 1 and brought_in(tree, one, said)
        score -= OFFICE + (NEW if new else 0.0)
    score += BEFALLEN if gap < NEAR and befallen(tree, lexicon, said.at) else 0.0
    return score + (LOCAL if gap == 0 and said.at == told_subject(tree, one.head) else 0.0)


def brought_in(tree: Tree, one: Candidate, said: Said) -> bool:
    """True for the subject of a sentence that is named there for the first time."""
    first = said.mention.form == "name" and len(said.clusters[0].mentions) == 1
    return first and one.pronoun in PERSONAL and matches(tree[tree.first_conjunct(said.at)].dep, "nsubj")


def near_merit(tree: Tree, lexicon: Lexicon, one: Candidate, said: Said) -> float:
    """What speaks for or against a mention of the same sentence."""
    score = WHOSE if said.at in of_the_clause(tree, one.head) else 0.0
    score += TOLD if said.at == first_told(tree, one.head) else 0.0
    custody = (suffers, locked_up, does)
    if one.pronoun == "p" and any(told(tree, lexicon, one.head) for told in custody):
        # `the family had spoken to them since it was told that they were in custody`
        score -= FAMILY if any(lexicon.has("family_groups", r) for r in said.clusters[0].roles) else 0.0
    return score


def pronoun_antecedent(
    tree: Tree,
    lexicon: Lexicon,
    one: Candidate,
    before: list[Said],
    excluded: set[int],
    quoted: bool,
    ahead: Said | None = None,
) -> tuple[Cluster, ...]:
    """The clusters that a third-person pronoun denotes, none when it cannot be told.

    `quoted` says that it stands in a quotation, whose speakers are `excluded`; `ahead` is the subject of the
    clause that it is fronted to.
    """
    sentence = tree[one.head].sentence
    taken_up = resumed(tree, one.head, before)
    if taken_up is None:
        last = spoke_last(tree, one.head, (s.at for s in reversed(before)))
        taken_up = next((s for s in reversed(before) if s.at == last), None)
    if taken_up is not None and fits(tree, one, taken_up):
        return taken_up.clusters
    if one.pronoun == "p" and (several := together(tree, lexicon, one.head, before, excluded)):
        return several
    reporter = reporting_subject(tree, one.head)
    scores: dict[Key, float] = {}
    which: dict[Key, tuple[Cluster, ...]] = {}
    spoken_of: dict[Key, set[int]] = {}
    forbidden: set[Key] = set()
    if ahead is not None and fits(tree, one, ahead) and id(ahead.clusters[0]) not in excluded:
        key: Key = (id(ahead.clusters[0]),)
        scores[key], spoken_of[key], which[key] = AHEAD, {0}, ahead.clusters
    for said in reversed(before):
        gap = sentence - tree[said.at].sentence
        if gap > (PLURAL_REACH if one.pronoun == "p" else REACH):
            break
        if not fits(tree, one, said) or any(id(c) in excluded for c in said.clusters):
            continue
        if one.pronoun != "n" and turned_about(tree, lexicon, one.head, said.clusters, said.at):
            continue
        key = tuple(sorted(id(c) for c in said.clusters))
        apart = barred(tree, one.head, said.at) or of_another(tree, lexicon, one.head, said.at)
        # `it abducted them`: two pronouns of one verb that agree in nothing are as good as names
        told = said.mention.form != "pronoun" or said.mention.pronoun == "n" and one.pronoun == "p"
        if gap == 0 and told and apart:
            forbidden.add(key)
        score = merit(tree, lexicon, one, said, gap, reporter, quoted)
        scores[key] = max(scores.get(key, -99.0), score)
        spoken_of.setdefault(key, set()).add(gap)
        which.setdefault(key, said.clusters)
    for key, gaps in spoken_of.items():
        scores[key] += AGAIN * (sum(FADES**gap for gap in gaps) - FADES ** min(gaps))
    if one.pronoun == "n":
        scores = {k: s for k, s in scores.items() if is_subject(tree, one.head, which[k], before)}
    ranked = sorted(((s, k) for k, s in scores.items() if k not in forbidden), key=lambda x: -x[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return ()
    return which[ranked[0][1]]


def is_subject(tree: Tree, pronoun: int, clusters: tuple[Cluster, ...], before: list[Said]) -> bool:
    """True when the last subject before an `it` denotes `clusters`, and nothing that is no entity."""
    here = tree.sentence(pronoun)
    found = [
        i for i in range(here[0], pronoun) if subject_of_something(tree, i) and not closed(tree, i, pronoun)
    ]
    if not found and here[0]:
        main = [i for i in tree.sentence(here[0] - 1) if subject_of_something(tree, i)]
        found = [i for i in main if (h := tree.head(i)) is not None and tree.head(h) is None] or main
    if not found:
        return False
    at = set(tree.conjuncts(found[-1]))
    return any(s.at in at and s.clusters == clusters for s in before)


def closed(tree: Tree, i: int, pronoun: int) -> bool:
    """True for the subject of a relative clause that a told clause with a subject of its own goes on behind."""
    clause = tree.head(i)
    told = reporting_subject(tree, pronoun)
    return (
        told is not None
        and clause is not None
        and tree[clause].dep == "acl:relcl"
        and not tree.under(pronoun, clause)
    )


def subject_of_something(tree: Tree, i: int) -> bool:
    """True for a subject that an `it` may go back to."""
    t = tree[i]
    if not matches(t.dep, "nsubj") or t.upos not in ("NOUN", "PROPN", "PRON"):
        return False
    return t.upos != "PRON" or t.text.lower() in ("it", "which", "that")


def fronted_to(tree: Tree, named: Container[int], i: int) -> int | None:
    """The named subject of the clause that the phrase or clause of word `i` is fronted to, with what he is called before
    the name: `a day after his release the reporter Lev Orin`."""
    for up in [i, *tree.ancestors(i)]:
        if not any(matches(tree[up].dep, d) for d in ("advcl", "obl")):
            continue
        clause = tree.head(up)
        subject = tree.child(clause, "nsubj") if clause is not None else None
        if subject is None or subject <= i:
            continue
        names = [subject, *(c for c in tree.children(subject, "appos", "flat") if c == subject + 1)]
        if found := [c for c in names if c in named]:
            return found[0]
    return None
