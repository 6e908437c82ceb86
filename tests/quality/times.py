"""Score the time expressions: `python -m tests.quality.times dev|held [--misses]`.

In: `tests/gold/times_SET.yaml`, which holds offsets into articles of the corpora beside the repository, and those
articles. Out: figures as TempEval-3 has them, the last line as JSON. Always true: a gold and a found expression are
paired at most once, by overlap; `value_f1` is the relaxed F1 times the share of the pairs whose value is right;
for `held` there are never more than figures, so that it stays a test. `docs/times.md` tells how values are compared.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from backchannel import annotate, edtf
from backchannel.annotate.syntax import parse
from backchannel.annotate.times import find_times
from backchannel.records import Document, Span, TimeExpression
from backchannel.tables import table

GOLD = Path(__file__).resolve().parent.parent / "gold"
CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
UNITS = {"hour": "TH", "minute": "TM", "second": "TS", "day": "D", "week": "W", "fortnight": "2W"}
UNITS |= {"month": "M", "year": "Y", "decade": "10Y", "century": "100Y"}
# A signal is no part of an expression by TimeML; by our contract it is, as it opens the value.
SIGNAL = re.compile(
    r"(?i)(?:ever since|since|until|till|through|up until|up to|prior to|no later than|before|by|after|from"
    r"|between|in|for|during|starting|beginning) (?:(?:at least|at|on|in) )?"
)
PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"


class Gold(NamedTuple):
    """One annotated expression; `values` are those that are right, `kind` its type."""

    start: int
    end: int
    values: tuple[str, ...]
    kind: str


class Article(NamedTuple):
    """One article with what is expected of it; `optional` spans count neither way."""

    text: str
    published: str
    times: list[Gold]
    optional: list[Span]


def load(which: str) -> Iterator[Article]:
    """The articles of a set. Raises `ValueError` where a file is not the one that was annotated."""
    for entry in table((GOLD / f"times_{which}.yaml").read_text(encoding="utf-8"))["articles"]:
        data = (CORPORA / entry["file"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != entry["sha256"]:
            raise ValueError(f"{entry['file']} is not the file that was annotated")
        times = [gold(*row) for row in entry["times"]]
        optional = [Span(*row) for row in entry.get("optional", [])]
        yield Article(data.decode("utf-8"), str(entry["published"]), times, optional)


def gold(start: int, end: int, value: str, kind: str = "") -> Gold:
    """A row of the gold file; the type follows from the value where it is not given."""
    values = tuple(value.split("|"))
    return Gold(
        start,
        end,
        values,
        kind or ("duration" if values[0].startswith("P") and "_" not in values[0] else "date"),
    )


def found(article: Article, nlp: Any) -> list[TimeExpression]:
    """What is read in an article whose lines are its paragraphs."""
    spans = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S.*", article.text))
    document = Document("", "", article.text, published=article.published, paragraphs=spans)
    syntax = parse(document, nlp)
    return list(find_times(article.text, spans, article.published, "en", syntax.tokens))


def right(time: TimeExpression, wanted: Gold, published: str) -> bool:
    """Whether an expression has one of the values that are right."""
    return any(_equal(time, value, published) for value in wanted.values)


def _equal(time: TimeExpression, value: str, published: str) -> bool:
    reason = time.reason or ""
    if value in (PRESENT, PAST, FUTURE):
        return _vague(time, value, published)
    if value.startswith("P"):
        if "X" in value:
            unit = re.search(r"number of (\w+?)s is not given", reason.replace("centuries", "centurys"))
            return unit is not None and UNITS.get(unit[1], "") == value.replace("PT", "PTT").replace(
                "PX", ""
            ).replace("PTTX", "T")
        return time.duration is not None and _length(time.duration) == _length(value)
    if time.edtf is None:
        return False
    have = edtf.bounds(_point(time.edtf))
    want = edtf.bounds(value.rstrip("<"))
    return edtf.contains(value.rstrip("<"), _point(time.edtf)) if value.endswith("<") else have == want


def _vague(time: TimeExpression, value: str, published: str) -> bool:
    if time.edtf is None:
        return (time.reason or "").startswith(
            {PRESENT: "the present", PAST: "the past", FUTURE: "the future"}[value]
        )
    first, last = edtf.bounds(time.edtf)
    day = edtf.bounds(published)[0]
    if "~" not in time.edtf or day is None or first is None or last is None:
        return False
    return last <= day if value == PAST else first >= day if value == FUTURE else False


def _point(value: str) -> str:
    """The date that an open spell is counted from, and a moment's day."""
    sides = [side for side in value.split("/") if side != ".."]
    return "/".join(side.partition("T")[0].rstrip("~") for side in sides)


