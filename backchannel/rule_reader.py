"""The built-in reader: what language pipeline and rules make of a document, as one thing that reads.

In: a document. Out: its reading. Always true: the language libraries are loaded with the first document and not
before; a document in a language without a grammar has a reading without claims, which says so.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from dataclasses import replace

from backchannel import __version__
from backchannel.records import Document, Reading, Span


class RuleReader:
    """The built-in reader: the language pipeline, then rules from words to claims. Loads on first use.

    `threads` is how many the encoder may use, 0 for one a core; sent to another process, a reader keeps to one.
    """

    name = f"rules/{__version__}"

    def __init__(self, threads: int = 0) -> None:
        self._threads = threads
        self._read: Callable[[Document], Reading] | None = None

    def __reduce__(self) -> tuple[type[RuleReader], tuple[int]]:
        return RuleReader, (1,)

    def read(self, document: Document) -> Reading:
        """All that the document says."""
        if self._read is None:
            self._read = _load(self.name, self._threads)
        return self._read(document)


def _load(name: str, threads: int) -> Callable[[Document], Reading]:
    # What is loaded lasts as long as the process: looking for garbage in it is a quarter of the start.
    gc.disable()
    # the matrices of a sentence are small: a second thread of numpy's costs more in waiting than it multiplies
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        # Only reading needs the language libraries; a view of the record starts without them.
        from backchannel.annotate import annotate, grammar_for
        from backchannel.annotate.pipeline import load
        from backchannel.claims import make_claims

        pipeline = load(threads=threads)

        def read(document: Document) -> Reading:
            language = grammar_for(document.language)
            if language is None:
                return Reading(_unread(document), (), (), (), (), name)
            found = annotate(replace(document, language=language), pipeline)
            return Reading(document, found.entities, found.statements, found.times, make_claims(found), name)

        # the grammars load with the first words
        read(Document("", "", "Read.", paragraphs=(Span(0, 5),)))
    finally:
        gc.freeze()
        gc.enable()
    return read


def _unread(document: Document) -> Document:
    note = f"there is no grammar for its language ({document.language}) yet: its text is kept, without claims"
    return replace(document, warnings=(*document.warnings, note))
