"""The published site: what is not to be published is in none of its files, and every link leads somewhere."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from lxml import etree
from lxml import html as pages

from backchannel import workflow
from backchannel.cli import main
from backchannel.entries import Judgement
from backchannel.errors import UsageError
from backchannel.publishing import Choice, publish
from backchannel.publishing.folder import MARKER
from backchannel.publishing.places import Places, slug
from backchannel.publishing.rendering import Press
from backchannel.views.assertions import assertion_of
from tests.marked import kept, marked
from tests.sites import ATOM, broken, faults_of_html, files, holding

pytestmark = pytest.mark.slow

KINDS = ["held", "offer", "stance", "condition", "kin", "call", "plea", "health"]
# The second document is reviewed in part, the third by nobody.
ONE = marked(
    [KINDS, ["held", "kin", "offer", "health", "call", "stance"], ["offer", "held", "plea"]],
    {
        **{(0, place): "accept" for place in range(len(KINDS))},
        (1, 0): "accept", (1, 2): "sensitive", (1, 3): "accept", (1, 4): "reject",
    },
)  # fmt: skip
CHOICES = {
    "plain": {},
    "unreviewed": {"unreviewed": True},
    "sensitive": {"sensitive": True},
    "everything": {"unreviewed": True, "sensitive": True},
    "texts": {"texts": True},
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sites")


@pytest.fixture(scope="module")
def ledger(place: Path) -> str:
    return kept(ONE, str(place / "ledger.db"))


def made(ledger: str, folder: Path, **choice: Any) -> Path:
    with workflow.open_ledger(ledger) as opened:
        publish(opened, folder, Choice(**choice))
    return folder


@pytest.fixture(scope="module")
def sites(place: Path, ledger: str) -> dict[str, Path]:
    return {name: made(ledger, place / name, **choice) for name, choice in CHOICES.items()}


@pytest.mark.parametrize(
    ("name", "unreviewed", "sensitive"),
    [("plain", False, False), ("unreviewed", True, False), ("sensitive", False, True)],
)
def test_no_file_holds_what_may_not_be_published(
    sites: dict[str, Path], name: str, unreviewed: bool, sensitive: bool
) -> None:
    secret = ONE.hidden(unreviewed=unreviewed, sensitive=sensitive)
    assert len(secret) > 3
    assert {word: holding(sites[name], word) for word in secret} == {word: [] for word in secret}
    for word in ("zqwhyzq", "zqwhozq"):
        assert holding(sites[name], word) == []
    if not sensitive:
        # nobody calls the man in the third document a relative
        assert [word for word in ONE.husbands[:2] if holding(sites[name], word)] == []


def test_with_all_asked_for_all_of_it_is_there(sites: dict[str, Path]) -> None:
    """And so the search of the other sites would have found it."""
    for one in (word for sentences in ONE.sentences for word in (s.word for s in sentences)):
        fact = next(
            f for f in (*ONE.record.told, *ONE.record.rejected) if one in str(f.claim.roles) + _words(f)
        )
        there = holding(sites["everything"], one)
        if fact.review == "rejected":
            continue
        assert {"data/claims.csv", "data/claims.jsonl", "data/claims.xlsx"} <= set(there)
        assert any(name.startswith("documents/") for name in there)
        assert any(name.endswith(".json") and "/" in name for name in there)


def _words(fact: Any) -> str:
    text: str = fact.reading.document.text
    return " ".join(text[a:b] for a, b in fact.claim.evidence)


def test_whole_texts_are_there_only_when_asked_for_and_still_without_what_is_sensitive(
    sites: dict[str, Path],
) -> None:
    sensitive = set(ONE.hidden(unreviewed=True, sensitive=False))
    unreviewed = set(ONE.hidden(unreviewed=False, sensitive=True)) - sensitive
    # of the second document, which is told of; what somebody rejected there is sensitive by its words
    of_documents_told = unreviewed & {one.word for one in ONE.sentences[1] if one.kind != "call"}
    assert of_documents_told
    for word in sensitive:
        assert holding(sites["texts"], word) == []
    for word in of_documents_told:
        assert [name for name in holding(sites["texts"], word) if name.startswith("documents/")]
        assert holding(sites["plain"], word) == []


@pytest.mark.parametrize("name", CHOICES)
def test_every_link_and_anchor_leads_somewhere(sites: dict[str, Path], name: str) -> None:
    assert broken(sites[name]) == []


@pytest.mark.parametrize("name", ["plain", "everything"])
def test_pages_are_well_formed_and_load_nothing_that_is_not_theirs(sites: dict[str, Path], name: str) -> None:
    for file, data in files(sites[name]).items():
        if not file.endswith(".html"):
            continue
        assert faults_of_html(data) == [], file
        tree = pages.document_fromstring(data)
        assert len(tree.xpath("//h1")) == 1 and tree.xpath("//main") and tree.get("lang") == "en"
        assert not tree.xpath("//script | //style | //form | //iframe | //@style"), file
        assert not [at for at in tree.xpath("//@*") if at.attrname.startswith("on")]
        assert not tree.xpath("//img[not(@alt)]")
        assert len(data) < 100_000, file


@pytest.mark.parametrize("name", ["plain", "everything"])
def test_feeds_hold_what_atom_asks_for(sites: dict[str, Path], name: str) -> None:
    found = {file: data for file, data in files(sites[name]).items() if file.endswith(".xml")}
    assert "feed.xml" in found and any(file.startswith("people/") for file in found)
    assert any(file.startswith("deals/") for file in found)
    ids = set()
    for file, data in found.items():
        feed = etree.fromstring(data)
        assert feed.tag == f"{ATOM}feed"
        assert len(feed.findall(f"{ATOM}id")) == len(feed.findall(f"{ATOM}title")) == 1
        assert _is_moment(feed.findtext(f"{ATOM}updated")) and feed.findtext(f"{ATOM}author/{ATOM}name")
        ids.add(feed.findtext(f"{ATOM}id"))
        entries = feed.findall(f"{ATOM}entry")
        own = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(own)) == len(own) and all(one.startswith("urn:uuid:") for one in own)
        newest = [entry.findtext(f"{ATOM}updated") for entry in entries]
        assert newest == sorted(newest, reverse=True) and all(map(_is_moment, newest))
        for entry in entries:
            assert entry.findtext(f"{ATOM}title") and entry.findtext(f"{ATOM}summary")
            link = entry.find(f"{ATOM}link").get("href")
            path, _, anchor = link.partition("#")
            there = (sites[name] / file).parent / path
            assert pages.parse(str(there)).getroot().xpath("//*[@id=$one]", one=anchor), link
        assert f'rel="self" type="application/atom+xml" href="{file.rpartition("/")[2]}"' in data.decode()
    assert len(ids) == len(found)


def _is_moment(text: str | None) -> bool:
    return bool(text and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text))


def test_entries_of_feeds_keep_their_ids(place: Path, ledger: str, sites: dict[str, Path]) -> None:
    """Also when more is published, and under another title or address."""

    def ids(folder: Path) -> set[str]:
        return {one.text for one in etree.parse(str(folder / "feed.xml")).iter(f"{ATOM}id")}

    moved = made(ledger, place / "moved", title="Elsewhere", address="https://example.org/record")
    assert ids(moved) == ids(sites["plain"])
    assert ids(sites["plain"]) & ids(sites["unreviewed"])


def test_the_same_ledger_gives_the_same_bytes(place: Path, ledger: str, sites: dict[str, Path]) -> None:
    again = made(ledger, place / "again")
    assert files(again) == files(sites["plain"])


def test_downloads_are_described_and_agree(sites: dict[str, Path]) -> None:
    folder = sites["plain"]
    package = json.loads((folder / "datapackage.json").read_text())
    assert {one["path"] for one in package["resources"]} == {
        "data/claims.csv", "data/claims.jsonl", "data/claims.xlsx", "data/documents.csv",
    }  # fmt: skip
    for one in package["resources"]:
        assert (folder / one["path"]).stat().st_size == one["bytes"]
    fields = package["resources"][0]["schema"]["fields"]
    lines = (folder / "data/claims.csv").read_text().splitlines()
    assert [field["name"] for field in fields] == lines[0].split(",") and all(
        f["description"] for f in fields
    )
    rows = [json.loads(line) for line in (folder / "data/claims.jsonl").read_text().splitlines()]
    assert len(rows) == len(lines) - 1 > 3 and {row["review"] for row in rows} <= {"accepted", "conflict"}
    with zipfile.ZipFile(BytesIO((folder / "data/claims.xlsx").read_bytes())) as packed:
        assert packed.read("xl/worksheets/sheet1.xml").count(b"<row ") == len(lines)
    marker = json.loads((folder / MARKER).read_text())
    assert set(marker["files"]) == set(files(folder)) - {MARKER}


def test_with_an_address_links_are_whole_where_they_leave_the_site(place: Path, ledger: str) -> None:
    site = made(ledger, place / "addressed", address="https://example.org/record")
    listed = [one.text or "" for one in etree.parse(str(site / "sitemap.xml")).iter("{*}loc")]
    assert "https://example.org/record/index.html" in listed
    assert all((site / urlsplit(one).path.removeprefix("/record/")).is_file() for one in listed)
    assert not any("404" in one for one in listed)
    assert "Sitemap: https://example.org/record/sitemap.xml" in (site / "robots.txt").read_text()
    entry = etree.parse(str(site / "feed.xml")).find(f"{ATOM}entry/{ATOM}link")
    assert entry is not None and str(entry.get("href")).startswith("https://example.org/record/documents/")
    assert (
        b'rel="canonical" href="https://example.org/record/about.html"' in (site / "about.html").read_bytes()
    )


def test_search_engines_can_be_asked_to_stay_away(place: Path, ledger: str, sites: dict[str, Path]) -> None:
    site = made(ledger, place / "quiet", noindex=True, address="https://example.org/")
    assert "Disallow: /\n" in (site / "robots.txt").read_text() and not (site / "sitemap.xml").exists()
    assert all(b'content="noindex' in data for name, data in files(site).items() if name.endswith(".html"))
    assert b"noindex" not in (sites["plain"] / "index.html").read_bytes()
    assert not (sites["plain"] / "sitemap.xml").exists()


def test_all_names_stand_on_one_page(sites: dict[str, Path]) -> None:
    text = pages.parse(str(sites["everything"] / "search.html")).getroot().text_content()
    for name in ("Ana Duarte", "Hernan Vidal", "Tomas Leal", "Post 0", "Portugal", "pt-cl-duarte-2031"):
        assert name in text


def test_a_conflict_is_no_review(sites: dict[str, Path]) -> None:
    told = [fact for fact in ONE.record.facts if fact.review != "rejected"]
    done = sum(fact.review != "unreviewed" for fact in told)
    text = " ".join(pages.parse(str(sites["everything"] / "about.html")).getroot().text_content().split())
    assert f"{len(told)} claims from 3 documents; {done} of them reviewed" in text


def test_only_what_publish_wrote_is_replaced(tmp_path: Path, ledger: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    made(ledger, site)  # an empty folder gives way
    before = files(site)
    made(ledger, site, title="Another")
    assert files(site) != before and "Another" in (site / "index.html").read_text()
    (site / "CNAME").write_text("example.org")
    with pytest.raises(UsageError, match="CNAME, which publish did not write"):
        made(ledger, site)
    assert (site / "CNAME").read_text() == "example.org"
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("ten years")
    with pytest.raises(UsageError, match="was not written by publish"):
        made(ledger, other)
    assert files(other) == {"thesis.txt": b"ten years"}
    with pytest.raises(UsageError, match="is a file"):
        made(ledger, other / "thesis.txt")


def test_nothing_is_left_half_written(tmp_path: Path, ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site = made(ledger, tmp_path / "site")
    before = files(site)

    def fails(press: Press, *_: object, **__: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Press, "page", fails)
    with pytest.raises(UsageError, match="No space left"):
        made(ledger, site, title="Another")
    with pytest.raises(UsageError):
        made(ledger, tmp_path / "new")
    assert files(site) == before and [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_ledger_has_a_site_too(tmp_path: Path) -> None:
    location = str(tmp_path / "empty.db")
    with workflow.open_ledger(location, create=True):
        pass
    site = made(location, tmp_path / "site", texts=True)
    assert broken(site) == [] and "Nothing on record" in (site / "index.html").read_text()
    assert etree.parse(str(site / "feed.xml")).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


NAMES = ["<script>alert(1)</script> & Co", "محمد الأحمد", "王小明", "Анна Дуарте", "../../etc/passwd", "CON"]


def test_names_of_all_kinds_stand_in_pages_and_files(tmp_path: Path) -> None:
    readings, judgements = [], []
    for number, name in enumerate(NAMES):
        one = marked([["held"]], {})
        reading = one.readings[0]
        text = f"{number} {reading.document.text.replace('Ana Duarte', name)}"
        at = text.index(name)
        entity = next(e for e in reading.entities if e.id == "ana")
        mention = replace(entity.mentions[0], start=at, end=at + len(name))
        claim = replace(reading.claims[0], evidence=(replace_span(text),), roles={"person": ("ana",)})
        from hashlib import sha256

        document = replace(
            reading.document, text=text, sha256=sha256(text.encode()).hexdigest(), paragraphs=(), title=name,
            outlet=f"{name} Post",
        )  # fmt: skip
        entities = (replace(entity, name=name, mentions=(mention,)),)
        made_of = replace(reading, document=document, entities=entities, claims=(claim,), statements=())
        readings.append(made_of)
        judgements.append(Judgement("accept", "Ines", "", assertion_of(made_of, claim)))
    location = str(tmp_path / "ledger.db")
    with workflow.open_ledger(location, create=True) as opened:
        for reading in readings:
            opened.append(reading, reading.document.text.encode())
        for judgement in judgements:
            opened.judge(judgement)
    site = made(location, tmp_path / "site", texts=True, title="<b>Titel & Söhne</b>")
    assert broken(site) == []
    found = files(site)
    for name in NAMES:
        listed = pages.fromstring(found["search.html"]).text_content()
        assert name in listed, name
    assert not any(b"<script>" in data for file, data in found.items() if file.endswith((".html", ".svg")))
    for file in found:
        assert re.fullmatch(r"[a-zA-Z0-9./-]+", file), file


def replace_span(text: str) -> Any:
    from backchannel.records import Span

    return Span(0, len(text.rstrip()))


def test_names_of_files_are_plain_and_differ() -> None:
    names = ["Ana Duarte", "ana duarte", "Аня", "Ania", "con", "x" * 300, "…", "a/b", "王", "王 "]
    addresses = [f"/people/{name}" for name in names]
    places = Places([*addresses, "/"])
    found = [places.file(address) for address in addresses]
    assert len(set(found)) == len(found) and places.file("/") == "index.html"
    assert all(re.fullmatch(r"[a-z0-9/-]+\.html", name) and len(name) < 100 for name in found)
    assert slug("Brittney Griner") == "brittney-griner"
    assert Places(addresses).link("people/x.html", "/people/Ania#a") == f"{slug('Ania')}.html#a".replace(
        "ania.html", found[3].removeprefix("people/")
    )


class TestCommand:
    """`backchannel publish`."""

    @pytest.fixture
    def run(self, ledger: str) -> Iterator[Any]:
        runner = CliRunner()
        yield lambda *arguments, **more: runner.invoke(
            main, ["publish", *arguments, "--ledger", ledger], **more
        )

    def test_says_what_was_written(self, run: Any, tmp_path: Path) -> None:
        done = run(str(tmp_path / "site"), "--json")
        told = json.loads(done.output)
        assert told["documents"] == 2 and told["files"] == len(files(tmp_path / "site"))

    def test_sensitive_claims_take_words(self, run: Any, tmp_path: Path) -> None:
        site = tmp_path / "site"
        assert run(str(site), "--with-sensitive", input="yes\n").exit_code == 2
        assert run(str(site), "--with-sensitive", input="").exit_code != 0
        assert not site.exists()
        assert run(str(site), "--with-sensitive", input="publish sensitive claims\n").exit_code == 0
        assert run(str(site), "--with-sensitive", "--yes").exit_code == 0

    def test_both_clocks_hold(self, run: Any, tmp_path: Path) -> None:
        site = tmp_path / "site"
        assert run(str(site), "--known-at", "2031-05-10").exit_code == 0
        assert holding(site, "Post 1") == [] and holding(site, "Post 0")
        assert "Told from what had been published by" in (site / "index.html").read_text()

    @pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://example.org/?a=b"])
    def test_an_address_must_be_one(self, run: Any, tmp_path: Path, address: str) -> None:
        assert run(str(tmp_path / "site"), "--address", address).exit_code == 2
