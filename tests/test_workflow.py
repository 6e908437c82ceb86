"""Articles go from where they are into the ledger, each on its own, whatever becomes of the others."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from backchannel.errors import LedgerError, UsageError
from backchannel.records import Document, Reading
from backchannel.workflow import RuleReader, extract, open_ledger, read_into
from tests.reports import FOLDER


class BareReader:
    """Reads nothing but the document, and counts how often."""

    name = "bare/1"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read(self, document: Document) -> Reading:
        self.seen.append(document.source)
        return Reading(document, (), (), (), (), self.name)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    shutil.copytree(FOLDER, folder)
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_one_bad_file_leaves_the_others_to_be_read(articles: Path, tmp_path: Path) -> None:
    reader = BareReader()
    with open_ledger(tmp_path / "a.db", create=True) as ledger:
        results = list(read_into(ledger, [str(articles), str(tmp_path / "none.txt")], reader))
        assert [result.outcome for result in results] == ["failed", "read", "read", "failed"]
        assert [Path(reading.document.source).name for reading in ledger.readings()] == [
            "offer.txt",
            "outcome.txt",
        ]
    assert all(result.error is not None and "\n" not in str(result.error) for result in results[::3])


def test_what_is_known_is_not_read_again(articles: Path, tmp_path: Path) -> None:
    reader = BareReader()
    with open_ledger(tmp_path / "a.db", create=True) as ledger:
        for expected in ("read", "known"):
            (result,) = read_into(ledger, [str(articles / "offer.txt")], reader)
            assert result.outcome == expected
        (dated,) = read_into(ledger, [str(articles / "offer.txt")], reader, published="2031-05-15")
        assert dated.outcome == "read" and dated.document and dated.document.published == "2031-05-15"
    assert len(reader.seen) == 2


def test_standard_input_is_a_source(tmp_path: Path) -> None:
    stdin = io.BytesIO((FOLDER / "offer.txt").read_bytes())
    (result,) = extract(["-"], BareReader(), stdin=stdin)
    assert result.reading and result.reading.document.source == "-"


def test_each_article_of_a_dump_is_kept_with_its_own_bytes(tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    text = "A court in Lima heard the case of a teacher on Monday, and will go on next week."
    dump.write_text(f'{{"text": "{text}"}}\n{{"text": "Again: {text}"}}\n{{"broken\n')
    with open_ledger(tmp_path / "a.db", create=True) as ledger:
        results = list(read_into(ledger, [str(dump)], BareReader()))
        assert sorted(result.outcome for result in results) == ["failed", "read", "read"]
        for reading in ledger.readings():
            assert b"Lima" in ledger.contents(reading.document.sha256)


def test_text_that_no_ledger_can_keep_leaves_the_others_to_be_read(tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    text = "A court in Lima heard the case of a teacher on Monday, and will go on next week"
    dump.write_text(f'{{"text": "{text} \\ud83d."}}\n{{"text": "{text}."}}\n')
    with open_ledger(tmp_path / "a.db", create=True) as ledger:
        first, second = read_into(ledger, [str(dump)], BareReader())
        assert (first.outcome, second.outcome) == ("failed", "read")
        assert "half a surrogate pair" in str(first.error) and "dump.jsonl" in str(first.error)
        assert list(ledger.verify()) == []


def test_what_cannot_be_meant_stops_at_once(articles: Path) -> None:
    with pytest.raises(UsageError):
        list(extract([str(articles)], BareReader(), published="yesterday"))
    with pytest.raises(UsageError):
        list(extract(["ftp://example.org/a"], BareReader()))


def test_a_failing_ledger_is_told_and_not_taken_for_a_bad_article(articles: Path, tmp_path: Path) -> None:
    class Forger(BareReader):
        def read(self, document: Document) -> Reading:
            return replace(super().read(document), document=replace(document, sha256="0" * 64))

    with open_ledger(tmp_path / "a.db", create=True) as ledger, pytest.raises(LedgerError):
        list(read_into(ledger, [str(articles / "offer.txt")], Forger()))


@pytest.mark.model
def test_a_language_without_a_grammar_yields_its_text_and_a_warning(tmp_path: Path) -> None:
    russian = "Стороны договорились об обмене пленными, сообщили в понедельник в министерстве.\n"
    (tmp_path / "a.txt").write_text(russian, encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        " date 2031-05-15 Belarus freed two prisoners on Monday.\n", encoding="utf-8"
    )
    first, second = extract([str(tmp_path)], RuleReader())
    assert first.outcome == "read" and first.reading is not None and not first.reading.claims
    assert first.document is not None and any("no grammar" in note for note in first.document.warnings)
    assert second.reading is not None and second.reading.claims
