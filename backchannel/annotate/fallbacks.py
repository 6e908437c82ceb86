"""Attributions that the tree shows and the encoder left out.

In: a word that may be a cue, and the drafts so far. Out: a `Draft` or nothing. Always true: what another
draft already holds is not said twice, but for a source that an outlet relays.
"""

from __future__ import annotations

from backchannel.annotate.draft import FAR, QUOTES, Draft, cues, finite_say, runs, subject_of
from backchannel.annotate.figures import from_figure
from backchannel.annotate.lexicon import load_lexicon
from backchannel.annotate.relays import from_quoting
from backchannel.annotate.voiceless import from_this
from backchannel.annotate.voices import HEARD, told_by
from backchannel.tree import Tree, matches

# where the name ends that somebody gives to a thing
ENDS = frozenset({",", ".", ":", "MD", "VBD", "VBZ", "VBP", "WP", "WDT"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
STOPS = frozenset({"PUNCT", "AUX", "SCONJ"})
CLOSING = ("”", '"', "’", "''", "»")


def fallback(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """The attribution whose cue begins with the word `i`."""
    return (
        from_verb(tree, i, drafts)
        or from_told(tree, i)
        or from_document(tree, i, drafts)
        or from_last(tree, i, drafts)
        or from_hearer(tree, i, drafts)
        or from_noun(tree, i, drafts)
        or from_phrase(tree, i, drafts)
        or from_label(tree, i)
        or from_colon(tree, i, drafts)
        or from_hearsay(tree, i, drafts)
        or from_this(tree, i)
        or from_quoting(tree, i)
        or from_figure(tree, i, drafts)
    )


def from_verb(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """A cue verb with a clause, which the encoder left out."""
    t = tree[i]
    if t.upos != "VERB" or t.tag == "VB":
        return None
    if not (t.lemma in cues()["say"] or went_on(tree, i) or adjudged(tree, i)):
        return None
    if t.tag == "VBG" and (not told_that(tree, i) or tree[i - 1].text.lower() == "as"):
        return None
    subject = subject_of(tree, i)
    if subject is None:
        subject = hung_elsewhere(tree, i)
    asked = t.lemma == "ask" and tree.child(i, "nsubj") is None
    if subject is None:
        return relayed_quote(tree, i, i - 1, drafts)
    if asked or tree.child(i, "nsubj:pass") is not None:
        return None
    clause = tree.child(i, "ccomp") or gerund(tree, i)
    if clause is not None:
        inside = unbroken(tree, i, tree.subtree(clause), {k for d in drafts for k in d.frame()})
    elif inserted(tree, i) and (top := tree.head(i)) is not None:
        own = set(tree.subtree(i))
        inside = [k for k in tree.subtree(top) if k not in own]
    else:
        return relayed_quote(tree, i, subject, drafts)
    content = runs(tree, inside)
    words = {k for r in content for k in range(*r)}
    rivals = [
        d for d in drafts if d.verb is None or tree[d.verb].upos == "VERB" and tree[d.verb].lemma != "accord"
    ]
    # whoever tells the whole with verb and subject relays what is said in it
    rivals = [d for d in rivals if not {i, subject} <= d.words() or i == min(d.words(), default=i)]
    if as_said(tree, i):
        # whoever says so too relays nobody
        rivals = []
    if len(words) < FAR + 1 or any(len(words & d.words()) > len(words) // 2 for d in rivals):
        return None
    phrase = tree.phrase(subject)
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], content)


def adjudged(tree: Tree, i: int) -> bool:
    """True for `the High Court has ordered`, `the judge held that`, `found in his ruling that`."""
    if tree[i].lemma not in cues()["adjudge"] or not (inserted(tree, i) or told_that(tree, i)):
        return False
    subject = tree.child(i, "nsubj")
    bench = subject is not None and tree[subject].lemma.lower() in cues()["benches"]
    return bench or any(
        tree.case(c) == "in" and tree[c].lemma.lower() in cues()["judgments"] for c in tree.children(i, "obl")
    )


def hung_elsewhere(tree: Tree, i: int) -> int | None:
    """The `Prosecutors` of `Prosecutors said they ..., the agency reported`, which a wrong tree gives the agency's verb."""
    before = i - 1
    opens = before >= 0 and before == tree.sentence(i)[0] and tree[before].upos in ("NOUN", "PROPN", "PRON")
    return before if opens and matches(tree[before].dep, "nsubj") and tree[before].head > i else None


def from_told(tree: Tree, i: int) -> Draft | None:
    """`She was told by officials that ...`: whoever told her speaks."""
    if tree[i].tag != "VBN" or tree[i].lemma not in cues()["told"] or tree.child(i, "nsubj:pass") is None:
        return None
    clause, agent = tree.child(i, "ccomp"), told_by(tree, i)
    if clause is None or agent is None or not i < agent < clause:
        return None
    phrase = tree.contiguous(agent, tree.phrase(agent))
    content = runs(tree, [k for k in tree.subtree(clause) if k > phrase[-1]])
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], content) if content else None


def gerund(tree: Tree, i: int) -> int | None:
    """The clause of `reported finding them alive`."""
    clause = tree.child(i, "xcomp")
    return clause if clause is not None and tree[clause].tag == "VBG" and not tree.mark(clause) else None


def relayed_quote(tree: Tree, i: int, subject: int, drafts: list[Draft]) -> Draft | None:
    """What X says in `“...,” X said, according to an outlet`, of which only the outlet was seen."""
    if subject < 1 or tree[subject].upos not in ("PROPN", "NOUN", "PRON") or not finite_say(tree, i):
        return None
    first = tree.phrase(subject)[0]
    while first and tree[first - 1].upos in ("DET", "ADJ", "NOUN", "PROPN"):
        first -= 1
    if not first or subject > i or tree[first - 1].text not in CLOSING:
        return None
    for d in drafts:
        outlet = d.verb is not None and tree[d.verb].text.lower() == "according"
        if outlet and {i, subject} <= d.words():
            said = runs(tree, [k for k in d.words() if k < first])
            return Draft((i, i + 1), i, [(first, subject + 1)], said) if said else None
    return None


def inserted(tree: Tree, i: int) -> bool:
    """True for `..., the police say` and `..., as the police have said`."""
    # without a pronoun that opens it, a clause behind a comma is no relative one
    bare = tree[i].dep == "advcl:relcl" and not any(tree[k].tag in RELATIVE for k in tree.subtree(i))
    return matches(tree[i].dep, "parataxis") or bare or as_said(tree, i) or went_on(tree, i)


def went_on(tree: Tree, i: int) -> bool:
    """True for the `she went on` between commas."""
    if tree[i].lemma != "go":
        return False
    first, after = tree.child(i, "nsubj"), i + 2
    particle = i + 1 in tree.sentence(i) and tree[i + 1].text.lower() == "on"
    if not particle or first is None or after not in tree.sentence(i):
        return False
    return first > 0 and tree[first - 1].text == "," and tree[after].text == "," and first < i


def as_said(tree: Tree, i: int) -> bool:
    """True for `as the police have said`."""
    return matches(tree[i].dep, "advcl") and tree.mark(i) == "as" and tree.child(i, "obj", "xcomp") is None


def told_that(tree: Tree, i: int) -> bool:
    """True for a participle with the conjunction of what is said: `by telling them that`."""
    clause = tree.child(i, "ccomp")
    return clause is not None and "that" in tree.mark(clause).split()


def from_document(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`Polls show that ...`, which the encoder left out."""
    t = tree[i]
    if (
        t.tag not in ("VBD", "VBZ", "VBP")
        or t.lemma not in cues()["show"]
        or i < 1
        or i + 1 >= len(tree.tokens)
    ):
        return None
    subject = tree.child(i, "nsubj")
    documents = load_lexicon().words["documents"]
    if subject is None or subject > i or tree[subject].lemma.lower() not in documents:
        return None
    if tree[i + 1].text.lower() != "that" or any(i in d.words() for d in drafts):
        return None
    phrase = tree.phrase(subject)
    inside = unbroken(
        tree, i, list(range(i + 1, tree.sentence(i)[-1] + 1)), {k for d in drafts for k in d.frame()}
    )
    content = runs(tree, inside)
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], content) if content else None


def from_last(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`..., reports NAME.` at the end of a sentence, be there a comma or not."""
    t = tree[i]
    sentence = tree.sentence(i)
    if (
        t.tag not in ("VBD", "VBZ")
        or t.lemma not in cues()["say"]
        or not sentence[0] + FAR < i < sentence[-1]
    ):
        return None
    subject = tree.child(i, "nsubj")
    if subject is None or subject < i or tree[subject].upos not in ("PROPN", "NOUN"):
        return None
    phrase = tree.phrase(subject)
    rest = [k for k in range(phrase[-1] + 1, sentence[-1] + 1) if tree[k].upos != "PUNCT"]
    before = range(sentence[0], i)
    if phrase[0] != i + 1 or rest or any(set(before) & d.words() for d in drafts):
        return None
    stated = any(
        tree[k].upos in ("VERB", "AUX") and tree.child(k, "nsubj", "cop") is not None for k in before
    )
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], runs(tree, list(before))) if stated else None


