"""What the parser cannot have meant is mended, and what it may have meant is left alone."""

from __future__ import annotations

from backchannel.annotate.repair import repair
from tests.trees import build

PERSON = "Person"


def heads(source: str, *names: str) -> dict[str, tuple[str, str]]:
    """Each word of one sentence with its relation and the word that it hangs on, after mending."""
    _, syntax = build(source, tuple((name, PERSON) for name in names))
    mended = repair(syntax.tokens, syntax.names)
    return {t.text: (t.dep, mended[t.head].text) for t in mended}


def test_a_name_after_a_comma_is_the_relative_just_named() -> None:
    found = heads(
        "He|he|PRON|PRP|2|nsubj met|meet|VERB|VBD|0|root Orin|Orin|PROPN|NNP|5|nmod:poss _'s|'s|PART|POS|3|case "
        "wife|wife|NOUN|NN|2|obj _,|,|PUNCT|,|7|punct Ana|Ana|PROPN|NNP|5|conj _,|,|PUNCT|,|12|punct "
        "and|and|CCONJ|CC|12|cc Ruiz|Ruiz|PROPN|NNP|12|nmod:poss _'s|'s|PART|POS|10|case sister|sister|NOUN|NN|5|conj "
        "_,|,|PUNCT|,|14|punct Eva|Eva|PROPN|NNP|5|appos _.|.|PUNCT|.|2|punct",
        "Orin", "Ana", "Ruiz", "Eva",
    )  # fmt: skip
    assert found["Ana"] == ("appos", "wife") and found["Eva"] == ("appos", "sister")
    assert found["sister"] == ("conj", "wife")


def test_a_name_that_goes_on_with_another_is_a_list() -> None:
    found = heads(
        "He|he|PRON|PRP|2|nsubj met|meet|VERB|VBD|0|root his|his|PRON|PRP$|4|nmod:poss wife|wife|NOUN|NN|2|obj "
        "_,|,|PUNCT|,|6|punct Ana|Ana|PROPN|NNP|4|conj and|and|CCONJ|CC|8|cc Eva|Eva|PROPN|NNP|4|conj",
        "Ana", "Eva",
    )  # fmt: skip
    assert found["Ana"] == ("conj", "wife")


def test_a_subject_after_a_comma_stays_the_subject() -> None:
    found = heads(
        "After|after|ADP|IN|3|case his|his|PRON|PRP$|3|nmod:poss trial|trial|NOUN|NN|6|obl _,|,|PUNCT|,|6|punct "
        "Ana|Ana|PROPN|NNP|6|nsubj left|leave|VERB|VBD|0|root",
        "Ana",
    )
    assert found["Ana"] == ("nsubj", "left")


def test_the_words_of_a_name_are_one_phrase() -> None:
    found = heads(
        "Police|police|NOUN|NNS|2|nsubj freed|free|VERB|VBD|0|root Ana|Ana|PROPN|NNP|2|obj Ruiz|Ruiz|PROPN|NNP|2|xcomp",
        "Ana Ruiz",
    )
    assert found["Ruiz"] == ("flat", "Ana")


def test_a_person_joined_by_and_joins_the_person_before() -> None:
    found = heads(
        "Vale|Vale|PROPN|NNP|2|nsubj freed|free|VERB|VBD|0|root Orin|Orin|PROPN|NNP|2|obj and|and|CCONJ|CC|2|cc "
        "Ana|Ana|PROPN|NNP|2|obl",
        "Orin", "Ana",
    )  # fmt: skip
    assert found["Ana"] == ("conj", "Orin") and found["and"] == ("cc", "Ana")


def test_a_phrase_with_of_belongs_to_the_noun_before_it_unless_the_verb_takes_one() -> None:
    sentence = (
        "They|they|PRON|PRP|2|nsubj {verb}|VERB|VBD|0|root the|the|DET|DT|4|det man|man|NOUN|NN|2|obj of|of|ADP|IN|6|case "
        "theft|theft|NOUN|NN|2|obl"
    )
    assert heads(sentence.format(verb="sought|seek"))["theft"] == ("nmod", "man")
    assert heads(sentence.format(verb="accused|accuse"))["theft"] == ("obl", "accused")


