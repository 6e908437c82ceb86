"""When a family was told, and what is kept back; all of it sensitive."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.errors import NotFound
from backchannel.views import Page, family, withheld
from tests.notes import Note, contact, held, note, offered
from tests.reports import offer, outcome, record


def relatives(words: str, published: str = "2031-05-20", **more: Any) -> Note:
    """A report on the offer for Ana Duarte, public that day, with her husband."""
    one = offered(held(note(f"Ana Duarte is held. Jorge Duarte is her husband. {words}", published)))
    one.who("jorge", "person", "Jorge Duarte")
    one.claim("relation", "husband", {"person": ["jorge"], "relation": "husband", "to": ["ana"]})
    return one


def told(page: Page, key: str) -> list[tuple[str, str]]:
    return [(row.label, row.text) for one in page.sections if one.key == key for row in one.rows]


@pytest.mark.parametrize(
    ("words", "time", "ending"),
    [
        ("Leal told Jorge Duarte.", "2031-05-18", "before: the offer was first public 20 May 2031"),
        ("Leal told Jorge Duarte.", "2031-05-20",
         "on the same day, which came first is not told: the offer was first public 20 May 2031"),
        ("Leal told Jorge Duarte.", "2031-05",
         "before or after the news: not told to the day (the offer was first public 20 May 2031)"),
        ("Leal told Jorge Duarte before the announcement.", None, "before it was public, by the words of the document"),
        ("Leal told Jorge Duarte after it was in the press.", None, "after it was public, by the words of the document"),
        ("Leal told Jorge Duarte.", None, "before or after the news: not stated (the offer was first public 20 May 2031)"),
    ],
)  # fmt: skip
def test_before_or_after_the_news(words: str, time: str | None, ending: str) -> None:
    one = relatives(words)
    one.claim(
        "contact",
        words[:-1],
        {"participants": ["leal", "jorge"], "medium": "briefing", "state": "held"},
        time=time,
    )
    page = family(record([one.reading()]), "Ana Duarte")
    ((label, text),) = told(page, "told")
    assert (label, text.split("; ")[-1]) == ("told", ending)


def test_told_after_the_news() -> None:
    later = relatives("Leal told Jorge Duarte.", "2031-05-30")
    later.claim(
        "contact",
        "told Jorge Duarte",
        {"participants": ["leal", "jorge"], "medium": "briefing"},
        time="2031-05-29",
    )
    page = family(record([relatives("So it is.").reading(), later.reading()]), "Ana Duarte")
    assert told(page, "told")[0][1].endswith("; after: the offer was first public 20 May 2031")
    assert page.sections[0].headline == "the offer first public 20 May 2031"


@pytest.mark.parametrize(
    ("content", "label"),
    [
        ("that Lisbon had told the family in advance", "told"),
        ("that nobody had informed the family", "told"),
        ("that the family was not told", "not told"),
        ("that the family learned of it from the press", "not told"),
    ],
)
def test_what_a_relative_says_of_being_told(content: str, label: str) -> None:
    one = relatives(f"He said {content}.")
    one.told("s1", "jorge", "family_or_lawyer", content)
    assert [row for row, _ in told(family(record([one.reading()]), "Ana Duarte"), "told")] == [label]


def test_every_row_is_sensitive_and_the_rest_of_the_page() -> None:
    page = family(record([offer().reading()]), "Ana Duarte")
    assert {one.key for one in page.sections} == {"contacts", "asks", "health", "kin"}
    for asked in (page, withheld(record([offer().reading()]), "Ana Duarte")):
        assert all(row.sensitive and row.says for one in asked.sections for row in one.rows)
    with pytest.raises(NotFound, match="nothing about the family of Hernan Vidal"):
        family(record([outcome().reading()]), "Hernan Vidal")


def test_the_last_contact_and_how_long_ago() -> None:
    one = contact(relatives("They met."), ["jorge", "leal"], "meeting", "held", "2031-05-10")
    ((label, text),) = told(family(record([one.reading()]), "Ana Duarte"), "last")
    assert (label, text.split("; ")[-1]) == ("last", "10 days ago")


def test_what_was_withheld_and_what_is_left_out() -> None:
    one = relatives("Chile did not name her. He asked for privacy.")
    one.claim("position", "Chile did not name her", {"holder": ["cl"], "stance": "withholds_name"})
    one.claim("appeal", "asked for privacy", {"by": ["jorge"], "asks": "privacy for the family"})
    one.claim("wellbeing", "Ana Duarte", {"person": ["ana"], "state": "well"})
    page = withheld(record([one.reading()]), "Ana Duarte")
    assert told(page, "names") == [("not named", "Chile: will not name the people")]
    assert [label for label, _ in told(page, "privacy")] == ["asked"]
    assert told(page, "left_out") == [
        ("what families ask", "1 claim"), ("who is related to whom", "1 claim"), ("health and signs of life", "1 claim"),
    ]  # fmt: skip
    left_out = next(one for one in page.sections if one.key == "left_out")
    assert left_out.headline == "3 claims left out of exports and published pages"
    assert told(page, "free") == [("may be published", "detention 1 · position 1 · proposal 1")]