def from_hearer(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`..., an elder who knows them told NAME.` at the end of a sentence, which a wrong tree hangs on the elder."""
    if tree[i].lemma not in HEARD or tree[i].tag not in ("VBD", "VBN"):
        return None
    hearer, subject = tree.child(i, "obj", "iobj", "obl"), subject_of(tree, i)
    if tree.children(i, "ccomp", "aux:pass"):
        return None
    last = tree.sentence(i)[-1]
    if hearer != i + 1 or tree[hearer].upos != "PROPN" or subject is None or subject > i:
        return None
    ends = all(tree[k].upos in ("PUNCT", "PROPN") or tree.under(k, i) for k in range(hearer, last + 1))
    phrase = [k for k in tree.contiguous(subject, tree.subtree(subject)) if k < i]
    while phrase and tree[phrase[0]].text == ",":
        phrase = phrase[1:]
    if not ends or not phrase or tree[phrase[0] - 1].text != "," or phrase[-1] != i - 1:
        return None
    before = range(tree.sentence(i)[0], phrase[0] - 1)
    stated = any(
        tree[k].upos in ("VERB", "AUX") and tree.child(k, "nsubj", "cop") is not None for k in before
    )
    if not stated or any(set(before) & d.words() for d in drafts if d.verb not in before):
        return None
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], runs(tree, list(before)))


def unbroken(tree: Tree, verb: int, found: list[int], framed: set[int]) -> list[int]:
    """The words of a clause after its verb as one run that stops before another cue or source."""
    if found[0] < verb:
        return [i for i in found if i != verb]
    stop = next((i for i in range(found[0], found[-1] + 1) if i in framed), found[-1] + 1)
    return list(range(found[0], stop))


def from_phrase(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`according to X`, which the encoder left out."""
    if tree[i].text.lower() == "words":
        return in_words_of(tree, i, drafts)
    if tree[i].text.lower() != "according" or i + 2 >= len(tree.tokens) or tree[i + 1].text.lower() != "to":
        return None
    head = tree.head(i)
    source = (
        head
        if head is not None and head > i + 1 and tree[head].upos in ("NOUN", "PROPN", "PRON")
        else tree.child(i, "obl")
    )
    if source is None or source <= i + 1:
        return None
    span = [k for k in tree.subtree(source) if k > i + 1]
    phrase = tree.contiguous(source, span)
    own = {i, i + 1, *phrase}
    content = runs(tree, [k for k in tree.sentence(i) if k not in own])
    return Draft((i, i + 2), i, [(phrase[0], phrase[-1] + 1)], content) if content else None


def in_words_of(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`in the words of his lawyer, ...`, `..., in the words of NAME`."""
    owner = next((c for c in tree.children(i, "nmod") if tree.case(c) == "of"), None)
    if owner is None or tree.case(i) != "in" or i < 2 or any(i in d.words() for d in drafts):
        return None
    phrase = tree.contiguous(owner, tree.phrase(owner))
    own = {i - 2, i - 1, i, *range(i + 1, phrase[-1] + 1)}
    edge = phrase[-1] + 1 < len(tree.tokens) and tree[phrase[-1] + 1].upos == "PUNCT"
    content = runs(tree, [k for k in tree.sentence(i) if k not in own])
    return Draft((i - 2, i + 2), i, [(phrase[0], phrase[-1] + 1)], content) if content and edge else None


def from_noun(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`X's claim that`, which the encoder left out."""
    if tree[i].upos != "NOUN" or tree[i].lemma not in cues()["nouns"]:
        return None
    clause = next((c for c in tree.children(i, "acl", "ccomp") if "that" in tree.mark(c).split()), None)
    by = [c for c in tree.children(i, "nmod") if tree.case(c) in ("by", "from", "of")]
    source = tree.child(i, "nmod:poss") or next(iter(by), None)
    if clause is None or source is None or tree.subtree(clause)[0] < i or any(i in d.words() for d in drafts):
        return None
    phrase = tree.phrase(source)
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], runs(tree, tree.subtree(clause)))


