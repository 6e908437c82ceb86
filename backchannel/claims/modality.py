"""Whether a predicate is asserted, denied, hoped for, planned, conditional.

In: a predicate in its tree and the modality lexicon. Out: polarity and realis. Always true: a verb of saying
changes neither; who said it is told by the statement, not here. What is said of the words: negation turns
polarity once for each negator; of the moods found on the way up, the one that commits least wins.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backchannel.claims.denying import asked_for, behind_another, empty, left_out, numbers, yet_to
from backchannel.claims.forms import arranged_above, came_about, own_form, singled_out, was_able
from backchannel.claims.page import Page
from backchannel.claims.settled import decreed, habit, over_by, performed, refuted, ruled, still_to_come
from backchannel.claims.torn import called_so

ORDER = ("conditional", "hoped", "demanded", "possible", "planned", "alleged", "policy", "asserted")
CLIMB = ("xcomp", "ccomp", "acl", "advcl", "conj", "csubj", "obj", "obl", "nmod", "nsubj")
INDICATIVE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PRONOUNCING = frozenset({"find", "declare", "pronounce", "judge", "rule", "prove"})
DEEMING = frozenset({"consider", "deem", "declare"})
# verbs by which somebody thinks of a matter as others do, or not
SIDING = frozenset({"agree", "disagree"})
ACCEPTING = frozenset({"accept", "recognise", "recognize"})
# verbs of which what somebody is not told, or does not know, has come about all the same
TELLING = frozenset(
    {"tell", "inform", "hear", "know", "learn", "notify", "consult", "brief", "warn", "advise"}
)
KNOWN = frozenset({"the", "this", "his", "her", "their"})
JUDGED = frozenset({"verdict", "conviction", "ruling", "sentence", "trial", "judgment", "judgement"})
# what opens a clause that a verb without its object would not lead to: `ended the siege by freeing her`, `barred from
# arresting him`
BY_MEANS = frozenset({"by", "into", "from"})
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
    while (head := tree.head(at)) is not None and steps < 6 and not performed(page, at, head, lexicon):
        steps += 1
        dep = "xcomp" if pronounced(page, at, head) else tree[at].dep
        verbal = is_verbal(page, at, head)
        if dep.startswith("conj") or (dep == "appos" and tree[at].upos == "NOUN" and head not in tree.people):
            # coordinated verbs share the auxiliaries of the first unless they have their own, and in `demanded an
            # apology, the release of the two` what stands beside another thing shares its mood
            if verbal and not tree.children(at, "aux", "nsubj"):
                negations += shared_marks(page, at, head, lexicon, moods)
            at = head
            continue
        if topic := spoken_of(page, at, head, lexicon, verbal):
            moods.append(topic)
            break
        by_means = dep == "advcl" and (tree.mark(at) in BY_MEANS or falls_short(page, at, head))
        if (calling := called_so(tree, at)) is not None:
            # `was never classified as held` denies that he was called so
            negations += own_marks(page, calling, lexicon, moods, at)
            at = calling
            continue
        if not verbal and (sides(page, at, head) or tree[head].lemma.lower() in lexicon["linking"]):
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
            negations += marks_above(page, at, head, lexicon, moods)
        else:
            break
        at = head
    if (planned := arranged_above(page, i, at, lexicon)) and planned not in moods:
        moods.append(planned)
    moods = moods or own_form(page, i, lexicon)
    negations += refuted(page, i, lexicon)
    moods = to_be_done(page, i, moods, lexicon)
    attempted = "attempted" in moods
    named = [m for m in moods if m in ORDER]
    realis = min(named, key=ORDER.index) if named else ("hoped" if attempted else "asserted")
    return Mood("negative" if negations % 2 else "positive", realis, attempted)


def marks_above(
    page: Page, at: int, head: int, lexicon: Mapping[str, Mapping[str, str]], moods: list[str]
) -> int:
    """Negations on the word above `at`; what is denied of an event leaves it as it is (`talks have not led to a deal`)."""
    above: list[str] = []
    marks = own_marks(page, head, lexicon, above, at)
    if marks and untouched(page, at, head, lexicon):
        return 0
    moods += above
    return marks


def untouched(page: Page, at: int, head: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for a subject that is an event, of a verb that does not tell whether it comes about."""
    tree = page.tree
    named = (
        tree[at].dep == "nsubj" and tree[at].upos == "NOUN" and not tree.children(head, "expl", "aux:pass")
    )
    lemma = tree[head].lemma.lower()
    if tree[head].upos == "ADJ":
        return named and lemma in lexicon["qualities"]
    return named and tree[head].upos == "VERB" and lemma not in lexicon["occurring"]


