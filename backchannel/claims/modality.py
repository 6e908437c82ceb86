"""Whether a predicate is asserted, denied, hoped for, planned, conditional.

In: a predicate in its tree and the modality lexicon. Out: polarity and realis. Always true: a verb of saying
changes neither; who said it is told by the statement, not here. What is said of the words: negation turns
polarity once for each negator; of the moods found on the way up, the one that commits least wins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backchannel.claims.hidden import RANKS, rank_of
from backchannel.claims.page import Page
from backchannel.claims.torn import called_so

ORDER = ("conditional", "hoped", "demanded", "possible", "planned", "alleged", "policy", "asserted")
COURTS = frozenset({"court", "judge", "magistrate", "tribunal"})
HOLDING = frozenset({"hold", "detain", "remand", "jail", "imprison", "keep", "confine"})
CLIMB = ("xcomp", "ccomp", "acl", "advcl", "conj", "csubj", "obj", "obl", "nmod", "nsubj")
INDICATIVE = frozenset({"VBD", "VBZ", "VBP", "MD"})
INTERROGATIVE = frozenset({"WRB", "WP", "WDT"})
# adjectives whose `to` stands before what has come about
COMPARING = frozenset({"prior", "due", "similar", "equal", "next", "previous", "subsequent"})
PRONOUNCING = frozenset({"find", "declare", "pronounce", "judge", "rule", "prove"})
NOUN_CLIMB = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj"})


@dataclass(frozen=True, slots=True)
class Mood:
    """Polarity and realis of a predicate, and whether it is only attempted or wished, so that it did not happen."""

    polarity: str
    realis: str
    attempted: bool


def mood(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> Mood:
    """The mood of the predicate at word `i`."""
    tree = page.tree
    moods: list[str] = []
    negations = own_marks(page, i, lexicon, moods)
    at, steps = i, 0
    while (head := tree.head(at)) is not None and steps < 6:
        steps += 1
        dep = tree[at].dep
        verbal = is_verbal(page, at, head)
        if dep.startswith("conj") or (dep == "appos" and tree[at].upos == "NOUN" and head not in tree.people):
            # coordinated verbs share the auxiliaries of the first unless they have their own, and in `demanded an
            # apology, the release of the two` what stands beside another thing shares its mood
            if verbal and not tree.children(at, "aux", "nsubj"):
                negations += shared_marks(page, at, head, lexicon, moods)
            at = head
            continue
        if not verbal and (topic := spoken_of(page, at, head, lexicon)):
            moods.append(topic)
            break
        by_means = dep == "advcl" and (tree.mark(at) in {"by", "into"} or falls_short(page, at, head))
        if (calling := called_so(tree, at)) is not None:
            # `was never classified as held` denies that he was called so
            negations += own_marks(page, calling, lexicon, moods, at)
            at = calling
            continue
        if not verbal and tree[head].lemma.lower() in lexicon["linking"]:
            # `did not link it to the exchange` tells of no exchange and denies none
            break
        if not (climbs(dep, verbal) or by_means) or (
            dep == "acl" and tree[at].tag != "VB" and not tree.children(at, "mark")
        ):
            # a participle says what is the case, whatever is said of its noun
            break
        lemma = tree[head].lemma.lower()
        if dep == "nmod" and tree.case(at) not in {"of", "for", "to"} and not settles(page, at, lexicon):
            break
        if entry := governing(page, at, head, lexicon):
            if entry == "negative":
                negations += 1
            elif entry != "neutral":
                moods.append(entry)
        said = lemma in lexicon["saying"] and dep in {"ccomp", "parataxis"}
        if (said and not bare_participle(page, at)) or asked_for(page, at):
            break
        if not (tree[head].upos in {"NOUN", "ADJ"} and dep == "acl:relcl"):
            negations += own_marks(page, head, lexicon, moods, at)
        else:
            break
        at = head
    if (planned := arranged_above(page, i, at, lexicon)) and planned not in moods:
        moods.append(planned)
    moods = moods or own_form(page, i, lexicon)
    if "conditional" in moods and foretold(page, i, lexicon):
        moods[moods.index("conditional")] = "planned"
    attempted = "attempted" in moods
    named = [m for m in moods if m in ORDER]
    realis = min(named, key=ORDER.index) if named else ("hoped" if attempted else "asserted")
    return Mood("negative" if negations % 2 else "positive", realis, attempted)


def own_form(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The mood that the form of a predicate gives it, where no word does."""
    if unfinished(page, i, lexicon):
        return ["attempted"]
    return ["planned"] if subjunctive(page, i) else []


