"""Exchanges, proposals and releases: every frame says what its example shows, and custody decides who gives."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.claims.frames import GRAMMAR
from backchannel.records import Count, Document, Reading, Span
from backchannel.tables import table

pytestmark = pytest.mark.model


def frames() -> list[Any]:
    raws = table((GRAMMAR / "en" / "frames-trade.yaml").read_text(encoding="utf-8"))
    return [pytest.param(raw, id=raw["id"]) for raw in raws]


@pytest.fixture(scope="module")
def read() -> Any:
    from backchannel.annotate import annotate, load
    from backchannel.claims import make_claims

    nlp = load(threads=1)

    def read(text: str) -> Reading:
        document = Document(
            "made-up", "0" * 64, text, published="2022-07-28", paragraphs=(Span(0, len(text)),)
        )
        found = annotate(document, nlp)
        return Reading(document, found.entities, found.statements, found.times, make_claims(found))

    return read


def names(reading: Reading, value: object) -> tuple[str, ...]:
    by_id = {e.id: e.name for e in reading.entities}
    return tuple(sorted(by_id[v] for v in value)) if isinstance(value, tuple) else ()


@pytest.mark.parametrize("raw", frames())
def test_a_frame_reads_its_example(raw: dict[str, Any], read: Any) -> None:
    # what is only offered, or agreed on, is told as a proposal or an exchange whatever the frame calls it
    accepted = {raw["claim"], "proposal", "exchange"} if raw["claim"] != "release" else {"release"}
    assert accepted & {c.type for c in read(raw["example"]).claims}


@pytest.mark.parametrize(
    "text",
    [
        "The United States traded Russian pilot Lev Orin for American teacher Ana Ruiz, who was held in Russia.",
        "American teacher Ana Ruiz, who was held in Russia, was traded for Russian pilot Lev Orin by the United States.",
        "Russia, which was holding American teacher Ana Ruiz, freed her in exchange for Russian pilot Lev Orin.",
    ],
)
def test_custody_and_not_word_order_decides_who_gives(text: str, read: Any) -> None:
    reading = read(text)
    found = [c for c in reading.claims if c.type == "exchange"]
    assert found
    given = {
        names(reading, found[0].roles.get(f"side_{x}")): names(
            reading, found[0].roles.get(f"released_by_{x}")
        )
        for x in "ab"
    }
    assert given.get(("Russia",), ("Ana Ruiz",)) == ("Ana Ruiz",)
    assert ("Lev Orin",) in given.values()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ukraine and Russia exchanged 90 prisoners each on Friday.", 90),
        ("Belarus freed 12 hostages in exchange for 30 prisoners held in Poland.", 12),
    ],
)
def test_counts_of_an_exchange(text: str, count: int, read: Any) -> None:
    found = [c for c in read(text).claims if c.type == "exchange"]
    assert any(
        v == Count(count, "=", v.what) for c in found for v in c.roles.values() if isinstance(v, Count)
    )


@pytest.mark.parametrize(
    "text",
    [
        "The two armies exchanged fire across the border on Friday.",
        "The company released a statement on Friday.",
        "The ministers exchanged views on trade.",
        "The central bank released new figures and the exchange closed lower.",
        "The club released the defender, who had been on loan.",
    ],
)
def test_other_exchanges_and_releases_yield_nothing(text: str, read: Any) -> None:
    assert [c.type for c in read(text).claims] == []
