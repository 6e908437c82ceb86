"""What every store of the ledger must do, whichever database it is kept in.

In: a fixture `place`, an empty place for a ledger. Out: tests, for a class of each kind of store to inherit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backchannel.entries import Assertion, Judgement
from backchannel.errors import InputError, LedgerError, NotFound, UsageError
from backchannel.ledger import SqlLedger, Store, open_store
from backchannel.ledger.rows import PARTS
from backchannel.ledger.schema import TABLES
from backchannel.records import Count, Reading
from benchmarks.made_up import Archive
from tests.reports import Report, offer, outcome

NAMES = tuple(table.name for table in TABLES)


def add(ledger: Store, report: Report) -> bool:
    return ledger.append(report.reading(), report.data)


def rows(ledger: Store, query: str) -> list[tuple[Any, ...]]:
    assert isinstance(ledger, SqlLedger)
    return ledger._database.rows(query)


def counts(ledger: Store) -> dict[str, int]:
    """How many rows there are in each table."""
    return {name: rows(ledger, f"SELECT count(*) FROM {name}")[0][0] for name in NAMES}


def with_document(reading: Reading, **changes: Any) -> Reading:
    return replace(reading, document=replace(reading.document, **changes))


def bare(reading: Reading, text: str) -> Reading:
    """A reading of nothing but a document with this text."""
    reading = replace(reading, entities=(), statements=(), times=(), claims=())
    return with_document(reading, text=text, paragraphs=())


def accepted(report: Report, claim: int = 0, why: str = "") -> Judgement:
    """That a claim of a report is accepted, by somebody."""
    held = report.reading()
    one = held.claims[claim]
    about = Assertion(held.document.sha256, one.type, {"person": ("Ana Duarte",)}, one.evidence)
    return Judgement("accept", "an editor", why or "stands so in the text", about)


class Contract:
    """Tests that hold for every store."""

    @pytest.fixture
    def ledger(self, place: str | Path) -> Iterator[Store]:
        with open_store(place, create=True) as opened:
            yield opened

    def test_readings_come_back_as_they_went_in_oldest_first(self, place: str | Path) -> None:
        with open_store(place, create=True) as ledger:
            assert add(ledger, offer()) and add(ledger, outcome())
        with open_store(place) as again:
            assert list(again.readings()) == [offer().reading(), outcome().reading()]
            assert again.contents(offer().reading().document.sha256) == offer().data
            assert [holding.entry for holding in again.holdings()] == [2, 4]
            assert list(again.verify()) == []

    def test_holdings_can_be_asked_for_by_document(self, ledger: Store) -> None:
        add(ledger, offer())
        add(ledger, outcome())
        for wanted, expected in (([1], [2]), ([2], [4]), ([2, 1], [2, 4]), ([], []), ([7], [])):
            assert [holding.entry for holding in ledger.holdings(wanted)] == expected

    def test_same_bytes_and_reader_add_nothing(self, ledger: Store) -> None:
        document = offer().reading().document
        assert not ledger.holds(document, "by hand/1")
        assert add(ledger, offer())
        before = counts(ledger)
        assert ledger.holds(document, "by hand/1") and not ledger.holds(document, "by hand/2")
        assert not add(ledger, offer())
        copy = with_document(offer().reading(), source="a copy elsewhere.txt")
        assert not ledger.append(copy, offer().data)
        assert counts(ledger) == before

    def test_a_newer_reader_or_a_date_given_later_reads_again_and_the_newest_counts(
        self, ledger: Store
    ) -> None:
        undated = with_document(offer().reading(), published=None)
        dated, newer = offer().reading(), replace(offer().reading(), reader="by hand/2")
        added = [ledger.append(reading, offer().data) for reading in (undated, dated, undated, newer)]
        assert added == [True, True, False, True]
        assert list(ledger.readings()) == [newer]
        assert (counts(ledger)["documents"], counts(ledger)["readings"]) == (1, 3)
        assert list(ledger.verify()) == []

    def test_what_people_add_stays_beside_the_newest_reading(self, ledger: Store) -> None:
        first = offer().reading()
        by_hand = replace(first, reader="added/an editor", claims=first.claims[:1])
        corrected = replace(by_hand, claims=first.claims[1:2])
        newer = replace(first, reader="by hand/2")
        assert ledger.append(first, offer().data)
        assert ledger.append(by_hand, offer().data, who="an editor", why="was overlooked")
        assert ledger.append(corrected, offer().data, who="an editor")
        assert not ledger.append(by_hand, offer().data)
        assert ledger.append(newer, offer().data)
        assert list(ledger.readings()) == [newer, by_hand, corrected]
        assert [(entry.who, entry.why) for entry in ledger.entries(2)][0] == ("an editor", "was overlooked")
        shown = rows(ledger, "SELECT count(*) FROM current_claims")[0][0]
        assert shown == len(newer.claims) + 2
        assert list(ledger.verify()) == []

    def test_several_documents_of_one_file_are_kept_apart(self, ledger: Store) -> None:
        one, other = offer().reading(), bare(offer().reading(), "Another article.")
        assert ledger.append(one, offer().data) and ledger.append(other, offer().data)
        assert list(ledger.readings()) == [one, other]
        assert (counts(ledger)["contents"], counts(ledger)["documents"]) == (1, 2)
        assert list(ledger.verify()) == []

    def test_bytes_must_be_those_that_were_read(self, ledger: Store) -> None:
        with pytest.raises(LedgerError, match="hash"):
            ledger.append(offer().reading(), b"other bytes")
        with pytest.raises(NotFound):
            ledger.contents("0" * 64)

    def test_many_at_once_are_all_there_or_none(self, ledger: Store) -> None:
        both = [(report.reading(), report.data) for report in (offer(), outcome())]
        with pytest.raises(LedgerError):
            ledger.append_all([*both, (offer().reading(), b"other bytes")])
        assert set(counts(ledger).values()) == {0}
        assert ledger.append_all([*both, both[0]]) == 2
        assert ledger.append_all(both) == 0
        assert [holding.entry for holding in ledger.holdings()] == [2, 4]
        assert list(ledger.verify()) == []

    def test_many_more_than_go_in_together_stand_as_they_would_one_by_one(self, ledger: Store) -> None:
        made = list(Archive(70).readings())
        twice = [*made[:60], made[3], *made[60:], made[69]]
        assert ledger.append_all(twice) == 70
        assert [reading.document.source for reading in ledger.readings()] == [
            reading.document.source for reading, _ in made
        ]
        assert list(ledger.verify()) == []

    def test_of_many_the_one_that_cannot_be_kept_is_named(self, ledger: Store) -> None:
        broken = with_document(bare(outcome().reading(), "A text."), title="half of a pair: \ud83d")
        with pytest.raises(InputError, match=re.escape(broken.document.source)):
            ledger.append_all([(offer().reading(), offer().data), (broken, outcome().data)])
        assert set(counts(ledger).values()) == {0}

    def test_a_document_that_fails_half_way_leaves_nothing(self, ledger: Store) -> None:
        broken = offer().reading()
        broken = replace(broken, claims=(*broken.claims, replace(broken.claims[0], rule=None)))  # type: ignore[arg-type]
        with pytest.raises(LedgerError):
            ledger.append(broken, offer().data)
        assert set(counts(ledger).values()) == {0}
        assert add(ledger, offer())

    @pytest.mark.parametrize("part", ["text", "title", "source", "claim"])
    def test_text_with_half_a_surrogate_pair_fails_by_itself(self, ledger: Store, part: str) -> None:
        self.refused(ledger, part, "\ud83d", "half a surrogate pair")

    def refused(self, ledger: Store, part: str, character: str, says: str) -> None:
        """A reading with the character in one of its parts is refused in one line that names its source."""
        reading = bare(offer().reading(), "A text. " + (character if part == "text" else ""))
        if part == "claim":
            claim = replace(offer().reading().claims[0], roles={"about": f"one{character}"}, evidence=())
            reading = replace(reading, claims=(replace(claim, statement=None),))
        elif part != "text":
            reading = with_document(reading, **{part: f"offer.txt{character}"})
        with pytest.raises(InputError, match=says) as caught:
            ledger.append(reading, offer().data)
        assert "offer.txt" in str(caught.value) and "\n" not in str(caught.value)
        assert set(counts(ledger).values()) == {0}
        with pytest.raises(LedgerError, match=says):
            ledger.judge(replace(accepted(offer()), why=f"because{character}"))
        assert add(ledger, offer()) and list(ledger.verify()) == []

    def test_text_of_all_kinds_comes_back(self, ledger: Store) -> None:
        text = "Ф — “x”, 日本 \U0001f600 \t \x7f \u2028 e\u0301 \ufeff %s ? ' \" \\ {} $1"
        claim = replace(
            offer().reading().claims[0],
            roles={"about": text, "number": Count(2**40, ">=", text)},
            evidence=(),
            statement=None,
            confidence=0.1 + 0.2,
        )
        reading = replace(bare(offer().reading(), text), claims=(claim, replace(claim, id="c2")))
        assert ledger.append(reading, offer().data, who=text, why=text)
        assert list(ledger.readings()) == [reading]
        assert list(ledger.verify()) == []

    def test_plain_tables_answer_who_said_what(self, ledger: Store) -> None:
        add(ledger, offer())
        query = """SELECT roles, speaker, source_kind, quote FROM current_claims
            WHERE roles LIKE '%no_agreement%' ORDER BY id LIMIT 1"""
        assert rows(ledger, query) == [
            (
                "holder: Chile | about: offer | stance: no_agreement",
                "Chile",
                "institution",
                "nothing is agreed",
            )
        ]

    def test_judgements_are_numbered_dated_and_kept_in_order(self, ledger: Store) -> None:
        add(ledger, offer())
        first = ledger.judge(accepted(offer()))
        merge = Judgement("merge", "an editor", "one spelling", keys=("Carla Munoz", "C. Munoz"), round="r1")
        second = ledger.judge(merge)
        third = ledger.judge(Judgement("retract", "a colleague", "two people", about=second.entry))
        assert [one.entry for one in (first, second, third)] == [3, 4, 5]
        assert all(one.recorded.endswith("Z") for one in (first, second, third))
        assert list(ledger.judgements()) == [first, second, third]
        for number in (1, 99):
            with pytest.raises(NotFound, match=f"number {number}"):
                ledger.judge(Judgement("retract", "a colleague", "two people", about=number))
        assert list(ledger.verify()) == []

    def test_a_newer_reading_leaves_judgements_as_they_are(self, ledger: Store) -> None:
        add(ledger, offer())
        made = ledger.judge(accepted(offer(), 2))
        newer = replace(offer().reading(), reader="by hand/2", claims=offer().reading().claims[1:])
        assert ledger.append(newer, offer().data)
        assert list(ledger.readings()) == [newer]
        assert list(ledger.judgements()) == [made]
        assert list(ledger.verify()) == []

    def test_entries_are_a_chain(self, ledger: Store) -> None:
        add(ledger, offer())
        ledger.judge(accepted(offer()))
        ledger.expunge(offer().reading().document.sha256, "a lawyer", "order of a court")
        entries = list(ledger.entries())
        assert [entry.kind for entry in entries] == ["document", "reading", "judgement", "tombstone"]
        assert [entry.number for entry in entries] == [1, 2, 3, 4]
        assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
        assert list(ledger.entries(3)) == entries[3:]

    def test_the_head_is_the_last_entry(self, ledger: Store) -> None:
        assert ledger.head() is None
        add(ledger, offer())
        assert ledger.head() == list(ledger.entries())[-1]
        ledger.judge(accepted(offer()))
        assert ledger.head() == list(ledger.entries())[-1]

    def test_what_is_expunged_leaves_its_hash_and_a_tombstone(self, ledger: Store) -> None:
        add(ledger, offer())
        ledger.append(bare(offer().reading(), "Another article."), offer().data)
        by_hand = replace(offer().reading(), reader="added/an editor")
        ledger.append(by_hand, offer().data, why="it says Salgado")
        add(ledger, outcome())
        gone = ledger.judge(accepted(offer(), why="Duarte told us"))
        ledger.judge(Judgement("retract", "an editor", "Duarte told us otherwise", about=gone.entry))
        kept = ledger.judge(accepted(outcome()))
        assert [hit.document for hit in ledger.index().search("Vidal", "document")] == [3, 1]
        before = list(ledger.entries())
        name = offer().reading().document.sha256
        entry = ledger.expunge(name[:12], "a lawyer", "order of a court")
        assert (entry.kind, entry.who, entry.why) == ("tombstone", "a lawyer", "order of a court")
        assert list(ledger.readings()) == [outcome().reading()]
        assert list(ledger.judgements()) == [kept]
        assert ledger.contents(name) == b""
        assert [one.hash for one in ledger.entries()] == [*(one.hash for one in before), entry.hash]
        assert list(ledger.verify()) == []
        left = " ".join(str(row) for table in NAMES for row in rows(ledger, f"SELECT * FROM {table}"))
        assert "Salgado" in left and outcome().text.split()[0] in left  # of the other document
        for word in (
            "Duarte told us",
            "it says Salgado",
            "offer.txt",
            "Harbour Post",
            "Hernan Vidal for two",
        ):
            assert word not in left
        assert counts(ledger)["claims"] == len(outcome().claims)
        assert {holding.entry for holding in ledger.holdings()} == {7}
        assert [hit.document for hit in ledger.index().search("Vidal", "document")] == [3]
        assert list(ledger.index().search("Harbour", "document")) == []
        assert list(ledger.verify()) == []

    def test_what_is_expunged_is_not_taken_in_again(self, ledger: Store) -> None:
        add(ledger, offer())
        name = offer().reading().document.sha256
        entry = ledger.expunge(name, "a lawyer", "order of a court")
        before = counts(ledger)
        newer = replace(offer().reading(), reader="by hand/2")
        other = bare(offer().reading(), "Cut from the same bytes in another way.")
        for reading in (offer().reading(), newer, other, replace(newer, reader="added/an editor")):
            assert ledger.holds(reading.document, reading.reader)
            assert not ledger.append(reading, offer().data)
        with pytest.raises(NotFound, match="expunged"):
            ledger.judge(accepted(offer()))
        assert ledger.expunge(name, "another", "once more") == entry
        assert counts(ledger) == before
        assert list(ledger.verify()) == []

    def test_to_expunge_takes_a_reason_and_a_hash_that_names_one_document(self, ledger: Store) -> None:
        add(ledger, offer())
        name = offer().reading().document.sha256
        for given, why, error in (
            (name, " ", UsageError), (name[:11], "why", UsageError), ("0" * 64, "why", NotFound),
            ("%" * 12, "why", NotFound),
        ):  # fmt: skip
            with pytest.raises(error):
                ledger.expunge(given, "a lawyer", why)
        assert list(ledger.verify()) == [] and len(list(ledger.readings())) == 1

    @pytest.mark.parametrize("table", NAMES)
    @pytest.mark.parametrize("order", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
    def test_no_row_is_changed_or_taken_out(self, ledger: Store, table: str, order: str) -> None:
        add(ledger, offer())
        ledger.judge(accepted(offer()))
        column = {"contents": "sha256", "entries": "number"}.get(table, "id")
        before = counts(ledger)
        with pytest.raises(LedgerError, match="append-only"):
            rows(ledger, order.format(table, column))
        assert counts(ledger) == before
        # Guards are back after a document was taken out.
        ledger.expunge(offer().reading().document.sha256, "a lawyer", "order of a court")
        if table not in PARTS:
            with pytest.raises(LedgerError, match="append-only"):
                rows(ledger, order.format(table, column))

    def test_one_may_write_while_one_reads(self, ledger: Store, place: str | Path) -> None:
        add(ledger, offer())
        asked = ledger.holdings()
        assert next(asked).reading == offer().reading()
        assert add(ledger, outcome())
        asked.close()  # type: ignore[attr-defined]
        with open_store(place) as other:
            assert len(list(other.holdings())) == 2
            faults = other.verify()
            assert next(faults, None) is None
            both = zip(other.holdings(), other.holdings(), strict=True)
            assert all(one == same for one, same in both)

    def test_a_ledger_that_is_only_asked_is_not_made(self, place: str | Path) -> None:
        with pytest.raises(LedgerError, match="there is no ledger"):
            open_store(place)
