"""Mend what a parser joined to the wrong clause or gave the wrong part in it.

In: a tree in the making and a word. Out: the same tree with that word hung where grammar lets it hang. Always true: a verb has
one subject; a finite verb is coordinated with a finite one, a participle with a participle; what is listed is
coordinated.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft

FINITE = frozenset({"VBD", "VBZ"})
PREDICATES = FINITE | {"VBP", "MD"}
ARTICLES = frozenset({"a", "an"})
GOALS = frozenset({"into", "onto", "to", "from", "behind"})
WHO = frozenset({"who", "whom"})
GIVING = frozenset({"give", "hand", "grant", "offer", "award", "deny", "refuse"})
VERDICTS = frozenset({"guilty", "innocent"})
# verbs that take a clause without `that`, and seldom an object that is somebody
# what is said of nobody but those who act
WILLING = frozenset(
    {
        "ready",
        "willing",
        "unwilling",
        "prepared",
        "unprepared",
        "eager",
        "reluctant",
        "keen",
        "able",
        "unable",
        "determined",
    }
)
TELLING = frozenset({"rule", "say", "decide", "find", "claim", "fear", "hope", "believe", "think", "know", "insist",
    "announce", "warn", "report", "allege", "confirm", "learn", "show", "suggest", "mean", "note", "add"})  # fmt: skip


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    second_subject(draft, i)
    beyond_relative(draft, i)
    in_a_list(draft, i)
    past_infinitive(draft, i)
    past_finite(draft, i)
    beside_name(draft, i)
    having_done(draft, i)
    had_object(draft, i)
    found_so(draft, i)
    aged_subject(draft, i)
    past_gerund(draft, i)
    cased_object(draft, i)
    main_verb(draft, i)
    referring(draft, i)
    under_object(draft, i)
    agreeing(draft, i)
    unlike(draft, i)
    perfect(draft, i)
    perfect_active(draft, i)
    cased_subject(draft, i)


def after_those(draft: Draft, i: int) -> bool:
    """`those set for release`: `those` goes with no noun in the singular, so that the word after it is a participle."""
    if among_number(draft, i):
        return True
    if i == 0 or i + 1 >= len(draft.tokens) or draft.tokens[i - 1].text.lower() != "those":
        return False
    t, link = draft.tokens[i], draft.tokens[i + 1].text.lower()
    return t.upos == "NOUN" and t.tag in {"NN", "VBN"} and link in {"for", "to", "by"}


def among_number(draft: Draft, i: int) -> bool:
    """True for the participle of `among the 22 freed were`, which the tagger takes for a noun."""
    if i < 3 or draft.tokens[i].tag != "VBN" or draft.tokens[i - 1].upos != "NUM":
        return False
    return [t.text.lower() for t in draft.tokens[i - 3 : i - 1]] == ["among", "the"]


def below(draft: Draft, i: int, *deps: str) -> list[int]:
    """The words near `i` that hang on it by one of the relations."""
    heads, relations = draft.heads, draft.deps
    near = range(max(0, i - 15), min(len(heads), i + 15))
    return [k for k in near if heads[k] == i and k != i and relations[k] in deps]


def second_subject(draft: Draft, i: int) -> None:
    """`Belarus on Monday freed seven men`: after a past tense with a subject before it stands its object."""
    verb = draft.heads[i]
    if draft.deps[i] != "nsubj:pass" or i < verb or draft.tokens[verb].tag != "VBD":
        return
    subjects = [k for k in below(draft, verb, "nsubj", "nsubj:pass") if k < verb]
    if subjects and not below(draft, verb, "aux:pass", "obj"):
        draft.deps[i] = "obj"
        for k in subjects:
            draft.deps[k] = "nsubj"


def beyond_relative(draft: Draft, i: int) -> None:
    """`Orin, who was jailed, and Ruiz were named`: who is joined after a relative clause is no subject in it."""
    verb = draft.heads[i]
    if not draft.deps[i].startswith("nsubj") or i < verb or draft.deps[verb] != "acl:relcl":
        return
    opener = next((k for k in below(draft, verb, "nsubj", "nsubj:pass") if k < verb), -1)
    joint = below(draft, i, "cc")
    if opener < 2 or not joint or joint[0] > i or draft.tokens[opener].text.lower() not in WHO:
        return
    noun = opener - 2 if draft.tokens[opener - 1].text == "," else opener - 1
    while draft.deps[noun] in {"flat", "compound"} and draft.heads[noun] < opener:
        noun = draft.heads[noun]
    draft.hang(i, noun, "conj")


def in_a_list(draft: Draft, i: int) -> None:
    """`a diplomat, a filmmaker and an economist`: the second of three with an article is another one."""
    first = draft.heads[i]
    if draft.deps[i] != "appos" or first > i:
        return
    if draft.deps[first] == "appos" and below(draft, i, "appos", "flat") and below(draft, i, "det"):
        # `the writer Orin, the lawyer Ruiz and 20 students`: two who are each described and named
        noun = draft.heads[first]
        behind = (k for top in (noun, first) for k in below(draft, top, "conj"))
        if noun < i and any(k > i and below(draft, k, "cc") for k in behind):
            draft.hang(i, noun, "conj")
        return
    if not (indefinite(draft, i) and indefinite(draft, first)):
        return
    later = [k for top in (first, i) for k in below(draft, top, "conj") if k > i]
    if any(indefinite(draft, k) and below(draft, k, "cc") for k in later):
        draft.hang(i, first, "conj")


def indefinite(draft: Draft, i: int) -> bool:
    """True for a common noun with an indefinite article."""
    common = draft.tokens[i].upos == "NOUN"
    return common and any(draft.tokens[k].text.lower() in ARTICLES for k in below(draft, i, "det"))


def past_infinitive(draft: Draft, i: int) -> None:
    """`was expected to go free but remained in custody`: a finite verb is coordinated with a finite one."""
    head = draft.heads[i]
    if draft.deps[i] != "conj" or i < head or draft.tokens[head].tag != "VB" or not finite(draft, i):
        return
    if not any(draft.tokens[k].upos == "PART" for k in below(draft, head, "mark")):
        return
    up = draft.heads[head]
    while not finite(draft, up) and draft.heads[up] != up:
        up = draft.heads[up]
    if finite(draft, up) and draft.tokens[up].upos in {"VERB", "AUX", "ADJ"}:
        draft.hang(i, up, "conj")


def finite(draft: Draft, i: int) -> bool:
    """True for a verb in the past or the third person, or with an auxiliary in one of them."""
    words = [i, *(k for k in below(draft, i, "aux", "aux:pass", "cop") if k < i)]
    return any(draft.tokens[k].tag in FINITE for k in words)


def past_finite(draft: Draft, i: int) -> None:
    """`was arrested after the army took power and convicted of theft`: a bare participle goes on with a passive."""
    head = draft.heads[i]
    bare = draft.tokens[i].tag == "VBN" and not below(draft, i, "aux", "aux:pass", "nsubj", "nsubj:pass")
    # `was arrested in May and given a year`: of two objects the passive keeps one
    kept = draft.tokens[i].lemma.lower() in GIVING
    if draft.deps[i] != "conj" or i < head or not bare or (below(draft, i, "obj") and not kept):
        return
    up = draft.heads[head]
    # no participle is coordinated with a noun that hangs on a verb either
    under_verb = draft.tokens[head].upos == "NOUN" and (
        draft.deps[head] == "obj" or (kept and draft.deps[head] == "obl")
    )
    if draft.tokens[up if under_verb else head].tag not in FINITE and not (
        under_verb and below(draft, up, "aux:pass")
    ):
        return
    while draft.heads[up] != up and not below(draft, up, "aux:pass"):
        up = draft.heads[up]
    if up < head and below(draft, up, "aux:pass"):
        draft.hang(i, up, "conj")


def beside_name(draft: Draft, i: int) -> None:
    """`aid worker Lev Orin and reporter Ana Ruiz`: what is coordinated with part of a name is so with the whole."""
    head = draft.heads[i]
    if draft.deps[i] == "conj" and draft.deps[head] == "flat" and i > head > draft.heads[head]:
        draft.hang(i, draft.heads[head], "conj")


def having_done(draft: Draft, i: int) -> None:
    """`had his appeal rejected`: an auxiliary with an object of its own is none; what befell the object hangs on it."""
    done, t = draft.heads[i], draft.tokens[i]
    if draft.deps[i] != "aux" or t.lemma.lower() != "have" or draft.tokens[done].tag != "VBN" or done < i:
        return
    if not any(i < k < done for k in below(draft, i, "obj")):
        return
    draft.heads[i] = i if draft.heads[done] == done else draft.heads[done]
    draft.deps[i] = draft.deps[done]
    draft.heads[done], draft.deps[done] = i, "xcomp"
    for k in below(draft, done, "nsubj", "nsubj:pass", "advmod", "cc", "mark", "aux"):
        if k < i:
            draft.hang(k, i, draft.deps[k].replace(":pass", ""))


def had_object(draft: Draft, i: int) -> None:
    """`had his sentence lowered`: what stands before the participle is the object of the verb of having."""
    done = draft.heads[i]
    having = draft.heads[done]
    if draft.deps[i] != "obj" or not having < i < done or draft.deps[done] != "xcomp":
        return
    if draft.tokens[having].lemma.lower() in {"have", "get"} and draft.tokens[done].tag == "VBN":
        draft.hang(i, having, "obj")


def found_so(draft: Draft, i: int) -> None:
    """`a court found the teacher Ana Ruiz guilty`: between a verb with its subject and `guilty` stands the object."""
    verb = draft.heads[i]
    if not draft.deps[i].startswith("nsubj") or i < verb or draft.tokens[verb].tag != "VBD":
        return
    subjects = [k for k in below(draft, verb, "nsubj") if k < verb]
    called = [
        k for k in below(draft, verb, "obj", "xcomp") if k > i and draft.tokens[k].text.lower() in VERDICTS
    ]
    if not subjects or not called:
        return
    draft.deps[i], draft.deps[called[0]] = "obj", "xcomp"
    for k in below(draft, verb, "iobj"):
        if verb < k < i:
            draft.hang(k, i, "nmod:desc")


def aged_subject(draft: Draft, i: int) -> None:
    """`Orin, 40, charged with treason, will appear`: an age is nobody's subject."""
    t, done = draft.tokens[i], draft.heads[i]
    if t.upos != "NUM" or not draft.deps[i].startswith("nsubj") or i < 2 or draft.tokens[done].tag != "VBN":
        return
    if (
        draft.tokens[i - 1].text != ","
        or draft.tokens[i + 1].text != ","
        or below(draft, done, "aux", "aux:pass")
    ):
        return
    name = i - 2
    while draft.deps[name] == "flat" and draft.heads[name] < i:
        name = draft.heads[name]
    if draft.tokens[name].upos == "PROPN" and done > i:
        draft.hang(i, name, "appos")
        draft.hang(done, name, "acl")


