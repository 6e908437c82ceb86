"""Whom a lawyer or a relative speaks for, and who speaks in a quotation.

In: a pronoun and the tree, and what each word is known to denote. Out: the person whose lawyer, wife or brother says
something of `him` or `her`, or nothing; for a quotation the words that name its speaker. Always true: a speaker of the
other gender is never meant by the pronoun, and what only the speaker can have done or thought is left to the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.clusters import Cluster, clash
from backchannel.annotate.draft import cues
from backchannel.annotate.lexicon import Lexicon
from backchannel.annotate.quotations import CLOSE, OPEN, STRAIGHT
from backchannel.tree import Tree, matches

# how many words a quotation has at most
LONGEST = 200


def introduced(tree: Tree) -> Iterator[tuple[range, tuple[int, int]]]:
    """Quotations right after a verb of saying (`he wrote, “...”`) with the word range of who says them."""
    inside = False
    for q, t in enumerate(tree.tokens):
        opens = t.text in OPEN or (t.text == STRAIGHT and not inside)
        inside = opens or (inside and t.text not in CLOSE + STRAIGHT)
        if not opens or (speaker := right_before(tree, q)) is None:
            continue
        closing = CLOSE if t.text in OPEN else STRAIGHT
        end = next(
            (k for k in range(q + 1, min(len(tree.tokens), q + LONGEST)) if tree[k].text in closing), None
        )
        if end is not None:
            yield range(q, end), (speaker, speaker + 1)


def right_before(tree: Tree, q: int) -> int | None:
    """The subject of the verb of saying that ends right before word `q`, but for a comma or a colon."""
    k = q - 2 if q > 1 and tree[q - 1].text in (",", ":") else q - 1
    if k < 1 or tree[k].upos != "VERB" or tree[k].lemma not in cues()["say"]:
        return None
    subject = tree.child(k, "nsubj")
    return subject if subject is not None and subject < k else None


def client(tree: Tree, lexicon: Lexicon, one: Candidate, denoted: Mapping[int, Cluster]) -> Cluster | None:
    """The owner of `Her lawyer said she would appeal`: the subject of what a lawyer or a relative says."""
    verb = tree.head(one.head)
    if one.pronoun not in ("m", "f") or verb is None or not matches(tree[one.head].dep, "nsubj"):
        return None
    saying = tree.head(verb)
    if saying is None or not matches(tree[verb].dep, "ccomp") or tree[saying].lemma not in cues()["say"]:
        return None
    speaker = tree.child(saying, "nsubj")
    if speaker is None or speaker > saying or own_doing(tree, verb):
        return None
    owner = owner_of(tree, lexicon, speaker, denoted)
    fits = owner is not None and owner.kind == "person" and not owner.plural
    return owner if fits and owner is not None and not clash(owner.gender, one.pronoun) else None


def owner_of(tree: Tree, lexicon: Lexicon, noun: int, denoted: Mapping[int, Cluster]) -> Cluster | None:
    """Whose lawyer or relative the noun or the title of a name is: `his lawyer`, `the mother of Orin`."""
    for word in (noun, *tree.children(noun, "appos")):
        lemma = tree[word].lemma.lower()
        if lemma not in lexicon.relatives and not lexicon.has("lawyers", lemma):
            continue
        owners = tree.children(word, "nmod:poss") + [
            c for c in tree.children(word, "nmod") if tree.case(c) in ("of", "for")
        ]
        known = [denoted[c] for c in owners if c in denoted]
        return known[0] if known else None
    return None


def own_doing(tree: Tree, verb: int) -> bool:
    """True for what a speaker says of himself, in the active voice: `hoped`, `had visited`, `would file`."""
    if tree.children(verb, "aux:pass", "nsubj:pass"):
        return False
    lemma = tree[verb].lemma.lower()
    return lemma in cues()["own_doing"] or lemma in cues()["think"] or lemma in cues()["say"]
