"""Choose whom a pronoun or a definite description refers back to.

In: a candidate and what was mentioned before it. Out: one cluster, several for a plural, or nothing. Always
true: two antecedents that fit equally well are left undecided.
"""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.clusters import Cluster, clash
from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree, matches

PRONOUN_REACH = 3
NOMINAL_REACH = 8
MARGIN = 0.5
QUOTED = 2.5
PERSONAL = ("m", "f")


@dataclass(frozen=True, slots=True)
class Said:
    """One mention already resolved; `clusters` holds several for a coordination."""

    at: int
    clusters: tuple[Cluster, ...]
    mention: Candidate
    quoted: bool = False


def top(tree: Tree, i: int) -> int:
    """The first conjunct of a nominal, whose relation tells its role."""
    return tree.first_conjunct(i)


def role_merit(tree: Tree, i: int) -> float:
    """How prominent the place of a mention in its sentence is."""
    i = top(tree, i)
    dep = tree[i].dep
    if matches(dep, "nsubj") or matches(dep, "csubj"):
        head = tree.head(i)
        main = head is not None and (
            tree.head(head) is None or matches(tree[head].dep, "parataxis") or matches(tree[head].dep, "conj")
        )
        return 4.0 if main else 3.0
    if matches(dep, "root"):
        return 2.5
    if matches(dep, "obj") or matches(dep, "iobj"):
        return 2.0
    if matches(dep, "nmod:poss"):
        return 1.5
    return 1.0 if matches(dep, "obl") or matches(dep, "appos") else 0.5


def barred(tree: Tree, pronoun: int, other: int) -> bool:
    """True when grammar forbids that two words of a sentence mean the same: arguments of one predicate."""
    if tree[pronoun].text.lower().endswith(("self", "selves")):
        return False
    if matches(tree[pronoun].dep, "nmod:poss"):
        # his wife: the owner is not what is owned, nor its apposition
        head = tree.head(pronoun)
        return head is not None and tree.under(other, head)
    a, b = tree.head(pronoun), tree.head(top(tree, other))
    clause = a is not None and a == b and not matches(tree[pronoun].dep, "conj")
    return clause or tree.under(pronoun, other) and not under_clause(tree, pronoun, other)


def under_clause(tree: Tree, i: int, topmost: int) -> bool:
    """True when a clause lies between `i` and the noun above it."""
    for up in tree.ancestors(i):
        if up == topmost:
            return False
        if any(matches(tree[up].dep, d) for d in ("acl", "advcl", "ccomp", "xcomp")):
            return True
    return False


def fits(one: Candidate, said: Said) -> bool:
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
        if len(said.clusters) > 1:
            return True
        return said.clusters[0].plural or said.clusters[0].kind in ("group", "armed_group")
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


def merit(
    tree: Tree, lexicon: Lexicon, one: Candidate, said: Said, gap: int, reporter: int | None, quoted: bool
) -> float:
    """How well a mention `gap` sentences back serves as the antecedent of a pronoun."""
    c = said.clusters[0]
    owned = tree.head(one.head) if matches(tree[one.head].dep, "nmod:poss") else None
    held = owned is not None and lexicon.has("detainee_nouns", tree[owned].lemma.lower())
    score = role_merit(tree, said.at) - 2.2 * gap - (QUOTED if said.quoted and not quoted else 0.0)
    if matches(tree[one.head].dep, "nsubj") and matches(tree[top(tree, said.at)].dep, "nsubj"):
        score += 1.0
    if gap == 0 and reporter is not None and said.at == reporter:
        score += 3.0
    if owned is not None:
        # X and his wife
        joined = said.mention.last == one.head - 1 and tree[one.head - 1].upos == "CCONJ"
        score += 6.0 if joined or said.at == tree.first_conjunct(owned) != owned else 0.0
    if len(said.clusters) == 1:
        score += 1.0 if c.named else 0.0
        score += 0.8 if one.gender and c.gender == one.gender else 0.0
        score += min(len(c.mentions), 4) * 0.2
        score += 0.5 if said.mention.form == "pronoun" else 0.0
    elif held:
        score += 2.5
    if held and any(lexicon.has("family_groups", r) for r in c.roles):
        score -= 3.0
    if one.pronoun == "n" and c.kind == "organisation" and not c.named:
        score += 0.5
    return score


