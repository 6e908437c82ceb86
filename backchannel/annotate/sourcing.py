"""Name the source of a cue, where the encoder gave none or a word of it.

In: a draft and the tree. Out: the draft, changed in place. Always true: a source is the subject of its cue, or
stands right beside it; words that are said are never a source.
"""

from __future__ import annotations

from backchannel.annotate.candidate import head_of
from backchannel.annotate.draft import FAR, QUOTES, Draft, cues, finite_say, subject_of
from backchannel.annotate.voices import HEARD, behind_its_verb, by_voice
from backchannel.tree import Tree

RELATIVES = ("who", "which", "that")
PRONOUNS = ("he", "she", "it", "they")
NOMINAL = ("DET", "ADJ", "NUM", "NOUN", "PROPN")
# what stands between words that are said and who says them
NOUNS = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "JJ", "DT")
CLOSING = (",", "”", '"', "’", "''", "?", "!", "—", "–")


def add_source(tree: Tree, draft: Draft) -> None:
    """Name the subject of the cue as its source, where the encoder gave none, or a word of it."""
    verb = draft.verb
    if verb is None:
        return
    if not draft.source and tree[verb].text.lower() == "according":
        after_according(tree, draft, verb)
        return
    if impersonal(tree, verb) or by_voice(tree, draft):
        # it is said that: whoever is named before does not say it
        draft.source, draft.impersonal = [], True
        return
    owned_source(tree, draft, verb)
    if relative_source(tree, draft) or apposition_only(tree, draft):
        draft.source = []
    if not draft.source and (beside(tree, draft, verb) or before_cue(tree, draft, verb)):
        return
    if draft.source:
        cut = len(draft.source) == 1 and not tree.children(verb, "nsubj") and draft.source[0][1] == verb
        if cut and tree.case(head_of(tree, *draft.source[0])):
            # of the discussions told NAME: only the end of the source was seen
            spliced(tree, draft, verb)
        return
    if tree[verb].upos == "NOUN":
        owner_of_noun(tree, draft, verb)
        return
    if tree.child(verb, "nsubj:pass") is not None and tree[verb].lemma in cues()["told"]:
        return
    if before_verb(tree, draft, verb) or after_verb(tree, draft, verb) or behind_its_verb(tree, draft, verb):
        return
    subject = subject_of(tree, verb)
    if subject is None and draft.cue is not None:
        spliced(tree, draft, verb)
        return
    if subject is None or subject in draft.words() or tree.child(verb, "nsubj:pass") is not None:
        return
    phrase = [i for i in tree.phrase(subject) if i not in draft.words() and i not in draft.frame()]
    if subject in phrase:
        phrase = tree.contiguous(subject, phrase)
        draft.source = [(phrase[0], phrase[-1] + 1)]


def owned_source(tree: Tree, draft: Draft, verb: int) -> None:
    """`Orin's defence asked`: of what belongs to somebody only the owner was seen."""
    inserted_source(tree, draft, verb)
    subject = tree.child(verb, "nsubj")
    if len(draft.source) != 1 or draft.cue is None or subject is None:
        return
    a, b = draft.source[0]
    if tree[b - 1].tag != "POS" or not b <= subject < verb or subject in draft.words():
        return
    if any(a <= k < b for k in tree.children(subject, "nmod:poss")):
        draft.source, draft.cue = [(a, subject + 1)], (max(draft.cue[0], subject + 1), draft.cue[1])


def inserted_source(tree: Tree, draft: Draft, verb: int) -> None:
    """`Orin, prosecutors say, took bribes`: who did what is said is none of those who say it."""
    subject = tree.child(verb, "nsubj")
    if len(draft.source) != 1 or subject is None:
        return
    a, b = draft.source[0]
    start = min(tree.phrase(subject))
    if (
        a < start < b
        and tree[start - 1].text == ","
        and a not in tree.phrase(subject)
        and tree.head(a) != verb
    ):
        draft.source = [(start, b)]
        draft.content = sorted([*draft.content, (a, start - 1)])


def impersonal(tree: Tree, verb: int) -> bool:
    """True for a passive that names no source: `It is said that`."""
    if tree[verb].tag != "VBN" or tree[verb].lemma not in cues()["impersonal"]:
        return False
    it = tree.child(verb, "expl", "nsubj:pass", "nsubj")
    return it is not None and tree[it].text.lower() == "it" and not tree.children(verb, "obl:agent")


def owner_of_noun(tree: Tree, draft: Draft, noun: int) -> None:
    """Whose claim, belief or announcement a noun of saying tells of."""
    by = [c for c in tree.children(noun, "nmod") if tree.case(c) in ("of", "by", "from", "among")]
    owner = tree.child(noun, "nmod:poss") or next(iter(by), None)
    last = tree.sentence(noun)[-1]
    if owner is None and noun < last and tree[noun + 1].text in ("of", "by", "from"):
        # a wrong tree hangs the owner elsewhere
        high = noun + 2
        while high <= last and high not in draft.words() and tree[high].upos in (*NOMINAL, "ADP"):
            high += 1
        draft.source = [(noun + 2, high)] if high > noun + 2 else []
        return
    if owner is None or owner in draft.words():
        return
    phrase = [i for i in tree.phrase(owner) if i not in draft.words() and i != noun]
    if owner in phrase:
        phrase = tree.contiguous(owner, phrase)
        draft.source = [(phrase[0], phrase[-1] + 1)]


