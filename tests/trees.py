"""Build `Syntax` by hand: one sentence a line, each word `text|lemma|UPOS|TAG|head|relation`.

Heads count from 1 within the sentence, 0 is the root. Words are joined by one space in the text; a leading
`_` glues a word to the one before it. Lemma and tag may be left empty.
"""

from __future__ import annotations

from backchannel.records import Attribution, Document, Name, Span, Syntax, Token


def build(
    source: str,
    names: tuple[tuple[str, str], ...] = (),
    attributions: tuple[Attribution, ...] = (),
    outlet: str | None = None,
) -> tuple[Document, Syntax]:
    """A document and its syntax; `names` are (text, label), found by their words wherever they occur."""
    text, tokens, sentences, paragraphs = "", [], [], []
    for number, line in enumerate(x for x in source.strip().splitlines() if x.strip()):
        first, begun = len(tokens), len(text)
        for word in line.split():
            form, lemma, upos, tag, head, dep = word.split("|")
            if form.startswith("_"):
                form = form[1:]
            elif len(tokens) > first:
                text += " "
            at = len(text)
            text += form
            up = first + int(head) - 1 if head != "0" else len(tokens)
            tokens.append(
                Token(len(tokens), at, len(text), form, lemma or form.lower(), upos, tag, dep, up, number)
            )
        paragraphs.append(Span(begun, len(text)))
        sentences.append((first, len(tokens)))
        text += "\n\n"
    found = []
    taken: set[int] = set()
    for words, label in sorted(names, key=lambda n: -len(n[0])):
        parts = words.split()
        for i in range(len(tokens) - len(parts) + 1):
            here = set(range(i, i + len(parts)))
            if [t.text for t in tokens[i : i + len(parts)]] == parts and not here & taken:
                found.append(Name(i, i + len(parts), label))
                taken |= here
    document = Document("hand", "0" * 64, text, outlet=outlet, paragraphs=tuple(paragraphs))
    ordered = tuple(sorted(found, key=lambda n: n.first))
    return document, Syntax(tuple(tokens), tuple(sentences), ordered, attributions)