def subjunctive(page: Page, i: int) -> bool:
    """`an agreement that she be freed`: a passive with a bare `be` and a subject, under a noun, says what ought to be."""
    tree, head = page.tree, page.tree.head(i)
    if head is None or tree[head].upos != "NOUN":
        return False
    bare = any(tree[c].tag == "VB" for c in tree.children(i, "aux:pass"))
    helped = any(tree[c].dep == "aux" or tree[c].upos == "PART" for c in tree.children(i, "aux", "mark"))
    return bare and not helped and bool(tree.children(i, "nsubj"))


def is_verbal(page: Page, at: int, head: int) -> bool:
    """True for a verb and for what is said of somebody, as the `guilty` of `if found guilty`, whatever its tag."""
    tree = page.tree
    said = tree[at].dep == "xcomp" and tree[head].lemma.lower() in PRONOUNCING
    return said or tree[at].upos in {"VERB", "AUX", "ADJ"} or bool(tree.children(at, "cop"))


def shared_marks(
    page: Page, i: int, first: int, lexicon: Mapping[str, Mapping[str, str]], moods: list[str]
) -> int:
    """Negations that a verb has from the one that it is joined to; its moods are added to `moods`."""
    shared = own_marks(page, first, lexicon, moods, i)
    # `received no answer and urged them to free him`: the object is the first verb's alone
    shared -= sum(empty(page, c, lexicon) for c in page.tree.children(first, "obj"))
    repeated = any(page.tree[c].text.lower() == "nor" for c in page.tree.children(i, "cc"))
    # `neither confirmed nor denied`: two words for one negation of each
    return 0 if contrasted(page, i, lexicon) or repeated else shared


def governing(page: Page, at: int, head: int, lexicon: Mapping[str, Mapping[str, str]]) -> str | None:
    """What the word above says of the word below it: a mood, `negative`, `neutral`, or nothing."""
    tree = page.tree
    dep, lemma = tree[at].dep, tree[head].lemma.lower()
    particle = tree.child(head, "compound:prt")
    entry = lexicon["governors"].get(lemma if particle is None else f"{lemma} {tree[particle].text.lower()}")
    if dep == "ccomp" and lemma in lexicon["saying"] and finite(page, at):
        # `insists that they are free` says so; `insists that they be freed` asks for it
        return None
    if lemma == "open" and tree[head].upos == "VERB":
        # `opened a case against him`; who is open to it only may do it
        return None
    if lemma == "be" and dep != "xcomp":
        # `is to be freed`; what is merely predicated with `be` is asserted
        return None
    if was_able(page, head):
        return "neutral"
    if dep == "obl" and (given := given_to(page, at, head, lexicon)) is not None:
        return given
    asked = dep == "obl" and tree.case(at) == "for" and entry in {"demanded", "attempted"}
    if dep.startswith(("nsubj", "obl")) and not asked and tree[head].upos == "VERB" and dep != "nsubj:pass":
        return None
    if entry == "achieved":
        return "neutral" if came_about(page, head, lexicon) else "attempted"
    return entry


def given_to(page: Page, at: int, head: int, lexicon: Mapping[str, Mapping[str, str]]) -> str | None:
    """The mood of `gave its consent to the exchange`, where the tree hangs on the verb what the noun governs."""
    tree = page.tree
    opens = min(tree.phrase(at)) - 2
    objects = [c for c in tree.children(head, "obj") if c == opens and tree.case(at) == "to"]
    found = (lexicon["governors"].get(tree[c].lemma.lower()) for c in objects)
    return next((mood for mood in found if mood == "planned"), None)


def spoken_of(page: Page, at: int, head: int, lexicon: Mapping[str, Mapping[str, str]]) -> str | None:
    """The mood of an event that is only a topic: `talks on the release`, `silent about a swap`."""
    tree = page.tree
    topic = lexicon["topics"].get(tree[head].lemma.lower())
    return topic if topic and tree.case(at) in lexicon["topical"] else None


