"""A text that ends in the middle, without a stop, is read like any other: titles, captions and torn copies end so."""

from __future__ import annotations

import pytest

from backchannel.claims import make_claims
from tests import (
    test_let_go_and_talked_of,
    test_several_people,
    test_told_in_between,
    test_what_befalls_people_held,
    test_whose_case_it_was,
    test_whose_name_it_is,
)
from tests.readings import annotated

pytestmark = pytest.mark.model

TABLES = (
    test_let_go_and_talked_of,
    test_several_people,
    test_told_in_between,
    test_what_befalls_people_held,
    test_whose_case_it_was,
    test_whose_name_it_is,
)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
@pytest.mark.parametrize("kept", [1.0, 0.6], ids=["without a stop", "three fifths of it"])
def test_a_text_without_an_end_is_read(table: object, kept: float) -> None:
    texts = {row[0] for row in vars(table)["SAYS"]}
    for text in sorted(texts):
        words = text.rstrip('.”"').split()
        short = " ".join(words[: max(1, round(len(words) * kept))])
        for claim in make_claims(annotated(short)):
            assert all(0 <= e.start < e.end <= len(short) for e in claim.evidence), short
