"""Text to annotations: words and trees, who and what, what was said, when.

In: a `Document`. Out: `Annotations`. Always true: nothing here judges what is the case.
spaCy is loaded on first use, so that commands which read nothing start fast.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.records import Annotations, Document

if TYPE_CHECKING:
    from spacy.language import Language


def load(model: Path | None = None, threads: int = 0) -> Language:
    """The English pipeline; `model` is a folder, else the bundled one; 0 threads lets the runtime choose."""
    from backchannel.annotate import pipeline

    return pipeline.load(model, threads)


def grammar_for(language: str) -> str | None:
    """The language whose grammar reads texts in `language` (BCP 47), or None where there is none.

    A text too short to tell its language by (`und`) is read as English.
    """
    primary = language.partition("-")[0].lower()
    return "en" if primary in ("en", "und") else None


def annotate(document: Document, nlp: Language) -> Annotations:
    """What `document` holds before claims are made."""
    from backchannel.annotate.entities import bind_speakers, find_entities
    from backchannel.annotate.statements import find_statements
    from backchannel.annotate.syntax import parse
    from backchannel.annotate.times import find_times

    syntax = parse(document, nlp)
    times = find_times(
        document.text, document.paragraphs, document.published, document.language, syntax.tokens
    )
    index = find_entities(document, syntax)
    statements = find_statements(document, syntax, index, times)
    index = bind_speakers(document, syntax, index, statements)
    return Annotations(document, syntax, index.entities, statements, times, index.heads, index.groups)
