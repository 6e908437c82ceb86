"""Measure the time expressions against the Date spans of a newswire corpus, and print readings to judge.

    python -m training.times spans FOLDER        overlap precision and recall against B-Date/I-Date columns
    python -m training.times show FILE DATE      each expression of one article with its value

In come corpora on disk, out come figures on standard output; nothing is written.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from backchannel.annotate.times import find_times
from backchannel.records import Span

# Gold has dates with a name or a year; lengths, sets and words such as "last week" are not in its scheme.
_IN_SCHEME = re.compile(
    r"\b(?:1\d|20)\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_NO_SPACE_BEFORE = set(".,;:!?%)]}’'”") | {"'s", "’s", "n't", "n’t"}
_NO_SPACE_AFTER = set("([{“$€£#")


def column_article(path: Path) -> tuple[str, list[Span], list[Span]]:
    """Text, paragraphs and gold spans of a file with one token and its label a line."""
    text, paragraphs, gold = "", [], []
    start, previous = 0, ""
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        token, _, label = line.partition("\t")
        if not token:
            if len(text) > start:
                paragraphs.append(Span(start, len(text)))
                text += "\n\n"
            start, previous = len(text), ""
            continue
        hyphen = token in "-–" or previous in ("-", "–")
        if previous and token not in _NO_SPACE_BEFORE and previous not in _NO_SPACE_AFTER and not hyphen:
            text += " "
        at, text, previous = len(text), text + token, token
        if label.strip() == "B-Date":
            gold.append(Span(at, len(text)))
        elif label.strip() == "I-Date" and gold:
            gold[-1] = Span(gold[-1].start, len(text))
    return text, paragraphs, gold


def score(folder: Path, show_errors: bool = False) -> tuple[float, float]:
    """Recall of gold by overlap, and precision of what lies in the scheme of gold."""
    met = wanted = right = given = 0
    for path in sorted(folder.glob("*.tsv")):
        text, paragraphs, gold = column_article(path)
        found = find_times(text, paragraphs, "2022-07-28")
        dates = [t for t in found if t.kind == "date" and _IN_SCHEME.search(text, t.start, t.end)]
        missed = [g for g in gold if not any(t.start < g.end and g.start < t.end for t in found)]
        spare = [t for t in dates if not any(t.start < g.end and g.start < t.end for g in gold)]
        met, wanted = met + len(gold) - len(missed), wanted + len(gold)
        right, given = right + len(dates) - len(spare), given + len(dates)
        for sign, spans in (("-", missed), ("+", spare)) if show_errors else ():
            for span in spans:
                around = text[max(0, span.start - 40) : span.end + 30].replace("\n", " ")
                print(f"{sign} {text[span.start : span.end]!r:28} {path.name}: …{around}…")
    return met / wanted, right / given


def show(path: Path, published: str | None) -> None:
    """Print each expression of a plain text article with its value and its surroundings."""
    text = path.read_text(encoding="utf-8")
    for t in find_times(text, [Span(0, len(text))], published):
        around = text[max(0, t.start - 60) : t.start], text[t.start : t.end], text[t.end : t.end + 40]
        value = t.edtf or t.duration or f"({t.reason})"
        print(f"{value:24} {t.kind:8} …{around[0]}[[{around[1]}]]{around[2]}…".replace("\n", " "))


if __name__ == "__main__":
    if sys.argv[1] == "spans":
        recall, precision = score(Path(sys.argv[2]), show_errors=True)
        print(f"recall {recall:.3f}  precision {precision:.3f}")
    else:
        show(Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
