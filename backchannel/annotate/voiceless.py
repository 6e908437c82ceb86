"""Attributions whose words do not hold what they seem to hold: no cue, no speaker, or content that stands before.

In: a cue with what was seen of it, and the tree. Out: whether it is a cue at all, or the draft, changed in place. Always
true: whoever is accused does not accuse, whoever is called a critic says nothing there, and `this` stands for the sentence
before it in its paragraph.
"""

from __future__ import annotations

from backchannel.annotate.draft import Draft, Range, cues, runs
from backchannel.annotate.lexicon import load_lexicon
from backchannel.annotate.voices import BLAMED
from backchannel.tree import Tree

POINTERS = frozenset({"this"})
# how many words make a line that only tells who reports
LINE = 14


def names_a_person(tree: Tree, verb: int) -> bool:
    """True for `an outspoken critic of the president`: a noun for a person tells what he is."""
    t = tree[verb]
    said = t.lemma.lower() in cues()["nouns"]
    return t.upos == "NOUN" and not said and t.lemma.lower() in load_lexicon().roles


def settle(tree: Tree, draft: Draft) -> None:
    """Take the accused and what is blamed for no speaker, and what `this` stands for as what was said."""
    verb = draft.verb
    if verb is None:
        return
    if manner(tree, draft, verb):
        draft.content = []
        return
    subject = tree.child(verb, "nsubj:pass")
    if subject is not None and tree[verb].lemma in cues()["suffered"] and tree[verb].tag == "VBN":
        # `was charged with theft`: who is charged says nothing
        draft.content = [] if any(a <= subject < b for a, b in draft.source) else draft.content
    own = {i for r in draft.source for i in range(*r)}
    if subject is not None and tree[verb].lemma in BLAMED and (subject in own or not draft.source):
        agent = tree.child(verb, "obl:agent")
        phrase = tree.phrase(agent) if agent is not None else []
        draft.source = [(phrase[0], phrase[-1] + 1)] if phrase else []
        draft.impersonal = not phrase
    words = draft.words()
    alone = len(words) == 1 and subject in words and points(tree, next(iter(words)))
    told = alone and tree.child(verb, "obl:agent") is not None
    if (told or about_this(tree, verb, words)) and (before := sentence_before(tree, verb)):
        draft.content = before


def about_this(tree: Tree, verb: int, words: set[int]) -> bool:
    """True for the `this` of `The agency reported this`, `wrote about this`, all that its sentence says was said."""
    if tree.head(verb) is not None or tree[verb].lemma not in cues()["say"]:
        return False
    near = tree.children(verb, "obj", "obl")
    found = [i for i in near if points(tree, i) or (tree[i].text.lower() == "it" and tree.case(i) == "about")]
    said = [i for i in words if tree[i].upos not in ("ADP", "PUNCT")]
    return bool(found) and said == found[:1] and tree.case(found[0]) in ("", "about", "of", "on")


def manner(tree: Tree, draft: Draft, verb: int) -> bool:
    """True for `according to law`, `according to plan`: how it was done, and nobody says so."""
    if tree[verb].text.lower() not in ("according", "accord") or len(draft.source) != 1:
        return False
    a, b = draft.source[0]
    # `treated according to the law`, and not `According to the law, ...`
    bare = b - a == 1 or (b - a == 2 and tree[a].text.lower() == "the" and tree[verb - 1].tag == "VBN")
    return bare and tree[b - 1].text.lower() in cues()["manners"]


def points(tree: Tree, i: int) -> bool:
    return tree[i].text.lower() in POINTERS and tree[i].upos in ("PRON", "DET")


def sentence_before(tree: Tree, i: int) -> list[Range]:
    """The sentence before that of word `i`, in the same paragraph."""
    n = tree[i].sentence - 1
    if n < 0:
        return []
    a, b = tree.sentences[n]
    here = tree.sentence(i)
    gap = tree.text[tree[b - 1].end : tree[here[0]].start]
    # a short line by itself is on the one above it
    alone = len(here) <= LINE and (here[-1] + 1 >= len(tree.tokens) or "\n" in after(tree, here[-1]))
    return [] if "\n" in gap and not alone else runs(tree, list(range(a, b)))


def after(tree: Tree, i: int) -> str:
    """The text between a word and the next."""
    return tree.text[tree[i].end : tree[i + 1].start]


def from_this(tree: Tree, i: int) -> Draft | None:
    """`This was reported by the ministry`, of which only an outlet that relays it was seen."""
    if tree[i].tag != "VBN" or tree[i].lemma not in cues()["say"]:
        return None
    subject, agent = tree.child(i, "nsubj:pass"), tree.child(i, "obl:agent")
    if subject is None or agent is None or not points(tree, subject) or tree.case(agent) != "by":
        return None
    content, phrase = sentence_before(tree, i), tree.phrase(agent)
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], content) if content else None


def part(tree: Tree, draft: Draft) -> Draft | None:
    """`X told reporters, citing Y, that ...`: what was taken for the words of a citation is what X says, as Y says.

    The draft becomes that of whose cue it has; the other one is given back.
    """
    verb = draft.verb
    if verb is None or not draft.content:
        return None
    a, b = draft.content[0]
    that = next(
        (k for k in range(a + 1, b) if tree[k].text.lower() == "that" and tree[k - 1].text == ","), None
    )
    cue = verb if citation(tree, verb) else a - 1
    if that is None or a == 0 or not citation(tree, cue) or cue != a - 1:
        return None
    told, cited = runs(tree, list(range(that, b))), (a, that - 1)
    draft.content = [*told, *draft.content[1:]]
    if cue != verb:
        return Draft((cue, a), cue, [cited], list(told))
    said = tree.head(verb)
    subject = tree.child(said, "nsubj") if said is not None else None
    draft.source = [cited]
    if said is None or subject is None or subject > said or tree[said].lemma not in cues()["say"]:
        return None
    phrase = tree.phrase(subject)
    return Draft((said, said + 1), said, [(phrase[0], phrase[-1] + 1)], list(told))


def citation(tree: Tree, i: int) -> bool:
    return tree[i].lemma in cues()["citing"] and tree[i].tag == "VBG"
