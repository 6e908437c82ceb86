"""What is new, and what differs between two days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.entries import Holding
from backchannel.errors import NotFound
from backchannel.records import Count
from backchannel.sameness import implied
from backchannel.views import Clocks, Page, Record, clocks_of, diff, new, new_since
from backchannel.views.sameness import keys_of
from tests.articles import Told, article, told
from tests.reports import offer, outcome, record

ANA, RUI, VIDAL = "Ana Duarte", "Rui Salgado", "Hernan Vidal"
POST, RADIO = "Harbour Post", "Coast Radio"
FIRST, NEXT, LATER = "2031-05-14", "2031-05-15", "2031-06-15"


def lines(page: Page) -> dict[str, list[tuple[str, str]]]:
    """Label and text of each row by section, blank labels filled in."""
    found: dict[str, list[tuple[str, str]]] = {}
    for section in page.sections:
        label = ""
        for row in section.rows:
            label = row.label or label
            found.setdefault(section.key, []).append((label, row.text))
    return found


HELD = told("detention", person=ANA, time="2031-02/..")
OFFER = told("proposal", proposer="Portugal", recipient="Chile", gives=[VIDAL], gets=[ANA], status="offered")
OPEN = told("position", holder="Chile", stance="open", by="Chile", kind="institution")
REJECTS = told("position", holder="Chile", stance="rejects", by="Chile", kind="institution")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # somebody of whom nothing was on record
        ([HELD], [HELD, told("detention", person=RUI, custodian="Chile", time="2028/..")],
         {"people": [(RUI, "since 2028 (865 to 1,230 days), by Chile")]}),
        # the custodian is news, that somebody is held is not
        ([HELD], [told("detention", person=ANA, custodian="Chile", time="2031-02/..")],
         {"held": [(ANA, "since Feb 2031 (76 to 103 days), by Chile")]}),
        ([told("detention", person=ANA, custodian="Chile")], [told("detention", person=ANA, form="prison")], {}),
        # a step, and the same step with what it brought
        ([HELD], [told("proceeding", person=ANA, stage="convicted")], {"steps": [(ANA, "convicted")]}),
        ([told("proceeding", person=ANA, stage="sentenced")],
         [told("proceeding", person=ANA, stage="sentenced", term="P9Y")],
         {"steps": [(ANA, "sentenced to 9 years")]}),
        ([told("proceeding", person=ANA, stage="sentenced", term="P9Y")],
         [told("proceeding", person=ANA, stage="sentenced")], {}),
        # what was only to come has come
        ([told("release", person=ANA, realis="planned"), HELD], [told("release", person=ANA, time=NEXT)],
         {"freed": [(ANA, "freed, 15 May 2031")]}),
        # a stance, the same again, and another with the one before
        ([HELD], [OPEN], {"stances": [("Chile", "open to it")]}),
        ([OPEN], [OPEN], {}),
        ([OPEN], [REJECTS], {"stances": [("Chile", "rejects"), ("Chile", "before that: open to it, 14 May 2031")]}),
        # one more name on the list
        ([OFFER], [told("proposal", proposer="Portugal", recipient="Chile", gives=[VIDAL], gets=[ANA, RUI],
                        status="offered")],
         {"people": [(RUI, "named in an exchange or an offer of one")],
          "deals": [("Portugal <-> Chile", "offered, Hernan Vidal for Ana Duarte · Rui Salgado; "
                                           "new on the list: Rui Salgado")]}),
        ([HELD], [told("contact", participants=["Tomas Leal", "Luis Parra"], medium="call", state="held", time=NEXT)],
         {"contacts": [("15 May 2031", "call between Tomas Leal and Luis Parra, took place, 15 May 2031")]}),
        # health is for the family
        ([HELD], [told("wellbeing", person=ANA, state="lost weight")],
         {"family": [("15 May 2031", "Ana Duarte: lost weight")]}),
        # what contradicts what was on record
        ([told("proceeding", person=ANA, stage="arrested", time="2031-02-17")],
         [told("proceeding", person=ANA, stage="arrested", time="2031-02-20")],
         {"date:arrest:ana-duarte": [("17 Feb 2031", "told 14 May 2031"), ("20 Feb 2031", "told 15 May 2031")]}),
        ([HELD], [HELD], {}),
    ],
)  # fmt: skip
def test_what_is_new(
    before: list[Told], after: list[Told], expected: dict[str, list[tuple[str, str]]]
) -> None:
    readings = [article(POST, FIRST, *before), article(RADIO, NEXT, *after)]
    page = new_since(record(readings), date(2031, 5, 15))
    assert lines(page) == expected
    assert page.title == "New since 15 May 2031, by day published"
    if not expected:
        assert [section.title for section in page.sections] == ["Nothing new"]
    # the same against the ledger, for an article that is not in it
    assert lines(new(record(readings), {1}, "New")) == expected


def test_new_counts_from_the_newest_document_or_the_day_of_the_record() -> None:
    holdings = [
        Holding(article(POST, FIRST, HELD), 1, "2031-07-01T10:00:00Z"),
        Holding(article(RADIO, NEXT, OPEN), 2, "2031-06-01T10:00:00Z"),
    ]
    told_by = Record(holdings)
    assert lines(new_since(told_by)).keys() == {"stances"}
    assert lines(new_since(told_by, date(2031, 7, 1), recorded=True)).keys() == {"people"}
    assert new_since(told_by, recorded=True).title == "New since 1 Jul 2031, by day recorded"


def test_an_exchange_says_who_is_left_out() -> None:
    page = new_since(record([offer().reading(), outcome().reading()]), date(2031, 6, 1))
    assert ("Portugal <-> Chile", "left out: Rui Salgado") in lines(page)["deals"]
    assert all(row.notes for section in page.sections for row in section.rows)


@pytest.mark.parametrize(
    ("claim", "keys"),
    [
        (told("detention", person=[ANA, RUI], custodian="Chile", form="prison"),
         ["detention|person:ana duarte||+|side:CL", "detention|person:rui salgado||+|side:CL"]),
        (told("detention", person=ANA, form="house_arrest"), ["detention|person:ana duarte|house_arrest|+|"]),
        (told("position", holder="Chile", stance="open", polarity="negative"), ["position|side:CL|open|-"]),
        (told("proceeding", person=ANA, stage="sentenced", term="P9Y"),
         ["proceeding|person:ana duarte|sentenced|+|p9y"]),
        (told("release", by_="Chile", count=Count(5, ">=")), ["release||+|count>=5|"]),
        (told("contact", participants=["Luis Parra", "Tomas Leal"], medium="call", time=NEXT),
         ["contact|person:luis parra,person:tomas leal|call|held|+|2031-05-15"]),
        (told("exchange", released_by_a=VIDAL, released_by_b=ANA, realis="planned"),
         ["exchange|person:hernan vidal|executed|?", "exchange|person:ana duarte|executed|?"]),
    ],
)  # fmt: skip
def test_assertion_keys(claim: Told, keys: list[str]) -> None:
    told_once = record([article(POST, FIRST, claim)])
    assert list(keys_of(told_once, told_once.facts[0])) == keys


def test_a_key_implies_itself_with_less() -> None:
    assert set(implied("detention|person:ana duarte||+|side:CL")) == {
        "detention|person:ana duarte||+|side:CL", "detention|person:ana duarte||+|",
    }  # fmt: skip


CLAIMS = st.lists(st.sampled_from([HELD, OFFER, OPEN, REJECTS]), min_size=1, max_size=4)


@given(CLAIMS)
def test_the_same_article_again_brings_nothing(claims: list[Told]) -> None:
    readings = [article(POST, FIRST, *claims), article(POST, FIRST, *claims)]
    assert [section.key for section in new(record(readings), {1}, "New").sections] == ["none"] or (
        # unless it tells of two stances: the last of them is then not the only one
        OPEN in claims and REJECTS in claims
    )


@given(CLAIMS, st.sampled_from(["as-of", "known-at"]), st.dates(date(2031, 5, 1), date(2031, 7, 1)))
def test_a_day_differs_in_nothing_from_itself(claims: list[Told], clock: Any, day: date) -> None:
    holdings = [Holding(article(POST, FIRST, *claims)), Holding(article(RADIO, LATER, *claims))]
    same = Record(holdings, clocks=clocks_of(clock, day))
    assert [section.key for section in diff(same, same).sections] == ["none"]


def both(clock: Any, start: date, end: date | None) -> tuple[Record, Record]:
    holdings = [Holding(offer().reading()), Holding(outcome().reading())]
    return (Record(holdings, clocks=clocks_of(clock, start)), Record(holdings, clocks=clocks_of(clock, end)))


def test_diff_of_a_brief() -> None:
    page = diff(*both("known-at", date(2031, 5, 15), None), "Ana Duarte")
    found = lines(page)
    assert page.title == "Ana Duarte: known at 15 May 2031 against now"
    assert ("freed", "freed in an exchange, 29 Jun 2031, by Chile") in found["added"]
    assert found["changed"] == [("Chile", "confirms talks; before: no agreement")]
    assert ("held", "since Feb 2031 (76 to 103 days), alleged espionage, by Chile") not in found.get(
        "gone", []
    )
    assert [section.headline for section in page.sections if section.key == "headline"] == [
        "held by Chile, then freed 29 Jun 2031, after 121 to 148 days",
        "NO AGREEMENT, says Chile, 15 May 2031, then CARRIED OUT, 29 Jun 2031",
    ]
    assert {note for section in page.sections for row in section.rows for note in row.notes} == {
        note.number for note in page.footnotes
    }
    assert not any(
        row.sensitive for section in page.sections if section.key != "family" for row in section.rows
    )


def test_diff_of_the_status_and_of_what_was_not_there() -> None:
    assert [
        section.key for section in diff(*both("known-at", date(2031, 5, 1), date(2031, 5, 2))).sections
    ] == ["none"]
    page = diff(*both("known-at", date(2031, 5, 1), date(2031, 5, 20)), "Ana Duarte")
    assert lines(page).keys() == {"added", "family"}
    with pytest.raises(NotFound, match="on either day"):
        diff(*both("as-of", date(2031, 5, 15), None), "Nobody Known")
    assert clocks_of("as-of", date(2031, 5, 1)) == Clocks(as_of=date(2031, 5, 1))


def test_a_row_that_changed_is_told_with_what_it_was() -> None:
    held = told("detention", person=ANA, custodian="Chile", time="2031-02/..")
    closer = told("detention", person=ANA, custodian="Chile", time="2031-02-17/..")
    first, second = article(POST, FIRST, held), article(POST, NEXT, closer)
    page = diff(record([first]), record([second]), ANA)
    assert lines(page) == {
        "changed": [(
            "held", "since 17 Feb 2031 (87 days), by Chile; before: since Feb 2031 (75 to 102 days), by Chile"
        )]
    }  # fmt: skip


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Run a command on a ledger of the first report; the reader knows both reports by heart."""
    from click.testing import CliRunner

    from backchannel import workflow
    from backchannel.cli import main
    from tests.reports import FOLDER
    from tests.test_cli import HandReader

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BACKCHANNEL_LEDGER", raising=False)
    monkeypatch.setattr(workflow, "RuleReader", HandReader)

    def run(*arguments: object) -> Any:
        return CliRunner().invoke(main, [str(one) for one in arguments])

    assert run("read", FOLDER / "offer.txt").exit_code == 0
    return run


