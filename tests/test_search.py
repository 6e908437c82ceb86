"""Words are found in any script, with filters, by both clocks, and only in what is the record now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from backchannel import workflow
from backchannel.errors import NotFound, UsageError
from backchannel.ledger import Store, open_store
from backchannel.plain import plain_words
from backchannel.views import Clocks, Filters
from tests.reports import offer, outcome


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.db", create=True) as opened:
        for report in (offer(), outcome()):
            opened.append(report.reading(), report.data)
        yield opened


def texts(
    ledger: Store, words: str, section: str, filters: Filters | None = None, **more: object
) -> list[str]:
    try:
        page = workflow.search(ledger, words, filters or Filters(), **more)  # type: ignore[arg-type]
    except NotFound:
        return []
    return [row.text for part in page.sections if part.key == section for row in part.rows]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Muñoz's offer", ["munozs", "offer"]),
        ("Путин, 2022", ["putin", "2022"]),
        ("  ", []),
        ("O’Neill", ["oneill"]),
        ("Krüger-Straße", ["kruger", "strasse"]),
    ],
)
def test_words_are_made_plain(text: str, words: list[str]) -> None:
    assert plain_words(text) == words
    assert plain_words(" ".join(words)) == words


def test_all_words_must_stand_there_in_any_order(ledger: Store) -> None:
    assert texts(ledger, "agreed nothing", "statement")
    assert texts(ledger, '"nothing is agreed"', "statement")
    assert not texts(ledger, '"agreed is nothing"', "statement")
    assert not texts(ledger, "agreed cheese", "statement")
    with pytest.raises(UsageError, match="a word"):
        texts(ledger, " ,", "statement")


@pytest.mark.parametrize(
    ("filters", "finds"),
    [
        (Filters(side="Chile"), True),
        (Filters(side="Portugal"), False),
        (Filters(source_kind="institution"), True),
        (Filters(source_kind="anonymous_official"), False),
        (Filters(outlet="Harbour"), True),
        (Filters(outlet="Echo"), False),
    ],
)
def test_filters_keep_what_fits(ledger: Store, filters: Filters, finds: bool) -> None:
    assert bool(texts(ledger, "nothing agreed", "statement", filters)) is finds


def test_claims_are_found_by_their_people_type_and_words(ledger: Store) -> None:
    assert texts(ledger, "Duarte", "claim", Filters(type="detention"))
    assert not texts(ledger, "Duarte", "claim", Filters(type="approval"))
    assert texts(ledger, "offer", "claim", Filters(person="Vidal"))


def test_both_clocks_and_since_hold(ledger: Store) -> None:
    assert texts(ledger, "Salgado", "document")
    assert not texts(ledger, "Salgado", "document", clocks=Clocks(known_at=date(2031, 1, 1)))
    assert len(texts(ledger, "Salgado", "document", since=date(2031, 6, 1))) == 1
    assert len(texts(ledger, "Salgado", "document", newest=1)) == 1


def test_what_an_older_reader_found_is_not_the_record_any_more(ledger: Store) -> None:
    before = texts(ledger, "Duarte", "claim")
    newer = replace(offer().reading(), reader="by hand/2", claims=())
    ledger.append(newer, offer().data)
    assert len(texts(ledger, "Duarte", "claim")) < len(before)
    assert texts(ledger, "Duarte", "document")
