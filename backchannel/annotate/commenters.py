"""Who comments on what was just said: `The minister said that Orin had been freed. She called it a good step.`

In: a pronoun and a mention of the sentence before it, with the tree. Out: what speaks for the two being one. Always true:
only the subject of a verb of saying is believed to go on, and only with a verb that takes up what was said.
"""

from __future__ import annotations

from backchannel.tree import Tree, matches

# what speaks for who spoke in the sentence before
SPOKE = 3.0
SAYING = frozenset({"say", "tell", "announce", "state", "confirm", "declare", "write", "note", "report"})
# verbs that judge the matter before, where their object points back to it
JUDGING = frozenset(
    {"call", "describe", "hail", "term", "dub", "label", "brand", "welcome", "characterise", "characterize", "denounce"}
)  # fmt: skip
GOING_ON = frozenset({"add", "reiterate", "stress"})
BACK = frozenset({"it", "this", "that"})


def comments(tree: Tree, pronoun: int, speaker: int) -> float:
    """What speaks for `speaker`, of the sentence before, as the `he` of `He called it a good step`."""
    verb = tree.head(pronoun) if matches(tree[pronoun].dep, "nsubj") else None
    above = tree.head(speaker) if matches(tree[speaker].dep, "nsubj") else None
    if verb is None or above is None or tree[above].lemma.lower() not in SAYING or not main(tree, above):
        return 0.0
    lemma = tree[verb].lemma.lower()
    back = any(tree[k].text.lower() in BACK for k in range(verb + 1, min(verb + 3, tree.sentence(verb).stop)))
    return SPOKE if lemma in GOING_ON or lemma in JUDGING and back else 0.0


def main(tree: Tree, verb: int) -> bool:
    """True for the verb of a sentence, also one that a source behind it is given for: `said so, according to the paper`."""
    head = tree.head(verb)
    return head is None or matches(tree[verb].dep, "parataxis") or tree[head].lemma.lower() == "accord"
