"""Mend phrases that a parser hung across the verb or the noun that they belong to.

In: a tree in the making and a word. Out: the same tree with that word where it stands in the sentence. Always true: who is met
face to face is who is met; no preposition belongs to a noun on its left while the next noun has none; what stands behind
a verb hangs on nothing that is told of its subject.
"""

from __future__ import annotations

from backchannel.annotate.clauses import FINITE, below
from backchannel.annotate.grafts import Draft

PARTS = frozenset({"det", "amod", "nummod", "compound", "nmod:desc", "flat", "nmod:poss", "punct"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
OBJECTS = frozenset({"obj", "ccomp", "xcomp"})
PAIR = 2
OPENERS = frozenset({"of", "for", "from"})
# deeds that somebody suggests or opposes, and their verbs
GERUNDS = {
    "trading": "trade",
    "swapping": "swap",
    "exchanging": "exchange",
    "freeing": "free",
    "releasing": "release",
}


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    face_to_face(draft, i)
    due_to(draft, i)
    whose_object(draft, i)
    preposition(draft, i)
    named_goal(draft, i)
    number(draft, i)
    back(draft, i)
    speaking(draft, i)
    second_side(draft, i)
    dateline(draft, i)
    gerund(draft, i)
    demonym(draft, i)
    behind_verb(draft, i)
    broken_in(draft, i)
    fronted(draft, i)
    copula(draft, i)
    copula_of_part(draft, i)
    before_mark(draft, i)


def broken_in(draft: Draft, i: int) -> None:
    """`Orin, his lawyer said, was freed`, `Orin, said his lawyer, was freed`: where a verb of saying breaks in, what stands
    before the first comma is the subject of the clause behind the last."""
    if draft.tokens[i].upos != "VERB":
        return
    told = [k for k in below(draft, i, "ccomp") if k > i]
    before = [k for k in below(draft, i, "nsubj") if k < i]
    if not told or not before or draft.tokens[before[0]].upos == "PRON":
        return
    clause = told[0]
    # `reported the agency`: who speaks may stand behind the verb
    behind = [k for k in (*below(draft, clause, "nsubj", "nsubj:pass"), *below(draft, i, "obj")) if k > i]
    speaking = before[1:] or [k for k in behind if k < clause]
    verbs = [k for k in below(draft, clause, "aux", "aux:pass", "cop") if i < k < clause] or [clause]
    if len({*before, *speaking}) != PAIR or draft.tokens[verbs[0]].tag not in FINITE:
        return
    opens = min([i, *(k for k in range(before[0] + 1, speaking[0] + 1) if draft.under(k, speaking[0]))])
    apart = draft.tokens[opens - 1].text == draft.tokens[verbs[0] - 1].text == ","
    if not apart or below(draft, clause, "mark"):
        return
    draft.hang(speaking[0], i, "nsubj")
    draft.hang(before[0], clause, "nsubj:pass" if below(draft, clause, "aux:pass") else "nsubj")


def fronted(draft: Draft, i: int) -> None:
    """`Arrested in May, Orin was on Friday sentenced`: a participle that opens a sentence tells of its subject, not of a day."""
    tokens, day = draft.tokens, draft.heads[i]
    first = i == 0 or tokens[i - 1].sentence != tokens[i].sentence
    if not first or tokens[i].tag != "VBN" or draft.deps[i] != "acl" or not draft.deps[day].startswith("obl"):
        return
    verb = draft.heads[day]
    if any(i < k < day for k in below(draft, verb, "nsubj", "nsubj:pass")):
        draft.hang(i, verb, "advcl")


def copula(draft: Draft, i: int) -> None:
    """`was among dozens of men rounded up`: a `was` before the nouns that a participle modifies is no auxiliary of it."""
    verb = draft.heads[i]
    noun = draft.heads[verb]
    if draft.deps[i] not in {"aux", "aux:pass"} or draft.deps[verb] != "acl" or not i < noun < verb:
        return
    while (
        draft.heads[noun] != noun
        and i < draft.heads[noun]
        and draft.tokens[draft.heads[noun]].upos in NOMINAL
    ):
        noun = draft.heads[noun]
    if draft.tokens[i].lemma.lower() == "be" and draft.cases(noun):
        draft.hang(i, noun, "cop")


def copula_of_part(draft: Draft, i: int) -> None:
    """`was one of 16 people`: a copula that stands before a part tells of the part, and not of the whole behind it."""
    whole = draft.heads[i]
    part = draft.heads[whole]
    if draft.deps[i] != "cop" or draft.deps[whole] != "nmod" or not i < part < whole:
        return
    if draft.tokens[part].upos in NOMINAL and any(k > part for k in draft.cases(whole)):
        for k in below(draft, whole, "nsubj"):
            if k < i:
                draft.hang(k, part, "nsubj")
        draft.hang(i, part, "cop")


def before_mark(draft: Draft, i: int) -> None:
    """`accused the ministry of giving in`: what stands before the word that opens a clause is no part of it."""
    clause = draft.heads[i]
    verb = draft.heads[clause]
    if (
        draft.deps[i] not in {"obj", "iobj", "nsubj"}
        or draft.tokens[clause].tag != "VBG"
        or not verb < i < clause
    ):
        return
    opens = [k for k in below(draft, clause, "mark") if i < k and draft.tokens[k].text.lower() in OPENERS]
    if opens and draft.tokens[verb].upos == "VERB" and not below(draft, verb, "obj", "aux:pass"):
        draft.hang(i, verb, "obj")


def face_to_face(draft: Draft, i: int) -> None:
    """`met the captors face to face`: the captors are no part of the first face."""
    tokens = draft.tokens
    verb = draft.heads[i]
    if draft.deps[i] != "obj" or verb >= i or tokens[i].text.lower() != "face":
        return
    around = [t.text.lower() for t in tokens[i : i + 5] if t.text != "-"][:3]
    if around != ["face", "to", "face"]:
        return
    met = [k for k in below(draft, i, "compound", "nmod:desc", "nmod:poss", "obj") if verb < k < i]
    if not met:
        return
    last = met[-1]
    for k in below(draft, i, *PARTS):
        if k < last:
            draft.hang(k, last, draft.deps[k])
    draft.deps[i] = "advmod"
    draft.hang(last, verb, "obj")


def due_to(draft: Draft, i: int) -> None:
    """`was due to free 90 men`: who is due to do something is so, and not on account of it."""
    due = i - 2
    if due < 0 or draft.heads[due] != i:
        return
    near = [t.text.lower() for t in draft.tokens[due:i]] == ["due", "to"]
    if not near or not below(draft, i, "obj"):
        return
    draft.heads[due], draft.deps[due] = (
        (draft.heads[i], draft.deps[i]) if draft.heads[i] != i else (due, "root")
    )
    draft.heads[i], draft.deps[i] = due, "xcomp"
    draft.heads[i - 1], draft.deps[i - 1] = i, "mark"
    for k in below(draft, i, "nsubj", "cop", "cc", "punct", "aux"):
        if k < due:
            draft.hang(k, due, draft.deps[k])


def whose_object(draft: Draft, i: int) -> None:
    """`the engineers, whose release he had sought`: what is owned is the object of the verb behind it."""
    if not draft.possessives or all(t.tag != "WP$" for t in draft.tokens[max(0, i - 15) : i + 15]):
        return
    owners = [k for k in below(draft, i, "nmod:poss") if draft.tokens[k].text.lower() == "whose"]
    verbs = [k for k in below(draft, i, "acl:relcl") if k > i]
    if not owners or not verbs or owners[0] < 2:
        return
    verb = verbs[0]
    subjects = [k for k in below(draft, verb, "nsubj") if i < k < verb]
    near = owners[0] - 2 if draft.tokens[owners[0] - 1].text == "," else owners[0] - 1
    taken = below(draft, verb, *OBJECTS, "aux:pass")
    if not subjects or taken or draft.tokens[near].upos not in NOMINAL or draft.under(near, i):
        return
    while draft.deps[near] in PARTS and draft.heads[near] != near:
        near = draft.heads[near]
    draft.heads[verb], draft.deps[verb] = near, "acl:relcl"
    draft.heads[i], draft.deps[i] = verb, "obj"


def preposition(draft: Draft, i: int) -> None:
    """`a swap with the West`: the preposition is that of the noun behind it."""
    head = draft.heads[i]
    if draft.deps[i] != "case" or draft.tokens[i].upos != "ADP" or head >= i:
        return
    for k in range(i + 1, min(len(draft.tokens), i + 7)):
        if draft.heads[k] == head and draft.tokens[k].upos in NOMINAL and not draft.cases(k):
            between = range(i + 1, k)
            if all(draft.under(m, k) for m in between) and draft.deps[k] in {"nmod", "obl"}:
                draft.hang(i, k, "case")
            return


def named_goal(draft: Draft, i: int) -> None:
    """`a flight to Lom, the capital`: a preposition right before a name is the name's, and what follows a comma stands beside
    it."""
    tokens, far, name = draft.tokens, draft.heads[i], i + 1
    if draft.deps[i] != "case" or far <= name or name >= len(tokens) or tokens[name].upos != "PROPN":
        return
    loose = (
        draft.deps[name] in {"nmod", "obl"}
        and draft.heads[name] == draft.heads[far]
        and not draft.cases(name)
    )
    if loose and tokens[far].upos in NOMINAL and any(tokens[k].text == "," for k in range(name + 1, far)):
        draft.hang(i, name, "case")
        draft.hang(far, name, "appos")


def number(draft: Draft, i: int) -> None:
    """`two wanted Syrians`: a number counts the noun and not its attribute."""
    attribute = draft.heads[i]
    noun = draft.heads[attribute]
    if draft.deps[i] == "nummod" and draft.deps[attribute] == "amod" and i < attribute < noun:
        draft.hang(i, noun, "nummod")


def back(draft: Draft, i: int) -> None:
    """`sent Orin, who had been ill, back to Lom`: the way back is that of the verb."""
    goal = draft.heads[i]
    verb = draft.heads[goal]
    if draft.tokens[i].text.lower() not in {"back", "home"} or draft.deps[i] != "advmod" or goal != i + 2:
        return
    moving = draft.tokens[verb].lemma.lower() in {"send", "bring", "fly", "take", "return", "ship", "hand"}
    if draft.tokens[i + 1].text.lower() == "to" and moving and draft.tokens[verb].upos == "VERB":
        draft.hang(i, verb, "advmod")


def speaking(draft: Draft, i: int) -> None:
    """`rebels have freed two nuns, the bishop of Lom said`: of two subjects the one behind the verb is who says it."""
    told = draft.heads[i]
    says = draft.heads[told]
    if draft.deps[i] == "nsubj":
        own_subject(draft, i)
    if draft.deps[i] != "nsubj" or draft.deps[told] != "ccomp" or not told < i < says:
        return
    first = [k for k in below(draft, told, "nsubj", "nsubj:pass") if k < told]
    if first and not below(draft, says, "nsubj") and draft.tokens[says].upos == "VERB":
        draft.hang(i, says, "nsubj")


def own_subject(draft: Draft, i: int) -> None:
    """`Lom has released the men, his sister said`: of two subjects of what is said the one before the told verb is its."""
    says = draft.heads[i]
    behind = range(i + 1, min(len(draft.tokens), i + 60))
    hung = [k for k in behind if draft.heads[k] == says]
    others = [k for k in hung if draft.deps[k] == "nsubj"]
    told = [
        k
        for k in hung
        if draft.deps[k] == "ccomp" and k < says and not below(draft, k, "nsubj", "nsubj:pass")
    ]
    if told and others and others[0] > told[0]:
        draft.hang(i, told[0], "nsubj")


def second_side(draft: Draft, i: int) -> None:
    """`Lom would free 32 men and Karst two soldiers`: a name before a number is no part of what is counted."""
    noun, first = draft.heads[i], draft.heads[draft.heads[i]]
    if draft.tokens[i].upos != "PROPN" or draft.deps[i] != "compound" or draft.deps[noun] != "conj":
        return
    if noun < i:
        return
    number = draft.heads[i + 1]
    counted = draft.tokens[i + 1].upos == "NUM" and noun in (number, draft.heads[number]) and i + 1 < noun
    verb = draft.heads[first]
    if counted and draft.tokens[i - 1].text.lower() in {"and", "while"} and draft.tokens[verb].upos == "VERB":
        draft.heads[i], draft.deps[i] = verb, "conj"
        draft.heads[noun], draft.deps[noun] = i, "orphan"


def dateline(draft: Draft, i: int) -> None:
    """`LOM - Rebels have freed two nuns`: the place that a report is sent from is no part of its first phrase."""
    t, head = draft.tokens[i], draft.heads[i]
    opens = i == 0 or draft.tokens[i - 1].sentence != t.sentence
    if not opens or not t.text.isupper() or len(t.text) < 4 or i + 2 >= len(draft.tokens):
        return
    dash = draft.tokens[i + 1]
    if dash.text not in {"-", "–", "—"} or dash.start == t.end:
        return
    if head > i + 1 and draft.deps[i] in PARTS:
        up = head
        while draft.heads[up] != up:
            up = draft.heads[up]
        draft.hang(i, up, "dep")
    for k in below(draft, i, "appos", "flat", "nmod"):
        verb = next(
            (v for v in range(k + 1, min(k + 14, len(draft.tokens))) if draft.tokens[v].upos == "VERB"), k
        )
        subjects = below(draft, verb, "nsubj", "nsubj:pass") if verb != k else [k]
        if not subjects:
            draft.hang(k, verb, "nsubj")
        elif subjects[0] > k and any(draft.tokens[c].text.lower() == "and" for c in range(k, subjects[0])):
            # `LOM - Lom and its region exchanged 19 men`
            draft.heads[k], draft.deps[k] = verb, draft.deps[subjects[0]]
            draft.hang(subjects[0], k, "conj")


def gerund(draft: Draft, i: int) -> None:
    """`suggested trading Orin for Ruiz`: what follows is the object of the gerund, which the tagger took for a noun."""
    verb = draft.heads[i]
    if draft.tokens[i].text.lower() not in GERUNDS or draft.deps[i] not in OBJECTS or verb >= i:
        return
    things = [k for k in [*below(draft, i, "obj"), *below(draft, verb, "obj")] if k > i]
    if not things or below(draft, i, "det", "amod", "nmod:poss"):
        return
    draft.hang(things[0], i, "obj")
    for k in below(draft, verb, "obl"):
        if k > things[0] and any(draft.tokens[c].text.lower() in {"for", "with"} for c in draft.cases(k)):
            draft.hang(k, i, "obl")
    draft.deps[i] = "xcomp"


def demonym(draft: Draft, i: int) -> None:
    """`trade three men for one Afghan`: a word for a citizen behind a preposition and a number is no attribute of what stands
    before it."""
    head, t = draft.heads[i], draft.tokens[i]
    if t.upos != "ADJ" or draft.deps[i] != "amod" or head >= i or not t.text[:1].isupper():
        return
    between = range(head + 1, i)
    texts = [draft.tokens[k].upos for k in between]
    verb = draft.heads[head]
    if texts[:1] != ["ADP"] or set(texts[1:]) - {"NUM", "DET", "ADJ"} or len(texts) < 2 or verb == head:
        return
    if draft.tokens[verb].upos != "VERB":
        return
    draft.hang(i, verb, "obl")
    if i + 1 < len(draft.tokens) and draft.tokens[i + 1].text == ",":
        for k in below(draft, head, "conj"):
            if k == i + 2 and draft.tokens[k].upos == "PROPN":
                draft.hang(k, i, "appos")
    for k in between:
        draft.hang(
            k, i, "case" if draft.tokens[k].upos == "ADP" else "nummod" if k > head + 1 else draft.deps[k]
        )


def behind_verb(draft: Draft, i: int) -> None:
    """`rebels who kidnapped two men released them on Friday`: the day is that of the verb before it."""
    head = draft.heads[i]
    if draft.deps[i].partition(":")[0] != "obl" or head >= i:
        return
    up = head
    for _ in range(4):
        if draft.heads[up] == up:
            return
        up = draft.heads[up]
        if head < up < i and draft.tokens[up].upos == "VERB":
            draft.hang(i, up, draft.deps[i])
            return
