"""Mend what a parser made of verbs that go together and of what they share.

In: a tree in the making and a word. Out: the same tree with that word hung where grammar lets it hang. Always true: verbs joined
without a word between them share the object behind the last; a participle in commas is not the verb of its sentence;
what has lasted since a time hangs on what lasts.
"""

from __future__ import annotations

from backchannel.annotate.clauses import FINITE, GIVING, below
from backchannel.annotate.grafts import Draft

BETWEEN = frozenset({"CCONJ", "ADV", "PUNCT"})
LASTING = frozenset({"since"})
CHARGES = frozenset({"suspicion", "charge", "accusation", "allegation", "count"})
# verbs that cannot do without an object, in what is done to people held
WITH_OBJECT = frozenset(
    {"arrest", "detain", "charge", "jail", "imprison", "try", "convict", "sentence", "indict", "release", "free", "pardon",
     "deport", "extradite", "expel", "kidnap", "abduct", "seize", "capture", "hold", "kill", "torture", "beat", "behead",
     "execute", "exchange", "swap", "accuse", "prosecute", "acquit", "interrogate", "question", "rescue", "visit", "raid",
     "remand", "transfer", "hand", "send", "handcuff", "search", "fine", "condemn", "criticise", "criticize", "denounce"}
)  # fmt: skip
SWAPPING = frozenset({"exchange", "swap", "trade"})
HANDING = frozenset({"give", "hand"})
LOOSE = frozenset({"nmod", "obl", "appos", "dep", "parataxis"})
NOMINAL = frozenset({"NOUN", "PROPN"})
# words of a title between a verb and the name it stands before, and how many there may be
TITLES = frozenset({"NOUN", "PROPN", "ADJ", "DET"})
TITLED = 8
# what only somebody does, and the verbs that tell what somebody says
ASKING = frozenset({"ask", "urge", "call", "plead", "request", "demand", "appeal", "beg", "deny", "insist"})
THINGS = frozenset(
    {"case", "charge", "matter", "arrest", "trial", "evidence", "detention", "condition", "offence",
     "offense", "warrant", "proceeding", "allegation", "health", "investigation", "application", "law", "accusation"}
)  # fmt: skip
SAYING = frozenset({"say", "tell", "argue", "submit", "add", "state", "claim", "maintain", "explain"})
ACTIVE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG"})


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    one_object(draft, i)
    if draft.deps[i].startswith("obl"):
        opening = {draft.tokens[k].text.lower() for k in draft.cases(i)}
        lasting(draft, i, opening)
        charged(draft, i, opening)
    in_commas(draft, i)
    second_deed(draft, i)
    reduced_root(draft, i)
    title_behind(draft, i)
    between_two(draft, i)
    given_for(draft, i)
    shared_noun(draft, i)
    given_people(draft, i)
    asked_too(draft, i)


def asked_too(draft: Draft, i: int) -> None:
    """`the lawyer said the case was weak and asked for bail`: a case asks for nothing, so that whoever says it does."""
    told, tokens = draft.heads[i], draft.tokens
    said = draft.heads[told]
    if draft.deps[i] != "conj" or draft.deps[told] != "ccomp" or tokens[i].tag != "VBD":
        return
    if tokens[i].lemma.lower() not in ASKING or tokens[said].lemma.lower() not in SAYING:
        return
    things = [k for k in below(draft, told, "nsubj", "nsubj:pass") if tokens[k].lemma.lower() in THINGS]
    who = [k for k in below(draft, said, "nsubj") if k < said]
    if things and who and tokens[said].tag == "VBD" and not below(draft, i, "nsubj", "aux", "mark"):
        draft.hang(i, said, "conj")


def series(draft: Draft, i: int) -> list[int]:
    """The verbs that stand side by side behind verb `i`: `pardoned and then released`; none where a word parts them."""
    out, last = [], i
    for k in below(draft, i, "conj"):
        if k > last and draft.tokens[k].upos in {"VERB", "ADJ"} and not below(draft, k, "nsubj", "aux:pass"):
            if not all(draft.tokens[m].upos in BETWEEN for m in range(last + 1, k)):
                break
            out.append(k)
            last = k
    return out


def one_object(draft: Draft, i: int) -> None:
    """`Minsk pardoned and released her`: the object behind the last of several verbs is that of each."""
    # `intervene and bring him home`: the first must need an object
    active = draft.tokens[i].lemma.lower() in WITH_OBJECT and not below(draft, i, "aux:pass")
    active = active and draft.tokens[i].tag in ACTIVE
    verbs = series(draft, i) if active and draft.tokens[i].upos == "VERB" else []
    if not verbs:
        return
    objects = [k for top in (i, *verbs) for k in below(draft, top, "obj", "iobj")]
    if (
        not objects
        or min(objects) < verbs[-1]
        or not any(draft.tokens[k].text.lower() == "and" for k in range(i, verbs[-1]))
    ):
        return
    draft.hang(min(objects), i, "obj")
    for k in below(draft, i, "nsubj:pass"):
        if k < i:
            draft.deps[k] = "nsubj"


