"""What officials have promised, grouped by likeness, with first, last and how often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from backchannel.entries import Holding
from backchannel.errors import NotFound
from backchannel.views import Clocks, Page, Record, promises
from backchannel.views.promises import alike, substance
from tests.notes import Note, held, note
from tests.reports import record


def said(
    content: str, day: str = "2031-05-20", speaker: str = "leal", kind: str = "on_record", cue: str = ""
) -> Note:
    one = held(note(f"Ana Duarte is held. He {cue or 'said'} {content}", day))
    return one.told("s1", speaker, kind, content, cue or "said", said=day)


def titles(page: Page) -> list[str]:
    return [one.title for one in page.sections]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("that we will bring Ana Duarte home", "To bring them home"),
        ("that he was committed to bringing her home", "To bring them home"),
        ("“We won’t rest until she is free”", "Not to stop, rest or give up"),
        ("that his government would not stop until they are home", "Not to stop, rest or give up"),
        ("that Lisbon would go on working for her release", "To go on working"),
        ("that we will continue to press Chile", "To go on working"),
        ("that Lisbon is doing everything it can", "To do everything that can be done"),
        ("that her case is a top priority", "That it comes first"),
        ("that nobody would be left behind", "To leave nobody behind"),
        ("that Chile will be held to account", None),
        ("that we will hold Chile accountable", "To hold the captors to account"),
        ("that he hoped to bring her home", None),
        ("whether we will bring her home", None),
        ("that the minister would speak on Monday", None),
        ("that it is not a top priority", None),
    ],
)
def test_which_words_are_a_promise(content: str, kind: str | None) -> None:
    one = record([said(content).reading()])
    if kind is None:
        with pytest.raises(NotFound, match="no promise about Ana Duarte"):
            promises(one, "Ana Duarte")
    else:
        assert titles(promises(one, "Ana Duarte")) == [kind]


@pytest.mark.parametrize(
    ("speaker", "kind", "cue"),
    [("ana", "on_record", ""), ("leal", "family_or_lawyer", ""), ("leal", "on_record", "denied")],
)
def test_only_officials_promise_and_no_denial_is_one(speaker: str, kind: str, cue: str) -> None:
    with pytest.raises(NotFound):
        promises(
            record([said("that we will bring her home", "2031-05-20", speaker, kind, cue).reading()]),
            "Ana Duarte",
        )


def test_a_promise_repeated_is_one_promise() -> None:
    readings = [
        said("that we will bring Ana Duarte home", "2031-05-01").reading(),
        said("that Portugal would bring Ana Duarte back home soon", "2031-06-01", "reis").reading(),
        said("that talks are hard", "2031-06-11").reading(),
    ]
    (section,) = promises(record(readings), "Ana Duarte").sections
    assert [row.time for row in section.rows] == ["2031-05-01", "2031-06-01"]
    assert section.headline == (
        "by Tomas Leal, Marta Reis, 2 times, first 1 May 2031, last 1 Jun 2031, 10 days ago; "
        "since then 1 other statement by its officials, not this one"
    )
    (early,) = promises(record(readings, as_of=date(2031, 5, 11)), "Ana Duarte").sections
    assert (
        early.headline
        == "by Tomas Leal, once, last 1 May 2031, 10 days ago; nothing more said of the case since"
    )
    assert promises(record(readings, known_at=date(2031, 5, 11)), "Ana Duarte").sections == (early,)


def test_copies_of_one_text_and_one_occasion_count_once() -> None:
    first, second = (said("that we will bring Ana Duarte home", "2031-05-01").reading() for _ in range(2))
    second = replace(second, document=replace(second.document, sha256="1" * 64))
    one = Record([Holding(first, group=1), Holding(second, group=1)], clocks=Clocks())
    (section,) = promises(one, "Ana Duarte").sections
    assert section.headline.startswith("by Tomas Leal, once")


def test_words_that_name_another_case_only_are_not_about_this_one() -> None:
    one = held(held(note("Ana Duarte and Rui Salgado are held. We will bring Rui Salgado home.")), "rui")
    rui = one.span("Rui Salgado home")
    entity = next(each for each in one.entities if each.id == "rui")
    mention = replace(entity.mentions[0], start=rui.start, end=rui.start + len("Rui Salgado"))
    one.entities[one.entities.index(entity)] = replace(entity, mentions=(mention,))
    one.told("s1", "leal", "on_record", "We will bring Rui Salgado home")
    with pytest.raises(NotFound):
        promises(record([one.reading()]), "Ana Duarte")
    assert titles(promises(record([one.reading()]), "Rui Salgado")) == ["To bring them home"]


def test_words_that_name_nobody_say_so() -> None:
    page = promises(record([said("that we will bring all home").reading()]), "Ana Duarte")
    assert page.sections[0].rows[0].text == "that we will bring all home  [names nobody]"


@pytest.mark.parametrize(
    ("content", "speaker", "sections"),
    [
        ("that the services would go on working", "munoz", ["Said by others, names nobody"]),
        ("that the services would go on working", "leal", ["To go on working"]),
        ("that the services would go on working for Ana Duarte", "munoz", ["To go on working"]),
        ("that nobody would be left behind", "munoz", ["To leave nobody behind"]),
    ],
)
def test_what_may_be_about_anything_is_no_promise_of_the_other_side(
    content: str, speaker: str, sections: list[str]
) -> None:
    page = promises(record([said(content, speaker=speaker).reading()]), "Ana Duarte")
    assert titles(page) == sections
    assert page.sections[0].rows[0].text.startswith(content)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "we will continue to press Chile for consular access",
            "we will continue to press for access by consuls",
            True,
        ),
        (
            "we will continue to press Chile for consular access",
            "we will continue to raise the case in Geneva",
            False,
        ),
        ("we will continue to work", "we will continue to work for her release", True),
        (
            "we will continue to work",
            "we will continue to work with the bishops of both coasts in Geneva",
            False,
        ),
    ],
)
def test_likeness(one: str, other: str, same: bool) -> None:
    assert alike(substance(one, "keep_working"), substance(other, "keep_working")) is same
