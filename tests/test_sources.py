"""Where text comes from: files, folders, standard input, addresses."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from backchannel.errors import MissingInput, Unreadable, UsageError
from backchannel.records import Source
from backchannel.settings import Settings
from backchannel.sources import open_sources


class Page(BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_GET(self) -> None:
        status = {"/gone": 404, "/closed": 403, "/away": 302, "/file": 302}.get(self.path, 200)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/page" if self.path == "/away" else "ftp://127.0.0.1/a")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<p>word</p>" * (1000 if self.path == "/large" else 1))

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_file_keeps_its_bytes_and_location(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf one\r\n")
    assert list(open_sources(str(path))) == [Source(str(path), b"\xef\xbb\xbf one\r\n", "text/plain")]


def test_file_with_an_unknown_suffix_is_read_when_named(tmp_path: Path) -> None:
    path = tmp_path / "article.text"
    path.write_bytes(b"one")
    assert list(open_sources(str(path))) == [Source(str(path), b"one")]


def test_folder_yields_known_suffixes_in_order(tmp_path: Path) -> None:
    for name in ["b.txt", "a.HTML", "c.exe", "sub/d.jsonl", ".hidden.txt", ".git/e.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"word")
    found = [source for source in open_sources(str(tmp_path)) if isinstance(source, Source)]
    assert [Path(source.location).name for source in found] == ["a.HTML", "b.txt", "d.jsonl"]


def test_standard_input() -> None:
    assert list(open_sources("-", stdin=io.BytesIO(b"word"))) == [Source("-", b"word")]


@pytest.mark.parametrize("target", ["-", "ftp://example.com/a", "file:///a.txt"])
def test_what_cannot_be_meant_is_refused_at_once(target: str) -> None:
    with pytest.raises(UsageError):
        open_sources(target)


def test_missing_file_is_named(tmp_path: Path) -> None:
    (error,) = open_sources(str(tmp_path / "none.txt"))
    assert isinstance(error, MissingInput)
    assert "none.txt: there is no such file" in str(error)


def test_folder_with_nothing_to_read(tmp_path: Path) -> None:
    (error,) = open_sources(str(tmp_path))
    assert isinstance(error, MissingInput)


def test_file_over_the_limit_does_not_stop_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    (tmp_path / "b.txt").write_bytes(b"x" * 100)
    first, second = open_sources(str(tmp_path), settings=Settings(max_bytes=100))
    assert isinstance(first, Unreadable) and "larger than" in str(first)
    assert isinstance(second, Source)


@pytest.mark.parametrize("target", ["\0", "x" * 5000])
def test_impossible_paths(target: str) -> None:
    (error,) = open_sources(target)
    assert isinstance(error, MissingInput)


@pytest.mark.parametrize("path", ["/page", "/away"])
def test_page_is_fetched_with_its_type(site: str, path: str) -> None:
    (source,) = open_sources(site + path)
    assert isinstance(source, Source)
    assert (source.data, source.media_type) == (b"<p>word</p>", "text/html; charset=utf-8")
    assert source.location == site + path and source.fetched


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/gone", MissingInput, "no such page"),
        ("/closed", Unreadable, "403"),
        ("/file", Unreadable, "no web page"),
        ("/large", Unreadable, "larger than"),
    ],
)
def test_page_that_cannot_be_had(site: str, path: str, kind: type[Exception], words: str) -> None:
    (error,) = open_sources(site + path, settings=Settings(max_bytes=1000))
    assert isinstance(error, kind)
    assert words in str(error) and "\n" not in str(error)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://", "http://[bad/"])
def test_address_that_cannot_be_reached(address: str) -> None:
    (error,) = open_sources(address, settings=Settings(timeout_seconds=2))
    assert isinstance(error, MissingInput)