def pronoun_antecedent(
    tree: Tree, lexicon: Lexicon, one: Candidate, before: list[Said], excluded: set[int], quoted: bool
) -> tuple[Cluster, ...]:
    """The clusters that a third-person pronoun denotes, none when it cannot be told.

    `quoted` says that it stands in a quotation, whose speakers are `excluded`.
    """
    sentence = tree[one.head].sentence
    reporter = reporting_subject(tree, one.head)
    scores: dict[tuple[int, ...], float] = {}
    which: dict[tuple[int, ...], tuple[Cluster, ...]] = {}
    forbidden: set[tuple[int, ...]] = set()
    for said in reversed(before):
        gap = sentence - tree[said.at].sentence
        if gap > PRONOUN_REACH:
            break
        if not fits(one, said) or any(id(c) in excluded for c in said.clusters):
            continue
        key = tuple(sorted(id(c) for c in said.clusters))
        if gap == 0 and said.mention.form != "pronoun" and barred(tree, one.head, said.at):
            forbidden.add(key)
        score = merit(tree, lexicon, one, said, gap, reporter, quoted)
        scores[key] = max(scores.get(key, -99.0), score)
        which.setdefault(key, said.clusters)
    if one.pronoun == "n":
        scores = {k: s for k, s in scores.items() if is_subject(tree, one.head, which[k], before)}
    ranked = sorted(((s, k) for k, s in scores.items() if k not in forbidden), key=lambda x: -x[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return ()
    return which[ranked[0][1]]


def is_subject(tree: Tree, pronoun: int, clusters: tuple[Cluster, ...], before: list[Said]) -> bool:
    """True when the last subject before an `it` denotes `clusters`, and nothing that is no entity."""
    here = tree.sentence(pronoun)
    found = [i for i in range(here[0], pronoun) if subject_of_something(tree, i)]
    if not found and here[0]:
        main = [i for i in tree.sentence(here[0] - 1) if subject_of_something(tree, i)]
        found = [i for i in main if (h := tree.head(i)) is not None and tree.head(h) is None] or main
    if not found:
        return False
    at = set(tree.conjuncts(found[-1]))
    return any(s.at in at and s.clusters == clusters for s in before)


def subject_of_something(tree: Tree, i: int) -> bool:
    """True for a subject that an `it` may go back to."""
    t = tree[i]
    if not matches(t.dep, "nsubj") or t.upos not in ("NOUN", "PROPN", "PRON"):
        return False
    return t.upos != "PRON" or t.text.lower() in ("it", "which", "that")


def nominal_antecedent(
    tree: Tree, lexicon: Lexicon, one: Candidate, before: list[Said]
) -> tuple[Cluster, ...]:
    """The clusters that a definite description refers back to, none when it introduces somebody."""
    sentence = tree[one.head].sentence
    lemma = one.roles[0] if one.roles else ""
    allowed = lexicon.kinds_of.get(lemma, frozenset())
    second: tuple[Cluster, ...] = ()
    for said in reversed(before):
        if sentence - tree[said.at].sentence > NOMINAL_REACH or said.at >= one.first:
            if said.at >= one.first:
                continue
            break
        merit = agrees(lexicon, one, lemma, allowed, said)
        if merit == 2:
            return said.clusters
        if merit == 1 and not second:
            second = said.clusters
    return second


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
    if one.country and c.country and one.country != c.country:
        return 0
    if one.kind == "person":
        if c.kind != "person" or clash(c.gender, one.gender):
            return 0
        if lemma in c.roles:
            return 2
        if lexicon.has("people_nouns", lemma) and (lemma == "person" or c.gender == one.gender):
            return 1
        return 1 if allowed & set(c.roles) else 0
    if one.kind == "group" and lemma == "group" and c.kind in ("armed_group", "organisation"):
        return 2 if c.named else 0
    if one.kind == "group":
        return 2 if c.kind == "group" and lemma in c.roles and one.count is None else 0
    if one.kind in ("organisation", "armed_group", "outlet"):
        if c.kind not in ("organisation", "armed_group", "outlet"):
            return 0
        if lemma in c.roles or any(lemma == w for n in c.names for w in n.lower().split()):
            return 2
        return (
            1
            if lemma in ("group", "organization", "organisation")
            and c.kind in ("armed_group", "organisation")
            and c.named
            else 0
        )
    return 0
