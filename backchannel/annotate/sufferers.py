"""To whom something is done: who is arrested, tried or freed, who does that to others, who has an office in which one does.

In: a word or a cluster with the tree. Out: true or false. Always true: who once was held himself is no mere official.
"""

from __future__ import annotations

from backchannel.annotate.clusters import Cluster
from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree, matches

# what is done to nobody but people, whatever they are called
BEFALLS = frozenset(
    {"arrest", "rearrest", "arraign", "jail", "imprison", "behead", "extradite", "deport", "handcuff", "kidnap"}
)  # fmt: skip
# what only the accused does
PLEADING = frozenset({"plead"})
BREAKING = frozenset({"break", "violate", "breach", "contravene", "flout", "infringe"})
RULES = frozenset({"law", "rule", "regulation", "act", "code", "sanction"})
FOUND = frozenset({"guilty", "innocent"})
# by what one has somebody else arrested or handed over
PAPERS = frozenset(
    {"warrant", "order", "writ", "decree", "notice", "request", "mandate", "summons", "bulletin"}
)
FETCHING = frozenset({"bring", "get", "fly", "take", "send", "have"})
EVERY, DONE = frozenset({"every", "each"}), frozenset({"was", "has", "had"})


def suffers(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for whoever is arrested, tried or freed, and whose arrest, trial or release it is."""
    word, head = tree[tree.first_conjunct(i)], tree.head(tree.first_conjunct(i))
    if head is None:
        return False
    lemma = tree[head].lemma.lower()
    if matches(word.dep, "nmod:poss"):
        return lexicon.has("suffered_nouns", lemma)
    if matches(word.dep, "nsubj") and (
        lemma in PLEADING or tree[i].upos == "PRON" and breaks_law(tree, head)
    ):
        return True
    passive = word.dep == "nsubj:pass" or bool(tree.children(head, "aux:pass")) and matches(word.dep, "nsubj")
    found = lemma == "find" and any(tree[c].text.lower() in FOUND for c in tree.children(head, "xcomp"))
    found = found or brought_home(tree, i)
    return (passive or matches(word.dep, "obj")) and (found or lexicon.has("suffered_verbs", lemma))


def breaks_law(tree: Tree, verb: int) -> bool:
    """True for `had violated immigration rules`, of which the accused is told."""
    broken = (tree[c].lemma.lower() for c in tree.children(verb, "obj"))
    return tree[verb].lemma.lower() in BREAKING and any(word in RULES for word in broken)


def befallen(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a mention of somebody to whom something of the kind was done there: `Lev Orin, a Pole held in Iran`."""
    owner = matches(tree[tree.first_conjunct(i)].dep, "nmod:poss")
    told = told_held(tree, lexicon, i) or told_by_noun(tree, lexicon, i)
    return not owner and suffers(tree, lexicon, i) or told


def told_by_noun(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for the reporter of `the detention of the reporter Lev Orin`, `a sentence was handed down to Orin`."""
    top = i
    while tree[top].dep in {"flat", "appos"} and (above := tree.head(top)) is not None:
        top = above
    head, case = tree.head(top), tree.case(top)
    if head is None or case not in {"of", "to", "on", "against"}:
        return False
    fates = (
        [head]
        if matches(tree[top].dep, "nmod") and case == "of"
        else tree.children(head, "nsubj:pass", "obj")
    )
    lemmas = {tree[k].lemma.lower() for k in fates}
    return "term" in lemmas or any(lexicon.has("suffered_nouns", one) for one in lemmas)


def told_held(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a noun, or what stands in apposition to it, with a participle of what was done."""
    nouns = [i, *tree.children(i, "appos")]
    clauses = (k for n in nouns for k in tree.children(n, "acl"))
    return any(
        tree[k].tag == "VBN"
        and lexicon.has("suffered_verbs", tree[k].lemma.lower())
        and (tree[k].dep != "acl:relcl" or bool(tree.children(k, "aux:pass")))
        for k in clauses
    )


def those_held(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for the `those` of `those freed on Friday`, `those who were arrested`: people to whom something was done."""
    if tree[i].text.lower() != "those" or i + 1 >= len(tree.tokens):
        return False
    behind = (c for c in tree.children(i, "acl") if tree[c].tag == "VBN" and c > i)
    done = (c for c in behind if tree[c].dep != "acl:relcl" or tree.children(c, "aux:pass"))
    return any(lexicon.has("suffered_verbs", tree[c].lemma.lower()) for c in done)


def does(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for whoever arrests, accuses or frees somebody."""
    i = tree.first_conjunct(i)
    verb = tree.head(i)
    if verb is None or tree[i].dep != "nsubj" or tree.children(verb, "aux:pass"):
        return False
    return lexicon.has("suffered_verbs", tree[verb].lemma.lower()) and bool(tree.children(verb, "obj"))


def of_another(tree: Tree, lexicon: Lexicon, pronoun: int, other: int) -> bool:
    """True for the subject of `ordered his release`, `signed warrants for his arrest`, `appeared as his counsel`, which is
    somebody else's."""
    noun = tree.head(pronoun) if matches(tree[pronoun].dep, "nmod:poss") else None
    verb = tree.head(noun) if noun is not None and matches(tree[noun].dep, "obj") else None
    if noun is not None and tree.case(noun) == "as":
        return other in subjects(tree, tree[noun].head)
    if noun is None or not lexicon.has("suffered_nouns", tree[noun].lemma.lower()):
        return False
    papers = verb is None and (verb := issued(tree, noun)) is not None
    if verb is None or not (papers or lexicon.has("done_for_others", tree[verb].lemma.lower())):
        return False
    own = tree.children(tree.first_conjunct(verb), "nsubj") + tree.children(verb, "nsubj")
    own += [c for k in own for c in tree.children(k, "appos")]
    return tree.first_conjunct(other) in own


def subjects(tree: Tree, verb: int) -> list[int]:
    """Who does what the verb tells, also where a relative pronoun stands for him."""
    found = tree.children(tree.first_conjunct(verb), "nsubj") + tree.children(verb, "nsubj")
    if any(tree[k].tag == "WP" for k in found) and (noun := tree.head(verb)) is not None:
        found = [*found, noun]
    return found


def issued(tree: Tree, noun: int) -> int | None:
    """The `signed` of `signed a warrant for his arrest`, wherever the tree hangs the arrest."""
    paper = tree.head(noun) if tree.case(noun) in {"for", "of", "on"} else None
    if paper is not None and tree[paper].upos == "VERB":
        paper = next((c for c in tree.children(paper, "obj") if c < noun), None)
    named = paper is not None and tree[paper].lemma.lower() in PAPERS and matches(tree[paper].dep, "obj")
    return tree.head(paper) if named and paper is not None else None


def office(tree: Tree, lexicon: Lexicon, c: Cluster) -> bool:
    """True for somebody with an office of state to whom nothing was done before."""
    known = any(lexicon.has("in_office", r) for r in c.roles)
    called = [*c.titles, *c.descriptions]
    known = known and not any("former" in t.lower() or "ex-" in t.lower() for t in called)
    return known and not any(suffers(tree, lexicon, m.head) for m in c.mentions)


def does_it(tree: Tree, lexicon: Lexicon, clusters: tuple[Cluster, ...], at: int) -> bool:
    """True for unnamed officials at the word `at`, unless something was done to them there."""
    if any(x.named for x in clusters) or suffers(tree, lexicon, at):
        return False
    return any(lexicon.has("suffered_by_none", r) for x in clusters for r in x.roles)


def turned_about(tree: Tree, lexicon: Lexicon, pronoun: int, clusters: tuple[Cluster, ...], at: int) -> bool:
    """True for unnamed officials as whom something is done to, and for a family as who seizes or frees somebody."""
    if suffers(tree, lexicon, pronoun):
        return does_it(tree, lexicon, clusters, at)
    kin = any(lexicon.has("family_groups", r) for x in clusters for r in x.roles)
    return kin and does(tree, lexicon, pronoun)


def befalls_alone(tree: Tree, i: int) -> bool:
    """True for the maker of `the documentary maker had been arrested`, whom that befalls as it befalls people alone."""
    verb = tree.head(i)
    if verb is None or tree[i].dep != "nsubj:pass" or tree[i].tag not in ("NN", "NNS"):
        return False
    return tree[verb].lemma in BEFALLS and bool(tree.children(i, "det", "nummod"))


def whom_it_befell(tree: Tree, i: int) -> int | None:
    """Who is meant by the `he` of `Orin, who was jailed after he pleaded guilty`: of whom the clause above tells."""
    verb = tree.head(i)
    clause = tree.head(verb) if verb is not None and matches(tree[verb].dep, "advcl") else None
    if clause is None or not matches(tree[i].dep, "nsubj") or not matches(tree[clause].dep, "acl:relcl"):
        return None
    opens = [tree[k].text.lower() for k in tree.children(clause, "nsubj", "nsubj:pass")]
    head = tree.head(clause)
    return head if opens == ["who"] and head is not None and tree[head].upos == "PROPN" else None


def whose_it_is(tree: Tree, i: int) -> int | None:
    """Who is meant by the `them` of `arrested ten men, whose families have not seen them`: whose the clause is."""
    clause = next((a for a in tree.ancestors(i) if matches(tree[a].dep, "acl:relcl")), None)
    head = tree.head(clause) if clause is not None else None
    opens = head is not None and any(tree[k].tag == "WP$" for k in range(head + 1, i))
    return head if opens and not matches(tree[i].dep, "nsubj") else None


def of_the_clause(tree: Tree, i: int) -> set[int]:
    """Whom a pronoun means by the relative clause that it stands in or under."""
    return {k for k in (whose_it_is(tree, i), whom_it_befell(tree, i)) if k is not None}


def first_told(tree: Tree, i: int) -> int | None:
    """The subject of the first clause of `said that the man was ill and that he had been flown home`, where something is
    done to whom the pronoun means."""
    clause = tree.head(i)
    if clause is None or tree[i].dep != "nsubj:pass" or not matches(tree[clause].dep, "conj"):
        return None
    first = tree.first_conjunct(clause)
    if not matches(tree[first].dep, "ccomp") or tree.mark(clause) != "that":
        return None
    subject = tree.child(first, "nsubj")
    return subject if subject is not None and tree[subject].upos in {"NOUN", "PROPN"} else None


def locked_up(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for whoever is told to be in custody, in jail, behind bars."""
    state = tree.head(tree.first_conjunct(i)) if matches(tree[tree.first_conjunct(i)].dep, "nsubj") else None
    return (
        state is not None
        and lexicon.has("custody_nouns", tree[state].lemma.lower())
        and bool(tree.case(state))
    )


def told_subject(tree: Tree, i: int) -> int | None:
    """The subject of the told clause that the owner `i` stands in: `Dolan said that Orin was ill after his arrest`."""
    if not matches(tree[i].dep, "nmod:poss"):
        return None
    clause = next((a for a in tree.ancestors(i) if matches(tree[a].dep, "ccomp")), None)
    return tree.child(clause, "nsubj") if clause is not None else None


def each_of_them(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for `every nurse and clerk in the camp was freed`: all of those to whom something was done."""
    top = i if tree.child(i, "det", "nmod:poss") is not None else tree.first_conjunct(i)
    det, verb = tree.child(top, "det"), tree.head(top)
    if det is None or verb is None or tree[det].text.lower() not in EVERY or not suffers(tree, lexicon, top):
        return False
    return any(tree[c].text.lower() in DONE for c in tree.children(verb, "aux", "aux:pass"))


def brought_home(tree: Tree, i: int) -> bool:
    """True for the `them` of `a deal to bring them home`, whom others miss."""
    verb = tree.head(i)
    if verb is None or not matches(tree[i].dep, "obj") or tree[verb].lemma.lower() not in FETCHING:
        return False
    return any(tree[c].text.lower() in {"home", "back"} for c in tree.children(verb))
