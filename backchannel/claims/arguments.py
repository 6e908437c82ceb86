"""Who does what to whom, whatever the construction.

In: a word that may be a predicate, in its tree. Out: `Predication`, its arguments by slot. Slots are the same
for active, passive, participle, relative clause, infinitive and noun: `agent`, `patient`, `recipient`,
`prep:X` (with X as written), `owner` (possessor), `modifier`, `complement` (a clause), `subject` and `object`
of the verb that a noun hangs on (`light:subject`); `neighbours` adds more. Values are head words, coordinations expanded.
Always true: an argument is a word of the same sentence and never the predicate itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backchannel.claims import lists
from backchannel.claims.among import among_those, one_of_those, with_whole
from backchannel.claims.hidden import (
    first_of,
    identified,
    included,
    letting,
    objects_of,
    own_subjects,
    particle_of,
    plural_clause,
    ranked,
    so_called,
    spelled_out,
    stands_before,
)
from backchannel.claims.letters import message_of
from backchannel.claims.lists import companions, listed, of_the_subject, owned_within, with_told
from backchannel.claims.relative_clauses import RELATIVE, defined, relative_before, relative_object, whom
from backchannel.claims.shared import (
    asked_after,
    bearer,
    behind_length,
    controlled_object,
    each_of,
    likewise,
    sent_to,
    shared_object,
    shared_of,
)
from backchannel.claims.torn import (
    DECREES,
    SIDES,
    aside,
    bare_object,
    behind_verb,
    called_so,
    excepted,
    flat_name,
    from_away,
    gerund_before,
    governor,
    hyphenated,
    is_agent,
    joined_one,
    last_subject,
    linking_verb,
    loose_preposition,
    matches_possessive,
    near_counted,
    of_all,
    plural_before,
    possessor_before,
    said_of,
    shared_owner,
    thanked,
    together,
    told_clauses,
    two_objects,
    whose,
)
from backchannel.claims.voice import FINITE, is_participle, is_passive
from backchannel.tree import Tree, remembered

# prepositions before a gerund whose doer is the object: thanked, blamed, accused, kept somebody for, of, from doing
OBJECT_CONTROL = frozenset({"for", "of", "with", "from"})
HEADING = frozenset({"VERB", "ADJ", "NOUN", "AUX", "ADV"})
# verbs whose object is a place, so that who goes on to do something is the subject
MOTION = frozenset({"leave", "visit", "reach", "enter", "depart"})
INSIDE = frozenset({"flat", "compound", "appos", "nummod", "amod", "nmod:desc"})


@dataclass(frozen=True, slots=True)
class Predication:
    """A predicate and its arguments. `lemma` includes the particle of a phrasal verb (`hand over`)."""

    index: int
    lemma: str
    upos: str
    passive: bool
    slots: Mapping[str, tuple[int, ...]]

    def first(self, *slots: str) -> tuple[int, ...]:
        """The fillers of the first of `slots` that has any."""
        for slot in slots:
            if found := self.slots.get(slot):
                return found
        return ()


@remembered
def predication(tree: Tree, i: int) -> Predication:
    """The predicate at word `i` with its arguments."""
    t = tree[i]
    slots: dict[str, list[int]] = {}
    verbal = t.upos == "VERB" or is_participle(tree, i)
    passive = verbal and (t.upos != "VERB" or is_passive(tree, i))
    if verbal:
        verb_slots(tree, i, passive, slots)
        if passive:
            slots["patient"] = with_told(tree, i, with_whole(tree, i, slots["patient"]))
        else:
            slots["agent"] = with_whole(tree, i, slots["agent"])
            slots["patient"] = with_whole(tree, i, slots["patient"])
        doer = "patient" if passive else "agent"
        slots[doer] = [*slots[doer], *likewise(tree, i, passive)]
        slots["patient"] = each_of(tree, slots["patient"])
        if passive:
            slots["subject"] = slots["patient"]
    else:
        noun_slots(tree, i, slots)
    obliques(tree, i, slots)
    lemma = f"{t.lemma} {particle}" if (particle := particle_of(tree, i)) else t.lemma
    expanded = {slot: expand(tree, i, found) for slot, found in slots.items() if found}
    upos = "VERB" if verbal else t.upos
    return Predication(i, lemma.lower(), upos, passive, {k: v for k, v in expanded.items() if v})


def expand(tree: Tree, predicate: int, found: list[int]) -> tuple[int, ...]:
    """Each filler with its coordinations, in text order, without the predicate."""
    out: list[int] = []
    for f in (n for one in found for n in identified(tree, one) or [one]):
        # what stands between two conjuncts belongs to the first; `but not Renner` is left out
        out += [
            c
            for c in tree.conjuncts(f)
            if c not in out
            and c != predicate
            and not f < predicate < c
            and not excepted(tree, c, f)
            and not aside(tree, predicate, f, c)
        ]
        beside = included(tree, f) + listed(tree, f, predicate) + companions(tree, f, predicate)
        out += [c for c in beside if c not in out and c != predicate]
        out = [c for c in out if c != f or not lists.called_by_name(tree, f, beside)]
    return tuple(out)


def resolve(tree: Tree, i: int) -> int:
    """A relative pronoun gives way to the noun that its clause modifies."""
    if tree[i].text.lower() == "what":
        return so_called(tree, i)
    if tree[i].tag in RELATIVE or (tree[i].tag == "IN" and tree[i].dep == "obj"):
        if (deed := gerund_before(tree, i)) is not None:
            return deed
        near = left_noun(tree, i)
        if tree[i].text.lower() == "whose" and near != i:
            return of_all(tree, i, near)
        if (
            tree[i].text.lower() in {"who", "whom"}
            and near in tree.people
            and not owned_within(tree, near, i)
            and not defined(tree, near, i)
        ):
            return first_of(tree, near) if plural_clause(tree, i) else near
        for a in tree.ancestors(i):
            if tree[a].dep in {"acl:relcl", "advcl:relcl"} and (h := tree.head(a)) is not None:
                return whom(tree, i, near if stands_before(tree, near, a, h) else h)
        return whom(tree, i, near)
    return i


def left_noun(tree: Tree, i: int, comma: bool = True) -> int:
    """The noun phrase that ends right before a relative pronoun or a participle; `i` itself where there is none."""
    k, skipped = i - 1, {"PUNCT", "ADP", "ADV"} if comma else {"ADV"}
    while k in tree.sentence(i) and (tree[k].upos in skipped or (comma and tree[k].tag == "CD")):
        k -= 1
    if k not in tree.sentence(i) or tree[k].upos not in {"NOUN", "PROPN"}:
        return i
    while (h := tree.head(k)) is not None and h < i and tree[k].dep in INSIDE:
        if k in tree.people and h not in tree.people:
            break
        k = h
    return k


def verb_slots(tree: Tree, i: int, passive: bool, slots: dict[str, list[int]]) -> None:
    doer, done = ("agent", "patient") if not passive else ("", "patient")
    subject = subject_of(tree, i)
    objects = [resolve(tree, c) for c in objects_of(tree, i) or flat_name(tree, i)]
    if passive:
        own = subject if tree.children(i, "nsubj") else [resolve(tree, k) for k in of_the_subject(tree, i)]
        if tree[i].dep == "acl" and (calling := called_so(tree, i)) is not None:
            # `designated Dolan, but not Renner, as wrongfully detained`
            own = tree.children(calling, "obj") or own
        slots["patient"] = one_of_those(tree, i) or own or ranked(tree, i) or antecedent(tree, i) or subject
        by = [resolve(tree, c) for c in tree.children(i, "obl") if is_agent(tree, c)]
        slots["agent"] = by or [resolve(tree, c) for c in behind_length(tree, i)] or hyphenated(tree, i)
        slots["object"] = objects
        if objects and tree[i].lemma.lower() == "offer":
            # `Minsk was offered a deal`
            slots["recipient"] = slots["patient"]
    else:
        slots[doer] = subject
        whom = [resolve(tree, c) for c in tree.children(i, "nsubj") if tree[c].text.lower() == "whom"]
        if two_objects(tree, objects):
            slots["recipient"], objects = objects[:1], objects[1:]
        slots[done] = objects or whom or relative_object(tree, i) or bare_object(tree, i)
        own = slots[done] or tree.children(i, "iobj")
        if not own and (shared := shared_object(tree, i) or controlled_object(tree, i)):
            slots[done] = shared
    slots["recipient"] = slots.get("recipient") or [resolve(tree, c) for c in tree.children(i, "iobj")]
    if not passive and not slots["patient"]:
        # whoever is thanked, asked or urged is the object when nothing else is
        slots["patient"] = slots["recipient"]
    slots["complement"] = told_clauses(tree, i) + asked_after(tree, i)


def subject_of(tree: Tree, i: int) -> list[int]:
    """The subject of a verb, its own or the one that it shares with the verb above it."""
    behind = behind_verb(tree, i)
    own = [c for c in own_subjects(tree, i) if c not in behind]
    if own:
        return [resolve(tree, whose(tree, c, i)) for c in own]
    dep, head = tree[i].dep.partition(":")[0], tree.head(i)
    if head is None:
        return []
    if tree[i].tag == "VBG" and tree.mark(i) == "with":
        # `with Qatar acting as mediator`
        return [resolve(tree, c) for c in tree.children(i, "compound", "obl", "nmod") if c < i]
    if tree[i].tag in FINITE and (opener := relative_before(tree, i)) is not None:
        return [resolve(tree, opener)]
    if dep == "amod":
        return [head] if tree[i].tag != "VBN" else []
    if dep == "appos" and tree[i].tag == "VBG":
        return [head]
    if dep == "case" and (above := tree.head(head)) is not None:
        return [above]
    if tree[i].tag == "VBG" and dep in {"acl", "advcl"}:
        near = left_noun(tree, i, comma=False)
        if (over := message_of(tree, i, near)) is not None:
            return subject_of(tree, over) if tree[over].upos == "VERB" else owner_of(tree, over)
        if near in tree.people:
            return [near]
    if dep == "acl":
        if borne := bearer(tree, i):
            return [resolve(tree, c) for c in borne]
        # `played a role in mediating it`, `signed a decree pardoning her`: whoever has the role or signs
        role = said_of(tree, i, head)
        opened = tree.mark(i) == "in" or tree[head].lemma.lower() in DECREES
        if not role and tree[i].tag == "VBG" and opened:
            role = thanked(tree, head) or owner_of(tree, head)
        plain = not role and tree[i].tag == "VBG" or tree[i].dep == "acl:relcl"
        return [head] if plain else role or owner_of(tree, head)
    if dep in {"conj", "advcl", "xcomp", "parataxis"} and tree[head].upos in HEADING:
        if (
            dep == "xcomp"
            and tree[head].upos == "VERB"
            and tree[head].lemma.lower() not in MOTION
            and (objects := [] if controlled_object(tree, i) else tree.children(head, "obj", "iobj"))
        ):
            # persuade, order, ask somebody to do: the object is the doer
            return [resolve(tree, objects[0])]
        if dep == "advcl" and tree[i].tag not in {"VBG", "VBN", "VB"}:
            return []
        head = letting(tree, i, head)
        controlled = dep == "advcl" and tree[i].tag == "VBG" and tree.mark(i) in OBJECT_CONTROL
        if objects := tree.children(head, "obj", "iobj") if controlled else sent_to(tree, i, head):
            return [resolve(tree, objects[0])]
        found = subject_of(tree, head) if tree[head].upos in {"VERB", "AUX"} else tree.children(head, "nsubj")
        if not found and dep == "conj" and tree[i].tag in FINITE:
            found = last_subject(tree, i)
        if not found and tree[head].upos == "VERB" and dep == "conj" and is_passive(tree, head):
            found = antecedent(tree, head)
        return [resolve(tree, c) for c in found]
    return []


def owner_of(tree: Tree, noun: int) -> list[int]:
    """Who a noun belongs to: its possessor or its `by` phrase; else the subject of its verb."""
    found = tree.children(noun, "nmod:poss") + [
        c for c in tree.children(noun, "nmod") if tree.case(c) == "by"
    ]
    if not found and tree[noun].dep in {"obj"} and (verb := tree.head(noun)) is not None:
        found = subject_of(tree, verb) if tree[verb].lemma.lower() not in SIDES else []
    return found


def antecedent(tree: Tree, i: int) -> list[int]:
    """The noun that a participle modifies."""
    head = tree.head(i)
    if head is None:
        return []
    dep = tree[i].dep.partition(":")[0]
    if dep == "acl" and joined_one(tree, i - 1):
        # `the lawyer and his client, a scientist held in Lom`
        return [i - 1]
    apart = dep == "conj" and tree[i - 1].text == "," and not tree.case(left_noun(tree, i))
    if (apart or dep in {"acl", "advcl", "parataxis"}) and (near := left_noun(tree, i)) in tree.people:
        if (several := plural_before(tree, near, i)) is not None:
            return [several]
        return spelled_out(tree, near) or [together(tree, near)]
    if dep in {"advcl", "parataxis"} and tree[near := left_noun(tree, i, False)].tag == "NNS":
        return [near]  # `freed seven men charged with treason`, hung on the verb
    if dep == "advcl" and (thing := fronted_thing(tree, i)) is not None:
        return [thing]
    if dep == "acl" and near_counted(tree, i):
        return [i - 1]
    if dep == "acl" and tree[i - 1].text == "," and near != i and not tree.under(near, head):
        # `efforts during a meeting, held in Lom`
        return [near]
    if dep in {"acl", "amod"}:
        return spelled_out(tree, head) or [head]
    if dep == "conj" and tree[head].dep.partition(":")[0] in {"acl", "amod"}:
        return [resolve(tree, c) for c in own_subjects(tree, head)] or antecedent(tree, head)
    if dep == "ccomp" and tree[i].tag == "VBN":
        # `would see 40 hostages released`
        return tree.children(head, "obj")
    if dep in {"advcl", "xcomp", "parataxis"} and tree[head].upos == "VERB":
        objects = tree.children(head, "obj") if dep == "xcomp" else []
        return objects or subject_of(tree, head) or antecedent(tree, head)
    if dep in {"advcl", "parataxis"}:
        return [resolve(tree, c) for c in tree.children(head, "nsubj")]
    return []


def fronted_thing(tree: Tree, i: int) -> int | None:
    """The meeting of `During the meeting, held in Lom, the king said`: a thing that a participle tells of behind a comma,
    before the subject of the clause to which both are fronted."""
    head, near = tree.head(i), left_noun(tree, i)
    subjects = tree.children(head, "nsubj") if head is not None else []
    behind = tree[i].tag == "VBN" and tree[i - 1].text == ","
    return near if behind and subjects and near < i < subjects[0] and near not in tree.people else None


def noun_slots(tree: Tree, i: int, slots: dict[str, list[int]]) -> None:
    owners = tree.children(i, "nmod:poss") or possessor_before(tree, i) or shared_owner(tree, i)
    slots["owner"] = [resolve(tree, c) for c in owners]
    slots["modifier"] = [
        c for c in tree.children(i, "amod", "compound", "nmod:unmarked") if not tree.children(c, "case")
    ]
    slots["subject"] = [resolve(tree, c) for c in tree.children(i, "nsubj") or among_those(tree, i)]
    if tree[i].dep.startswith("amod") and (h := tree.head(i)) is not None:
        slots["subject"] = [h]
    if not slots["subject"] and tree[i].upos == "ADJ":
        verb = linking_verb(tree, i)
        slots["subject"] = subject_of(tree, verb) if verb is not None else []
    slots["complement"] = tree.children(i, "acl", "ccomp", "xcomp")
    head = tree.head(i)
    if head is None or tree[i].dep.startswith("conj"):
        top = tree.first_conjunct(i)
        head = tree.head(top)
        if top != i and not slots["subject"]:
            slots["subject"] = [resolve(tree, c) for c in tree.children(top, "nsubj")]
        if head is None or top == i:
            return
    if tree[head].upos in {"VERB", "AUX"}:
        role = tree[tree.first_conjunct(i)].dep.partition(":")[0]
        if role in {"obj", "obl", "xcomp"}:
            passive = is_passive(tree, head)
            slots["light:subject"] = [] if passive else subject_of(tree, head) or governor(tree, head)
            struck = (subject_of(tree, head) or antecedent(tree, head)) if passive else []
            slots["light:patient"] = with_whole(tree, head, struck)
        slots["light:object"] = [c for c in tree.children(head, "obj", "iobj") if c != i]
        for c in tree.children(head, "obl"):
            if c != i and (preposition := tree.case(c)):
                slots.setdefault(f"light:{preposition}", []).append(resolve(tree, c))


def obliques(tree: Tree, i: int, slots: dict[str, list[int]]) -> None:
    for c in tree.children(i, "obl", "nmod") + shared_of(tree, i) + from_away(tree, i):
        if matches_possessive(tree, c) or (tree[c].upos == "ADP" and not tree.children(c)):
            continue
        preposition = tree.case(c) or loose_preposition(tree, c) or "-"
        for one in tree.conjuncts(c):
            told = each_of(tree, [resolve(tree, one)])
            slots.setdefault(f"prep:{tree.case(one) or preposition}", []).extend(told)
        # `in exchange for`, `on charges of`: the noun is half a preposition
        for inner in tree.children(c, "nmod"):
            if link := tree.case(inner):
                slots.setdefault(f"prep:{preposition} {tree[c].lemma} {link}", []).append(
                    resolve(tree, inner)
                )
    for c in tree.children(i, "conj"):
        # `moved out of prison and into house arrest`
        if tree[c].upos == "NOUN" and (joined := tree.case(c)) and not tree.children(c, "cop", "nsubj"):
            slots.setdefault(f"prep:{joined}", []).append(c)
    for c in tree.children(i, "advmod"):
        # `Lom prison, where he is held`
        if tree[c].text.lower() == "where" and (where := left_noun(tree, c)) != c:
            slots.setdefault("prep:in", []).append(where)
    for c in tree.children(i, "advcl", "acl"):
        if opener := tree.case(c) or tree.mark(c) or loose_preposition(tree, c):
            slots.setdefault(f"clause:{opener}", []).append(c)
        elif tree[c].dep == "advcl":
            slots.setdefault("clause:-", []).append(c)