def test_new_of_a_file_writes_nothing(ask: Callable[..., Any], tmp_path: Path) -> None:
    from tests.reports import FOLDER

    before = (tmp_path / "backchannel.db").read_bytes()
    found = ask("new", FOLDER / "outcome.txt")
    assert found.exit_code == 0 and "left out: Rui Salgado" in found.stdout
    assert ask("new", FOLDER / "offer.txt").stdout.split("\n\n")[1].startswith("NOTHING NEW")
    assert (tmp_path / "backchannel.db").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["new"], 0, "NEW SINCE 15 MAY 2031"),
        (["new", "--since", "2031-06-01"], 0, "NOTHING NEW"),
        (["new", "none.txt"], 3, "none.txt"),
        (["new", "none.txt", "--since", "2031-06-01"], 2, "not both"),
        (["diff"], 2, "--from"),
        (["diff", "--from", "2031-05-01", "--clock", "as-of"], 0, "ADDED"),
        (["diff", "Ana Duarte", "--from", "2031-05-15"], 0, "NOTHING CHANGED"),
        (["conflicts"], 0, "NO CONFLICTS"),
        (["conflicts", "Nobody"], 4, "nothing on record"),
        (["sources", "Ana Duarte"], 0, "1 document, 1 independent, of 1"),
    ],
)
def test_commands(ask: Callable[..., Any], arguments: list[str], code: int, says: str) -> None:
    found = ask(*arguments)
    assert (found.exit_code, says in found.output) == (code, True), found.output
