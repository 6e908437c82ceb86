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
from functools import cache
from typing import Any

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
Fillers = dict[str, list[int]]
Own = Mapping[str, tuple[int, ...]]


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


class Slots(Mapping[str, tuple[int, ...]]):
    """The own slots of a predicate and, worked out when they are first asked for, the further ones of `FURTHER`."""

    def __init__(self, tree: Tree, index: int, own: Mapping[str, tuple[int, ...]]) -> None:
        self._tree, self._index, self._own = tree, index, own
        self._parts: dict[str, dict[str, tuple[int, ...]]] = {
            "state": self._expanded(states(tree, index, own))
        }

    def get(self, slot: str, default: Any = None) -> Any:
        """What fills a slot, `default` where nothing does."""
        return self._part(slot).get(slot) or self._own.get(slot) or default

    def __getitem__(self, slot: str) -> tuple[int, ...]:
        return self._part(slot).get(slot) or self._own[slot]

    def __iter__(self) -> Iterator[str]:
        for name in FURTHER:
            self._part(name)
        return iter(dict.fromkeys([*self._own, *(slot for part in self._parts.values() for slot in part)]))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _part(self, slot: str) -> dict[str, tuple[int, ...]]:
        """The slots that are worked out together with `slot`."""
        name = group(slot)
        known = self._parts.get(name)
        if known is None:
            found = FURTHER[name](self._tree, self._index, self._own)
            known = self._parts[name] = self._expanded(found)
        return known

    def _expanded(self, found: Fillers) -> dict[str, tuple[int, ...]]:
        more = {slot: arguments.expand(self._tree, self._index, words) for slot, words in found.items()}
        return {slot: words for slot, words in more.items() if words}


@cache
def group(slot: str) -> str:
    """The name in `FURTHER` under which a slot is worked out, `state` for those that hang on a state."""
    name = "objects" if slot.startswith("clause:") and slot.endswith(":object") else slot
    name = "".join(name.partition(":")[:2])
    return name if name in FURTHER else "state"


def with_neighbours(tree: Tree, p: Predication) -> Predication:
    """`p` with the further slots."""
    return replace(p, slots=Slots(tree, p.index, p.slots))


def attributed(tree: Tree, n: int, slot: str, slots: Fillers) -> None:
    """Whose the filler `n` of a slot is, and what hangs on it."""
    slots.setdefault(f"{slot}:owner", []).extend(owners(tree, n))
    attributes: Fillers = {}
    arguments.obliques(tree, n, attributes)
    if whole := fronted_whole(tree, n):
        attributes.setdefault("prep:of", []).extend(whole)
    for name, words in attributes.items():
        slots.setdefault(f"{slot}:{name.removeprefix('prep:')}", []).extend(words)


def of_patient(tree: Tree, i: int, own: Own) -> Fillers:
    """Whose the patient is, and what hangs on it."""
    return attributes_of(tree, own, "patient")


def of_subject(tree: Tree, i: int, own: Own) -> Fillers:
    """Whose the subject is, and what hangs on it."""
    return attributes_of(tree, own, "subject")


def of_agent(tree: Tree, i: int, own: Own) -> Fillers:
    """Whose the agent is, what hangs on it, and who is on board of it."""
    slots = attributes_of(tree, own, "agent")
    for n in own.get("agent", ()):
        aboard = [c for c in tree.children(n, "acl") if tree[c].lemma.lower() == "carry"]
        slots.setdefault("agent:carrying", []).extend(o for c in aboard for o in tree.children(c, "obj"))
    return slots


def attributes_of(tree: Tree, own: Own, slot: str) -> Fillers:
    slots: Fillers = {}
    for n in own.get(slot, ()):
        attributed(tree, n, slot, slots)
    return slots


def opposed(tree: Tree, i: int, own: Own) -> Fillers:
    """Whom something below the predicate is against."""
    below = tree.subtree(i, frozenset({"acl:relcl", "conj"}))
    return {"deep:against": [arguments.resolve(tree, k) for k in below if tree.case(k) == "against"]}


def modified(tree: Tree, i: int, own: Own) -> Fillers:
    """The noun that the predicate hangs on."""
    head = tree.head(i) if tree[i].dep in {"nmod", "appos", "acl"} else None
    return {} if head is None else {"head_noun": [head]}


