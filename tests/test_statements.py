"""What a document reports as said, over trees built by hand."""

from __future__ import annotations

import pytest

from backchannel.annotate.entities import bind_speakers, find_entities
from backchannel.annotate.statements import find_statements
from backchannel.records import Attribution, TimeExpression
from tests.trees import build

SAID = (
    "The||DET|DT|2|det ministry|ministry|NOUN|NN|3|nsubj said|say|VERB|VBD|0|root Monday|Monday|PROPN|NNP|3|obl:unmarked "
    "that||SCONJ|IN|7|mark talks|talk|NOUN|NNS|7|nsubj go|go|VERB|VBP|3|ccomp on||ADV|RB|7|advmod _.||PUNCT|.|3|punct"
)


def read(source, attributions=(), times=(), outlet=None, names=()):
    document, syntax = build(source, names, attributions, outlet)
    index = find_entities(document, syntax)
    return document, syntax, index, find_statements(document, syntax, index, times)


def shown(document, spans):
    return [document.text[a:b] for a, b in spans]


def test_a_cue_verb_with_a_clause_is_a_statement_without_the_encoder():
    document, _, index, found = read(SAID)
    assert len(found) == 1
    assert shown(document, found[0].content) == ["that talks go on"]
    assert document.text[slice(*found[0].source)] == "The ministry"
    assert (found[0].source_kind, found[0].form) == ("institution", "indirect")
    assert found[0].speaker == index.entities[0].id


def test_the_time_of_the_cue_is_when_it_was_said():
    at = SAID.index("Monday")
    assert at > 0
    times = (TimeExpression(18, 24, "date", "2022-07-25"),)
    document, _, _, found = read(SAID, times=times)
    assert document.text[18:24] == "Monday"
    assert found[0].said == "2022-07-25"


def test_a_second_statement_carries_the_day_of_the_first():
    later = "It||PRON|PRP|2|nsubj added|add|VERB|VBD|0|root that||SCONJ|IN|5|mark nobody||PRON|NN|5|nsubj left|leave|VERB|VBD|2|ccomp _.||PUNCT|.|2|punct"
    _, _, _, found = read(f"{SAID}\n{later}", times=(TimeExpression(18, 24, "date", "2022-07-25"),))
    assert [s.said for s in found] == ["2022-07-25", "2022-07-25"]
    assert found[0].speaker == found[1].speaker


def test_a_quotation_split_around_its_cue_is_one_statement_and_i_is_the_speaker():
    source = (
        "“||PUNCT|``|3|punct I||PRON|PRP|3|nsubj wait|wait|VERB|VBP|7|ccomp here||ADV|RB|3|advmod _,||PUNCT|,|3|punct _”||PUNCT|''|3|punct "
        "said|say|VERB|VBD|0|root Roe|Roe|PROPN|NNP|7|nsubj _.||PUNCT|.|7|punct\n"
    )
    more = "“||PUNCT|``|3|punct We||PRON|PRP|3|nsubj hope|hope|VERB|VBP|0|root for||ADP|IN|5|case news||NOUN|NN|3|obl _.||PUNCT|.|3|punct _”||PUNCT|''|3|punct"
    attributions = (Attribution(((7, 8),), ((6, 7),), ((0, 6),)),)
    document, syntax, index, found = read(source + more, attributions, names=(("Roe", "Person"),))
    assert [s.form for s in found] == ["direct", "direct"]
    assert {s.speaker for s in found} == {index.entities[0].id}
    bound = bind_speakers(document, syntax, index, found)
    assert bound.heads[1] == index.entities[0].id
    assert bound.entities[0].mentions[-1].form == "pronoun"


def test_who_was_told_is_the_hearer_and_no_speaker():
    source = (
        "Roe|Roe|PROPN|NNP|3|nsubj:pass was|be|AUX|VBD|3|aux:pass told|tell|VERB|VBN|0|root that||SCONJ|IN|6|mark "
        "talks|talk|NOUN|NNS|6|nsubj failed|fail|VERB|VBD|3|ccomp _.||PUNCT|.|3|punct"
    )
    _, _, index, found = read(
        source, (Attribution(((0, 1),), ((2, 3),), ((3, 6),)),), names=(("Roe", "Person"),)
    )
    assert found[0].speaker is None and found[0].source is None
    assert found[0].addressee == index.entities[0].id


def test_it_is_understood_names_no_source():
    source = (
        "It||PRON|PRP|3|expl is|be|AUX|VBZ|3|aux:pass understood|understand|VERB|VBN|0|root that||SCONJ|IN|6|mark "
        "talks|talk|NOUN|NNS|6|nsubj failed|fail|VERB|VBD|3|ccomp _.||PUNCT|.|3|punct"
    )
    document, _, _, found = read(source)
    assert (found[0].speaker, found[0].source_kind) == (None, "unattributed")
    assert shown(document, found[0].content) == ["that talks failed"]


RELAY = (
    "CNN|CNN|PROPN|NNP|2|nsubj reported|report|VERB|VBD|0|root that||SCONJ|IN|5|mark talks|talk|NOUN|NNS|5|nsubj failed|fail|VERB|VBD|2|ccomp "
    "_,||PUNCT|,|9|punct according|accord|VERB|VBG|9|case to||ADP|IN|7|fixed sources|source|NOUN|NNS|2|obl _.||PUNCT|.|2|punct"
)


@pytest.mark.parametrize(
    ("outlet", "kind"), [("CNN", "outlet"), ("Another Paper", "other_outlet"), (None, "other_outlet")]
)
def test_an_outlet_relays_its_sources(outlet, kind):
    attributions = (
        Attribution(((0, 1),), ((1, 2),), ((2, 5),)),
        Attribution(((8, 9),), ((6, 8),), ((2, 5),)),
    )
    _, _, index, (outer, inner) = read(RELAY, attributions, outlet=outlet)
    assert (outer.source_kind, inner.source_kind) == (kind, "anonymous_source")
    assert inner.inside == outer.id and outer.inside is None
    assert next(e for e in index.entities if e.id == inner.speaker).anonymous


def test_no_words_no_statements():
    document, syntax = build("")
    assert find_statements(document, syntax, find_entities(document, syntax)) == ()
