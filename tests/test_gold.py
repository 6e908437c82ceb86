"""The gold by reference is itself right: its articles are those annotated, its terms are of the vocabulary."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.gold_claims import as_list, check_names, check_terms, claims_of
from tests.quality import references
from tests.quality.detokenise import prose

ARTICLE_KEYS = {"id", "file", "sha256", "published", "dated", "document", "statements", "claims", "note"}
STATEMENT_KEYS = {"speaker", "source_kind", "form", "content", "said", "note"}
GOLD = list(references.load())
ALL = [*GOLD, *references.load(references.SECOND)]

needs_corpora = pytest.mark.skipif(
    not references.CORPORA.is_dir(),
    reason=f"the corpora are not beside the repository ({references.CORPORA})",
)


def by_id(article: dict[str, Any]) -> str:
    return str(article["id"])


def test_the_second_annotation_is_of_the_held_articles() -> None:
    held, second = (
        {(a["id"], a["file"], a["sha256"], a["published"]) for a in references.load(which)}
        for which in ("held", references.SECOND)
    )
    assert held == second


def offsets(value: Any) -> Iterator[list[int]]:
    """Every `{at: [start, end]}` below a value."""
    if isinstance(value, dict):
        if set(value) == {"at"}:
            yield value["at"]
        for item in value.values():
            yield from offsets(item)
    elif isinstance(value, list):
        for item in value:
            yield from offsets(item)


@pytest.mark.parametrize("article", ALL, ids=by_id)
def test_terms_are_of_the_vocabulary(article: dict[str, Any]) -> None:
    assert set(article) <= ARTICLE_KEYS, article["id"]
    assert re.fullmatch(r"\d{4}(-\d\d){0,2}", str(article["published"]))
    for claim in claims_of(article):
        check_terms(claim)


@pytest.mark.parametrize("article", ALL, ids=by_id)
def test_no_text_is_stored(article: dict[str, Any]) -> None:
    for item in article.get("statements") or []:
        assert set(item) <= STATEMENT_KEYS, item
        assert set(item["content"]) == {"at"}, item
    for claim in claims_of(article):
        for role in ("offence", "ground", "about", "topic", "asks", "requires", "on", "act", "inducements"):
            for value in as_list(claim["roles"].get(role, [])):
                assert set(value) == {"at"}, (claim, role)


@needs_corpora
@pytest.mark.parametrize("article", ALL, ids=by_id)
def test_offsets_lie_on_words_of_the_annotated_file(article: dict[str, Any]) -> None:
    text = references.rebuilt(article)
    for start, end in offsets(article):
        assert 0 <= start < end <= len(text), (start, end)
        assert text[start:end] == text[start:end].strip(), (start, end)


@needs_corpora
@pytest.mark.parametrize("article", ALL, ids=by_id)
def test_names_and_statements_stand_in_the_text(article: dict[str, Any]) -> None:
    check_names(references.case(article))


@needs_corpora
def test_written_gold_is_complete(tmp_path: Path) -> None:
    assert references.write(tmp_path) == len(GOLD) == len(list(tmp_path.glob("*.txt")))
    for path in tmp_path.glob("*.json"):
        facts = json.loads(path.read_text(encoding="utf-8"))
        data = (tmp_path / facts["source"]).read_bytes()
        assert facts["sha256"] == hashlib.sha256(data).hexdigest()
        assert '"at"' not in path.read_text(encoding="utf-8")


def test_identifiers_and_files_are_used_once() -> None:
    assert len({a["id"] for a in GOLD}) == len({a["file"] for a in GOLD}) == len(GOLD)


def test_unrelated_articles_require_nothing() -> None:
    for article in references.load("unrelated"):
        assert all(claim.get("optional") for claim in article.get("claims") or []), article["id"]


def test_another_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="annotated on 00"):
        references.rebuilt({"id": "x", "file": "a.txt", "sha256": "00"}, tmp_path)


def test_slices_are_of_the_text_without_what_stands_before_it(tmp_path: Path) -> None:
    data = b"Kyiv freed her.\n"
    (tmp_path / "a.txt").write_bytes(data)
    article = {
        "id": "x",
        "file": "a.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
        "claims": [{"roles": {"ground": [{"at": [0, 4]}]}}],
    }
    assert references.case(article, tmp_path)["claims"] == [{"roles": {"ground": ["Kyiv"]}}]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He did n't go , they said .", "He didn't go, they said."),
        ("She didn ’ t say “ no ” ( once ) .", "She didn’t say “no” (once)."),
        ("China ’ s 57 - year - old envoy", "China’s 57-year-old envoy"),
        ("Minsk - The court ruled", "Minsk - The court ruled"),
        ("two - and - a - half years", "two-and-a-half years"),
        ("the plan - which cost $ 5", "the plan - which cost $5"),
        ('" Go , " he said . " Now . "', '"Go," he said. "Now."'),
        ("the U . S . envoy of the 1990 s", "the U.S. envoy of the 1990s"),
        ("a bail of US $ 500 . A week", "a bail of US$500. A week"),
        ("the clients ' ' digital ' assets", "the clients' 'digital' assets"),
    ],
)
def test_tokens_become_prose(tokens: str, text: str) -> None:
    assert prose([f"{token}\tO" for token in tokens.split()]) == text + "\n"


def test_addresses_and_empty_lines_make_paragraphs() -> None:
    lines = [
        "https://example.org/a\tO",
        "",
        "One\tO",
        ".\tO",
        "",
        "Al\tB-Person",
        "-\tI-Person",
        "Two\tI-Person",
    ]
    assert prose(lines) == "One.\n\nAl-Two\n"
