"""Mend what a parser drew into a relative clause, or hung on the verb of the wrong clause.

In: a tree in the making and a word. Out: the same tree with that word where it stands in the sentence. Always true: what
somebody gets, is sentenced to or is arrested for hangs on the verb that says so, not on a clause that tells who he is; a
noun is coordinated with no verb.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below
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
    days_given(draft, i)
    house_arrest(draft, i)
    deed_charged(draft, i)


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
    near = range(i + 1, min(len(tokens), i + 6))
    place = next((k for k in near if tokens[k].lemma.lower() in PRISONS and draft.cases(k)), i)
    if place != i:
        draft.hang(place, i, "nmod")


def term_imposed(draft: Draft, i: int) -> None:
    """`sentenced a man who ran a bakery to four years`: to which nobody runs a bakery."""
    tokens = draft.tokens
    if tokens[i].lemma.lower() not in LENGTHS | {"death", "imprisonment"}:
        return
    start = first_of(draft, i)
    if start < 1 or tokens[start - 1].text.lower() != "to":
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


def deed_charged(draft: Draft, i: int) -> None:
    """`charged the director, Vera Karp, with justifying terror`, `nabbed a man who runs a shop for spying`: what
    somebody is charged with or arrested for hangs on that verb."""
    tokens = draft.tokens
    if tokens[i].tag != "VBG" or not draft.deps[i].startswith(("acl", "advcl")):
        return
    opener = next((tokens[k].text.lower() for k in below(draft, i, "mark")), "")
    above = draft.heads[i]
    if (
        opener == "with"
        and draft.deps[above] == "obj"
        and tokens[draft.heads[above]].lemma.lower() == "charge"
    ):
        draft.hang(i, draft.heads[above], "advcl")
    found = relative_before(draft, i, SEIZING) if opener == "for" else None
    if found is None or found[2] != above or below(draft, above, "aux:pass"):
        return
    told = [above, *below(draft, above, "obj", "obl", "cop")]
    if all(tokens[k].lemma.lower() not in TRIED | SEIZING | STEPS for k in told):
        draft.hang(i, found[0], "advcl")


def relative_before(draft: Draft, i: int, verbs: frozenset[str]) -> tuple[int, int, int] | None:
    """A verb before word `i`, whom it is done to, and the relative clause on him that stands right before the word."""
    for who in range(i - 1, max(-1, i - REACH), -1):
        if draft.tokens[who].sentence != draft.tokens[i].sentence:
            return None
        verb = draft.heads[who]
        # behind its verb a subject is an object that the tree took for one
        done_to = draft.deps[who] in {"obj", "iobj", "nsubj"} and verb < who
        if done_to and draft.tokens[verb].lemma.lower() in verbs:
            told = [who, *below(draft, who, "appos")]
            clauses = [k for one in told for k in below(draft, one, "acl:relcl") if who < k < i]
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
