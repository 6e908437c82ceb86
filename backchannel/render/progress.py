"""How far a batch has come, on a terminal only.

In: what becomes of each article. Out: one line that changes. Always true: a pipe gets nothing of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def progress(console: Console) -> Iterator[Callable[[str, str], None]]:
    """Yields a function to call with the outcome and the place of each article."""
    counts: Counter[str] = Counter()
    if not console.is_terminal:
        yield lambda outcome, location: None
        return
    with console.status("reading ...") as line:

        def step(outcome: str, location: str) -> None:
            counts[outcome] += 1
            done = ", ".join(f"{count:,} {name}" for name, count in counts.items())
            line.update(f"{done} · {location}")

        yield step