def past_tense(draft: Draft, i: int) -> bool:
    """True for a past tense that the tagger took for a participle: it has a subject and an object and no auxiliary, or
    shares both with the past tense before it."""
    if draft.tokens[i].tag != "VBN" or below(draft, i, "aux", "aux:pass", "cop", "nsubj:pass"):
        return False
    first = draft.heads[i]
    if draft.deps[i] == "conj" and draft.tokens[first].tag == "VBD" and i in series(draft, first):
        return any(k > i for k in below(draft, first, "obj"))
    subjects, objects = (below(draft, i, dep) for dep in ("nsubj", "obj"))
    whole = draft.deps[i] in {"root", "ccomp", "parataxis", "advcl", "acl:relcl"}
    if draft.deps[i] == "acl:relcl" and subjects and any(draft.tokens[k].tag == "WP" for k in objects):
        # `whom a court jailed`
        return max(subjects) < i
    return whole and bool(subjects and objects) and max(subjects) < i < min(objects)


def lasting(draft: Draft, i: int, opening: set[str]) -> None:
    """`visited a man held in Lom since May`: no single act lasts since a time; the participle before it does."""
    verb = draft.heads[i]
    if not opening & LASTING or draft.tokens[verb].tag not in FINITE | {"VB"}:
        return
    if below(draft, verb, "aux", "aux:pass", "cop") and draft.tokens[verb].tag != "VB":
        return
    held = modifying(draft, verb, i)
    if held is not None:
        draft.hang(i, held, draft.deps[i])


def charged(draft: Draft, i: int, opening: set[str]) -> None:
    """`visited a man held on suspicion of spying`: who is held is so on suspicion, not who is visited."""
    verb = draft.heads[i]
    if "on" not in opening or draft.tokens[i].lemma.lower() not in CHARGES:
        return
    held = modifying(draft, verb, i)
    # `arrested a man wanted in Spain on charges of theft`: both verbs may go with charges
    if held is not None and any(draft.tokens[k].text.lower() == "since" for k in range(held, i)):
        draft.hang(i, held, draft.deps[i])


def modifying(draft: Draft, verb: int, end: int) -> int | None:
    """The last participle between `verb` and `end` that modifies a noun behind `verb`."""
    found = None
    for k in range(verb + 1, end):
        if draft.deps[k] == "acl" and draft.tokens[k].tag == "VBN" and draft.heads[k] > verb:
            found = k
    return found


def in_commas(draft: Draft, i: int) -> None:
    """`Orin, found guilty in May, was serving a year`: the verb behind the second comma is that of the sentence."""
    bare = draft.tokens[i].tag in {"VBN", "VBD"} and draft.heads[i] == i
    if not bare or i < 2 or draft.tokens[i - 1].text != "," or below(draft, i, "aux", "aux:pass", "obj"):
        return
    subjects = [k for k in below(draft, i, "nsubj", "nsubj:pass") if k < i]
    later = [
        k
        for k in below(draft, i, "ccomp", "parataxis", "conj", "xcomp", "advcl")
        if finite_verb(draft, k) and not below(draft, k, "nsubj", "nsubj:pass", "cc", "mark", "expl")
    ]
    later = [k for k in later if draft.tokens[first_of(draft, k) - 1].text == ","]
    if not subjects or not later:
        return
    main, noun = later[0], subjects[0]
    draft.heads[main], draft.deps[main] = main, "root"
    draft.heads[noun], draft.deps[noun] = main, "nsubj:pass" if below(draft, main, "aux:pass") else "nsubj"
    draft.heads[i], draft.deps[i] = noun, "acl"
    for k in below(draft, i, "punct"):
        if k > main:
            draft.hang(k, main, "punct")


def second_deed(draft: Draft, i: int) -> None:
    """`was found guilty by a court and given nine years`: a participle right behind `and` goes on with the passive before
    it, and what stands behind it is its own."""
    verb = draft.heads[i]
    joined = i > 1 and draft.tokens[i].tag == draft.tokens[verb].tag == "VBN" and verb < i
    joined = joined and draft.deps[i] in {"advcl", "acl", "dep"} and draft.tokens[i - 1].text.lower() == "and"
    if not joined or not below(draft, verb, "aux:pass") or below(draft, i, "aux", "aux:pass", "nsubj"):
        return
    draft.hang(i, verb, "conj")
    for k in below(draft, verb, "obj", "obl", "obl:unmarked", "xcomp"):
        if k > i:
            unmarked = draft.deps[k] == "obl:unmarked" and draft.tokens[i].lemma.lower() in HANDING
            draft.hang(k, i, "obj" if unmarked else draft.deps[k])


