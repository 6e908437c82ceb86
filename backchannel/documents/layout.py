"""Where the news stands in an article, and what stands around it.

In: the text of an article. Out: the spans that are news, and what the header and the credits say: title,
authors, outlet, agency, date, dateline. Always true: spans are ordered and disjoint, have no white space at
either end, and a block is news unless a rule of the grammar says that it is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from backchannel.documents.blocks import split_blocks
from backchannel.documents.datelines import read_dateline
from backchannel.documents.dates import date_grammar, find_dates
from backchannel.documents.grammar import Grammar, grammar
from backchannel.documents.lines import SENTENCE_BREAK, TOP, Block, classify, read_credit
from backchannel.documents.names import is_name, read_names, tidy_name
from backchannel.records import Span

HEADER = ("date", "byline", "name", "office", "caption", "notice")
STAMP = re.compile(r"\s*date:?\s+(\d{4}(?:-\d{2}){0,2})(?![\d-])\s*", re.IGNORECASE)
LONGEST_CREDIT = 500


@dataclass(slots=True)
class Layout:
    """What a text says of itself; `dates` are (EDTF, rank) with the surest ranked lowest."""

    title: str | None = None
    outlet: str | None = None
    wire: str | None = None
    owner: str | None = None
    authors: list[str] = field(default_factory=list)
    reporters: list[str] = field(default_factory=list)
    contributors: list[str] = field(default_factory=list)
    dateline: str | None = None
    dates: list[tuple[str, int]] = field(default_factory=list)
    undecided: bool = False
    paragraphs: list[Span] = field(default_factory=list)


def read_layout(text: str, title: str | None = None) -> Layout:
    """Find the news in `text`; `title` is the headline when it is known already."""
    rules = grammar()
    layout = Layout(title=title)
    blocks = _classified(text, layout, rules)
    blocks = _header(blocks, layout, rules)
    blocks = _body(blocks, layout)
    _paragraphs(blocks, layout, rules)
    return layout


def _classified(text: str, layout: Layout, rules: Grammar) -> list[Block]:
    spans = split_blocks(text)
    stamp = STAMP.match(text)
    if stamp and spans:
        layout.dates.append((stamp[1], 0))
        spans[0] = _trimmed(text, stamp.end(), spans[0].end)
        spans = [span for span in spans if span.end > span.start]
    pieces = [piece for span in spans for piece in _byline_before_dateline(text, span, rules)]
    return [classify(text, span, rules, place) for place, span in enumerate(pieces)]


def _byline_before_dateline(text: str, span: Span, rules: Grammar) -> list[Span]:
    """Cut a byline from the news when a crawl has put both on one line."""
    block = text[span.start : span.end]
    if not rules.byline.match(block) or len(block) < 120:
        return [span]
    for match in re.finditer(r"(?<=\S)\s+(?=\S)", block[:200]):
        dateline = read_dateline(block[match.end() :], rules, first=False)
        if dateline and dateline.agency:
            names = read_names(rules.byline.sub("", block[: match.start()], count=1), rules)
            if names.names and names.clean:
                middle = span.start + match.start(), span.start + match.end()
                return [Span(span.start, middle[0]), Span(middle[1], span.end)]
    return [span]


def _header(blocks: list[Block], layout: Layout, rules: Grammar) -> list[Block]:
    """Take title, byline and dates from the top; returns the blocks that are left."""
    first_news = next((i for i, block in enumerate(blocks) if block.kind == "news"), len(blocks))
    if first_news == len(blocks):
        return blocks if all(block.kind in HEADER for block in blocks) else _all_news(blocks)
    first_news = _full_stop_title(blocks, first_news, rules)
    top = blocks[:first_news]
    last_mark = max((i for i, block in enumerate(top) if block.kind in HEADER), default=-1)
    title_at = _title_place(top, rules)
    for i, block in enumerate(top):
        if i == title_at:
            layout.title = layout.title or _one_line(block.text).lstrip("# ")
        elif block.kind == "short" and i > max(last_mark, title_at) and len(block.text.split()) >= 10:
            top[i] = replace(block, kind="news")
        elif block.kind == "name" and _beside_mark(blocks, i):
            layout.authors.append(tidy_name(block.text))
    _read_marks(blocks[: max(first_news, TOP)], layout, rules)
    kept = [block for block in top if block.kind in {"news", "end", "list"}]
    return kept + blocks[first_news:]


def _all_news(blocks: list[Block]) -> list[Block]:
    return [replace(block, kind="news") if block.kind in {"short", "name"} else block for block in blocks]


def _full_stop_title(blocks: list[Block], first_news: int, rules: Grammar) -> int:
    """A first line that ends in a full stop is a headline in title case, over a byline or over a dateline."""
    second = next((i for i, block in enumerate(blocks) if i > 0 and block.kind == "news"), 0)
    line = blocks[0].text
    if first_news or not second or len(line) > 140 or SENTENCE_BREAK.search(line):
        return first_news
    words = re.findall(r"[^\W\d_]{4,}", line)
    titled = len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.85 * len(words)
    signed = blocks[1].kind in {"byline", "date"}
    if titled or signed or read_dateline(blocks[second].text, rules, first=False):
        blocks[0] = replace(blocks[0], kind="short")
        return second
    return 0


def _title_place(top: list[Block], rules: Grammar) -> int:
    candidates = [i for i, block in enumerate(top) if block.kind == "short" and len(block.text) <= 200]
    for i in candidates:
        words = re.findall(r"[^\W\d_]+", top[i].text.lower())
        if len(words) >= 4 or (len(words) == 3 and not set(words) <= rules.section_words):
            return i
    return -1


def _beside_mark(blocks: list[Block], place: int) -> bool:
    near = blocks[max(place - 1, 0) : place + 2]
    return any(block.kind in {"date", "office", "byline"} for block in near)


def _read_marks(top: list[Block], layout: Layout, rules: Grammar) -> None:
    for block in top:
        if block.kind in {"byline", "date"}:
            _read_dates(block, layout)
        if block.kind == "byline" or (block.kind == "date" and not layout.authors):
            found = read_names(rules.byline.sub("", block.text, count=1), rules)
            layout.authors.extend(name for name in found.names if name not in layout.authors)
            for office in found.offices:
                _credit_office(office, layout, rules)
        elif block.kind == "office":
            _credit_office(re.sub(r"^[\W_]+|[\W_]+$", "", block.text), layout, rules)


def _credit_office(office: str, layout: Layout, rules: Grammar) -> None:
    agency = rules.agencies.get(office)
    if agency is None:
        layout.outlet = layout.outlet or office
    elif agency.wire:
        layout.wire = layout.wire or agency.name
    else:
        layout.outlet = layout.outlet or agency.name


def _read_dates(block: Block, layout: Layout) -> None:
    words = date_grammar()
    for found in block.dates:
        before = block.text[: found.start]
        updated = [match.end() for match in words.updated.finditer(before)]
        published = [match.end() for match in words.published.finditer(before)]
        rank = 1 if max(published, default=-1) > max(updated, default=-1) else 4 if updated else 2
        if found.edtf:
            layout.dates.append((found.edtf, rank))
        elif re.search(r"\d{4}", block.text[found.start : found.end]):
            layout.undecided = True


def _body(blocks: list[Block], layout: Layout) -> list[Block]:
    """Drop what follows the news and what interrupts it."""
    kept: list[Block] = []
    seen: set[str] = {_one_line(layout.title).casefold()} if layout.title else set()
    in_list = False
    for block in blocks:
        if block.kind == "end" and any(one.kind == "news" for one in kept):
            break
        in_list = block.kind == "list" or (in_list and block.kind in {"short", "name", "date"})
        same = _one_line(block.text).casefold()
        # Crawls repeat headlines, captions and whole openings.
        repeated = same in seen and len(same) > 20
        seen.add(same)
        if not in_list and not repeated and block.kind != "end":
            kept.append(block)
    return kept


def _paragraphs(blocks: list[Block], layout: Layout, rules: Grammar) -> None:
    colons = sum(re.match(r"[^\W\d_][\w. -]{1,30}:\s", block.text) is not None for block in blocks)
    for place, block in enumerate(blocks):
        if block.kind == "credit":
            _read_credit(block.text, layout, rules)
        elif block.kind == "notice":
            _read_notice(block.text, layout, rules)
        elif block.kind == "office":
            _credit_office(re.sub(r"^[\W_]+|[\W_]+$", "", block.text), layout, rules)
        elif block.kind == "byline" and place >= len(blocks) - 4 and not layout.authors:
            layout.authors.extend(read_names(rules.byline.sub("", block.text, count=1), rules).names)
        elif block.kind in {"news", "short", "name"} and not _is_signature(
            block, len(blocks) - place, layout, rules
        ):
            span = _without_dateline(block, layout, rules, colon=colons <= 1)
            span = _without_closing(span, block, layout, rules)
            if span.end > span.start:
                layout.paragraphs.append(span)


def _is_signature(block: Block, from_end: int, layout: Layout, rules: Grammar) -> bool:
    """A dash and a name under the last paragraph say who wrote it."""
    match = re.fullmatch(r"[-–—]+\s*(.{4,60}?)\.?", block.text)
    if from_end > 4 or not match or not is_name(match[1], rules):
        return False
    if not layout.authors:
        layout.authors.append(tidy_name(match[1]))
    return True


def _without_dateline(block: Block, layout: Layout, rules: Grammar, *, colon: bool) -> Span:
    dateline = read_dateline(block.text, rules, first=not layout.paragraphs, colon=colon)
    opening = len(layout.paragraphs) <= 2
    if dateline is None or not (opening or dateline.agency):
        return block.span
    if opening and layout.dateline is None:
        layout.dateline = dateline.place
        for found in find_dates(dateline.date or ""):
            if found.edtf:
                layout.dates.append((found.edtf, 3))
        if dateline.agency:
            _credit_office(dateline.agency, layout, rules)
    return _trimmed(block.text, dateline.length, len(block.text), block.span.start)


def _without_closing(span: Span, block: Block, layout: Layout, rules: Grammar) -> Span:
    offset = span.start - block.span.start
    for pattern in rules.closings:
        match = pattern.search(block.text, max(offset, len(block.text) - LONGEST_CREDIT))
        if match:
            if match.groupdict().get("agency"):
                _credit_office(match["agency"], layout, rules)
            else:
                _read_credit(match[0].strip(), layout, rules)
            return _trimmed(block.text, offset, match.start(), block.span.start)
    return span


def _read_credit(text: str, layout: Layout, rules: Grammar) -> None:
    authors, contributors = read_credit(text, rules) or ((), ())
    layout.reporters.extend(authors)
    layout.contributors.extend(contributors)


def _read_notice(text: str, layout: Layout, rules: Grammar) -> None:
    wire = re.fullmatch(r"(?:the[-\s])?(([A-Z]{2,8})[-\s]wire)\W*", text, re.IGNORECASE)
    if wire:
        layout.wire = wire[1].replace(" ", "-")
        layout.outlet = layout.outlet or wire[2]
    for pattern in rules.notices:
        match = pattern.fullmatch(text)
        if match and match.groupdict().get("owner"):
            owner = re.sub(r"^(?:by|the)\s+", "", match["owner"].strip(), flags=re.IGNORECASE)
            layout.owner = layout.owner or owner or None
            return


def _trimmed(text: str, start: int, end: int, offset: int = 0) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start + offset, end + offset)


def _one_line(text: str) -> str:
    return " ".join(text.split())
