"""A published site as a test looks at it: every file with all that it holds, every page with its links.

`held` is the words of a file in every way in which a program might get at them; `broken` tells what is wrong
with the links of a folder.
"""

from __future__ import annotations

import html
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as pages

ATOM = "{http://www.w3.org/2005/Atom}"
_LINKS = (
    ("a", "href"),
    ("link", "href"),
    ("img", "src"),
    ("script", "src"),
    ("form", "action"),
    ("source", "src"),
)


def files(folder: Path) -> dict[str, bytes]:
    """All files of a folder by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def held(name: str, data: bytes) -> str:
    """All that stands in a file, also packed, escaped or in its name; in small letters."""
    return "\n".join(_held(name, data)).casefold()


def _held(name: str, data: bytes) -> Iterator[str]:
    yield name
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for part in packed.namelist():
                yield held(part, packed.read(part))
        return
    text = data.decode("utf-8")
    yield text
    yield html.unescape(text)
    yield unquote(text)
    for line in [text] if name.endswith(".json") else text.splitlines() if name.endswith(".jsonl") else ():
        yield from _texts(json.loads(line))
    if name.endswith((".xml", ".svg")):
        yield " ".join(etree.fromstring(data).itertext())
    if name.endswith(".html"):
        yield pages.document_fromstring(data).text_content()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from (key, *_texts(held))
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def holding(folder: Path, word: str) -> list[str]:
    """Names of the files in which a word stands."""
    return [name for name, data in files(folder).items() if word.casefold() in held(name, data)]


def broken(folder: Path) -> list[str]:
    """Every link that leads nowhere or to another host, and every name of a place that stands twice."""
    trees = {
        path.relative_to(folder).as_posix(): pages.parse(str(path)).getroot()
        for path in sorted(folder.rglob("*.html"))
    }
    names: dict[str, set[str]] = {}
    faults = []
    for name, tree in trees.items():
        ids = tree.xpath("//@id")
        names[name] = set(ids)
        faults += [f"{name}: #{one} twice" for one in names[name] if ids.count(one) > 1]
    for name, tree in trees.items():
        for tag, attribute in _LINKS:
            for element in tree.iter(tag):
                link = element.get(attribute)
                if link is not None and "external" not in (element.get("rel") or "").split():
                    faults += [f"{name}: {link}: {fault}" for fault in _fault(folder, name, link, names)]
    return faults


def _fault(folder: Path, name: str, link: str, names: dict[str, set[str]]) -> Iterator[str]:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("/"):
        yield "not relative"
        return
    if parts.query:
        yield "a question to a server"
    there = (folder / name).parent / unquote(parts.path) if parts.path else folder / name
    if not there.is_file():
        yield "no such file"
        return
    file = there.resolve().relative_to(folder.resolve()).as_posix()
    if parts.fragment and file in names and unquote(parts.fragment) not in names[file]:
        yield "no such place"


def faults_of_html(data: bytes) -> list[str]:
    """What a parser of HTML finds wrong, but for elements that are younger than it."""
    parser = etree.HTMLParser(encoding="utf-8")
    etree.fromstring(data, parser)
    return [str(one) for one in parser.error_log if one.type_name != "HTML_UNKNOWN_TAG"]
