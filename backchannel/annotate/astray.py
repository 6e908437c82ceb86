"""Mend what a parser drew into a relative clause, or hung on the verb of the wrong clause.

In: a tree in the making and a word. Out: the same tree with that word where it stands in the sentence. Always true: what
somebody gets, is sentenced to or is arrested for hangs on the verb that says so, not on a clause that tells who he is; a
noun is coordinated with no verb.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below, indefinite
from backchannel.annotate.grafts import Draft

GIVING = frozenset({"give", "hand", "award", "impose"})
SENTENCING = frozenset({"sentence", "condemn"})
SEIZING = frozenset(
    {"arrest", "detain", "apprehend", "nab", "indict", "jail", "imprison", "remand", "convict", "book"}
)
LENGTHS = frozenset({"year", "month", "week", "day", "decade", "life"})
PRISONS = frozenset(
    {"prison", "jail", "colony", "custody", "penitentiary", "bar", "imprisonment", "camp", "detention"}
)
# verbs that take a length of their own
LASTING = frozenset(
    {"spend", "serve", "do", "get", "receive", "face", "have", "wait", "last", "complete", "owe", "add", "amount",
     "sentence", "condemn", "extend", "reduce", "cut", "commute", "raise", "increase", "return", "limit", "spare"}
)  # fmt: skip
GROUNDS = frozenset({"charge", "suspicion", "allegation", "accusation"})
# what somebody does or bears on a charge
TRIED = frozenset(
    {
        "face",
        "await",
        "stand",
        "deny",
        "fight",
        "contest",
        "appear",
        "serve",
        "spend",
        "want",
        "try",
        "be",
        "go",
        "seek",
    }
)
STEPS = frozenset(
    {"trial", "charge", "sentence", "term", "arrest", "warrant", "year", "month", "court", "case", "notice"}
)
SPOUSES = frozenset(
    {
        "husband",
        "wife",
        "son",
        "daughter",
        "brother",
        "sister",
        "father",
        "mother",
        "widow",
        "widower",
        "nephew",
        "niece",
    }
)
# verbs without an object, whose past tense a parser takes for a participle
COMING = frozenset(
    {"follow", "ensue", "begin", "start", "end", "collapse", "occur", "resume", "happen", "stall"}
)
NEAR = 14
REACH = 40


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    term_given(draft, i)
    term_imposed(draft, i)
    ground(draft, i)
    behind_colon(draft, i)
    came(draft, i)
    apiece(draft, i)
    two_places(draft, i)
    second_of_two(draft, i)
    days_given(draft, i)
    house_arrest(draft, i)
    aged_name(draft, i)
    among_those(draft, i)
    called_so(draft, i)
    besides(draft, i)


def term_given(draft: Draft, i: int) -> None:
    """`gave a driver who is ill three years in prison`: the years are what is given, not how long he has been ill."""
    tokens = draft.tokens
    if tokens[i].lemma.lower() not in LENGTHS or not imprisoned(draft, i):
        return
    start = first_of(draft, i)
    gift = relative_before(draft, start, GIVING) if start < i else None
    if gift is None or tokens[start - 1].upos in {"ADP", "SCONJ"} or tokens[start - 1].text == "to":
        return
    verb, who, clause = gift
    if tokens[clause].lemma.lower() in LASTING or [
        k for k in below(draft, verb, "obj") if k != who and k < i
    ]:
        return
    for k in range(clause - 3, start):
        # `who is on hunger strike three years in prison`
        if draft.deps[k] == "case" and draft.heads[k] > start and k + 1 < start:
            draft.hang(k, next_noun(draft, k, start), "case")
    draft.hang(i, verb, "obj")
    draft.deps[who] = "iobj"
    place = next((k for k in range(i + 1, i + 6) if tokens[k].lemma.lower() in PRISONS and draft.cases(k)), i)
    if place != i:
        draft.hang(place, i, "nmod")


def term_imposed(draft: Draft, i: int) -> None:
    """`sentenced a man who ran a bakery to four years`: to which nobody runs a bakery."""
    tokens = draft.tokens
    if tokens[i].lemma.lower() not in LENGTHS | {"death", "imprisonment"}:
        return
    start = first_of(draft, i)
    if start < 1 or tokens[start - 1].text.lower() != "to" or not tokens[draft.heads[i]].upos:
        return
    found = relative_before(draft, start - 1, SENTENCING)
    if found is None or tokens[found[2]].lemma.lower() in LASTING:
        return
    draft.hang(i, found[0], "obl")


def ground(draft: Draft, i: int) -> None:
    """`arrested a woman who holds two passports on charges of treason`: on those she is arrested."""
    tokens = draft.tokens
    clause = draft.heads[i]
    if tokens[i].text.lower().removesuffix("s") not in GROUNDS or not draft.deps[i].startswith(
        ("obl", "nmod")
    ):
        return
    if not any(tokens[k].text.lower() == "on" for k in draft.cases(i)):
        return
    if draft.deps[clause] in {"obj", "obl", "nmod"} and draft.deps[draft.heads[clause]] == "acl:relcl":
        clause = draft.heads[clause]
    found = relative_before(draft, i - 1, SEIZING)
    if found is None or found[2] != clause or below(draft, clause, "aux:pass"):
        return
    told = [clause, *below(draft, clause, "obj", "obl", "cop")]
    if all(tokens[k].lemma.lower() not in TRIED | SEIZING | STEPS for k in told if k != i):
        draft.hang(i, found[0], "obl")


def behind_colon(draft: Draft, i: int) -> None:
    """`The judge read her verdict: Orin was convicted and received two years`: what is joined behind a colon goes on
    with the clause that the colon opens."""
    first = draft.heads[i]
    tokens = draft.tokens
    if (
        draft.deps[i] != "conj"
        or first > i
        or tokens[i].upos != "VERB"
        or below(draft, i, "nsubj", "nsubj:pass")
    ):
        return
    between = range(max(first + 1, i - REACH), i)
    colon = next(
        (k for k in between if tokens[k].text == ":" and tokens[k].sentence == tokens[i].sentence), None
    )
    if colon is None:
        return
    clause = next(
        (k for k in range(colon + 1, i) if draft.deps[k] == "parataxis" and draft.heads[k] == first), None
    )
    if clause is not None and below(draft, clause, "nsubj", "nsubj:pass"):
        draft.hang(i, clause, "conj")


def came(draft: Draft, i: int) -> None:
    """`Ten were freed, and on Sunday a swap of 30 for 30 followed`: the last word is the verb of the second clause."""
    tokens = draft.tokens
    t = tokens[i]
    if not draft.deps[i].startswith("acl") or t.lemma.lower() not in COMING or t.tag not in {"VBN", "VBD"}:
        return
    if i + 1 < len(tokens) and tokens[i + 1].sentence == t.sentence and tokens[i + 1].upos != "PUNCT":
        return
    noun = draft.heads[i]
    while draft.deps[noun].partition(":")[0] in {"nmod", "obl", "appos"} and draft.heads[noun] < noun:
        noun = draft.heads[noun]
    first = draft.heads[noun]
    joint = below(draft, noun, "cc")
    if draft.deps[noun] != "conj" or tokens[first].upos != "VERB" or not joint or joint[0] > noun:
        return
    draft.hang(i, first, "conj")
    draft.hang(noun, i, "nsubj")
    for k in range(joint[0], noun):
        if k == joint[0]:
            draft.hang(k, i, "cc")
        elif draft.heads[k] in {first, noun} and draft.cases(k):
            draft.hang(k, i, "obl")


def apiece(draft: Draft, i: int) -> None:
    """`swapped 300 prisoners apiece`: a word like `each`, which nothing is a kind of."""
    noun = i - 1
    if draft.tokens[i].text.lower() != "apiece" or noun < 0 or draft.tokens[noun].tag not in {"NNS", "CD"}:
        return
    if draft.heads[noun] == i:
        for k in below(draft, i, "nummod", "det", "amod", "compound", "case"):
            draft.hang(k, noun, draft.deps[k])
        draft.heads[noun], draft.deps[noun] = draft.heads[i], draft.deps[i]
    draft.hang(i, noun, "det")


def two_places(draft: Draft, i: int) -> None:
    """`LOM/RECK - Minsk and Kyiv have swapped 30 men`: the places that a report is sent from do nothing in it."""
    tokens = draft.tokens
    opens = i == 0 or tokens[i - 1].sentence != tokens[i].sentence
    words = [t.text for t in tokens[i : i + 4]]
    if not opens or len(words) < 4 or words[1] != "/" or words[3] not in {"-", "–", "—"}:
        return
    if not words[0].isupper() or not words[2].isupper() or not draft.deps[i].startswith("nsubj"):
        return
    verb = draft.heads[i]
    behind = [k for k in below(draft, i, "appos", "conj", "flat", "list") if i + 3 < k < verb]
    subjects = [k for k in below(draft, verb, draft.deps[i]) if i + 3 < k < verb] or behind[:1]
    if not subjects:
        return
    draft.hang(subjects[0], verb, draft.deps[i])
    draft.deps[i] = "dep"
    for k in behind:
        if k != subjects[0]:
            draft.hang(k, subjects[0], "conj")


def second_of_two(draft: Draft, i: int) -> None:
    """`his lawyers, Marek Dolan and Vera Karp, said`: the second name goes with the first, not beside the lawyers."""
    tokens = draft.tokens
    noun = draft.heads[i]
    if draft.deps[i] != "conj" or tokens[i].upos != "PROPN" or tokens[noun].tag != "NNS" or noun > i:
        return
    joint = below(draft, i, "cc")
    first = [k for k in below(draft, noun, "appos", "conj") if noun < k < i and tokens[k].upos == "PROPN"]
    if len(first) != 1 or not joint or tokens[joint[0] - 1].upos != "PROPN":
        return
    last = max([i, *below(draft, i, "flat")])
    closed = last + 1 < len(tokens) and tokens[last + 1].text == ","
    if draft.deps[first[0]] == "conj":
        whose = below(draft, noun, "nmod:poss") and tokens[noun + 1].text == ","
        if not (whose and closed and tokens[first[0] - 1].text == ","):
            return
        draft.deps[first[0]] = "appos"
    if last + 1 < len(tokens) and tokens[last + 1].upos == "PUNCT":
        draft.hang(i, first[0], "conj")


def days_given(draft: Draft, i: int) -> None:
    """`handed Orin 30 days' detention`: whoever stands before the number is given the days."""
    tokens = draft.tokens
    days = draft.heads[i]
    if draft.deps[i] != "nummod" or tokens[days].lemma.lower() not in LENGTHS or i == 0:
        return
    term = draft.heads[days]
    verb = draft.heads[term]
    given = draft.deps[days] == "nmod:poss" and draft.deps[term] == "obj" and verb < i
    if not given or tokens[verb].lemma.lower() not in GIVING or tokens[i - 1].upos != "PROPN":
        return
    first = i - 1
    while first - 1 > verb and tokens[first - 1].upos == "PROPN":
        first -= 1
    if first - 1 != verb and tokens[first - 1].upos in {"NOUN", "ADJ", "DET"}:
        return
    draft.hang(first, verb, "iobj")
    for k in range(first + 1, i):
        draft.hang(k, first, "flat")


def house_arrest(draft: Draft, i: int) -> None:
    """`changed the measure to house arrest`: nobody houses an arrest."""
    house = i - 1
    tokens = draft.tokens
    if tokens[i].text.lower() != "arrest" or house < 2 or tokens[house].text.lower() != "house":
        return
    opener, noun = house - 1, draft.heads[house]
    if draft.heads[i] != house or tokens[opener].text.lower() != "to" or house < noun:
        return
    while tokens[noun].upos != "VERB" and draft.heads[noun] < noun:
        noun = draft.heads[noun]
    draft.heads[i], draft.deps[i] = noun, "obl"
    draft.hang(house, i, "compound")
    draft.hang(opener, i, "case")


def aged_name(draft: Draft, i: int) -> None:
    """`a resident of Lom, 45-year-old Lev Orin,`: a name without a preposition is who is described."""
    tokens = draft.tokens
    noun = draft.heads[i]
    if draft.deps[i] not in {"nmod", "nmod:unmarked", "conj", "obl"} or tokens[i].upos != "PROPN" or noun > i:
        return
    old = [k for k in below(draft, i, "amod") if tokens[k].text.lower() == "old"]
    if not old or draft.cases(i) or below(draft, i, "cc"):
        return
    start = next((k for k in range(old[0], noun, -1) if tokens[k].text == ","), noun)
    if start > noun and tokens[start + 1].upos == "NUM" and tokens[noun].upos == "NOUN":
        draft.hang(i, noun, "appos")


def among_those(draft: Draft, i: int) -> None:
    """`he freed many; among those let go in June was Orin`: those are people of the second clause, and Orin one of them."""
    tokens = draft.tokens
    if tokens[i].text.lower() != "those" or i < 1 or i + 2 >= len(tokens):
        return
    done = i + 1
    if tokens[i - 1].text.lower() != "among" or tokens[done].upos != "VERB" or tokens[done].tag == "VBG":
        return
    link = next((k for k in range(done + 1, min(done + NEAR, len(tokens))) if draft.deps[k] == "cop"), -1)
    if (
        link < 0
        or tokens[link].sentence != tokens[i].sentence
        or tokens[link].tag not in {"VBD", "VBZ", "VBP"}
    ):
        return
    who = draft.heads[link]
    if who > link and not draft.under(who, done):
        if draft.deps[who].startswith("nsubj") and draft.heads[who] < i:
            # what has a copula of its own is no subject of a verb before it
            draft.deps[who] = "parataxis"
        draft.hang(i, who, "nmod")
        draft.hang(done, i, "acl")


def called_so(draft: Draft, i: int) -> None:
    """`the daily Brama wrote`: of two subjects side by side the name tells which daily it is."""
    noun, tokens = i - 1, draft.tokens
    if (
        noun < 0
        or draft.deps[i] != "nsubj"
        or (draft.deps[noun], draft.heads[noun]) != ("nsubj", draft.heads[i])
    ):
        return
    if tokens[i].upos == "PROPN" and (tokens[noun].upos, tokens[noun].tag) == ("NOUN", "NN"):
        draft.hang(i, noun, "appos")


def besides(draft: Draft, i: int) -> None:
    """`Orin, a teacher and the husband of the writer`: what one is besides goes with what one is, not with the name."""
    tokens, name = draft.tokens, draft.heads[i]
    if draft.deps[i] != "conj" or tokens[i].lemma.lower() not in SPOUSES or tokens[name].upos != "PROPN":
        return
    joint = below(draft, i, "cc")
    called = [k for k in below(draft, name, "appos") if name < k < i and indefinite(draft, k)]
    if joint and called and joint[0] > called[-1] and tokens[joint[0] - 1].text != ",":
        draft.hang(i, called[-1], "conj")


def relative_before(draft: Draft, i: int, verbs: frozenset[str]) -> tuple[int, int, int] | None:
    """A verb before word `i`, whom it is done to, and the relative clause on him that stands right before the word."""
    for who in range(i - 1, max(-1, i - NEAR), -1):
        if draft.tokens[who].sentence != draft.tokens[i].sentence:
            return None
        verb = draft.heads[who]
        if draft.deps[who] in {"obj", "iobj"} and verb < who and draft.tokens[verb].lemma.lower() in verbs:
            clauses = [k for k in below(draft, who, "acl:relcl") if who < k < i]
            return (verb, who, clauses[0]) if len(clauses) == 1 else None
    return None


def first_of(draft: Draft, i: int) -> int:
    """The first word of a length: its number, or the word before that."""
    start = i
    while start > 0 and draft.tokens[start - 1].upos in {"NUM", "DET", "ADJ"} and draft.heads[start - 1] == i:
        start -= 1
    return start


def imprisoned(draft: Draft, i: int) -> bool:
    """True for `years in prison`, `years in a penal colony`, `years behind bars`."""
    words = draft.tokens[i + 1 : i + 6]
    opens = bool(words) and words[0].text.lower() in {"in", "of", "behind"}
    return opens and any(t.lemma.lower() in PRISONS for t in words)


def next_noun(draft: Draft, k: int, end: int) -> int:
    """The head of the phrase that a preposition opens, before word `end`."""
    nouns = [n for n in range(k + 1, end) if draft.tokens[n].upos in {"NOUN", "PROPN", "PRON"}]
    return nouns[-1] if nouns else draft.heads[k]