def sides(page: Page, at: int, head: int) -> bool:
    """True for `does not agree with the charges`, `did not accept the verdict`, `were not told of the swap`: there are such."""
    tree, lemma = page.tree, page.tree[head].lemma.lower()
    if lemma in TELLING and tree.case(at) in {"of", "about"}:
        return any(tree[c].text.lower() in KNOWN for c in tree.children(at, "det", "nmod:poss"))
    return tree.case(at) == "with" and lemma in SIDING or lemma in ACCEPTING and tree[at].lemma in JUDGED


def is_verbal(page: Page, at: int, head: int) -> bool:
    """True for a verb and for what is said of somebody, as the `guilty` of `if found guilty`, whatever its tag."""
    tree = page.tree
    return (
        pronounced(page, at, head)
        or tree[at].upos in {"VERB", "AUX", "ADJ"}
        or bool(tree.children(at, "cop"))
    )


def pronounced(page: Page, at: int, head: int) -> bool:
    """True for the `guilty` of `found guilty`."""
    named = page.tree[at].dep == "xcomp" or (page.tree[at].dep == "obj" and page.tree[at].upos == "ADJ")
    return named and page.tree[head].lemma.lower() in PRONOUNCING


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
    if decreed(page, at, head, lexicon):
        return "neutral"
    entry = lexicon["governors"].get(lemma if particle is None else f"{lemma} {tree[particle].text.lower()}")
    if dep == "ccomp" and lemma in lexicon["saying"] and finite(page, at):
        # `insists that they are free` says so; `insists that they be freed` asks for it
        return None
    if lemma == "call" and dep == "obj" or (lemma == "call" and dep == "ccomp" and tree[at].upos == "ADJ"):
        # `called the jailing a disgrace`; who asks for something calls for it
        return None
    if lemma in DEEMING and dep in {"ccomp", "xcomp"} and tree[at].tag not in {"VBG", "VB"}:
        # `considers him a hostage`, `declared her to be unlawfully held`: that is what he calls them
        return "asserted"
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
    # `in return for his release they demanded a truce`
    returned = tree.case(at) == "in" and tree[at].lemma.lower() in {"return", "exchange"}
    asked = dep == "obl" and (returned or tree.case(at) == "for") and entry in {"demanded", "attempted"}
    if dep.startswith(("nsubj", "obl")) and not asked and tree[head].upos == "VERB" and dep != "nsubj:pass":
        return None
    if entry == "achieved":
        return "neutral" if came_about(page, head, lexicon) else "attempted"
    return entry


def given_to(page: Page, at: int, head: int, lexicon: Mapping[str, Mapping[str, str]]) -> str | None:
    """The mood of `gave its consent to the exchange`, `renewed the call for his release`, where the tree hangs on the verb
    what the noun governs."""
    tree = page.tree
    opens = min(tree.phrase(at)) - 2
    objects = [c for c in tree.children(head, "obj") if c == opens and tree.case(at) in {"to", "for"}]
    mood = "planned" if tree.case(at) == "to" else "demanded"
    return mood if any(lexicon["governors"].get(tree[c].lemma.lower()) == mood for c in objects) else None


