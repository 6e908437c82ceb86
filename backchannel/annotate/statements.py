"""What a document reports as said, written or thought.

In: a document, its syntax, entities and time expressions. Out: `Statement`s in the order of the text. Always
true: content excludes cue and source and holds whole quotations; a quotation split around its cue or carried
over paragraphs is one statement; nothing is attributed to a speaker whom the text does not point to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from backchannel.annotate.circumstances import addressee, anonymity_reason, occasion, other_occasion, said_at
from backchannel.annotate.draft import Draft
from backchannel.annotate.drafts import find_drafts
from backchannel.annotate.entities import EntityIndex
from backchannel.annotate.lexicon import Lexicon, load_lexicon
from backchannel.annotate.quotations import OPENING, Quotation, find_quotations
from backchannel.annotate.speakers import heard, source_kind, speakers_of
from backchannel.annotate.turns import Open, inherit
from backchannel.records import Document, Span, Statement, StatementForm, Syntax, TimeExpression
from backchannel.tree import Tree

RELAYS = ("outlet", "other_outlet", "state_media")


def find_statements(
    document: Document,
    syntax: Syntax,
    index: EntityIndex,
    times: tuple[TimeExpression, ...] = (),
    lexicon: Lexicon | None = None,
) -> tuple[Statement, ...]:
    """All statements of a document; ids are numbered in the order of their cues."""
    if not syntax.tokens:
        return ()
    lexicon = lexicon or load_lexicon()
    tree = Tree(syntax, document.text)
    paragraphs = lines(document)
    quotations = find_quotations(document.text, paragraphs)
    drafts = index.drafts or find_drafts(syntax, tree)
    opened = [open_draft(tree, lexicon, d, index, quotations, paragraphs, drafts) for d in drafts]
    inherit(tree, index, opened)
    opened = carry(tree, document.text, opened, quotations, paragraphs)
    statements = [
        close(document, tree, lexicon, index, o, n, opened, times) for n, o in enumerate(opened, start=1)
    ]
    statements = nest(tree, opened, statements)
    return tuple(date(tree, index, opened, statements))


def lines(document: Document) -> tuple[Span, ...]:
    """Paragraphs; a document without any is cut at its line breaks."""
    out: list[Span] = []
    for a, b in document.paragraphs or (Span(0, len(document.text)),):
        at = a
        for line in document.text[a:b].splitlines(keepends=True):
            if line.strip():
                out.append(Span(at, at + len(line)))
            at += len(line)
    return tuple(out)


def paragraph_at(paragraphs: tuple[Span, ...], offset: int) -> int:
    """Number of the paragraph that holds an offset."""
    return max((n for n, p in enumerate(paragraphs) if p.start <= offset), default=0)


def open_draft(
    tree: Tree,
    lexicon: Lexicon,
    draft: Draft,
    index: EntityIndex,
    quotations: list[Quotation],
    paragraphs: tuple[Span, ...],
    drafts: Sequence[Draft],
) -> Open:
    """A draft with its speaker, its content in offsets, quotations made whole."""
    spans = [tree.span(list(range(*r))) for r in draft.content]
    frame = [tree.span(list(range(*r))) for r in [*draft.source, *([draft.cue] if draft.cue else [])]]
    others = [tree[d.verb].start for d in drafts if d.verb is not None and d is not draft]
    grown: list[Span] = []
    for a, b in spans:
        for q in quotations:
            inside = min(b, q.end) - max(a, q.start)
            framed = any(f.start < q.end and q.start < f.end for f in frame)
            most = inside * 2 >= q.end - q.start
            if inside > 0 and not framed and (most or not any(q.start <= x < q.end for x in others)):
                a, b = min(a, q.start), max(b, q.end)
        grown.append(Span(a, b))
    where = draft.verb if draft.verb is not None else draft.content[0][0]
    grown = by_paragraph(tree.text, grown, paragraphs, paragraph_at(paragraphs, tree[where].start))
    return Open(
        draft,
        speakers_of(tree, lexicon, draft, index),
        cut(merge(grown), frame),
        paragraph_at(paragraphs, tree[where].start),
    )


def by_paragraph(text: str, spans: list[Span], paragraphs: tuple[Span, ...], home: int) -> list[Span]:
    """Spans cut at the ends of paragraphs; after the first, only quotations and the cue's own stay."""
    out: list[Span] = []
    for a, b in spans:
        pieces = [
            (n, max(a, p.start), min(b, p.end)) for n, p in enumerate(paragraphs) if p.start < b and a < p.end
        ]
        for k, (n, x, y) in enumerate(pieces):
            while x < y and text[x].isspace():
                x += 1
            while y > x and text[y - 1].isspace():
                y -= 1
            if x < y and (k == 0 or n == home or text[x] in OPENING):
                out.append(Span(x, y))
    return out or spans