def test_a_genitive_ending_belongs_to_the_name_before_it_and_the_name_to_the_noun_after() -> None:
    found = heads(
        "He|he|PRON|PRP|2|nsubj met|meet|VERB|VBD|0|root Ana|Ana|PROPN|NNP|2|conj Ruiz|Ruiz|PROPN|NNP|3|flat "
        "_'s|'s|PART|POS|7|case elder|elder|ADJ|JJ|7|amod sister|sister|NOUN|NN|2|obj",
        "Ana Ruiz",
    )
    assert found["Ana"] == ("nmod:poss", "sister") and found["'s"] == ("case", "Ana")


def test_captive_is_no_particle() -> None:
    found = heads("He|he|PRON|PRP|3|nsubj:pass was|be|AUX|VBD|3|aux:pass held|hold|VERB|VBN|0|root "
                  "captive|captive|VERB|VBN|3|compound:prt up|up|ADP|RP|3|compound:prt")  # fmt: skip
    assert found["captive"][0] == "xcomp" and found["up"][0] == "compound:prt"


def test_what_follows_a_noun_hangs_on_no_adjective_before_it() -> None:
    found = heads(
        "held|hold|VERB|VBN|0|root for|for|ADP|IN|4|case alleged|alleged|ADJ|JJ|4|amod theft|theft|NOUN|NN|1|obl "
        "since|since|ADP|IN|6|case May|May|PROPN|NNP|3|obl"
    )
    assert found["May"] == ("obl", "held")


def test_a_noun_with_a_preposition_and_no_clause_is_an_oblique() -> None:
    found = heads(
        "They|they|PRON|PRP|2|nsubj spoke|speak|VERB|VBD|0|root before|before|SCONJ|IN|5|mark the|the|DET|DT|5|det "
        "verdict|verdict|NOUN|NN|2|advcl"
    )
    assert found["verdict"] == ("obl", "spoke") and found["before"] == ("case", "verdict")


def test_a_time_before_to_belongs_to_the_verb_before_it() -> None:
    found = heads(
        "expects|expect|VERB|VBZ|0|root talks|talk|NOUN|NNS|1|obj this|this|DET|DT|4|det week|week|NOUN|NN|6|obl:unmarked "
        "to|to|PART|TO|6|mark settle|settle|VERB|VB|1|advcl it|it|PRON|PRP|6|obj"
    )
    assert found["week"] == ("obl:unmarked", "expects")


def test_what_stands_after_to_and_has_an_object_is_a_verb() -> None:
    _, syntax = build(
        "They|they|PRON|PRP|2|nsubj offered|offer|VERB|VBD|0|root to|to|PART|TO|4|mark free|free|ADJ|JJ|2|xcomp "
        "Ana|Ana|PROPN|NNP|4|obj"
    )
    assert repair(syntax.tokens, ())[3].upos == "VERB"


def test_an_appeal_by_somebody_is_theirs() -> None:
    found = heads(
        "Judges|judge|NOUN|NNS|2|nsubj rejected|reject|VERB|VBD|0|root an|an|DET|DT|4|det appeal|appeal|NOUN|NN|2|obj "
        "by|by|ADP|IN|6|case Orin|Orin|PROPN|NNP|2|obl"
    )
    assert found["Orin"] == ("nmod", "appeal")


def test_two_nouns_side_by_side_are_one_phrase() -> None:
    found = heads(
        "They|they|PRON|PRP|2|nsubj approved|approve|VERB|VBD|0|root the|the|DET|DT|4|det "
        "prisoner|prisoner|NOUN|NN|2|obj swap|swap|NOUN|NN|2|obj"
    )
    assert found["prisoner"] == ("compound", "swap")


def test_one_described_in_the_singular_is_the_last_one_named() -> None:
    found = heads(
        "Freed|free|VERB|VBD|0|root Orin|Orin|PROPN|NNP|1|obj and|and|CCONJ|CC|4|cc Ruiz|Ruiz|PROPN|NNP|2|conj "
        "_,|,|PUNCT|,|7|punct an|an|DET|DT|7|det engineer|engineer|NOUN|NN|2|appos who|who|PRON|WP|9|nsubj "
        "serves|serve|VERB|VBZ|7|acl:relcl",
        "Orin", "Ruiz",
    )  # fmt: skip
    assert found["engineer"] == ("appos", "Ruiz")
