"""What officials call it, and who refuses the word; who is credited with mediation."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.errors import NotFound
from backchannel.views import Page, called, mediators
from tests.notes import Note, held, note, offered
from tests.reports import outcome, record


def said(
    content: str, speaker: str = "munoz", cue: str = "said", kind: str = "on_record", **more: Any
) -> Note:
    one = offered(held(note(f"Ana Duarte is held. Carla Munoz {cue} {content}")))
    return one.told("s1", speaker, kind, content, cue, **more)


def told(page: Page, key: str = "notion") -> list[tuple[str, str]]:
    return [(one.title, row.label) for one in page.sections if one.key == key for row in one.rows]


SWAP = "A swap, an exchange or a trade"


@pytest.mark.parametrize(
    ("content", "cue", "expected"),
    [
        ("that it was a swap", "said", [(SWAP, "Chile")]),
        ("that an exchange of Ana Duarte is near", "said", [(SWAP, "Chile")]),
        ("“This is not a swap”", "said", [(SWAP, "Chile, refused")]),
        ("that there was no prisoner swap", "said", [(SWAP, "Chile, refused")]),
        ("that it was a swap", "denied", [(SWAP, "Chile, refused")]),
        ("to say whether she would be traded", "declined", [(SWAP, "Chile, not answered")]),
        ("that Santiago would not discuss an exchange", "said", [(SWAP, "Chile")]),
        (
            "that it was a humanitarian gesture",
            "said",
            [("A gesture of goodwill or a humanitarian step", "Chile")],
        ),
        ("that nothing in return was given", "said", [("A release without anything in return", "Chile")]),
        ("that there is no deal so far", "said", [("A deal or an agreement", "Chile")]),
        ("that it is not a deal", "said", [("A deal or an agreement", "Chile, refused")]),
        ("that no ransom was paid", "said", [("A concession or a price", "Chile, refused")]),
        # other things of the same name
        ("that there was an exchange of views", "said", []),
        ("that trade talks go on", "said", []),
        ("that the stock exchange fell", "said", []),
        ("that they deal with it", "said", []),
    ],
)
def test_who_uses_and_who_refuses_the_word(content: str, cue: str, expected: list[tuple[str, str]]) -> None:
    one = record([said(content, cue=cue).reading()])
    if expected:
        assert told(called(one, "Ana Duarte")) == expected
    else:
        with pytest.raises(NotFound, match="no official is on record with a word for it"):
            called(one, "Ana Duarte")


def test_a_word_in_reported_speech_may_be_the_outlets() -> None:
    indirect = called(record([said("that it was a swap").reading()]), "Ana Duarte").sections[0].rows[0]
    direct = (
        called(record([said("“It was a swap”", form="direct").reading()]), "Ana Duarte").sections[0].rows[0]
    )
    assert indirect.text.endswith("[“swap”: in reported speech]")
    assert direct.text.endswith("[“swap”: their own word]")


@pytest.mark.parametrize(
    ("speaker", "kind"), [("uy", "anonymous_source"), ("ana", "on_record"), (None, "outlet")]
)
def test_only_officials_are_told(speaker: str | None, kind: str) -> None:
    with pytest.raises(NotFound):
        called(record([said("that it was a swap", speaker or "", kind=kind).reading()]), "Ana Duarte")


def test_how_the_cases_hang_together() -> None:
    one = said("that it was a swap")
    one.claim("position", "Ana Duarte", {"holder": ["cl"], "stance": "denies_linkage"})
    page = called(record([one.reading()]), "Ana Duarte")
    assert told(page, "linkage") == [("How the cases hang together", "Chile")]
    assert page.sections[0].headline.startswith("used by Chile, last 20 May 2031")


def credit(mediator: str, level: str, by: list[str] | None = None, **more: Any) -> dict[str, Any]:
    return (
        {"mediator": [mediator], "level": level, "between": ["pt", "cl"]} | ({"by": by} if by else {}) | more
    )


@pytest.mark.parametrize(
    ("claims", "headline"),
    [
        ([credit("uy", "thanked", ["pt"]), credit("uy", "mediated", ["cl"])],
         "acknowledged by both sides (Chile, Portugal)"),
        ([credit("uy", "thanked", ["pt"])], "acknowledged by Portugal, not told of Chile"),
        ([credit("uy", "mediated", ["uy"])], "claimed by itself only"),
        ([credit("uy", "mediated")], "by neither side's word"),
        ([credit("uy", "mediated", ["uy"]), credit("uy", "denied", ["pt"])],
         "claimed by itself only · denied by Portugal"),
        ([credit("uy", "denied", ["pt"])], "denied by Portugal"),
    ],
)  # fmt: skip
def test_who_acknowledges_a_mediator(claims: list[dict[str, Any]], headline: str) -> None:
    one = offered(held(note("Ana Duarte is held. Uruguay had a part in it.")))
    for roles in claims:
        one.claim("mediation", "Uruguay had a part", roles)
    for page in (mediators(record([one.reading()]), "Ana Duarte"), mediators(record([one.reading()]))):
        assert [(each.title, each.headline) for each in page.sections] == [("Uruguay", headline)]


def test_levels_are_kept_apart_and_an_exchange_names_its_intermediary() -> None:
    page = mediators(record([outcome().reading()]))
    assert [(row.label, row.text.split(":")[0]) for row in page.sections[0].rows] == [
        ("mediated", "Uruguay mediated, between Portugal and Chile"),
        ("", "through it"),
    ]


def test_what_is_said_of_mediation_without_a_mediator_made_out() -> None:
    page = mediators(record([said("that no mediation was involved").reading()]), "Ana Duarte")
    assert told(page, "said") == [("Said of mediation by officials", "Chile, denied")]
    with pytest.raises(NotFound, match="nobody is credited"):
        mediators(record([said("that it rains").reading()]))