def merge(spans: list[Span]) -> list[Span]:
    """Spans in text order, those that touch or overlap joined."""
    out: list[Span] = []
    for s in sorted(spans):
        if out and s.start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, s.end))
        else:
            out.append(s)
    return out


def cut(spans: list[Span], frame: list[Span]) -> list[Span]:
    """Spans without the parts that `frame` covers."""
    for f in frame:
        kept: list[Span] = []
        for s in spans:
            if f.end <= s.start or s.end <= f.start:
                kept.append(s)
                continue
            kept += [p for p in (Span(s.start, f.start), Span(f.end, s.end)) if p.end - p.start > 1]
        spans = kept or spans
    return spans


def carry(
    tree: Tree, text: str, opened: list[Open], quotations: list[Quotation], paragraphs: tuple[Span, ...]
) -> list[Open]:
    """Give quotations that no cue claims to the statement that they go on from."""
    owner: dict[Quotation, Open] = {}
    for q in quotations:
        holders = [o for o in opened if any(s.start < q.end and q.start < s.end for s in o.content)]
        if holders:
            owner[q] = min(holders, key=lambda o: min(abs(s.start - q.start) for s in o.content))
    for last, q in zip(quotations, quotations[1:], strict=False):
        if q in owner and last in owner and goes_on(last, q, owner[q]):
            owner[q].content = cut(owner[q].content, [Span(q.start, q.end)])
            del owner[q]
        if q in owner or last not in owner or not q.whole(text):
            continue
        before, next_line = owner[last], last.paragraph + 1 == q.paragraph
        follows = last.paragraph == q.paragraph and not breaks(tree, last.end, q.start, before)
        if follows or (next_line and not last.closed):
            before.content = merge([*before.content, Span(q.start, q.end)])
            owner[q] = before
            continue
        alone = not any(o.paragraph == q.paragraph for o in opened)
        alone = alone and not text[paragraphs[q.paragraph].start : q.start].strip()
        if alone and next_line and before.speaker:
            draft = Draft(None, None, [], [token_range(tree, q)])
            owner[q] = Open(draft, before.speaker, [Span(q.start, q.end)], q.paragraph)
            opened = [*opened, owner[q]]
    for o in opened:
        o.quotes = [q for q in quotations if any(s.start <= q.start and q.end <= s.end for s in o.content)]
    return sorted(opened, key=lambda o: (o.paragraph, place(tree, o)))


def goes_on(last: Quotation, q: Quotation, held: Open) -> bool:
    """True for a quotation that goes on with one not closed in the paragraph before, though a cue of a later paragraph
    holds it beside words of its own."""
    follows = last.paragraph + 1 == q.paragraph < held.paragraph and not last.closed
    return follows and any(s.end <= q.start or q.end <= s.start for s in held.content)


def place(tree: Tree, o: Open) -> int:
    """Offset of the cue, of the content where there is none."""
    return tree[o.draft.verb].start if o.draft.verb is not None else o.start


def breaks(tree: Tree, a: int, b: int, owner: Open) -> bool:
    """True when other words than the frame of a statement and its sentence stand between two quotations."""
    framed = owner.draft.frame()
    verb = owner.draft.verb
    own = tree[verb].sentence if verb is not None else -1
    loose = [
        t
        for t in (tree[i] for i in tree.between(a, b))
        if t.index not in framed and t.upos not in ("PUNCT", "SPACE")
    ]
    return any(t.sentence != own for t in loose)