def past_gerund(draft: Draft, i: int) -> None:
    """`found him guilty of assaulting an officer and handed him a year`: a finite verb does not go on with a gerund."""
    head = draft.heads[i]
    active = draft.tokens[i].tag == "VBD" and below(draft, i, "obj", "iobj")
    if (
        draft.deps[i] != "conj"
        or i < head
        or draft.tokens[head].tag != "VBG"
        or not active
        or finite(draft, head)
    ):
        return
    up = draft.heads[head]
    while not finite(draft, up) and draft.heads[up] != up:
        up = draft.heads[up]
    if finite(draft, up) and draft.tokens[up].upos == "VERB":
        draft.hang(i, up, "conj")


def cased_object(draft: Draft, i: int) -> None:
    """`sentenced her to three years`, `bundled him into a car`: what has a preposition is no object."""
    verb = draft.heads[i]
    if draft.deps[i] != "obj" or i < verb or draft.tokens[i].upos not in {"NOUN", "NUM"}:
        return
    into = any(k > verb and draft.tokens[k].text.lower() in GOALS for k in draft.cases(i))
    if into and any(k != i and not draft.cases(k) for k in below(draft, verb, "obj")):
        draft.deps[i] = "obl"
    opening = [k for k in draft.cases(i) if k > verb and draft.tokens[k].text.lower() in {"to", "for"}]
    if below(draft, verb, "iobj") and opening and draft.tokens[opening[0] - 1].text.lower() != "up":
        draft.deps[i] = "obl"


