"""Whom pronouns, descriptions and bare surnames mean, by the table of `tests/cases/pronouns.yaml`."""

import pytest

from tests.quality.coreference import cases, judge, marked, read_case


def test_marks_are_taken_off() -> None:
    assert marked("Ana said {she|Ana Ruiz} left.") == ("Ana said she left.", [((9, 12), "Ana Ruiz")])


def test_what_may_stay_open_is_right_when_open() -> None:
    assert [judge(x, []) for x in ("?Ana", "-", "Ana")] == ["right", "right", "open"]


@pytest.mark.model
def test_cases() -> None:
    from backchannel.annotate import load

    nlp = load()
    missed = {
        f"{case['id']}: {words}"
        for case in cases()
        for words, _, _, what in read_case(case["text"], nlp)
        if what != "right" and not case.get("known")
    }
    assert len(cases()) >= 60
    assert not missed
