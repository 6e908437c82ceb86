"""A PDF to its text.

In: the bytes of a PDF. Out: the text of its pages in order, and its title. Always true: a file that is locked
or holds only pictures is refused with what to do about it.
"""

from __future__ import annotations

import io
import logging

from backchannel.documents.fields import Fields
from backchannel.errors import Unreadable

LOCKED = "is locked with a password; save a copy without one"


def read_pdf(data: bytes, location: str) -> tuple[str, Fields]:
    """Text and fields of a PDF; raises `Unreadable` when it is locked, damaged or without text."""
    # Loaded on first use, as most readings need none of it.
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # pypdf reports every repaired flaw; what matters to the user is raised below.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(f"{location}: {LOCKED}")
        pages = [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except DependencyError:
        raise Unreadable(f"{location}: {LOCKED}") from None
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        advice = "print it to a new PDF or save its text"
        raise Unreadable(f"{location}: is a damaged PDF ({reason}); {advice}") from None
    text = "\n".join(page.strip() for page in pages if page.strip())
    if not text:
        raise Unreadable(f"{location}: its pages hold no text; run text recognition (OCR) over it first")
    return text, Fields(title=title if title and " " in title else None)
