"""Bytes to documents: every kind of file, and every kind of bad one."""

import hashlib
import io
import json
from datetime import date

import pytest

from backchannel.documents import read_document, read_documents, split_source
from backchannel.errors import InputError, Unreadable, UsageError
from backchannel.records import Document, Source
from backchannel.settings import Settings

TODAY = date(2026, 1, 1)
NEWS = "The two governments said on Thursday that no exchange of prisoners had been agreed."
MORE = "A lawyer for one of the detained said that she had not been told of it in the morning."
RUSSIAN = (
    "Стороны сообщили в четверг, что об обмене заключенными они пока не договорились и что его не будет."
)


def documents(
    data: bytes, location: str = "article.txt", media_type: str | None = None
) -> list[Document | InputError]:
    return list(read_documents(Source(location, data, media_type), today=TODAY))


def only(data: bytes, location: str = "article.txt", media_type: str | None = None) -> Document:
    (document,) = documents(data, location, media_type)
    assert isinstance(document, Document), document
    return document


def pdf(*pages: str, password: str | None = None) -> bytes:
    """A PDF with a line of text for each line of `pages`."""
    from pypdf import PdfReader, PdfWriter

    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        shown = "".join(f"({line}) ' " for line in page.splitlines())
        content = f"BT /F1 10 Tf 14 TL 40 760 Td {shown}ET".encode("latin-1")
        kids.append(len(parts) + 1)
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (len(parts) + 2)
        )
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    refs = b" ".join(b"%d 0 R" % kid for kid in kids)
    parts[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (refs, len(kids))
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    table = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, rows))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, table))
    if password is None:
        return out.getvalue()
    writer = PdfWriter(clone_from=PdfReader(out))
    writer.encrypt(password, algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


PAGE = f"""<!doctype html><html lang="en"><head><title>Envoys meet again | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Ann Bell">
<meta property="article:published_time" content="2023-05-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Envoys meet again</h1><p>By Ann Bell</p>
<p>OSLO (AP) — {NEWS}</p><p>{MORE}</p><p>Eva Moss contributed to this report.</p></article>
<footer>About us</footer></body></html>"""


@pytest.mark.parametrize("text", [f"{NEWS}\r\n\r\n{MORE}\r\n", f"\n \t{NEWS}\n", f"{NEWS}\u2028{MORE}\x0c"])
def test_plain_text_is_kept_exactly(text: str) -> None:
    document = only(text.encode())
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("encoding", "text", "warned"),
    [
        ("utf-8-sig", RUSSIAN, False),
        ("utf-16", RUSSIAN, False),
        ("cp1251", RUSSIAN, True),
        ("koi8-r", RUSSIAN, True),
        ("cp1252", f"{NEWS} “No,” said the café owner.", True),
    ],
)
def test_encodings(encoding: str, text: str, warned: bool) -> None:
    document = only(text.encode(encoding))
    assert document.text == text
    assert any("not UTF-8" in note for note in document.warnings) == warned


def test_declared_charset_is_believed() -> None:
    document = only(RUSSIAN.encode("koi8-r"), media_type="text/plain; charset=koi8-r")
    assert document.text == RUSSIAN
    assert not any("UTF-8" in note for note in document.warnings)


def test_broken_utf8_is_mended_with_a_warning() -> None:
    document = only(RUSSIAN.encode() + b"\xff\xfe. " + RUSSIAN.encode())
    assert document.text.count("\ufffd") == 2
    assert any("broken UTF-8" in note for note in document.warnings)


