"""The reader itself: a document in pieces, a question for each, one reading.

In: a document and the service that the user named. Out: a reading. Always true: a piece ends between
paragraphs; a piece whose answer was cut off is asked about again in halves; a document is read whole or not
at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.errors import ServiceError
from backchannel.language_model.answer import Answers
from backchannel.language_model.endpoint import Truncated, ask, check
from backchannel.language_model.pinning import Piece
from backchannel.language_model.question import messages, schema
from backchannel.records import Document, Reading, Span
from backchannel.settings import Service

Paragraphs = tuple[Span, ...]


class LanguageModelReader:
    """Reads by asking a language model; its claims carry no calibrated confidence. Raises `UsageError` when made."""

    def __init__(self, service: Service) -> None:
        check(service)
        self._service = service
        self.name = f"llm/{service.model}"

    def read(self, document: Document) -> Reading:
        """All that the model finds and the text bears out. Raises `ServiceError` where it does not answer."""
        answers = Answers(self.name)
        whole = (Span(0, len(document.text)),) if document.text.strip() else ()
        for paragraphs in pieces(document.paragraphs or whole, self._service.characters):
            self._ask(document, paragraphs, answers)
        return answers.reading(Reading(document, (), (), (), (), self.name))

    def _ask(self, document: Document, paragraphs: Paragraphs, answers: Answers) -> None:
        piece = Piece(document.text, paragraphs[0].start, paragraphs[-1].end)
        try:
            answer = ask(self._service, messages(document, document.text[piece.start : piece.end]), schema())
        except Truncated:
            middle = len(paragraphs) // 2
            if not middle:
                raise ServiceError(
                    f"{self._service.url}: the answer to one paragraph was cut off; allow the model longer answers"
                ) from None
            self._ask(document, paragraphs[:middle], answers)
            self._ask(document, paragraphs[middle:], answers)
        else:
            answers.add(answer, piece)


def pieces(paragraphs: Paragraphs, characters: int) -> Iterator[Paragraphs]:
    """Runs of paragraphs of at most that many code points; a longer paragraph stands alone."""
    run: list[Span] = []
    for paragraph in paragraphs:
        if run and paragraph.end - run[0].start > characters:
            yield tuple(run)
            run = []
        run.append(paragraph)
    if run:
        yield tuple(run)