def fined_too(draft: Draft, i: int) -> bool:
    """True for the `fined` of `was sentenced to a year and fined 900 euros`, which the tagger took for a past tense."""
    verb, tokens = draft.heads[i], draft.tokens
    joined = draft.deps[i] == "conj" and tokens[i].tag == "VBD" and tokens[verb].tag == "VBN"
    if not joined or tokens[i].lemma.lower() != "fine" or not below(draft, verb, "aux:pass"):
        return False
    return not below(draft, i, "nsubj", "nsubj:pass", "aux")


def reduced_root(draft: Draft, i: int) -> None:
    """`Miners seized when their camp was raided were freed`: a bare participle right behind the subject of a later passive is
    not the verb of its sentence."""
    tokens, noun = draft.tokens, i - 1
    if i == 0 or tokens[i].tag not in {"VBN", "VBD"} or tokens[noun].upos != "NOUN" or draft.deps[i] == "acl":
        return
    if draft.heads[i] not in {i, draft.heads[draft.heads[noun]]} or below(
        draft, i, "aux", "aux:pass", "obj", "cc"
    ):
        return
    main = next(
        (
            k
            for k in passives(draft, i)
            if draft.heads[noun] in {i, k} and draft.heads[k] in {i, draft.heads[i]}
        ),
        -1,
    )
    if main < 0 or draft.deps[noun] not in {"nsubj", "nsubj:pass"} or tokens[i].lemma not in WITH_OBJECT:
        return
    if draft.heads[i] == i:
        draft.heads[main], draft.deps[main] = main, "root"
    elif draft.heads[main] == i:
        draft.hang(main, draft.heads[i], draft.deps[i])
    draft.heads[noun], draft.deps[noun] = main, "nsubj:pass"
    draft.heads[i], draft.deps[i] = noun, "acl"
    for k in below(draft, main, "advcl"):
        if i < k < below(draft, main, "aux:pass")[0]:
            draft.hang(k, i, "advcl")
    for k in below(draft, i, "punct"):
        if k > main:
            draft.hang(k, main, "punct")


def passives(draft: Draft, i: int) -> list[int]:
    """Later verbs of the sentence in the passive, with no subject of their own behind word `i`."""
    near = range(i + 2, min(len(draft.tokens), i + 16))
    return [
        k
        for k in near
        if draft.tokens[k].sentence == draft.tokens[i].sentence
        and below(draft, k, "aux:pass")
        and not any(s > i for s in below(draft, k, "nsubj", "nsubj:pass"))
        and not below(draft, k, "cc", "mark", "expl")
    ]


def finite_verb(draft: Draft, i: int) -> bool:
    """True for a verb with an auxiliary or copula in the past or the present before it."""
    return any(draft.tokens[k].tag in FINITE for k in below(draft, i, "aux", "aux:pass", "cop") if k < i)


def first_of(draft: Draft, i: int) -> int:
    """The first word of a verb with its auxiliaries."""
    return min([i, *(k for k in below(draft, i, "aux", "aux:pass", "cop", "advmod") if k < i)])


def title_behind(draft: Draft, i: int) -> None:
    """`the minister Orin and the envoy Ruiz`: a title stands before its name, so that one behind `and` is the next one's."""
    head = draft.heads[i]
    if draft.deps[i] == "nmod:desc" and head < i and below(draft, i, "cc"):
        draft.hang(i, head, "conj")


def between_two(draft: Draft, i: int) -> None:
    """`talks between the minister Orin and the envoy Ruiz`: what is joined to the first of two is the second."""
    head = draft.heads[i]
    if draft.tokens[i].upos not in NOMINAL or draft.deps[i].partition(":")[0] not in LOOSE or draft.cases(i):
        return
    first = [
        k
        for k in below(draft, head, "nmod", "obl")
        if head < k < i and any(draft.tokens[c].text.lower() == "between" for c in draft.cases(k))
    ]
    if not first:
        return
    opens = min(k for k in range(first[-1], i + 1) if draft.under(k, i))
    if draft.tokens[opens - 1 if draft.tokens[opens].upos != "CCONJ" else opens].text.lower() == "and":
        draft.hang(i, first[-1], "conj")


