"""Run the language pipeline over the news of a document.

In: a `Document` and a spaCy `Language`. Out: `records.Syntax` with offsets into `Document.text`. Only the
paragraphs that are news are read; headers, sign-offs and notices are never seen by the encoder. This is where
spaCy's objects end.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from backchannel.annotate.asides import seats
from backchannel.annotate.particles import joined
from backchannel.annotate.repair import repair
from backchannel.records import Attribution, Document, Name, Span, Syntax, Token

GAP = "\n\n"


def parse(document: Document, nlp: Language) -> Syntax:
    """Words, trees, names and attributions of the news in `document`."""
    paragraphs = document.paragraphs or (Span(0, len(document.text)),)
    body, starts, shifts = "", [], []
    for a, b in paragraphs:
        starts.append(len(body))
        shifts.append(a - len(body))
        body += document.text[a:b] + GAP
    doc = nlp(nlp.make_doc(body)) if len(body) <= nlp.max_length else unlimited(nlp, body)
    where = [t.i for t in doc if not t.is_space]
    index = {i: n for n, i in enumerate(where)}

    def nearest(i: int) -> int:
        """Index among words of the first word at or after token `i` of the `Doc`."""
        while i not in index and i < len(doc):
            i += 1
        return index.get(i, len(where))

    sentence_ranges = [(nearest(s.start), nearest(s.end)) for s in doc.sents] if where else []
    sentences = tuple((a, b) for a, b in sentence_ranges if a < b)
    number = {k: n for n, (a, b) in enumerate(sentences) for k in range(a, b)}
    tokens = []
    for n, i in enumerate(where):
        t = doc[i]
        start = t.idx + shifts[bisect_right(starts, t.idx) - 1]
        tokens.append(
            Token(
                n, start, start + len(t), t.text, t.lemma_, t.pos_, t.tag_, t.dep_, index[t.head.i], number[n]
            )
        )
    found = [Name(nearest(e.start), nearest(e.end), e.label_) for e in doc.ents]
    names = seats(tokens, joined(tokens, found))

    def ranges(found: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((nearest(a), nearest(b)) for a, b in found)

    attributions = tuple(
        Attribution(ranges(a.source), ranges(a.cue), ranges(a.content)) for a in doc._.attributions
    )
    return Syntax(repair(tokens, names), sentences, names, attributions)


def unlimited(nlp: Language, body: str) -> Doc:
    """spaCy's length limit guards components that need memory by length; this pipeline reads in windows."""
    nlp.max_length = len(body) + 1
    return nlp(body)
