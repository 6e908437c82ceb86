"""Bytes to text.

In: bytes and the charset that came with them, if any. Out: the text and notes on what was assumed. Always
true: UTF-8 is believed before anything else, an older encoding is taken only when the words that come out are
words, and junk is refused and never shown as text.
"""

from __future__ import annotations

import codecs
import re

from backchannel.documents.languages import word_shares
from backchannel.errors import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLDER = ("cp1252", "cp1251", "koi8-r", "mac-cyrillic", "cp866")
SAMPLE = 200_000
# Control characters other than tab, line feed, form feed, carriage return and file end.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
BROKEN = "\ufffd"


def decode(data: bytes, location: str, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Text of `data` with warnings; raises `Unreadable` for what is empty, binary or in no known encoding."""
    if not data.strip():
        raise Unreadable(f"{location}: is empty; give a file that holds an article")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return _checked(data.decode(encoding), location), ()
            except UnicodeDecodeError:
                break
    if CONTROLS.search(data[:SAMPLE].decode("latin-1")) and _is_binary(data):
        raise Unreadable(
            f"{location}: is not text (binary data); give the article as text, HTML, PDF or JSON"
        )
    try:
        return _checked(data.decode("utf-8"), location), ()
    except UnicodeDecodeError:
        return _decode_older(data, location, charset)


def declared_charset(media_type: str | None) -> str | None:
    """The charset that a media type names, if Python knows it."""
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    try:
        return codecs.lookup(match[1]).name if match else None
    except LookupError:
        return None


def _decode_older(data: bytes, location: str, charset: str | None) -> tuple[str, tuple[str, ...]]:
    if charset and charset != "utf-8":
        try:
            return _checked(data.decode(charset), location), ()
        except UnicodeDecodeError:
            pass
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count(BROKEN)
    sound = sum(ord(char) > 127 for char in mended) - broken
    # A text with many well-formed sequences is UTF-8 with damage; one with none is an older encoding.
    if sound > 10 * broken:
        return _checked(mended, location), (_damage_note(broken),)
    encoding = _plausible_encoding(data[:SAMPLE])
    if encoding:
        text = data.decode(encoding, errors="replace")
        return _checked(text, location), (f"not UTF-8; read as {encoding}; check names with accents",)
    if broken <= len(mended) / 100:
        return _checked(mended, location), (_damage_note(broken),)
    raise Unreadable(f"{location}: its encoding cannot be told; save it as UTF-8")


def _damage_note(broken: int) -> str:
    return f"broken UTF-8: {broken} unreadable places are shown as {BROKEN}"


def _plausible_encoding(data: bytes) -> str | None:
    best, best_share = None, 0.08
    for encoding in OLDER:
        text = data.decode(encoding, errors="replace")
        if text.count(BROKEN) > len(text) / 200 or CONTROLS.search(text):
            continue
        words = re.findall(r"[^\W\d_]+", text.lower())
        share = max(word_shares(words).values())
        if share > best_share:
            best, best_share = encoding, share
    return best


def _is_binary(data: bytes) -> bool:
    sample = data[:SAMPLE].decode("latin-1")
    return "\x00" in sample or len(CONTROLS.findall(sample)) > len(sample) / 500


def _checked(text: str, location: str) -> str:
    if not re.search(r"[^\W\d_]", text):
        raise Unreadable(f"{location}: holds no words; give a file that holds an article")
    if len(CONTROLS.findall(text[:SAMPLE])) > len(text[:SAMPLE]) / 500:
        raise Unreadable(
            f"{location}: is not text (binary data); give the article as text, HTML, PDF or JSON"
        )
    return text
