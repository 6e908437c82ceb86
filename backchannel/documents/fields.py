"""What a container says of the article in it, apart from its text.

In: nothing; this is the record that the readers of pages, PDFs and dumps fill. Always true: values are as the
container gives them, not yet checked or tidied.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fields:
    """Metadata beside a text; `published` is any machine-written date, `address` a web address."""

    title: str | None = None
    outlet: str | None = None
    published: object = None
    authors: tuple[str, ...] = ()
    address: str | None = None
    language: str | None = None
