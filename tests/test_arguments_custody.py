"""Arguments of predicates on trees written by hand, where the tree is whole and where it is not."""

from __future__ import annotations

import pytest

from backchannel.claims.arguments import predication
from backchannel.claims.frames import grammar
from backchannel.claims.neighbours import over, with_neighbours
from backchannel.records import Syntax, Token
from backchannel.tree import Tree


def tree(rows: str, people: frozenset[int] = frozenset()) -> Tree:
    """A tree from rows of `form lemma upos tag dep head`, heads counted from zero."""
    tokens, text = [], ""
    for index, row in enumerate(rows.strip().splitlines()):
        form, lemma, upos, tag, dep, head = row.split()
        start = len(text)
        text += form + " "
        tokens.append(Token(index, start, start + len(form), form, lemma, upos, tag, dep, int(head), 0))
    return Tree(Syntax(tuple(tokens), ((0, len(tokens)),), (), ()), text, people)


def words(of: Tree, found: tuple[int, ...]) -> list[str]:
    return [of[i].text for i in found]


REGARDED = """
Madrid Madrid PROPN NNP nsubj 1
regards regard VERB VBZ root 1
him he PRON PRP obj 1
as as ADP IN case 5
a a DET DT det 5
hostage hostage NOUN NN obl 1
"""

# the tree hangs the participle on the families
FAMILIES = """
families family NOUN NNS nsubj 8
of of ADP IN case 2
Ruiz Ruiz PROPN NNP nmod 0
, , PUNCT , punct 4
jailed jail VERB VBD advcl 8
in in ADP IN case 6
Minsk Minsk PROPN NNP obl 4
, , PUNCT , punct 4
pleaded plead VERB VBD root 8
"""

PAIR = """
Ruiz Ruiz PROPN NNP nsubj:pass 9
, , PUNCT , punct 2
serving serve VERB VBG acl 0
years year NOUN NNS obj 2
, , PUNCT , punct 2
and and CCONJ CC cc 6
Orin Orin PROPN NNP conj 0
, , PUNCT , punct 0
were be AUX VBD aux:pass 9
freed free VERB VBN root 9
"""


def test_the_verb_above_lends_its_arguments() -> None:
    regarded = tree(REGARDED)
    p = with_neighbours(regarded, predication(regarded, 5))
    assert over(regarded, 5) == 1
    assert words(regarded, p.slots["over:agent"]) == ["Madrid"]
    assert words(regarded, p.slots["over:patient"]) == ["him"]


def test_a_person_right_before_a_participle_is_meant() -> None:
    families = tree(FAMILIES, people=frozenset({2}))
    p = predication(families, 4)
    assert p.passive
    assert words(families, p.slots["patient"]) == ["Ruiz"]


def test_what_stands_between_two_people_belongs_to_the_first() -> None:
    pair = tree(PAIR, people=frozenset({0, 6}))
    assert words(pair, predication(pair, 2).slots["agent"]) == ["Ruiz"]
    assert words(pair, predication(pair, 9).slots["patient"]) == ["Ruiz", "Orin"]


@pytest.mark.parametrize("word", ["no", "not", "never"])
def test_words_of_the_grammar_stay_words(word: str) -> None:
    english = grammar("en")
    assert english is not None
    assert word in english.modality["negators"]
