"""Pictures of the main pages for docs: `python -m tests.screenshots [FOLDER]`, by default into `docs/pictures`.

In: the sample coverage, read anew. Out: each page as somebody sees it first, on a wide screen and on a phone.
Always true: the pages are those of `backchannel serve`, over the samples and nothing else.
"""

from __future__ import annotations

import sys
import tempfile
from collections import deque
from pathlib import Path

from backchannel import workflow
from backchannel.desk import Desk
from backchannel.web import addresses as at
from tests.browsing import PHONE, WIDE, chromium, running, somebody

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"wide": WIDE, "phone": PHONE}
THEN = {"as_of": "2022-09-20", "known_at": "2022-09-20"}  # when a deal of the samples was open
STORY = "2022-07-28-kremlin.txt"


def pages(story: str) -> dict[str, str]:
    """The eight main pages; `story` is the hash of the article that is shown."""
    return {
        "home": at.with_query(at.HOME, **THEN),
        "deal": at.with_query(at.deal("us-ru-griner-2022"), **THEN),
        "person": at.person("Brittney Griner"),
        "source": at.document(story),
        "voice": at.voice("Russia"),
        "conflicts": at.CONFLICTS,
        "review": at.REVIEW,
        "statistics": at.STATISTICS,
    }


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        location = str(Path(place) / "samples.db")
        with workflow.open_ledger(location, create=True) as ledger:
            targets = [str(ROOT / "samples" / "coverage")]
            deque(workflow.read_into(ledger, targets, workflow.reader_for(None)), maxlen=0)
            story = next(
                reading.document.sha256
                for reading in ledger.readings()
                if reading.document.source.endswith(STORY)
            )
        with running(Desk(location)) as address, chromium() as browser:
            for width, size in SIZES.items():
                with somebody(browser, size) as context:
                    page = context.new_page()
                    for name, path in pages(story).items():
                        answer = page.goto(address + path, wait_until="networkidle")
                        assert answer and answer.ok, path
                        page.screenshot(path=folder / f"{name}-{width}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
