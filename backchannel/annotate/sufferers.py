"""To whom something is done: who is arrested, tried or freed, who does that to others, who has an office in which one does.

In: a word or a cluster with the tree. Out: true or false. Always true: who once was held himself is no mere official.
"""

from __future__ import annotations

from backchannel.annotate.clusters import Cluster
from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree, matches

# what only the accused does
PLEADING = frozenset({"plead"})
FOUND = frozenset({"guilty", "innocent"})
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
    if matches(word.dep, "nsubj") and lemma in PLEADING:
        return True
    passive = word.dep == "nsubj:pass" or bool(tree.children(head, "aux:pass")) and matches(word.dep, "nsubj")
    found = lemma == "find" and any(tree[c].text.lower() in FOUND for c in tree.children(head, "xcomp"))
    return (passive or matches(word.dep, "obj")) and (found or lexicon.has("suffered_verbs", lemma))


def befallen(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a mention of somebody to whom something of the kind was done there: `Lev Orin, a Pole held in Iran`."""
    owner = matches(tree[tree.first_conjunct(i)].dep, "nmod:poss")
    return not owner and suffers(tree, lexicon, i) or told_held(tree, lexicon, i)


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


def does(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for whoever arrests, accuses or frees somebody."""
    i = tree.first_conjunct(i)
    verb = tree.head(i)
    if verb is None or tree[i].dep != "nsubj" or tree.children(verb, "aux:pass"):
        return False
    return lexicon.has("suffered_verbs", tree[verb].lemma.lower()) and bool(tree.children(verb, "obj"))


def of_another(tree: Tree, lexicon: Lexicon, pronoun: int, other: int) -> bool:
    """True for the subject of `ordered his release`, which is somebody else's."""
    noun = tree.head(pronoun) if matches(tree[pronoun].dep, "nmod:poss") else None
    verb = tree.head(noun) if noun is not None and matches(tree[noun].dep, "obj") else None
    if noun is None or verb is None or not lexicon.has("suffered_nouns", tree[noun].lemma.lower()):
        return False
    own = tree.children(tree.first_conjunct(verb), "nsubj") + tree.children(verb, "nsubj")
    return lexicon.has("done_for_others", tree[verb].lemma.lower()) and tree.first_conjunct(other) in own


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