def _length(value: str) -> tuple[tuple[float, str], ...]:
    """A duration with its units brought together, so that `P0.5Y` is `P6M` and `P2W` is `P14D`."""
    date, _, clock = value[1:].partition("T")
    total: Counter[str] = Counter()
    for part, sizes in (
        (date, {"Y": (12, "M"), "M": (1, "M"), "W": (7, "D"), "D": (1, "D")}),
        (clock, {"H": (60, "m"), "M": (1, "m"), "S": (1 / 60, "m")}),
    ):
        for number, unit in re.findall(r"([\d.]+)([YMWDHS])", part):
            size, into = sizes[unit]
            total[into] += float(number) * size  # type: ignore[assignment]
    return tuple(sorted((round(n, 4), unit) for unit, n in total.items()))


def pairs(article: Article, times: list[TimeExpression]) -> list[tuple[Gold | None, TimeExpression | None]]:
    """Gold and found expressions, each with its counterpart or without one."""
    free = list(times)
    out: list[tuple[Gold | None, TimeExpression | None]] = []
    for one in article.times:
        best = max(free, key=lambda t: min(t.end, one.end) - max(t.start, one.start), default=None)
        if best is not None and min(best.end, one.end) > max(best.start, one.start):
            free.remove(best)
            out.append((one, best))
        else:
            out.append((one, None))
    spare = [t for t in free if not any(t.start < o.end and o.start < t.end for o in article.optional)]
    return out + [(None, t) for t in spare]


def exact(article: Article, one: Gold, time: TimeExpression) -> bool:
    """Whether the two have the same extent, a signal before it aside."""
    signal = SIGNAL.match(article.text, time.start, time.end)
    starts = {time.start, signal.end() if signal else time.start}
    return time.end == one.end and one.start in starts


def measure(which: str, misses: bool = False) -> dict[str, float]:
    """Figures of a set in percent."""
    nlp, n = annotate.load(), Counter[str]()
    for article in load(which):
        for one, time in pairs(article, found(article, nlp)):
            n["gold"] += one is not None
            n["found"] += time is not None
            if one is not None and time is not None:
                n["met"] += 1
                n["exact"] += exact(article, one, time)
                n["kind"] += one.kind == time.kind
                n["value"] += right(time, one, article.published)
                n["silent"] += time.edtf is None and time.duration is None and not time.reason
                n["unstated"] += not (right(time, one, article.published) or time.reason)
            if misses:
                _tell(article, one, time)
    relaxed = 200 * n["met"] / (n["gold"] + n["found"])
    return {
        "relaxed_f1": round(relaxed, 2),
        "relaxed_precision": round(100 * n["met"] / n["found"], 2),
        "relaxed_recall": round(100 * n["met"] / n["gold"], 2),
        "strict_f1": round(200 * n["exact"] / (n["gold"] + n["found"]), 2),
        "type_accuracy": round(100 * n["kind"] / n["met"], 2),
        "value_accuracy": round(100 * n["value"] / n["met"], 2),
        "value_f1": round(relaxed * n["value"] / n["met"], 2),
        "wrong_without_reason": float(n["unstated"]),
        "without_value_or_reason": float(n["silent"]),
        "expressions": float(n["gold"]),
    }


def _tell(article: Article, one: Gold | None, time: TimeExpression | None) -> None:
    span = one or time
    assert span is not None
    if one is not None and time is not None:
        sign = "" if right(time, one, article.published) else "value"
        sign += "" if one.kind == time.kind else " kind"
        sign += "" if exact(article, one, time) else " extent"
        if not sign:
            return
    else:
        sign = "missed" if time is None else "spare"
    around = article.text[max(0, span.start - 50) : span.start], article.text[span.end : span.end + 40]
    said = f"{time.edtf or time.duration or time.reason} {time.kind}" if time else ""
    words = article.text[time.start : time.end] if time else ""
    print(
        f"{sign:14} {article.published} want {'|'.join(one.values) + ' ' + one.kind if one else '-':28} "
        f"got {words!r} {said} …{around[0]}[[{article.text[span.start : span.end]}]]{around[1]}…".replace(
            "\n", " "
        )
    )


def main() -> None:
    """Print the figures, and for the development set what is wrong on request."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("which", choices=["dev", "held"])
    parser.add_argument("--misses", action="store_true", help="list what is wrong (development set only)")
    options = parser.parse_args()
    print(json.dumps(measure(options.which, options.misses and options.which == "dev")))


if __name__ == "__main__":
    main()
