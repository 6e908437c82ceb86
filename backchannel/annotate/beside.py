"""Mend how the names of people hang beside what they are called, and on one another.

In: a tree in the making and the names found. Out: the same tree with each name hung where its own words show. Always true:
a name is one phrase; who is described in the singular is one person.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.annotate import anchors, conjuncts, series, whose_name
from backchannel.annotate.grafts import Draft
from backchannel.records import Name

BARE = frozenset({"nmod", "obl"})
JOINTS = frozenset({"and", "&", "or", "и"})
# what a name in apposition may be taken for
LOOSE = frozenset({"appos", "conj", "dep", "list", "parataxis", "nmod", "obl", "vocative"})
NOMINAL = frozenset({"NOUN", "PROPN"})
PEOPLE = frozenset({"Person"})
# those who head or serve, and whom and what they head or serve
OFFICES = frozenset(
    {"head", "leader", "chief", "director", "editor", "mayor", "governor", "minister", "president", "chairman", "chairwoman",
     "chair", "founder", "cofounder", "secretary", "spokesman", "spokeswoman", "commander", "deputy", "member", "owner",
     "publisher", "ambassador", "captain", "rector", "dean", "principal", "prosecutor", "judge", "speaker", "organiser",
     "organizer", "boss", "manager", "executive", "patriarch", "bishop", "archbishop", "correspondent", "coordinator",
     "premier", "king", "emir", "sheikh", "imam", "pastor", "priest", "reporter", "journalist", "lawyer", "professor",
     "coach", "treasurer", "presenter", "columnist", "employee", "warden", "superintendent"}
)  # fmt: skip
# those who head, own or belong to a body, and to nobody
OF_BODIES = frozenset(
    {"editor", "publisher", "mayor", "governor", "director", "founder", "rector", "dean", "principal", "captain", "owner",
     "chairman", "chairwoman", "correspondent", "columnist", "reporter", "treasurer", "warden", "superintendent", "member"}
)  # fmt: skip
SERVING = frozenset({"lawyer", "attorney", "solicitor", "barrister", "spokesman", "spokeswoman", "counsel"})
BODIES = frozenset(
    {"agency", "service", "party", "newspaper", "paper", "city", "town", "country", "region", "province", "ministry", "group",
     "movement", "organisation", "organization", "company", "firm", "bank", "university", "school", "hospital", "prison",
     "court", "committee", "commission", "council", "union", "association", "federation", "opposition", "army", "navy",
     "police", "force", "unit", "brigade", "church", "parliament", "assembly", "government", "state", "nation", "republic",
     "channel", "network", "station", "website", "site", "magazine", "daily", "weekly", "outlet", "club", "team", "institute",
     "foundation", "fund", "centre", "center", "department", "office", "bureau", "branch", "wing", "district", "village",
     "island", "mission", "embassy", "delegation", "board", "body", "charity", "faction", "militia", "cartel", "gang",
     "junta", "museum", "airline", "clan", "tribe", "community", "congregation", "mosque", "diocese", "campaign", "capital",
     "colony", "port", "territory", "alliance", "coalition", "front", "cell", "ring", "ngo", "college", "academy"}
)  # fmt: skip


def mend(draft: Draft, names: Sequence[Name]) -> None:
    """Each repair on each name of a person, in the order of the text."""
    for name in names:
        one_phrase(draft, name)
    for name in names:
        if name.label in PEOPLE:
            coordinate(draft, names, name)
            series.titled(draft, names, name)
            bare(draft, anchors.head_in(draft, name))
            apposed(draft, name)
            heading(draft, names, name)
            plural_title(draft, name)
            anchors.one_of(draft, name)
            anchors.by_office(draft, name)
            anchors.of_family(draft, names, name)
            anchors.two_roles(draft, name)
            described(draft, name)
            whose_name.mend(draft, names, name)
            preposition(draft, anchors.head_in(draft, name))
            conjuncts.given_to(draft, anchors.head_in(draft, name), name.first, name.last)
            conjuncts.behind_name(
                draft, anchors.head_in(draft, name), name.last, previous(draft, names, name)
            )


def previous(draft: Draft, names: Sequence[Name], name: Name) -> int | None:
    """The head of the person named before in the same sentence."""
    sentence = draft.tokens[name.first].sentence
    found = [n for n in names if n.label in PEOPLE and n.last <= name.first]
    near = [n for n in found if draft.tokens[n.first].sentence == sentence]
    return anchors.head_in(draft, near[-1]) if near else None


def one_phrase(draft: Draft, name: Name) -> None:
    """Hang the other words of a person's name on its head."""
    if name.label not in PEOPLE:
        return
    head = anchors.head_in(draft, name)
    for i in range(name.first, name.last):
        outside = not name.first <= draft.heads[i] < name.last
        if i != head and outside and draft.tokens[i].upos in NOMINAL:
            draft.hang(i, head, "flat")


def coordinate(draft: Draft, names: Sequence[Name], name: Name) -> None:
    """`Ana Ruiz and Lev Orin`: the second person joins the first."""
    tokens = draft.tokens
    joint = name.first - 1
    if joint < 1 or tokens[joint].text.lower() not in JOINTS:
        return
    last = joint - 1 if tokens[joint - 1].text == "," else joint
    before = next((n for n in names if n.last == last and n.label in PEOPLE), None)
    here = anchors.head_in(draft, name)
    if before is None or draft.deps[here].startswith(("conj", "nsubj")) or draft.cases(here):
        return
    there = anchors.head_in(draft, before)
    if draft.deps[there].startswith("conj"):
        there = draft.heads[there]
    draft.hang(here, there, "conj")
    draft.heads[joint], draft.deps[joint] = here, "cc"


