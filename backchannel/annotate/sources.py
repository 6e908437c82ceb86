"""Nouns that are sources of statements: what kind of speaker a noun is that no list of people or bodies holds.

In: the head noun of a source. Out: the kind of entity that it denotes. Always true: whatever noun is said to say
something denotes a speaker; a document that speaks is of the kind `outlet`, and its source kind tells it apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.annotate.lexicon import Lexicon
from backchannel.records import EntityKind
from backchannel.tree import Tree

ACTORS = (
    "institutions",
    "groups",
    "speaking_bodies",
    "media_nouns",
    "outlet_nouns",
    "armed_nouns",
    "state_nouns",
)
PLURALS = ("NNS", "NNPS")
# how nouns end that name an act or its result
ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ing",
    "sis",
    "ism",
    "age",
    "graphy",
    "ogram",
)
# ... and people whose nouns end like that
WITNESSING = ("witness", "celebrity", "personality", "audience")
# how papers come to somebody who did not write them
COME_BY = frozenset(
    {"see", "obtain", "review", "view", "read", "examine", "acquire", "share", "smuggle", "carry", "bring", "pass", "deliver",
     "leak", "receive", "hold", "quote", "cite", "seize", "find"}
)  # fmt: skip


def document_noun(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a noun that names something written, shown or found, which tells without being anybody."""
    lemma = tree[i].lemma.lower()
    if share(tree, lexicon, i):
        return False
    if lexicon.has("documents", lemma):
        return True
    listed = lemma in lexicon.roles or any(lexicon.has(family, lemma) for family in ACTORS)
    return not listed and lemma.endswith(ABSTRACT) and not lemma.endswith(WITNESSING)


def share(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a word that counts out a part of many: `a majority of voters`."""
    part = lexicon.has("partitives", tree[i].lemma.lower())
    whole = tree.children(i, "nmod")
    return (
        part
        and i + 1 < len(tree.tokens)
        and tree[i + 1].text == "of"
        and any(tree[c].tag in PLURALS for c in whole)
    )


def kind_of_speaker(tree: Tree, lexicon: Lexicon, i: int) -> EntityKind | None:
    """The kind of a source whose noun no list of people or bodies holds."""
    t = tree[i]
    lemma = t.lemma.lower()
    if lexicon.has("court_sides", lemma) or lexicon.has("speaking_bodies", lemma):
        return "group" if t.tag in PLURALS else "organisation"
    if share(tree, lexicon, i) or not t.tag.startswith("NN"):
        return "group"
    if lexicon.has("media_nouns", lemma) and not tree.children(i, "nmod:poss"):
        return None
    if document_noun(tree, lexicon, i):
        return "outlet"
    if t.tag in PLURALS:
        return "group"
    # the initials of an office
    return "organisation" if t.text.isupper() and len(t.text) > 2 else "person"


def speaks_bare(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a source without an article that is no kind of people: `Police said`, `Prosecution claims`."""
    det = tree.child(i, "det")
    return det is None or tree[det].text.lower() not in lexicon.words["no_reference"]


def owners_of_document(tree: Tree, lexicon: Lexicon, i: int) -> Iterator[int]:
    """Words for those who speak in a document, nearest first: `its statement`, `a letter from`, `a report by`."""
    if not lexicon.has("utterances", tree[i].lemma.lower()):
        return
    yield from tree.children(i, "nmod:poss")
    yield from (c for c in tree.children(i, "nmod") if tree.case(c) in ("by", "from", "of", "in"))
    for clause in tree.children(i, "acl", "appos"):
        if tree[clause].tag == "VBN" and tree[clause].lemma.lower() not in COME_BY:
            yield from tree.children(clause, "obl:agent")
            yield from (c for c in tree.children(clause, "obl", "nmod") if tree.case(c) == "by")
    yield from tree.children(i, "compound")