def from_label(tree: Tree, i: int) -> Draft | None:
    """`what X call a hostage`: the name that somebody gives to a thing."""
    t = tree[i]
    if t.upos != "VERB" or t.lemma not in cues()["label"] or t.tag in ("VB", "VBG"):
        return None
    subject = tree.child(i, "nsubj")
    if subject is None or subject > i:
        return None
    phrase = tree.phrase(subject)
    if not phrase or tree[phrase[0] - 1].text.lower() != "what" or phrase[0] == 0:
        return None
    last = i
    while (
        last + 1 <= tree.sentence(i)[-1]
        and tree[last + 1].tag not in ENDS
        and tree[last + 1].upos not in STOPS
    ):
        last += 1
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], [(i + 1, last + 1)]) if last > i else None


def from_hearsay(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`It is understood that` and `reportedly`, which name no source."""
    t = tree[i]
    if t.lemma.lower() in cues()["hearsay"] and (head := tree.head(i)) is not None:
        content = runs(tree, [k for k in tree.subtree(head) if k != i])
        taken = any(i in d.words() and not d.impersonal for d in drafts)
        return (
            None if taken or tree[head].upos != "VERB" else Draft((i, i + 1), i, [], content, impersonal=True)
        )
    if t.upos == "VERB" and t.lemma in cues()["impersonal"] and t.tag == "VBN":
        clause = tree.child(i, "ccomp", "csubj")
        it = tree.child(i, "expl", "nsubj:pass", "nsubj")
        if clause is None or it is None or tree[it].text.lower() != "it":
            return None
        content = runs(tree, tree.subtree(clause))
        named = any(len(d.words() & {k for r in content for k in range(*r)}) > FAR for d in drafts)
        return None if named else Draft((it, i + 1), i, [], content, impersonal=True)
    return None


def from_colon(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`The minister shook his head: “...”`: whose gesture it is speaks."""
    if tree[i].text != ":" or i + 1 >= len(tree.tokens) or tree[i + 1].text not in QUOTES:
        return None
    end = next((k for k in range(i + 2, len(tree.tokens)) if tree[k].text in CLOSING), None)
    before = [k for k in tree.sentence(i) if k < i]
    verb = next((k for k in before if tree[k].tag in ("VBD", "VBZ") and told_of(tree, k, i)), None)
    if end is None or verb is None or end - i - 2 < FAR + 1:
        return None
    subject = tree.child(verb, "nsubj")
    words = range(i + 1, end + 1)
    if subject is None or subject > verb or any(k in d.words() for d in drafts for k in words):
        return None
    phrase = tree.phrase(subject)
    return Draft(None, verb, [(phrase[0], phrase[-1] + 1)], [(i + 1, end + 1)])


def told_of(tree: Tree, verb: int, colon: int) -> bool:
    """True for the main verb before a colon, of whatever the tree makes what follows."""
    head = tree.head(verb)
    return head is None or head > colon
