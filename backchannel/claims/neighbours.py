"""Arguments that a predicate takes from the words next to it.

In: a predicate in its tree with its own slots. Out: further slots. `over:agent`, `over:patient`, `over:X`: who
does what to whom, and the prepositional phrases, in the verb that it hangs under (`regards him as a hostage`);
`over:unit`: the length it belongs to (`two years in prison`). `patient:owner`, `patient:X`, `agent:owner`,
`agent:X`: whose the patient or agent is (`commuted her sentence`) and what hangs on it. `agent:carrying`: who is
on board. `after:X`: the nearest phrase with X on its right. `in return`: what is given in return.
`is in`: the place that somebody is said to be in.
`for whom`: the nearest person after `for`. `deep:against`: whom something below is against. `head_noun`: the noun that it hangs on. `title`: the noun that an attribute describes somebody with (`convicted smuggler Lev Orin`).
`clause:X:object`: the object in a clause that X opens. Always true: a neighbour is in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from backchannel.claims import arguments
from backchannel.claims.among import with_whole
from backchannel.claims.arguments import Predication
from backchannel.claims.hidden import fronted_whole
from backchannel.claims.torn import called_so, possessor_before
from backchannel.claims.voice import is_passive
from backchannel.tree import Tree

CARRIED = frozenset({"xcomp", "ccomp", "advcl", "obl", "obj"})
UNITS = frozenset(
    {"year", "month", "week", "day", "hour", "decade", "night", "time", "spell", "stint", "ordeal"}
)
FOLLOWING = frozenset({"for", "of", "on", "with", "over", "to", "against", "in", "before"})
STOPS = frozenset({"“", "”", '"', ";", "—", "–"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
WITHIN = frozenset({"compound", "nummod", "amod", "flat"})
RETURNS = frozenset({"exchange", "return", "trade"})
# nouns of which the name that follows with `of` is no more than the name
REGIONS = frozenset(
    {"province", "region", "city", "town", "village", "district", "state", "port", "island", "county"}
)
PRONOUNCING = frozenset({"find", "declare", "pronounce", "judge", "rule"})
HAVING = frozenset({"have", "see", "get"})
Slots = dict[str, list[int]]


def over(tree: Tree, i: int) -> int | None:
    """The verb that a predicate is complement, object or oblique of; coordination and lengths are passed."""
    at = tree.first_conjunct(i)
    if tree[at].dep == "acl" and (calling := called_so(tree, at)) is not None:
        return calling
    if (length := unit(tree, at)) is not None:
        at = length
    if (title := tree.head(at)) is not None and possessor_before(tree, at):
        at = title
    head = tree.head(at)
    if head is None:
        return None
    dep = tree[at].dep.partition(":")[0]
    if dep == "appos" and (calling := tree.head(head)) is not None and called_beside(tree, at, head):
        return calling
    if (
        dep in {"appos", "amod", "acl"}
        and tree[at].upos == "ADJ"
        and (found := pronounced(tree, head)) is not None
    ):
        return found
    if dep == "obj" and (done := caused(tree, head, at)) is not None:
        return done
    if tree[head].upos in {"VERB", "AUX"}:
        own = dep == "ccomp" and tree[at].upos != "VERB" and tree.children(at, "nsubj")
        return head if dep in CARRIED and not own else None
    # `is home after two years in prison`: what is said of somebody may be no verb
    said = length is not None and dep in {"obl", "nmod"} and tree.children(head, "nsubj")
    return head if said else None


def pronounced(tree: Tree, noun: int) -> int | None:
    """`found Orin, a driver, guilty`: the verb of whose object something is found, where the tree makes it an apposition."""
    verb = tree.head(noun)
    told = verb is not None and tree[noun].dep == "obj" and tree[verb].lemma.lower() in PRONOUNCING
    return verb if told else None


def called_beside(tree: Tree, i: int, named: int) -> bool:
    """`labelled the editor Olga Brandt a foreign agent`: an apposition with `a` would stand behind a comma."""
    start = min(tree.phrase(i))
    plain = tree[start].text.lower() in {"a", "an"} and start > named and tree[start - 1].upos != "PUNCT"
    above = tree.head(named)
    return plain and tree[named].dep == "obj" and above is not None and tree[above].upos == "VERB"


def caused(tree: Tree, verb: int, thing: int) -> int | None:
    """`renewed` in `had their detention renewed`, `saw her appeal rejected`: what befell the object of a verb of
    having."""
    if tree[verb].lemma.lower() not in HAVING:
        return None
    found = tree.children(verb, "xcomp", "ccomp", "advcl") + tree.children(thing, "acl")
    return next((c for c in found if tree[c].tag in {"VBN", "VBD"} and befell(tree, c, thing)), None)


def befell(tree: Tree, participle: int, thing: int) -> bool:
    return participle > thing and not tree.children(participle, "nsubj", "obj", "aux", "mark")


def unit(tree: Tree, i: int) -> int | None:
    """`years` in `after two years in prison`."""
    head = tree.head(i)
    if head is not None and tree[i].dep == "nmod" and tree[head].lemma.lower() in UNITS:
        return head
    if head is not None and tree[i].dep == "nmod" and summed(tree, head):
        return head
    # `two years in prison` is one phrase wherever the tree hangs the prison
    before = min([*tree.phrase(i), *tree.children(i, "case")]) - 1
    near = before in tree.sentence(i) and tree[before].lemma.lower() in UNITS
    return before if near and tree.case(i) in {"in", "behind", "under", "inside", "of"} else None


def summed(tree: Tree, total: int) -> bool:
    """True for the `total` of `a total of 16 months in prison`."""
    whole = [c for c in tree.children(total, "nmod") if tree.case(c) == "of"]
    return tree[total].lemma.lower() == "total" and any(tree[c].lemma.lower() in UNITS for c in whole)


def with_neighbours(tree: Tree, p: Predication) -> Predication:
    """`p` with the further slots."""
    found = neighbours(tree, p.index, p.slots)
    more = {slot: arguments.expand(tree, p.index, words) for slot, words in found.items()}
    return replace(p, slots={**p.slots, **{slot: words for slot, words in more.items() if words}})


def attributed(tree: Tree, n: int, slot: str, slots: Slots) -> None:
    """Whose the filler `n` of a slot is, and what hangs on it."""
    slots.setdefault(f"{slot}:owner", []).extend(owners(tree, n))
    attributes: Slots = {}
    arguments.obliques(tree, n, attributes)
    if whole := fronted_whole(tree, n):
        attributes.setdefault("prep:of", []).extend(whole)
    for name, words in attributes.items():
        slots.setdefault(f"{slot}:{name.removeprefix('prep:')}", []).extend(words)


def neighbours(tree: Tree, i: int, own: Mapping[str, tuple[int, ...]]) -> Slots:
    """The further slots of the predicate at word `i`, which has `own`."""
    slots: Slots = {}
    above(tree, i, slots)
    for slot in ("patient", "agent", "subject"):
        for n in own.get(slot, ()):
            attributed(tree, n, slot, slots)
    slots["deep:against"] = [
        arguments.resolve(tree, k)
        for k in tree.subtree(i, frozenset({"acl:relcl", "conj"}))
        if tree.case(k) == "against"
    ]
    following(tree, i, slots)
    if (given := in_return(tree, i)) is not None:
        slots["in return"] = [given]
    slots["for whom"] = for_whom(tree, i)
    for n in own.get("agent", ()):
        aboard = [c for c in tree.children(n, "acl") if tree[c].lemma.lower() == "carry"]
        slots.setdefault("agent:carrying", []).extend(o for c in aboard for o in tree.children(c, "obj"))
    if tree[i].dep in {"nmod", "appos", "acl"} and (head := tree.head(i)) is not None:
        slots["head_noun"] = [head]
    if tree[i].dep == "nsubj" and (place := tree.head(i)) is not None and tree.children(place, "cop"):
        slots["is in"] = [place] if tree.case(place) in {"in", "inside", "still in"} else []
    if tree[i].dep == "amod" and (head := tree.head(i)) is not None:
        slots["title"] = [head, *tree.children(head, "nmod:desc", "compound", "appos")]
    for c in tree.children(i, "xcomp", "advcl"):
        if tree[c].upos in {"ADJ", "NOUN"} and not tree.children(c, "nsubj", "cop", "mark", "case"):
            # `held captive in Yemen`: what hangs on the state hangs on the verb
            state: Slots = {}
            arguments.obliques(tree, c, state)
            slots |= {name: words for name, words in state.items() if name not in own}
    for c in tree.children(i, "advcl", "acl", "ccomp", "xcomp"):
        opener = tree.case(c) or tree.mark(c) or "-"
        slots.setdefault(f"clause:{opener}:object", []).extend(tree.children(c, "obj"))
    return slots


def following(tree: Tree, i: int, slots: Slots) -> None:
    """The nearest phrase of each preposition on the right, up to the next clause, wherever the tree hangs it."""
    for k in stretch(tree, i):
        above = tree.head(k)
        if tree.case(k) == "of" and above is not None and tree[above].lemma.lower() in REGIONS:
            # `tried in the province of Lom`
            continue
        if tree[k].lemma.lower() in UNITS:
            # `jailed for five years and six months for fraud`
            continue
        for preposition in (tree.case(k), tree.mark(k)):
            if preposition in FOLLOWING and f"after:{preposition}" not in slots:
                slots[f"after:{preposition}"] = [k]


def in_return(tree: Tree, i: int) -> int | None:
    """What follows `in exchange for` or `in return for` later in the clause, wherever the tree hangs it."""
    for k in range(i + 1, tree.sentence(i).stop - 3):
        if tree[k].tag in FINITE or tree[k].text in STOPS:
            return None
        phrase = [tree[n].text.lower() for n in range(k, k + 3)]
        if phrase[0] == "in" and phrase[1] in RETURNS and phrase[2] == "for":
            rest = range(k + 3, tree.sentence(i).stop)
            plain = (n for n in rest if tree[n].upos in NOMINAL and tree[n].dep not in WITHIN)
            return next((n for n in rest if k + 2 in tree.children(n)), next(plain, None))
    return None


def for_whom(tree: Tree, i: int) -> list[int]:
    """The first person after `for` later in the clause, wherever the tree hangs the phrase."""
    for k in range(i + 1, tree.sentence(i).stop):
        if tree[k].tag in FINITE or tree[k].text in STOPS:
            break
        if k in tree.people and tree.case(k) == "for":
            return [k]
    return []


def stretch(tree: Tree, i: int) -> Iterator[int]:
    """The words after `i` up to a comma, a conjunction or the next finite verb."""
    for k in range(i + 1, tree.sentence(i).stop):
        t = tree[k]
        if t.tag == "CC" and measuring(tree, k):
            continue
        if t.tag in {"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "CC", ",", ":"} or t.text in STOPS:
            return
        yield k


def measuring(tree: Tree, joint: int) -> bool:
    """True for the `and` of `three years and nine months`, `six and a half years`."""
    behind = tree.tokens[joint + 1 : joint + 3]
    counted = tree[joint - 1].lemma.lower() in UNITS and any(t.upos == "NUM" for t in behind[:1])
    return counted or any(t.text.lower() == "half" for t in behind)


def above(tree: Tree, i: int, slots: Slots) -> None:
    """The slots of the verb above."""
    if (length := unit(tree, tree.first_conjunct(i))) is not None:
        slots["over:unit"] = [length]
    head = over(tree, i)
    if head is None:
        return
    mine = {i, tree.first_conjunct(i), *slots.get("over:unit", ())}
    found: Slots = {}
    passive = is_passive(tree, head)
    arguments.verb_slots(tree, head, passive, found)
    if passive:
        found["patient"] = with_whole(tree, head, found["patient"])
    arguments.obliques(tree, head, found)
    for slot, words in found.items():
        slots[f"over:{slot.removeprefix('prep:')}"] = [k for k in words if k not in mine]


def owners(tree: Tree, noun: int) -> list[int]:
    return tree.children(noun, "nmod:poss") + linked(tree, noun, "of")


def linked(tree: Tree, noun: int, preposition: str) -> list[int]:
    return [arguments.resolve(tree, c) for c in tree.children(noun, "nmod") if tree.case(c) == preposition]
