"""What a pronoun says of a judge or a lawyer is no arrest, verdict or release of theirs."""

from __future__ import annotations

import pytest

from backchannel.claims import make_claims
from backchannel.records import Document, Span

CASES = [
    ("Lev Orin is on trial. Judge Dinah Usko noted that she was convicted in 2019.", False),
    ("Prosecutor Lev Orin was arrested on Monday. He was charged with bribery.", True),
    ("Former judge Ana Ruiz said that she had been charged with bribery.", True),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "kept"), CASES)
def test_officers_are_held_only_where_they_are_named(text: str, kept: bool) -> None:
    from backchannel.annotate import annotate, load

    document = Document("x.txt", "0" * 64, text, "en", paragraphs=(Span(0, len(text)),))
    found = make_claims(annotate(document, load()))
    stages = {str(claim.roles.get("stage")) for claim in found}
    assert bool(stages & {"convicted", "charged"}) is kept
