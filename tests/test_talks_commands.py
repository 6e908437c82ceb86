"""The commands on what happens around a deal: text, JSON, the two clocks, and how they end."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from backchannel import views, workflow
from backchannel.cli import main
from backchannel.errors import BackchannelError
from tests.reports import offer, outcome, record

ASKED = [
    ["contacts", "Ana Duarte"], ["contacts", "Leal", "--planned-only"], ["conditions", "Portugal Chile"],
    ["mediators", "--all"], ["mediators", "Ana Duarte"], ["designations"], ["designations", "Ana Duarte"],
    ["family", "Ana Duarte"], ["family", "Ana Duarte", "--withheld"],
]  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "ledger.db"
    with workflow.open_ledger(path, create=True) as store:
        for report in (offer(), outcome()):
            store.append(report.reading(), report.data)
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_a_page_as_text_and_as_json(ledger: str, arguments: list[str]) -> None:
    text = run(*arguments, "--ledger", ledger)
    assert (text.exit_code, text.stderr) == (0, "")
    page = json.loads(run(*arguments, "--ledger", ledger, "--json").stdout)
    rows = [row for section in page["sections"] for row in section["rows"]]
    assert rows and all(row["says"] for row in rows)
    cited = {note for row in rows for note in row["notes"]}
    assert cited == {note["number"] for note in page["footnotes"]}
    sensitive = [s["key"] for s in page["sections"] if any(row["sensitive"] for row in s["rows"])]
    assert set(sensitive) <= {"family"} or page["view"] in ("family", "withheld")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["promises", "Ana Duarte"], 4, "no promise about Ana Duarte is on record"),
        (["called", "Ana Duarte"], 0, ""),
        (["mediators"], 2, "give a name, or --all"),
        (["mediators", "Ana Duarte", "--all"], 2, "give a name, or --all"),
        (["contacts", "Nobody"], 4, "nothing on record about 'Nobody'"),
        (["conditions", "Ana Duarte", "--known-at", "2030-01-01"], 4, "nothing on record about"),
        (["contacts", "Leal", "--as-of", "2031-05-20"], 0, ""),
    ],
)
def test_how_it_ends(ledger: str, arguments: list[str], code: int, message: str) -> None:
    result = run(*arguments, "--ledger", ledger)
    assert result.exit_code == code
    assert message in result.stderr


BOTH = [offer().reading(), outcome().reading()]


@given(
    st.sampled_from(
        ["contacts", "conditions", "promises", "called", "mediators", "designations", "family", "withheld"]
    ),
    st.sampled_from(["Ana Duarte", "Rui Salgado", "Leal", "Chile", "Portugal Chile", "Hernan Vidal"]),
    st.one_of(st.none(), st.dates(date(2027, 1, 1), date(2032, 1, 1))),
)
def test_a_page_is_the_same_for_the_same_record(view: str, name: str, as_of: date | None) -> None:
    def page() -> object:
        try:
            return views.to_json(getattr(views, view)(record(BOTH, as_of), name))
        except BackchannelError as error:
            return str(error)

    first = page()
    assert first == page()
    assert "\n" not in first if isinstance(first, str) else True