def settles(page: Page, at: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True below `a deal on the exchange`, with which the exchange comes about."""
    head = page.tree.head(at)
    topical = page.tree.case(at) in lexicon["topical"]
    return topical and head is not None and page.tree[head].lemma.lower() in lexicon["settling"]


def bare_participle(page: Page, i: int) -> bool:
    """True for what somebody is declared to be: `declared him detained`."""
    return page.tree[i].tag == "VBN" and not page.tree.children(i, "aux", "nsubj", "mark")


def falls_short(page: Page, at: int, head: int) -> bool:
    """True for `stopped short of calling him a hostage`, and for `talks aimed at freeing him`."""
    tree = page.tree
    if tree.mark(at) == "at" and tree[head].lemma.lower() == "aim":
        return True
    near = {tree[k].text.lower() for k in (head, *tree.children(head))}
    return tree.mark(at) == "of" and "short" in near


def contrasted(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for a conjunct that stands against what comes before: `did not answer but arrested him`."""
    return any(
        page.tree[c].text.lower() in lexicon["adversatives"] for c in page.tree.children(i, "cc", "advmod")
    )


def finite(page: Page, i: int) -> bool:
    """True for a clause in the indicative."""
    tree = page.tree
    verbs = [i, *tree.children(i, "aux", "cop")]
    return any(tree[k].tag in INDICATIVE for k in verbs)


def foretold(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for `said that he would appear in court`: `would` is the future of what is reported in the past."""
    tree = page.tree
    head = tree.head(i)
    if head is None or tree[i].dep != "ccomp" or tree[head].lemma.lower() not in lexicon["saying"]:
        return False
    if tree[head].tag not in {"VBD", "VBN"} or tree.mark(i) in lexicon["openers"]:
        return False
    limits = tree.children(i, "advcl")
    return not any(tree.mark(c) in lexicon["openers"] for c in limits) and any(
        tree[c].text.lower() == "would" for c in tree.children(i, "aux")
    )


def own_mood(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> Mood:
    """The mood that the words on the predicate itself give it, whatever it hangs on."""
    moods: list[str] = []
    negations = own_marks(page, i, lexicon, moods)
    named = [m for m in moods if m in ORDER]
    realis = min(named, key=ORDER.index) if named else "asserted"
    return Mood("negative" if negations % 2 else "positive", realis, False)


def unfinished(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for an infinitive with `to` that nothing above says to have come about (`managed to flee`), and for a gerund
    that somebody is open or close to."""
    tree = page.tree
    marks = [c for c in tree.children(i, "mark") if tree[c].upos == "PART"]
    head = tree.head(i)
    if head is not None and tree[i].tag == "VBG" and "to" in (tree.mark(i), tree.case(i)):
        return tree[head].upos == "ADJ" and tree[head].lemma.lower() not in COMPARING
    if not marks or head is None:
        return bool(marks)
    if any(tree[c].text.lower() == "only" for c in tree.children(i, "advmod")):
        # `walked free only to be arrested again`
        return False
    ranked = [head] if tree[i].dep == "acl" else tree.children(head, "xcomp", "obj")
    beside = [c for k in ranked for c in tree.children(k, "amod", "advmod")]
    if rank_of(tree, i) is not None or any(tree[c].lemma.lower() in RANKS for c in (head, *beside)):
        # `became the first reporter to be arrested`, `was the third to be freed`
        return False
    if was_able(page, head) or ruled(page, i, head):
        return False
    # `start talks to free him`: with an object of its own the verb above has a purpose, not a complement
    return tree[head].lemma.lower() not in lexicon["implicative"] or bool(tree.children(head, "obj"))


def ruled(page: Page, i: int, order: int) -> bool:
    """True for `a court ordered him to be held`: what a court orders of custody begins with the order."""
    tree = page.tree
    if tree[order].lemma.lower() != "order" or tree[i].lemma.lower() not in HOLDING:
        return False
    passive = tree.children(order, "aux:pass")
    who = {tree[c].lemma.lower() for c in tree.children(order, "obl:agent" if passive else "nsubj")}
    return bool(tree.children(i, "aux:pass")) and bool(who & COURTS or passive and not who)


def was_able(page: Page, i: int) -> bool:
    """True for the adjective of `was able to see him`: so it came about."""
    able = page.tree[i].lemma.lower() == "able"
    return able and any(page.tree[c].text.lower() in {"was", "were"} for c in page.tree.children(i, "cop"))


def came_about(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for a verb of success that is told as done: `secured his release`, `has won`, `by securing`."""
    tree = page.tree
    if tree[i].upos != "VERB" or unfinished(page, i, lexicon):
        return False
    return tree[i].tag in {"VBD", "VBN"} or bool(tree[i].tag == "VBG" and (tree.mark(i) or tree.case(i)))


def arranged(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> str | None:
    """`are to meet`, `is due to meet`: the mood of what stands before the infinitive, wherever the tree hangs it."""
    tree, k = page.tree, i - 1
    while k in tree.sentence(i) and tree[k].upos in {"ADV", "AUX"}:
        k -= 1
    if (
        k - 1 not in tree.sentence(i)
        or tree[k].text.lower() != "to"
        or not (tree[i].tag in {"VB", "VBN"} or tree.children(i, "cop"))
    ):
        return None
    while k - 2 in tree.sentence(i) and tree[k - 1].upos == "ADV":
        # `those still to be freed`
        k -= 1
    before = tree[k - 1]
    if before.lemma.lower() == "be" and before.upos == "AUX":
        return "planned"
    return "planned" if before.text.lower() in lexicon["arranged"] else None


def arranged_above(page: Page, i: int, at: int, lexicon: Mapping[str, Mapping[str, str]]) -> str | None:
    """What stands before the infinitive over word `i`, whose mood was followed up to word `at`."""
    tree = page.tree
    # `was to have been part of an exchange`
    over = at if tree[i].upos == "NOUN" and tree.children(at, "cop") else i
    verb = tree.head(i) if tree[i].dep in {"obl", "obj"} else None
    # `is to be freed in an exchange`
    return arranged(page, over, lexicon) or (arranged(page, verb, lexicon) if verb is not None else None)


def climbs(dep: str, verbal: bool) -> bool:
    """True when the mood of the head reaches the dependent."""
    if dep in {"acl:relcl", "parataxis", "appos"}:
        return False
    if verbal:
        return dep.partition(":")[0] in {"xcomp", "ccomp", "acl", "csubj"} or dep in {"advcl:to"}
    return dep in NOUN_CLIMB


def own_marks(
    page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]], moods: list[str], came: int | None = None
) -> int:
    """Negations on a word itself and on its subject and object (but for `came`, which has counted its own); the
    moods of its auxiliaries, adverbs, adjectives and subordinators."""
    tree, count = page.tree, 0
    modals, modifiers, openers = lexicon["modals"], lexicon["modifiers"], lexicon["openers"]
    for c in tree.children(i):
        dep, word = tree[c].dep.partition(":")[0], tree[c].text.lower()
        negates = word in lexicon["negators"] and not numbers(page, c)
        if dep in {"advmod", "det", "cc", "mark"} and (negates or yet_to(page, c)):
            count += not left_out(page, c)
        elif (
            dep == "aux"
            and (mode := modals.get(word))
            or dep in {"advmod", "amod"}
            and (mode := modifiers.get(word))
            or dep == "mark"
            and (mode := openers.get(word))
        ):
            moods.append(mode)
    if tree.case(i) in lexicon["negators"]:
        count += 1
    struck = [c for c in tree.children(i, "nsubj", "obj") if c != came and not behind_another(page, i, c)]
    return count + sum(empty(page, c, lexicon) for c in struck)


def numbers(page: Page, c: int) -> bool:
    """True for the `No.` of `Penal Colony No. 9`."""
    tree, rest = page.tree, page.tree.sentence(c).stop - c
    after = [tree[c + k] for k in range(1, min(3, rest))]
    return tree[c].text == "No" and len(after) == 2 and after[0].text == "." and after[1].tag == "CD"


def behind_another(page: Page, i: int, c: int) -> bool:
    """True for the object of `was held and allowed no visitors`, which the tree hangs on the first of the two."""
    tree = page.tree
    passive = bool(tree.children(i, "aux:pass")) and tree[c].dep == "obj"
    return passive and any(i < k < c and tree[k].upos == "VERB" for k in tree.children(i, "conj"))


def asked_for(page: Page, i: int) -> bool:
    """True for `it is not known how many he would free`: that the answer is unknown denies nothing in the question."""
    tree = page.tree
    return (
        tree[i].dep.partition(":")[0] in {"ccomp", "csubj"}
        and tree[min(tree.subtree(i))].tag in INTERROGATIVE
    )


def left_out(page: Page, c: int) -> bool:
    """True for the `not` of `has not and is still talking`: it denies the verb that is left out before the `and`."""
    tree, inside = page.tree, page.tree.sentence(c)
    beside = c - 1 in inside and c + 1 in inside
    return beside and tree[c - 1].lemma.lower() in {"have", "do", "be"} and tree[c + 1].upos == "CCONJ"


def yet_to(page: Page, c: int) -> bool:
    """True for the `yet` of `has yet to say`."""
    tree = page.tree
    return tree[c].text.lower() == "yet" and c + 1 in tree.sentence(c) and tree[c + 1].text.lower() == "to"


def empty(page: Page, c: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for `nobody`, `no prisoner`: who did it or was struck by it is nobody."""
    tree = page.tree
    words = {tree[k].text.lower() for k in tree.children(c, "det")} | {tree[c].text.lower()}
    return tree[c].dep != "nsubj:outer" and any(w in lexicon["negators"] for w in words)
