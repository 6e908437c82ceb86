"""The encoder as an ordinary spaCy pipeline.

In: a tokenised `Doc`. Out: the same `Doc` with sentences, UPOS, tags, lemmas, UD trees, entities (the nine
newswire types) and `doc._.attributions`, a tuple of `records.Attribution` in token ranges of the `Doc`.
Always true: white-space tokens carry no label and hang on the word before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import spacy
from lemminflect import getLemma
from spacy.attrs import DEP, HEAD, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from backchannel.annotate import decode
from backchannel.annotate.encoder import MODEL, Encoder, Scores
from backchannel.records import Attribution

INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
LEMMATISED = frozenset({"VERB", "AUX", "NOUN"})
COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
# participles before a noun that are often tagged as adjectives
PARTICIPLES = frozenset(
    {
        "jailed", "imprisoned", "freed", "released", "kidnapped", "abducted", "detained", "arrested", "captured",
        "rescued", "repatriated", "deported", "extradited", "exiled", "pardoned", "convicted", "sentenced",
        "acquitted", "interned", "liberated", "incarcerated", "paroled", "swapped", "exchanged", "executed",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def lemma_of(word: str, upos: str, tag: str) -> str:
    """Dictionary form of an English word; names keep their capitals, and `prior` is no comparative."""
    if (tag == "VBN" and upos in {"ADJ", "NOUN"}) or (upos == "ADJ" and word.lower() in PARTICIPLES):
        # `jailed in 2019`, `the jailed engineer`, `those freed`: a participle is a form of its verb however it is tagged
        upos = "VERB"
    if upos not in LEMMATISED and tag not in COMPARED:
        return word if upos == "PROPN" else word.lower()
    # a comparative that is tagged as another part of speech is an adjective or an adverb to the lemmatiser
    found = getLemma(word.lower(), upos=upos if upos in LEMMATISED | {"ADJ", "ADV"} else "ADJ")
    return str(found[0]) if found else word.lower()


class Annotator:
    """The pipeline component: runs the encoder and writes what it found into the `Doc`."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        where = [t.i for t in doc if not t.is_space]
        doc._.attributions = ()
        if not where:
            return doc
        words = [doc[i].text for i in where]
        breaks = paragraph_starts(doc, where)
        scores = self.encoder(words, breaks)
        labels = self.encoder.labels
        names = decode.spans(decode.viterbi(scores.name, labels.name_moves, labels.name), labels.name)
        closed = after_initials(words, names) | after_stops(words)
        starts = [b or k in closed for k, b in enumerate(breaks)]
        self._write_trees(doc, where, scores, decode.sentences(scores.sentence, starts))
        doc.ents = tuple(Span(doc, where[a], where[b - 1] + 1, label=kind) for a, b, kind in names)

        def outer(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
            return tuple((where[a], where[b - 1] + 1) for a, b in ranges)

        doc._.attributions = tuple(
            Attribution(outer(a.source), outer(a.cue), outer(a.content))
            for a in decode.attributions(scores, labels.attribution, labels.attribution_moves)
        )
        return doc

    def _write_trees(
        self, doc: Doc, where: list[int], scores: Scores, sentences: list[tuple[int, int]]
    ) -> None:
        labels, strings = self.encoder.labels, doc.vocab.strings
        upos = [labels.upos[i] for i in scores.upos.argmax(1)]
        tags = [labels.tag[i] for i in scores.tag.argmax(1)]
        for k in reduced([doc[i].text for i in where], tags):
            upos[k], tags[k] = "VERB", "VBN"
        heads, relations = decode.trees(scores, self.encoder.relation, sentences)
        # white space hangs on the word before it, and what stands first on the first word
        previous, attach, space = where[0], strings.add("dep"), strings.add("SPACE")
        numbers = {i: k for k, i in enumerate(where)}
        offsets, names = [], []
        for i in range(len(doc)):
            k = numbers.get(i, -1)
            if k < 0:
                offsets.append(previous - i)
                names.append((attach, space, 0))
                continue
            previous = i
            offsets.append(where[heads[k]] - i)
            dep = labels.relation[relations[k]] if heads[k] != k else "root"
            names.append((strings.add(dep), strings.add(upos[k]), strings.add(tags[k])))
        table = np.empty((len(doc), 4), dtype=np.uint64)
        table[:, 0] = np.array(offsets, dtype=np.int64).astype(np.uint64)
        table[:, 1:] = np.array(names, dtype=np.uint64)
        doc.from_array([HEAD, DEP, POS, TAG], table)  # type: ignore[arg-type]
        for n, i in enumerate(where):
            token = doc[i]
            token.lemma_ = lemma_of(token.text, upos[n], tags[n])


def reduced(words: Sequence[str], tags: Sequence[str]) -> list[int]:
    """Where `those` is followed by a participle that is tagged as a noun or an adjective: `among those freed`."""
    return [
        k
        for k in range(1, len(words))
        if words[k - 1].lower() == "those"
        and tags[k] in {"NN", "NNS", "JJ"}
        and words[k].endswith(("ed", "en", "wn"))
        and getLemma(words[k].lower(), upos="VERB")[:1] != (words[k].lower(),)
    ]


def after_initials(words: Sequence[str], names: Sequence[tuple[int, int, str]]) -> set[int]:
    """Where a person's name follows `in the U.S.`: with its article a country describes nobody, so a sentence starts."""
    people = {first for first, _, kind in names if kind == "Person"}
    return {k for k in people if k > 1 and words[k - 2].lower() == "the" and INITIALS.fullmatch(words[k - 1])}


def after_stops(words: Sequence[str]) -> set[int]:
    """Where a word of two letters or more with a capital follows a full stop that stands alone and closes a word, and no
    initial, number or abbreviation: `for months. Secretary of State`."""
    return {
        k
        for k in range(2, len(words))
        if words[k - 1] == "."
        and words[k][0].isupper()
        and len(words[k]) > 1
        and len(words[k - 2]) > 2
        and words[k - 2].isalpha()
        and words[k - 2].islower()
    }


def paragraph_starts(doc: Doc, where: list[int]) -> list[bool]:
    """True for a word that follows an empty line, or a line break after a closed sentence."""
    # `Doc.text` is put together anew at each call
    text, out = doc.text, [True]
    words = [doc[i] for i in where]
    for before, word in pairwise(words):
        gap = text[before.idx + len(before) : word.idx]
        lines = gap.count("\n")
        out.append(lines > 1 or (lines == 1 and before.text[-1] in ".?!”\"'’:"))
    return out


@Language.factory("backchannel_encoder", default_config={"model": None, "threads": 0})
def make_annotator(nlp: Language, name: str, model: str | None, threads: int) -> Annotator:
    """The component for `nlp.add_pipe("backchannel_encoder")`; `model` is a folder, else the bundled one."""
    if not Doc.has_extension("attributions"):
        Doc.set_extension("attributions", default=())
    return Annotator(Encoder(Path(model) if model else MODEL, threads))


def load(model: Path | None = None, threads: int = 0) -> Language:
    """An English spaCy pipeline with the encoder; `threads` 0 lets the runtime choose."""
    nlp = spacy.blank("en")
    nlp.add_pipe("backchannel_encoder", config={"model": str(model) if model else None, "threads": threads})
    return nlp