def placed(tree: Tree, i: int, own: Own) -> Fillers:
    """The place that somebody is said to be in."""
    place = tree.head(i) if tree[i].dep == "nsubj" else None
    if place is None or not tree.children(place, "cop"):
        return {}
    return {"is in": [place] if tree.case(place) in {"in", "inside", "still in"} else []}


def titled(tree: Tree, i: int, own: Own) -> Fillers:
    """The noun that an attribute describes somebody with."""
    head = tree.head(i) if tree[i].dep == "amod" else None
    return {} if head is None else {"title": [head, *tree.children(head, "nmod:desc", "compound", "appos")]}


def states(tree: Tree, i: int, own: Own) -> Fillers:
    """`held captive in Yemen`: what hangs on the state hangs on the verb."""
    slots: Fillers = {}
    for c in tree.children(i, "xcomp", "advcl"):
        if tree[c].upos in {"ADJ", "NOUN"} and not tree.children(c, "nsubj", "cop", "mark", "case"):
            state: Fillers = {}
            arguments.obliques(tree, c, state)
            slots |= {name: words for name, words in state.items() if name not in own}
    return slots


def objects(tree: Tree, i: int, own: Own) -> Fillers:
    """The object in a clause, by the word that opens the clause."""
    slots: Fillers = {}
    for c in tree.children(i, "advcl", "acl", "ccomp", "xcomp"):
        opener = tree.case(c) or tree.mark(c) or "-"
        slots.setdefault(f"clause:{opener}:object", []).extend(tree.children(c, "obj"))
    return slots


def following(tree: Tree, i: int, own: Own) -> Fillers:
    """The nearest phrase of each preposition on the right, up to the next clause, wherever the tree hangs it."""
    slots: Fillers = {}
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
    return slots


def in_return(tree: Tree, i: int, own: Own) -> Fillers:
    """What follows `in exchange for` or `in return for` later in the clause, wherever the tree hangs it."""
    tokens = tree.tokens
    for k in range(i + 1, tree.sentence(i).stop - 3):
        t = tokens[k]
        if t.tag in FINITE or t.text in STOPS:
            break
        if t.text.lower() != "in" or tokens[k + 2].text.lower() != "for":
            continue
        if tokens[k + 1].text.lower() in RETURNS:
            rest = range(k + 3, tree.sentence(i).stop)
            plain = (n for n in rest if tree[n].upos in NOMINAL and tree[n].dep not in WITHIN)
            given = next((n for n in rest if k + 2 in tree.children(n)), next(plain, None))
            return {} if given is None else {"in return": [given]}
    return {}


def for_whom(tree: Tree, i: int, own: Own) -> Fillers:
    """The first person after `for` later in the clause, wherever the tree hangs the phrase."""
    tokens = tree.tokens
    for k in range(i + 1, tree.sentence(i).stop):
        if tokens[k].tag in FINITE or tokens[k].text in STOPS:
            break
        if k in tree.people and tree.case(k) == "for":
            return {"for whom": [k]}
    return {}


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


def above(tree: Tree, i: int, own: Own) -> Fillers:
    """The slots of the verb above."""
    slots: Fillers = {}
    if (length := unit(tree, tree.first_conjunct(i))) is not None:
        slots["over:unit"] = [length]
    head = over(tree, i)
    if head is None:
        return slots
    mine = {i, tree.first_conjunct(i), *slots.get("over:unit", ())}
    found: Fillers = {}
    passive = is_passive(tree, head)
    arguments.verb_slots(tree, head, passive, found)
    if passive:
        found["patient"] = with_whole(tree, head, found["patient"])
    arguments.obliques(tree, head, found)
    for slot, words in found.items():
        slots[f"over:{slot.removeprefix('prep:')}"] = [k for k in words if k not in mine]
    return slots


def owners(tree: Tree, noun: int) -> list[int]:
    return tree.children(noun, "nmod:poss") + linked(tree, noun, "of")


def linked(tree: Tree, noun: int, preposition: str) -> list[int]:
    return [arguments.resolve(tree, c) for c in tree.children(noun, "nmod") if tree.case(c) == preposition]


# the further slots by the first part of their name
FURTHER = {
    "over:": above,
    "patient:": of_patient,
    "agent:": of_agent,
    "subject:": of_subject,
    "deep:": opposed,
    "after:": following,
    "in return": in_return,
    "for whom": for_whom,
    "head_noun": modified,
    "is in": placed,
    "title": titled,
    "objects": objects,
}