def shared_noun(draft: Draft, i: int) -> None:
    """`U.S. and Sarian officials said`: of two states joined before a noun both say whose officials they are."""
    head, noun = draft.heads[i], i + 1
    if draft.deps[i] != "conj" or draft.tokens[i].upos != "ADJ" or noun >= len(draft.tokens) or head >= i:
        return
    joined = all(draft.tokens[k].upos == "CCONJ" for k in range(head + 1, i)) and head + 1 < i
    same = (draft.heads[noun], draft.deps[noun]) == (draft.heads[head], draft.deps[head])
    if joined and same and draft.tokens[head].upos == "PROPN" and draft.tokens[noun].tag == "NNS":
        draft.hang(head, noun, "compound")


def given_for(draft: Draft, i: int) -> None:
    """`exchange Orin, who is serving a term for theft, for Ruiz`: the `for` behind the comma belongs to the exchange."""
    if draft.tokens[i].upos not in NOMINAL:
        return
    mark = next((k for k in draft.cases(i) if draft.tokens[k].text.lower() == "for"), 0)
    if mark < 2 or draft.tokens[mark - 1].text != ",":
        return
    up = draft.heads[i]
    while draft.heads[up] != up and draft.tokens[up].lemma.lower() not in SWAPPING:
        up = draft.heads[up]
    verb = draft.tokens[up]
    if verb.upos != "VERB" or verb.lemma.lower() not in SWAPPING or up > mark:
        return
    objects = [k for k in below(draft, up, "obj") if k < mark]
    clauses = any(
        draft.deps[k] == "acl:relcl" and any(draft.under(draft.heads[k], o) for o in objects)
        for k in range(up, mark)
    )
    if objects and clauses:
        draft.hang(i, up, "obl")


def bail(draft: Draft, i: int) -> bool:
    """True for the thing of `were denied bail by judges`, which the tagger took for a verb."""
    verb = draft.heads[i]
    what = draft.tokens[i].text.lower() == "bail" and draft.deps[i] in {"xcomp", "obj", "ccomp"} and i > verb
    return what and draft.tokens[verb].lemma.lower() in GIVING


def given_to(draft: Draft, name: int, first: int, last: int) -> None:
    """`denied Lev Orin bail`, `gave the singer Ana Ruiz protective bail`: a person between a verb of giving and what is given
    is who it is given to."""
    thing, tokens = draft.heads[name], draft.tokens
    verb = draft.heads[thing]
    if thing < last or draft.deps[name] not in {"compound", "nmod:desc", "nmod:poss", "flat"}:
        return
    attributes = all(
        draft.heads[k] == thing and draft.deps[k] in {"amod", "compound", "nummod"}
        for k in range(last, thing)
    )
    titles = all(tokens[k].upos in TITLES or tokens[k].tag == "HYPH" for k in range(verb + 1, first))
    giving = tokens[verb].lemma.lower() in GIVING and verb < first and first - verb < TITLED
    if giving and attributes and titles and tokens[thing].tag == "NN":
        draft.hang(name, verb, "iobj")


def given_people(draft: Draft, i: int) -> None:
    """`granted the women temporary release`: a plural before an attribute is no part of what is given."""
    tokens, thing = draft.tokens, draft.heads[i]
    if draft.deps[i] != "compound" or tokens[i].tag != "NNS" or thing < i + 2 or tokens[i + 1].upos != "ADJ":
        return
    verb = draft.heads[thing]
    if draft.deps[thing] != "obj" or tokens[verb].lemma.lower() not in GIVING or verb > i:
        return
    for k in range(verb + 1, i):
        if draft.heads[k] == thing and draft.deps[k] in {"det", "amod", "nummod", "nmod:poss"}:
            draft.heads[k] = i
    draft.hang(i, verb, "iobj")


def behind_name(draft: Draft, name: int, last: int, before: int | None) -> None:
    """`for Ana Ruiz, sentenced to a year, and Lev Orin, convicted of theft`: a participle right behind a name is about it.

    `before` is the person named before in the sentence, to whom a name is joined that the tree took for a subject.
    """
    i = last + 1
    if i >= len(draft.tokens) or draft.tokens[last].text != "," or draft.tokens[i].tag != "VBN":
        return
    if draft.heads[i] == i or below(draft, i, "aux", "aux:pass", "obj", "cop"):
        return
    if (
        draft.heads[name] == i
        and draft.deps[i] == "conj"
        and before is not None
        and not draft.under(before, i)
    ):
        draft.heads[name], draft.deps[name] = before, "conj"
        draft.heads[i], draft.deps[i] = name, "acl"
    free = not below(draft, i, "nsubj", "nsubj:pass", "cc")
    if free and draft.tokens[i].sentence == draft.tokens[name].sentence and draft.heads[i] != name:
        draft.hang(i, name, "acl")
