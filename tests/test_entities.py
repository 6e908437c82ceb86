"""Who and what a document speaks of, over trees built by hand."""

from __future__ import annotations

import pytest

from backchannel.annotate.clusters import body_key, fold, same_person
from backchannel.annotate.entities import find_entities
from backchannel.annotate.lexicon import load_lexicon
from tests.trees import build


def named(index, name):
    return next(e for e in index.entities if e.name == name)


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Marsh", "Daniel Marsh", True),
        ("D. Marsh", "Daniel Marsh", True),
        ("Daniel R. Marsh", "Daniel Marsh", False),
        ("Daniel Marsh", "Daniel R. Marsh", True),
        ("Anna Marsh", "Daniel Marsh", False),
        ("Kara Murza", "Kara-Murza", True),
        ("Ibañez", "Lucía Ibanez", True),
        ("Peters", "Daniel Marsh", False),
    ],
)
def test_which_names_may_be_of_one_person(short, full, expected):
    assert same_person(fold(short), fold(full)) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Department of Transport", "Transport Department"), ("Northern Front", "the Northern Front Group")],
)
def test_ways_to_write_a_body_share_a_key(one, other):
    assert body_key(one, load_lexicon()) == body_key(other, load_lexicon())


def test_title_gives_side_and_surname_joins():
    document, syntax = build(
        """
        Russian||ADJ|JJ|3|amod Foreign||ADJ|NNP|3|amod Minister|minister|NOUN|NN|4|nmod:desc Oleg|Oleg|PROPN|NNP|6|nsubj Sadov|Sadov|PROPN|NNP|4|flat spoke|speak|VERB|VBD|0|root _.||PUNCT|.|6|punct
        Sadov|Sadov|PROPN|NNP|2|nsubj left|leave|VERB|VBD|0|root _.||PUNCT|.|2|punct
        He||PRON|PRP|2|nsubj returned|return|VERB|VBD|0|root _.||PUNCT|.|2|punct
        """,
        (("Oleg Sadov", "Person"), ("Sadov", "Person")),
    )
    one = named(find_entities(document, syntax), "Oleg Sadov")
    assert (one.kind, one.country, one.titles, one.aliases) == (
        "person",
        "RU",
        ("Russian Foreign Minister",),
        ("Sadov",),
    )
    assert [m.form for m in one.mentions] == ["name", "name", "pronoun"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Moscow|Moscow|PROPN|NNP|2|nsubj refused|refuse|VERB|VBD|0|root _.||PUNCT|.|2|punct", "state"),
        (
            "He||PRON|PRP|2|nsubj lives|live|VERB|VBZ|0|root in||ADP|IN|4|case Moscow|Moscow|PROPN|NNP|2|obl _.||PUNCT|.|2|punct",
            "place",
        ),
        (
            "It||PRON|PRP|3|nsubj:pass was|be|AUX|VBD|3|aux:pass presented|present|VERB|VBN|0|root to||ADP|IN|5|case Moscow|Moscow|PROPN|NNP|3|obl _.||PUNCT|.|3|punct",
            "state",
        ),
        (
            "They||PRON|PRP|2|nsubj flew|fly|VERB|VBD|0|root to||ADP|IN|4|case Moscow|Moscow|PROPN|NNP|2|obl _.||PUNCT|.|2|punct",
            "place",
        ),
    ],
)
def test_a_capital_is_the_state_where_it_acts(sentence, kind):
    document, syntax = build(sentence, (("Moscow", "Location"),))
    assert [(e.kind, e.country) for e in find_entities(document, syntax).entities if e.country] == [
        (kind, "RU")
    ]


def test_plural_title_is_shared_and_a_relative_stays_apart():
    document, syntax = build(
        """
        Two||NUM|CD|3|nummod US|US|PROPN|NNP|3|compound citizens|citizen|NOUN|NNS|4|nmod:desc Daniel|Daniel|PROPN|NNP|9|nsubj Marsh|Marsh|PROPN|NNP|4|flat and||CCONJ|CC|7|cc Paul|Paul|PROPN|NNP|4|conj Roe|Roe|PROPN|NNP|7|flat wait|wait|VERB|VBP|0|root _.||PUNCT|.|9|punct
        Marsh|Marsh|PROPN|NNP|3|nmod:poss _'s||PART|POS|1|case wife|wife|NOUN|NN|6|nsubj _,||PUNCT|,|5|punct Anna|Anna|PROPN|NNP|3|appos called|call|VERB|VBD|0|root _.||PUNCT|.|6|punct
        """,
        (("Daniel Marsh", "Person"), ("Paul Roe", "Person"), ("Marsh", "Person"), ("Anna", "Person")),
    )
    index = find_entities(document, syntax)
    assert named(index, "Daniel Marsh").nationalities == named(index, "Paul Roe").nationalities == ("US",)
    wife = named(index, "Anna")
    assert wife.kind == "person" and wife.aliases == ("wife",)
    assert index.denotes(2) == (named(index, "Daniel Marsh").id, named(index, "Paul Roe").id)


def test_unnamed_officials_are_never_one_because_their_descriptions_agree():
    said = "A||DET|DT|3|det senior||ADJ|JJ|3|amod official|official|NOUN|NN|4|nsubj spoke|speak|VERB|VBD|0|root _.||PUNCT|.|4|punct"
    again = (
        "The||DET|DT|2|det official|official|NOUN|NN|3|nsubj left|leave|VERB|VBD|0|root _.||PUNCT|.|3|punct"
    )
    index = find_entities(*build(f"{said}\n{again}\n{said}"))
    officials = [e for e in index.entities if "official" in e.name]
    assert [e.name for e in officials] == ["senior official", "senior official"]
    assert all(e.anonymous for e in officials)
    assert [len(e.mentions) for e in officials] == [2, 1]


def test_two_equal_candidates_leave_a_pronoun_open():
    index = find_entities(
        *build(
            """
            Roe|Roe|PROPN|NNP|4|nsubj and||CCONJ|CC|3|cc Marsh|Marsh|PROPN|NNP|1|conj met|meet|VERB|VBD|0|root _.||PUNCT|.|4|punct
            He||PRON|PRP|2|nsubj left|leave|VERB|VBD|0|root _.||PUNCT|.|2|punct
            """,
            (("Roe", "Person"), ("Marsh", "Person")),
        )
    )
    assert index.denotes(5) == ()