def before_verb(tree: Tree, draft: Draft, verb: int) -> bool:
    """Take the name or noun between the end of what is said and a finite cue: `“...,” the mayor said`."""
    if not finite_say(tree, verb) or draft.cue is None:
        return False
    last = draft.cue[0] - 1
    while last > 0 and tree[last].tag in ("RB", "RP") and tree[last].text.lower() != "not":
        last -= 1
    low = last
    while low >= 0 and tree[low].upos in NOMINAL and low not in draft.frame():
        low -= 1
    if low == last or tree[last].upos not in ("NOUN", "PROPN") or tree[last].tag == "POS":
        return False
    opens = low < 0 or tree[low].text in CLOSING or tree[low + 1].index == tree.sentence(last)[0]
    if not opens or any(low < r[0] < verb for r in draft.content):
        return False
    draft.content = [(a, min(b, low) if a < low < b <= verb else b) for a, b in draft.content]
    draft.source = [(low + 1, last + 1)]
    return True


def after_verb(tree: Tree, draft: Draft, verb: int) -> bool:
    """Take the name or noun behind a cue that follows what is said: `“...,” denounced the union`."""
    inverted = finite_say(tree, verb) and verb > 0 and tree[verb - 1].text in CLOSING
    if tree[verb].lemma in HEARD:
        # who stands behind these hears it
        return False
    if not inverted or any(i not in draft.words() for i in tree.children(verb, "nsubj")):
        return False
    behind = [r for r in draft.content if r[1] > verb]
    quoted = tree[verb - 1].text in CLOSING[1:6] and all(r[0] <= verb + 1 for r in behind)
    if len(behind) == len(draft.content) or (behind and not quoted):
        return False
    high = verb + 1
    while (
        high < len(tree.tokens) and tree[high].upos in NOMINAL and tree[high].sentence == tree[verb].sentence
    ):
        high += 1
    if high == verb + 1 or tree[high - 1].upos not in ("NOUN", "PROPN"):
        return False
    draft.source = [(verb + 1, high)]
    draft.content = [r for r in draft.content if r not in behind]
    return True


def beside(tree: Tree, draft: Draft, verb: int) -> bool:
    """Take the pronoun right before a finite cue as its source, whatever the tree hangs it on: `..., he said`."""
    i = verb - 1
    near = i > 0 and tree[i].upos == "PRON" and tree[i].text.lower() in PRONOUNS
    if not near or tree[verb].tag not in ("VBD", "VBZ", "VBP") or i in draft.words():
        return False
    draft.source = [(i, verb)]
    return True


def before_cue(tree: Tree, draft: Draft, verb: int) -> bool:
    """Take as the source what was held to be content though it holds the subject: `One of them | told | that`."""
    subject = tree.child(verb, "nsubj")
    if subject is None or tree[verb].lemma not in cues()["say"]:
        return False
    held = [r for r in draft.content if r[0] <= subject < r[1] <= verb]
    if not held or not any(r[0] > verb for r in draft.content) or head_of(tree, *held[0]) != subject:
        return False
    if tree[subject].tag not in NOUNS or any(tree[i].text in QUOTES for i in range(*held[0])):
        return False
    draft.source = held
    draft.content = [r for r in draft.content if r not in held]
    return True


def apposition_only(tree: Tree, draft: Draft) -> bool:
    """True where nothing but an apposition of the cue's subject was seen: `NAME, once their chief, said`."""
    verb = draft.verb
    subject = tree.child(verb, "nsubj") if verb is not None else None
    if subject is None or len(draft.source) != 1 or subject >= draft.source[0][0]:
        return False
    beside = {i for c in tree.children(subject, "appos", "acl") for i in tree.subtree(c)}
    return all(i in beside for i in range(*draft.source[0])) and subject not in draft.words()


def relative_source(tree: Tree, draft: Draft) -> bool:
    """True where `who` or `which` is held to speak, though the cue's subject is the noun before it.

    What the encoder took from the relative clause is then no content.
    """
    verb = draft.verb
    subject = tree.child(verb, "nsubj") if verb is not None else None
    if len(draft.source) != 1 or subject is None or tree[draft.source[0][0]].text.lower() not in RELATIVES:
        return False
    own = set(tree.subtree(subject))
    if draft.source[0][0] not in own or draft.source[0][0] == subject:
        return False
    draft.content = [r for r in draft.content if r[0] not in own] or draft.content
    return True


def after_according(tree: Tree, draft: Draft, cue: int) -> None:
    """The noun that `according to` is the preposition of."""
    noun = tree.head(cue)
    if noun is None or noun <= cue + 1 or tree[noun].upos not in ("NOUN", "PROPN", "PRON"):
        return
    phrase = tree.contiguous(noun, [i for i in tree.phrase(noun) if i > cue + 1 and i not in draft.words()])
    if noun in phrase:
        draft.source = [(phrase[0], phrase[-1] + 1)]


def spliced(tree: Tree, draft: Draft, verb: int) -> None:
    """`content, two people with knowledge of it told NAME`: what follows the last comma is the source."""
    a, b = draft.content[-1]
    if (
        tree[verb].lemma not in cues()["say"]
        or tree[verb].tag != "VBD"
        or not 0 <= draft.frame_start() - b <= 1
    ):
        return
    b = verb
    comma = next((i for i in range(b - 1, a, -1) if tree[i].text == ","), None)
    if (
        comma is None
        or comma - a < FAR + 1
        or tree[comma + 1].upos not in ("NUM", "DET", "NOUN", "PROPN", "ADJ")
    ):
        return
    words = [tree[i] for i in range(comma + 1, b)]
    nouns = [w for w in words if w.upos in ("NOUN", "PROPN")]
    if not nouns or any(w.tag in ("VBD", "VBZ", "VBP", "MD") or w.text in QUOTES for w in words):
        return
    draft.source = [(comma + 1, b)]
    draft.content[-1] = (a, comma)