def main_verb(draft: Draft, i: int) -> None:
    """`Investigators named Orin as the organiser.`: a participle has no object, so it is the verb of a sentence that
    has no other."""
    noun = draft.heads[i]
    if draft.deps[i] != "acl" or draft.tokens[i].tag not in {"VBN", "VBD"} or i < noun:
        return
    objects = [k for k in below(draft, i, "obj") if k > i]
    if draft.heads[noun] != noun or not objects or below(draft, i, "aux:pass", "aux", "nsubj"):
        return
    sentence = [k for k in range(len(draft.tokens)) if draft.tokens[k].sentence == draft.tokens[i].sentence]
    others = [k for k in sentence if draft.tokens[k].tag in PREDICATES and not draft.under(k, i)]
    if others or below(draft, noun, "cop", "nsubj") or draft.tokens[sentence[-1]].text not in {".", "”", '"'}:
        return
    draft.heads[i], draft.deps[i] = i, "root"
    draft.heads[noun], draft.deps[noun] = i, "nsubj"
    for k in sentence:
        if draft.heads[k] == noun and k > i:
            draft.hang(k, i, draft.deps[k])


def referring(draft: Draft, i: int) -> None:
    """`said it was open to exchanging them`, `it was ready to`: an `it` stands for no gerund with `to`, and only somebody
    is ready, so that it is a subject."""
    head = draft.heads[i]
    if draft.deps[i] != "expl" or draft.tokens[head].upos != "ADJ":
        return
    if draft.tokens[head].lemma.lower() in WILLING:
        draft.deps[i] = "nsubj"
        return
    below_it = below(draft, head, "csubj", "ccomp", "xcomp", "advcl", "nsubj")
    gerunds = [
        k
        for k in below_it
        if draft.tokens[k].tag == "VBG"
        and any(draft.tokens[m].text.lower() == "to" for m in below(draft, k, "mark", "case"))
    ]
    if gerunds and gerunds == below_it:
        draft.deps[i] = "nsubj"


