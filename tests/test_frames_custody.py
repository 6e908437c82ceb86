"""Every frame on people in custody says in its own example what it is for, and what is no claim yields none."""

from __future__ import annotations

from functools import cache

import pytest

from backchannel.annotate import annotate, load
from backchannel.claims import make_claims
from backchannel.claims.frames import Frame, grammar
from backchannel.records import Claim, Document, Span

pytestmark = pytest.mark.model


TYPES = frozenset({"detention", "proceeding", "designation", "wellbeing", "movement", "relation"})


def frames() -> list[Frame]:
    """The frames of English for `TYPES`, each once."""
    words = grammar("en")
    assert words is not None
    found = {f.id: f for group in words.frames.values() for f in group if f.claim in TYPES}
    return [found[k] for k in sorted(found)]


@cache
def pipeline() -> object:
    return load(threads=1)


def read(text: str) -> tuple[Claim, ...]:
    document = Document("test", "0" * 64, text, published="2024-06-12", paragraphs=(Span(0, len(text)),))
    return make_claims(annotate(document, pipeline()))  # type: ignore[arg-type]


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.id)
def test_the_example_of_a_frame_yields_its_claim(frame: Frame) -> None:
    claims = read(frame.example or "")
    alike = [c for c in claims if c.type == frame.claim and frame.set.items() <= c.roles.items()]
    assert alike, f"{frame.example} gave {[(c.type, c.roles) for c in claims]}"


SAYS = [
    # detention: custodian, ground, spell and form
    ("Dr Ana Ruiz has been held by Belarus for alleged espionage since 2018.", "detention",
     {"ground": "espionage", "ground_status": "alleged"}, "2018/.."),
    ("Marek Dolan, who was held captive in Russia for more than two years, spoke on Friday.", "detention",
     {"length": "P2Y", "form": "captivity"}, None),
    ("Marek Dolan will remain in prison until May 28.", "detention", {"form": "prison"}, "../2024-05-28"),
    # sentences: term and offence
    ("The traders freed Lev Orin, a pilot then serving a 20-year federal prison sentence for fuel smuggling.",
     "proceeding", {"stage": "serving", "term": "P20Y", "offence": "fuel smuggling"}, None),
    ("A Minsk court jailed Lev Orin for six years on Tuesday.", "proceeding",
     {"stage": "sentenced", "term": "P6Y", "term_kind": "imposed"}, "2024-06-11"),
    ("Lev Orin was sentenced to life in prison for murder.", "proceeding",
     {"stage": "sentenced", "term": "life", "offence": "murder"}, None),
    ("Ana Ruiz was arrested in May and charged with treason in June.", "proceeding",
     {"stage": "charged", "offence": "treason"}, "2024-06"),
    ("Ana Ruiz pleaded not guilty on Monday.", "proceeding",
     {"stage": "plea_not_guilty", "defence": "innocence"}, "2024-06-10"),
    # who designates
    ("Marek Dolan has been designated wrongfully detained by the United States.", "designation",
     {"label": "wrongfully_detained"}, None),
]  # fmt: skip


@pytest.mark.parametrize("text, kind, roles, time", SAYS)
def test_a_sentence_says_this(text: str, kind: str, roles: dict[str, str], time: str | None) -> None:
    found = [c for c in read(text) if c.type == kind and roles.items() <= c.roles.items()]
    assert found, f"gave {[(c.type, c.roles) for c in read(text)]}"
    assert time is None or time in {c.time for c in found}


SILENT = [
    "The minister held talks with Marek Dolan in Minsk.",
    "The senator picked up 40 delegates in Ohio.",
    "The striker Marek Dolan was held back by a knee injury and flew home.",
    "The bank has held its main rate since March.",
    "The arrested suspects may be detained for a day.",
    "Marek Dolan was held responsible for the defeat.",
    "The trial of the new drug opened in May.",
    "The mayor's wife, Ana Ruiz, opened the bridge.",
    "The company was charged 40 dollars for the service.",
    "Ana Ruiz served two terms as mayor.",
    "Lawmakers accused Ana Ruiz of hypocrisy.",
]


@pytest.mark.parametrize("text", SILENT)
def test_ordinary_news_says_nothing(text: str) -> None:
    assert [(c.type, c.roles) for c in read(text) if c.type in TYPES] == []