def token_range(tree: Tree, q: Quotation) -> tuple[int, int]:
    found = tree.between(q.start, q.end)
    return (found.start, found.stop) if found else (0, 1)


def close(
    document: Document, tree: Tree, lexicon: Lexicon, index: EntityIndex, o: Open, n: int, opened: list[Open],
    times: tuple[TimeExpression, ...],
) -> Statement:  # fmt: skip
    """The record of one statement, before it is known what relays it."""
    draft = o.draft
    quotes = tuple(q.inner(document.text) for q in o.quotes)
    spoken = [s for p in opened for s in p.content]
    outside = {i for s in o.content for i in tree.between(s.start, s.end)} | {
        i for r in draft.source for i in range(*r)
    }
    found = said_at(tree, draft, times, spoken, outside)
    entity = next((e for e in index.entities if o.speaker and e.id == o.speaker[0]), None)
    source = tree.span(list(range(*draft.source[0]))) if draft.source and not heard(tree, draft) else None
    return Statement(
        f"s{n}",
        None if not o.speaker else o.speaker[0] if len(o.speaker) == 1 else o.speaker,
        source,
        source_kind(tree, lexicon, document, draft, o.speaker, index),
        form(document.text, o, quotes),
        tree.span(list(range(*draft.cue))) if draft.cue else None,
        tuple(o.content),
        quotes,
        found.edtf if found is not None else None,
        occasion(tree, lexicon, draft, outside),
        addressee(tree, draft, index, o.speaker),
        anonymity_reason(tree, draft) if entity is not None and entity.anonymous else None,
    )


def form(text: str, o: Open, quotes: tuple[Span, ...]) -> StatementForm:
    """Direct when all words stand in quotation marks, mixed when some do."""
    if not quotes:
        return "indirect"
    left = sum(
        1
        for s in o.content
        for i in range(*s)
        if text[i].isalnum() and not any(q.start <= i < q.end for q in o.quotes)
    )
    return "direct" if left == 0 else "mixed"


def nest(tree: Tree, opened: list[Open], statements: list[Statement]) -> list[Statement]:
    """Set `inside` where one statement's cue lies in another's content, or a source is cited by an outlet."""
    out: list[Statement] = []
    for o, s in zip(opened, statements, strict=True):
        best: tuple[int, str] | None = None
        for p, r in zip(opened, statements, strict=True):
            if p is o or s.cue is None:
                continue
            size = sum(b - a for a, b in p.content)
            holds = any(a <= s.cue.start < b for a, b in p.content)
            if r.cue is not None and any(a <= r.cue.start < b for a, b in o.content):
                continue
            same = (
                o.draft.verb is not None
                and p.draft.verb is not None
                and tree[o.draft.verb].sentence == tree[p.draft.verb].sentence
            )
            overlaps = any(x.start < y.end and y.start < x.end for x in o.content for y in p.content)
            relays = same and overlaps and r.source_kind in RELAYS and s.source_kind not in RELAYS
            if (holds or relays) and (best is None or size < best[0]):
                best = (size, r.id)
        out.append(replace(s, inside=best[1]) if best else s)
    return out


def date(tree: Tree, index: EntityIndex, opened: list[Open], statements: list[Statement]) -> list[Statement]:
    """Carry the time of a speaker's dated statement on to what the same speaker says later without a date."""
    known: dict[str, str] = {}
    keys_of = {e: {e, *index.organs.get(e, ())} for e in index.roles}
    out: list[Statement] = []
    for o, s in zip(opened, statements, strict=True):
        keys = {k for e in o.speaker for k in keys_of.get(e, {e})}
        earlier = [known[k] for k in (*o.speaker, *sorted(keys)) if k in known]
        if s.said is None and earlier and s.inside is None and not other_occasion(tree, o.draft):
            s = replace(s, said=earlier[0])
        elif s.said is not None:
            known.update(dict.fromkeys(keys, s.said))
        out.append(s)
    return out