def under_object(draft: Draft, i: int) -> None:
    """`ruled two men are to be held`: what stands between a verb and a finite one is the subject of the second."""
    verb = draft.heads[i]
    if draft.deps[i] != "ccomp" or i < verb:
        return
    auxiliaries = [k for k in below(draft, i, "aux", "aux:pass", "cop") if k < i]
    if not auxiliaries or below(draft, i, "nsubj", "nsubj:pass", "expl"):
        return
    first = min(auxiliaries)
    objects = [k for k in below(draft, verb, "obj") if verb < k < first]
    telling = draft.tokens[verb].lemma.lower() in TELLING
    if not telling or len(objects) != 1 or draft.tokens[first].tag not in PREDICATES:
        return
    between = range(objects[0] + 1, first)
    if all(draft.under(k, objects[0]) for k in between) and not any(
        draft.tokens[k].text in {",", "that"} for k in between
    ):
        passive = any(draft.deps[k] == "aux:pass" for k in auxiliaries)
        draft.hang(objects[0], i, "nsubj:pass" if passive else "nsubj")


def agreeing(draft: Draft, i: int) -> None:
    """`they say that he is held and call for his release`: a bare verb goes on with no clause in the singular."""
    head = draft.heads[i]
    if draft.deps[i] != "conj" or draft.deps[head] != "ccomp" or draft.tokens[i].tag not in {"VB", "VBP"}:
        return
    up, own = draft.heads[head], below(draft, i, "aux", "aux:pass", "cop", "nsubj", "mark")
    singular = any(
        draft.tokens[k].tag == "VBZ" for k in [head, *below(draft, head, "aux", "aux:pass", "cop")]
    )
    if singular and not own and draft.tokens[up].tag == "VBP":
        draft.hang(i, up, "conj")


def unlike(draft: Draft, i: int) -> None:
    """`a truce in Gaza and an exchange`: what has an indefinite article is joined to what has one, not to a place."""
    head = draft.heads[i]
    up = draft.heads[head]
    if draft.deps[i] != "conj" or draft.tokens[head].upos != "PROPN" or draft.deps[head] != "nmod":
        return
    if indefinite(draft, i) and indefinite(draft, up) and not below(draft, head, "det"):
        draft.hang(i, up, "conj")


def perfect(draft: Draft, i: int) -> None:
    """`has freed five workers abducted last month`: a perfect has no time in the past; the participle before it has."""
    verb, before = draft.heads[i], i - 1
    while before > verb and draft.heads[before] == i:
        before -= 1
    dated = (
        draft.deps[i] == "obl:unmarked" and draft.tokens[before].tag == "VBN" and draft.deps[before] == "acl"
    )
    if dated and any(draft.tokens[k].tag in {"VBZ", "VBP"} for k in below(draft, verb, "aux") if k < verb):
        draft.hang(i, before, "obl:unmarked")


def perfect_active(draft: Draft, i: int) -> None:
    """`has for years detained six people`: with `have` alone and an object a verb is active."""
    verb = draft.heads[i]
    if draft.deps[i] != "nsubj:pass" or i > verb or not below(draft, verb, "obj"):
        return
    helpers = {draft.tokens[k].text.lower() for k in below(draft, verb, "aux", "aux:pass") if k < verb}
    if helpers and helpers <= {"has", "have", "had"} and draft.tokens[verb].tag in {"VBN", "VBD"}:
        draft.deps[i] = "nsubj"


def cased_subject(draft: Draft, i: int) -> None:
    """`was held in May, with 500 students taking part`: what has a `with` behind a verb is not its subject."""
    behind = draft.deps[i].startswith("nsubj") and i > draft.heads[i]
    for k in below(draft, draft.heads[i], "advcl") if behind else ():
        marks = below(draft, k, "mark")
        if k > i and any(m < i and draft.tokens[m].text.lower() == "with" for m in marks):
            draft.hang(i, k, "nsubj")
            return
    if behind and any(draft.tokens[k].text.lower() == "with" for k in draft.cases(i)):
        draft.deps[i] = "obl"