def to_be_done(page: Page, i: int, moods: list[str], lexicon: Mapping[str, Mapping[str, str]]) -> list[str]:
    """`moods` with what ought to be by agreement, and what is reported to be in the future, as planned."""
    out = list(moods)
    if "demanded" in out and agreed_on(page, i):
        out[out.index("demanded")] = "planned"
    if "conditional" in out and foretold(page, i, lexicon):
        out[out.index("conditional")] = "planned"
    return out


def spoken_of(
    page: Page, at: int, head: int, lexicon: Mapping[str, Mapping[str, str]], verbal: bool
) -> str | None:
    """The mood of an event that is only a topic: `talks on the release`, `silent about a swap`, `consultations on
    restarting the swap`; and of one that is a condition."""
    tree, dep = page.tree, page.tree[at].dep
    if tree[head].lemma.lower() == "condition" and tree.case(head) == "on" and dep.startswith("acl"):
        return "conditional"
    if tree[at].tag == "VBG" and dep in {"acl", "advcl"} and tree.mark(at) in lexicon["topical"]:
        return "attempted"
    if verbal:
        return None
    told = [head, *(c for c in tree.children(head, "nmod") if tree.case(c) == "of")]
    if tree[at].dep == "nsubj" and any(tree[k].lemma.lower() in lexicon["subjects"] for k in told):
        # `the exchange was one of the topics of the call`
        return "attempted"
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


def reported(page: Page, i: int) -> list[int]:
    """A predicate and the verbs above it with which it comes about: `would be able to leave`, `would be freed and flown`."""
    tree, out = page.tree, [i]
    while tree[out[-1]].dep.partition(":")[0] in {"conj", "xcomp"} and (up := tree.head(out[-1])) is not None:
        out.append(up)
    return out


def foretold(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for `said that he would appear in court`: `would` is the future of what is reported in the past."""
    tree = page.tree
    head = tree.head(i)
    if head is not None and tree[i].dep == "obj":
        # `said that he would stand trial`
        i = head
    # `said that he had been freed and would be flown home`
    first = tree.first_conjunct(i)
    head = tree.head(first)
    if head is not None and tree[first].dep == "acl:relcl" and singled_out(page, head):
        # `said it was Orin who would be freed`
        first, head = head, tree.head(head)
    if head is None or tree[first].dep != "ccomp" or tree[head].lemma.lower() not in lexicon["saying"]:
        return False
    openers = lexicon["openers"].keys() - {"once"}
    limits = {tree.mark(c) for c in tree.children(i, "advcl")}
    helped = {tree[c].text.lower() for c in tree.children(head, "aux")} & {"could"}
    if (tree[head].tag not in {"VBD", "VBN"} and not helped) or {
        tree.mark(i),
        tree.mark(first),
        *limits,
    } & openers:
        return False
    return any(tree[c].text.lower() == "would" for c in tree.children(i, "aux"))


def agreed_on(page: Page, i: int) -> bool:
    """True for `agreed that they should be handed back`: what ought to be by agreement is planned."""
    tree, head = page.tree, page.tree.head(page.tree.first_conjunct(i))
    return head is not None and tree[head].lemma.lower() == "agree" and tree[head].tag in {"VBD", "VBN"}


def own_mood(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> Mood:
    """The mood that the words on the predicate itself give it, whatever it hangs on."""
    moods: list[str] = []
    negations = own_marks(page, i, lexicon, moods)
    named = [m for m in moods if m in ORDER]
    realis = min(named, key=ORDER.index) if named else "asserted"
    return Mood("negative" if negations % 2 else "positive", realis, False)


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
            and not (word == "until" and over_by(page, i))
        ) and not (mode == "demanded" and ruled(page, i, lexicon)):
            moods.append(mode)
    if still_to_come(page, i) or habit(page, i, lexicon):
        moods.append("policy" if habit(page, i, lexicon) else "planned")
    if tree.case(i) in lexicon["negators"]:
        count += 1
    struck = [c for c in tree.children(i, "nsubj", "obj") if c != came and not behind_another(page, i, c)]
    return count + sum(empty(page, c, lexicon) for c in struck)
