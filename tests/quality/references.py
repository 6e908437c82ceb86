"""Writes the articles that the gold refers to, and their gold facts, from the corpora beside the repository.

In: `tests/gold/SET_*.yaml`, each a mapping of `names` (anchors for lists of acceptable names) and `articles`,
and the corpora, which hold the text. Out: a folder with `ID.txt` and `ID.json` for each article. Always true: no
text of an article stands in the repository; `{at: [start, end]}` is a slice of the text as rebuilt here, before
anything is put in front of it; `second_*.yaml` are the held articles once more, annotated apart by somebody who had
seen neither the first facts nor a reading, and no part of the gold; a text that shows no date of its own (no `dated: true`) opens with
` date YYYY-MM-DD `, as news dumps do; a corpus file that is not the one annotated is an error.

    python -m tests.quality.references OUTDIR [--set dev|held|unrelated|second] [--corpora FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from backchannel.tables import table
from tests.quality import cases
from tests.quality.detokenise import prose

FOLDER = Path(__file__).resolve().parent.parent / "gold"
CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
SETS = ("dev", "held", "unrelated")
SECOND = "second"


def load(which: str | None = None, folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    """Yield the articles of one set, or of all, in the order of their files; offsets stand as offsets."""
    for name in (which,) if which else SETS:
        for path in sorted(folder.glob(f"{name}_*.yaml")):
            yield from table(path.read_text(encoding="utf-8"))["articles"]


def rebuilt(article: dict[str, Any], corpora: Path = CORPORA) -> str:
    """Return the text of an article's corpus file. Raises `ValueError` where the file is another one."""
    path = corpora / article["file"]
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != article["sha256"]:
        raise ValueError(
            f"{path}: its SHA-256 is {digest}, {article['id']} was annotated on {article['sha256']}"
        )
    text = data.decode("utf-8").replace("\r\n", "\n")
    return prose(text.split("\n")) if path.suffix == ".tsv" else text


def resolved(value: Any, text: str) -> Any:
    """Return a value of the gold with each `{at: [start, end]}` replaced by that slice of the text."""
    if isinstance(value, list):
        return [resolved(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"at"}:
        start, end = value["at"]
        return text[start:end]
    return {key: resolved(item, text) for key, item in value.items()}


def case(article: dict[str, Any], corpora: Path = CORPORA) -> dict[str, Any]:
    """Return an article with its text, as the hand-made cases have theirs."""
    text = rebuilt(article, corpora)
    return {**resolved(article, text), "text": text}


def write(out: Path, which: str | None = None, corpora: Path = CORPORA) -> int:
    """Write text and gold of every article into a folder and return how many there were."""
    return cases.write_all(out, (case(article, corpora) for article in load(which)))


def main() -> None:
    """Parse the command line and write the articles."""
    parser = argparse.ArgumentParser(description="Write the articles of the gold by reference.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--set", choices=(*SETS, SECOND), dest="which")
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    args = parser.parse_args()
    print(f"{write(args.out, args.which, args.corpora)} articles in {args.out}")


if __name__ == "__main__":
    main()
