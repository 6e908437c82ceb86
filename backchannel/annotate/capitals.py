"""Whether a capital stands for its state or for the city.

In: a candidate that names a capital. Out: true when it acts, speaks or is spoken to. Always true: a city in a
phrase of place is a place.
"""

from __future__ import annotations

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.lexicon import CAPITALS, Lexicon
from backchannel.tree import Tree, matches


def acts(tree: Tree, lexicon: Lexicon, one: Candidate) -> bool:
    """True when the capital is an actor here."""
    i = tree.first_conjunct(one.head)
    head = tree.head(i)
    # a dateline is a place whatever the tree makes of it
    if head is None or (one.text.isupper() and len(one.text) > CAPITALS):
        return False
    dep, lemma, case = tree[i].dep, tree[head].lemma.lower(), tree.case(i)
    if matches(dep, "nsubj"):
        return tree[head].upos in ("VERB", "ADJ", "AUX") and lemma != "be"
    if matches(dep, "obl:agent") or (
        matches(dep, "obl") and case == "by" and tree.children(head, "aux:pass")
    ):
        return True
    if matches(dep, "obl") and case == "by" and tree.children(head, "aux:pass"):
        # `held by Minsk`, an agent that the tree leaves unnamed
        return True
    if matches(dep, "obl"):
        return case in lexicon.words["acting_cases"] and (
            lexicon.has("acted_on_verbs", lemma)
            or (case != "to" and lexicon.has("acting_verbs", lemma) and not lexicon.has("place_verbs", lemma))
        )
    if matches(dep, "obj") or matches(dep, "iobj"):
        return lexicon.has("acted_on_verbs", lemma)
    if matches(dep, "nmod:poss"):
        place = lexicon.has("place_nouns", lemma) or lexicon.has("facilities", lemma)
        return tree[head].upos == "NOUN" and not place
    if matches(dep, "nmod"):
        return case in lexicon.words["acting_cases"] and lexicon.has("acting_nouns", lemma)
    return False
