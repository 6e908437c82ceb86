"""Where each page stands: the one place that makes and reads addresses.

In: names, ids, hashes. Out: paths that begin with `/`. Always true: any text may be a name, also one with a
slash or in another script; what is addressed by a hash may be called by its first twelve digits.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlencode

SHORT = 12  # digits of a hash that name a document

HOME = "/"
DEALS = "/deals"
PEOPLE = "/people"
VOICES = "/voices"
DOCUMENTS = "/documents"
CONFLICTS = "/conflicts"
REVIEW = "/review"
JUDGE = "/judge"
JUDGEMENTS = "/judgements"
SEARCH = "/search"
STATISTICS = "/statistics"
PRECEDENTS = "/precedents"
NEW = "/new"
CHANGES = "/changes"
READ = "/read"
ABOUT = "/about"
SIGN_IN = "/sign-in"


def person(name: str) -> str:
    """The page of somebody who is or was held, or of anybody whom the record knows."""
    return f"{PEOPLE}/{_part(name)}"


def voice(name: str) -> str:
    """The page of all that a person, an office or a side has said."""
    return f"{VOICES}/{_part(name)}"


def deal(name: str) -> str:
    """The page of a deal, by its id or by the names of its sides."""
    return f"{DEALS}/{_part(name)}"


def precedent(name: str) -> str:
    """The page of a row of the reference set."""
    return f"{PRECEDENTS}/{_part(name)}"


def document(sha256: str, start: int | None = None) -> str:
    """The page of a document, at the mark that begins at offset `start` of its text.

    The offset stands in the query too, so that the server finds the part of a long text that holds it.
    """
    where = f"?at={start}#s{start}" if start is not None else ""
    return f"{DOCUMENTS}/{sha256[:SHORT]}{where}"


def claim(name: str) -> str:
    """The place of a claim (start of the hash, `#`, id) in the margin of its document."""
    sha256, _, own = name.partition("#")
    return f"{DOCUMENTS}/{sha256[:SHORT]}?at={_part(own)}#{_part(own)}"


def conflict(key: str) -> str:
    """The page of one conflict."""
    return f"{CONFLICTS}/{_part(key)}"


def judge(name: str) -> str:
    """Where one claim (start of the hash, `#`, id) is judged."""
    return f"{JUDGE}/{_part(name)}"


def with_query(path: str, **query: object) -> str:
    """The path with those parts of a query that hold something, before its anchor."""
    if "?" not in path and not any(query.values()):
        return path
    kept = {key: str(value) for key, value in query.items() if value not in (None, "", False)}
    where, mark, anchor = path.partition("#")
    where, _, before = where.partition("?")
    kept = {**dict(parse_qsl(before)), **kept}
    return f"{where}{'?' + urlencode(kept) if kept else ''}{mark}{anchor}"


def _part(name: str) -> str:
    # A part that is only dots would be taken for a folder.
    found = quote(name, safe="")
    return found.replace(".", "%2E") if set(name) <= {"."} else found