def bare(draft: Draft, i: int) -> None:
    """`trafficker Lev Orin`: a name without a preposition that follows a noun describes the same person."""
    before = i - 1
    # `aid worker Ruiz and reporter Orin`: the second noun is not the first
    joined = draft.deps[i] == "appos" and draft.deps[before].startswith("conj")
    if not (draft.deps[i] in BARE or joined) or draft.cases(i) or i == 0:
        return
    same = draft.tokens[before].sentence == draft.tokens[i].sentence
    if same and draft.tokens[before].upos == "NOUN" and draft.heads[i] != before:
        draft.hang(i, before, "appos")


def apposed(draft: Draft, name: Name) -> None:
    """`Orin's sister, Eva,`: one whom somebody has and a name after a comma are the same person."""
    tokens, comma = draft.tokens, name.first - 1
    if comma < 1 or tokens[comma].text != ",":
        return
    noun, here = comma - 1, anchors.head_in(draft, name)
    owned = tokens[noun].tag == "NN" and any(
        draft.heads[k] == noun and draft.deps[k] == "nmod:poss" for k in range(max(0, noun - 8), noun)
    )
    # what opens a clause of its own, or a list, is somebody else
    listed = name.last < len(tokens) and tokens[name.last].text.lower() in JOINTS
    if owned and not listed and draft.deps[here].partition(":")[0] in LOOSE and not draft.cases(here):
        draft.hang(here, noun, "appos")


def plural_title(draft: Draft, name: Name) -> None:
    """`attorneys Ana Ruiz and Lev Orin argued`: a plural right before a name that shares its verb is what they are."""
    noun, here = name.first - 1, anchors.head_in(draft, name)
    if noun < 0 or draft.tokens[noun].tag != "NNS" or draft.deps[here] != "nsubj":
        return
    if draft.deps[noun] == "nsubj" and draft.heads[noun] == draft.heads[here] > here:
        draft.hang(noun, here, "nmod:desc")


def heading(draft: Draft, names: Sequence[Name], name: Name) -> None:
    """`arrested the head of the agency, Lev Orin,`, `the mayor of this city Lev Orin`: a person's name behind it is no
    body's or city's, but who heads it."""
    tokens, comma = draft.tokens, name.first - 1
    here = anchors.head_in(draft, name)
    body = draft.heads[here]
    role = draft.heads[body]
    set_off = name.last < len(tokens) and tokens[name.last].text == "," and tokens[comma].text == ","
    beside = draft.deps[here] == "appos" or draft.deps[here] == "conj" and set_off and comma == body + 1
    if not beside or not role < body < here:
        return
    if tokens[comma].text != "," and (comma != body or tokens[body].tag != "NN"):
        return
    person = any(n.label in PEOPLE and n.first <= body < n.last for n in names)
    # one word behind `the editor of` is a paper, be it taken for somebody's name
    alone = {draft.deps[k] for k in range(body + 1, comma) if draft.heads[k] == body} <= {"punct"}
    person = person and not (alone and tokens[role].lemma.lower() in OF_BODIES)
    thing = tokens[body].lemma.lower() in BODIES or (tokens[body].tag == "NNP" and not person)
    linked = {tokens[k].text.lower() for k in draft.cases(body)} & {"of", "at"}
    listed = name.last < len(tokens) and tokens[name.last].text.lower() in JOINTS
    if thing and linked and not listed and tokens[role].lemma.lower() in OFFICES and tokens[role].tag == "NN":
        draft.hang(here, role, "appos")


def preposition(draft: Draft, i: int) -> None:
    """`the sentence of the reporter Lev Orin`: the preposition before a noun with its name is the noun's."""
    noun = draft.heads[i]
    if draft.deps[i] != "appos" or draft.cases(noun):
        return
    for k in draft.cases(i):
        if k < noun < i:
            draft.hang(k, noun, "case")


def described(draft: Draft, name: Name) -> None:
    """`freed Orin and Ruiz, an engineer who`: one who is described in the singular is the last one named."""
    tokens, article = draft.tokens, name.last + 1
    if (
        article >= len(tokens)
        or tokens[name.last].text != ","
        or tokens[article].text.lower() not in {"a", "an"}
    ):
        return
    noun, here = draft.heads[article], anchors.head_in(draft, name)
    above = draft.heads[here]
    joined = draft.deps[here].startswith("conj")
    # `Ruiz, sister of Orin, an engineer`: of two descriptions side by side, the first ends in a person
    owned = draft.deps[here].startswith("nmod") and draft.deps[above] == "appos"
    # `said the lawyer for Orin, an engineer held since May`
    served = draft.deps[here].startswith("nmod") and draft.tokens[above].lemma.lower() in SERVING
    whole = above if joined or served and draft.heads[noun] == above else draft.heads[above]
    if draft.deps[noun] == "appos" and (joined or owned or served) and draft.heads[noun] == whole:
        draft.hang(noun, here, "appos")