BAD = [
    (b"", "is empty"),
    (b" \r\n\t", "is empty"),
    (bytes(range(256)) * 20, "binary"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    (b"\xff\xfe\xfd" * 300, "encoding|holds no words|binary"),
    (b"12 34 ... 56", "no words"),
    (b"By Ann Bell, CNN\n\nJuly 28, 2022\n", "no article"),
    (b"<html><head><title>x</title></head><body></body></html>", "no article"),
    (b"%PDF-1.4 nothing more", "damaged PDF"),
    (pdf(NEWS, password="secret"), "password"),
    (pdf(""), "OCR"),
    (b'{"title": "no body"}', "no text among its fields"),
    (b'{"text": "cut', "not valid JSON"),
    (b"[]", "no article|no words"),
    (b"word " * 30, "over"),
]


@pytest.mark.parametrize(("data", "words"), BAD)
def test_bad_input_says_what_to_do(data: bytes, words: str) -> None:
    source = Source("bad.bin", data)
    (error,) = read_documents(source, settings=Settings(max_characters=140), today=TODAY)
    assert isinstance(error, Unreadable)
    assert any(word in str(error) for word in words.split("|")), str(error)
    assert str(error).startswith("bad.bin: ") and "\n" not in str(error) and ";" in str(error)


@pytest.mark.parametrize("data", [PAGE.encode(), PAGE.encode("utf-16")])
def test_page(data: bytes) -> None:
    document = only(data, "https://www.example.com/a", "text/html; charset=utf-8")
    assert [document.text[start:end] for start, end in document.paragraphs] == [NEWS, MORE]
    assert (document.title, document.outlet, document.wire) == ("Envoys meet again", "Harbour Post", "AP")
    assert (document.authors, document.contributors) == (("Ann Bell",), ("Eva Moss",))
    assert (document.published, document.dateline, document.language) == ("2023-05-04", "OSLO", "en")
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_page_takes_no_date_from_its_prose() -> None:
    page = f"<html><body><article><p>{NEWS} It was 3 May 2019 then.</p><p>{MORE}</p></article></body></html>"
    assert only(page.encode()).published is None


def test_pdf() -> None:
    lines = "The two governments said on Thursday that no exchange of\nprisoners had been agreed in the neutral\nport."
    document = only(pdf(f"Envoys meet again on prisoners\n\n{lines}", MORE), "a.pdf")
    assert "prisoners had been agreed" in document.text
    assert document.paragraphs


DUMPS = [
    {"maintext": NEWS, "date_publish": "2022-07-28 15:04:00", "title": "T", "authors": ["Ann Bell"], "source_domain": "example.com"},
    {"text": NEWS, "published": "2022-07-28", "headline": "T", "byline": "By Ann Bell", "outlet": "example.com"},
    {"content": NEWS, "publish_date": "Thu, 28 Jul 2022 15:04:00 GMT", "title": "T", "author": "Ann Bell", "publisher": {"name": "example.com"}},
    {"body": f"<p>{NEWS}</p><p></p>", "date": 1659020640, "title": "T", "author": {"name": "Ann Bell"}, "source": "example.com"},
    {"text": NEWS, "publishedAt": "2022-07-28T15:04:00Z", "title": "T", "creator": "BELL, Ann", "url": "https://www.example.com/a"} | {"creator": "Ann Bell"},
]  # fmt: skip


@pytest.mark.parametrize("record", DUMPS)
def test_fields_of_dumps(record: dict[str, object]) -> None:
    document = only(json.dumps(record).encode(), "a.json", "application/json")
    assert document.text == NEWS
    assert (document.published, document.title) == ("2022-07-28", "T")
    assert (document.authors, document.outlet) == (("Ann Bell",), "example.com")


def test_one_bad_line_does_not_stop_the_others() -> None:
    lines = [
        json.dumps({"text": NEWS}),
        "{broken",
        "",
        json.dumps({"title": "no text"}),
        json.dumps({"text": MORE}),
    ]
    found = documents("\n".join(lines).encode(), "a.jsonl", "application/x-ndjson")
    assert [type(one).__name__ for one in found] == ["Document", "Unreadable", "Unreadable", "Document"]
    assert [str(one).split(":")[0] for one in found if isinstance(one, InputError)] == [
        "a.jsonl#2",
        "a.jsonl#4",
    ]
    assert [one.source for one in found if isinstance(one, Document)] == ["a.jsonl#1", "a.jsonl#5"]


def test_lines_of_a_dump_have_their_own_bytes() -> None:
    lines = [json.dumps({"text": text}).encode() for text in (NEWS, MORE)]
    articles = list(split_source(Source("a.jsonl", b"\n".join(lines), "application/x-ndjson")))
    assert [one.data for one in articles if isinstance(one, Source)] == lines
    for article in articles:
        assert isinstance(article, Source)
        assert read_document(article).sha256 == hashlib.sha256(article.data).hexdigest()


@pytest.mark.parametrize("wrap", [lambda many: many, lambda many: {"status": "ok", "articles": many}])
def test_lists_of_articles(wrap: type[object]) -> None:
    found = documents(json.dumps(wrap([{"text": NEWS}, {"text": MORE}])).encode())  # type: ignore[call-arg]
    assert [one.text for one in found if isinstance(one, Document)] == [NEWS, MORE]


def test_no_date_is_said() -> None:
    assert only(NEWS.encode()).warnings == (
        "no publication date found; relative dates stay unresolved; give one with --date",
    )


@pytest.mark.parametrize("given", ["2022-07-28", "2022-07", "2022"])
def test_given_date_overrides(given: str) -> None:
    source = Source("a.txt", f" date 2021-01-01 {NEWS}".encode())
    assert read_document(source, published=given, today=TODAY).published == given


@pytest.mark.parametrize("given", ["28.07.2022", "2022-13", "2022-02-30", "yesterday", "", "0000"])
def test_bad_date_is_refused_at_once(given: str) -> None:
    with pytest.raises(UsageError, match="not a date"):
        read_documents(Source("a.txt", NEWS.encode()), published=given)


def test_future_date_is_kept_with_a_warning() -> None:
    document = only(f" date 2031-05-01 {NEWS}".encode())
    assert document.published == "2031-05-01"
    assert any("lies in the future" in note for note in document.warnings)


def test_ambiguous_date_is_said() -> None:
    document = only(f"03/04/2022\n\n{NEWS}".encode())
    assert document.published is None
    assert "day/month" in document.warnings[0]


def test_date_in_the_address_is_taken_with_a_warning() -> None:
    document = only(NEWS.encode(), "https://example.com/world/2022/07/28/envoys", "text/plain")
    assert (document.published, document.outlet) == ("2022-07-28", "example.com")
    assert "taken from the address" in document.warnings[0]


@pytest.mark.parametrize("marks", ["“" * 3, '"', "«", "”"])
def test_odd_numbers_of_quotation_marks(marks: str) -> None:
    assert only(f"{marks}{NEWS}".encode()).paragraphs
