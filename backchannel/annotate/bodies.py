"""Which names are names of media, which of bodies by their initials, and which of nobody.

In: the tree and the names found, with their kinds. Out: the same names, bodies of the press as `outlet`. Always
true: a body that the lexicon knows keeps its kind.
"""

from __future__ import annotations

from backchannel.annotate.candidate import head_of
from backchannel.annotate.kinds import agency_at
from backchannel.annotate.lexicon import Known, Lexicon
from backchannel.records import EntityKind
from backchannel.tree import Tree

Range = tuple[int, int]
Spans = dict[Range, Known | EntityKind]
# what bodies are called that are called after their matter, and the words before it
CALLED_AFTER = frozenset(
    {"Group", "Committee", "Commission", "Council", "Panel", "Mission", "Centre", "Center", "Office"}
)
MATTERS = frozenset({"on", "for", "of", "against", "and"})


def find_media(tree: Tree, lexicon: Lexicon, spans: Spans) -> None:
    """Let a body beside a word for a medium, or named as media are, be an outlet throughout."""
    found = {
        tree.words(list(range(*span)))
        for span, kind in spans.items()
        if (kind == "organisation" and medium(tree, lexicon, span))
        or (kind in ("organisation", "person") and called_medium(tree, lexicon, span))
    }
    for span, kind in spans.items():
        if kind in ("organisation", "person") and tree.words(list(range(*span))) in found:
            spans[span] = "outlet"


def medium(tree: Tree, lexicon: Lexicon, span: Range) -> bool:
    """True for `the newspaper NAME`, `NAME daily`, `the news agency NAME` and `NAME News`."""
    a, b = span
    if b - a > 1 and lexicon.has("media_names", tree[b - 1].text):
        return True
    if (
        b - a in (2, 3)
        and lexicon.has("media_openings", tree[a].text)
        and not lexicon.has("institutions", tree[b - 1].lemma.lower())
    ):
        return True
    if reports(tree, lexicon, a, b) or (agency_at(tree, b) and run_by_state(tree, lexicon, a)):
        return True
    before = a - 1 if a and tree[a - 1].upos != "DET" else a - 2
    beside = [i for i in (before, b) if 0 <= i < len(tree.tokens) and tree[i].sentence == tree[a].sentence]
    for i in beside:
        lemma = tree[i].lemma.lower()
        agency = lemma == "agency" and i and tree[i - 1].lemma.lower() in ("news", "press")
        agency = agency or (i == b and tree[i].lemma.lower() in ("news", "press") and agency_at(tree, b))
        agency = agency or (lemma in ("news", "daily", "weekly") and i == b)
        if tree[i].tag in ("NN", "NNP") and (lexicon.has("outlet_nouns", lemma) or agency or portal(tree, i)):
            return True
    return False


def called_medium(tree: Tree, lexicon: Lexicon, span: Range) -> bool:
    """True for the one word of `media outlet NAME`, `the local edition NAME`, `the Telegram channel NAME`."""
    a, b = span
    if b - a > 1 or a < 2 or tree[a - 1].tag != "NN" or tree[a - 1].sentence != tree[a].sentence:
        return False
    noun = a - 1
    lemma, before = tree[noun].lemma.lower(), tree[noun - 1].text.lower()
    beside = tree[a].head == noun or tree[noun].head == a
    kinds = lexicon.words["called_media"]
    return beside and (
        lexicon.has("outlet_nouns", lemma)
        or lemma in kinds
        or (lemma in ("channel", "account", "page") and before in lexicon.words["channelled_on"])
    )


def run_by_state(tree: Tree, lexicon: Lexicon, a: int) -> bool:
    """True behind `state-run`, `official` and the like."""
    return (
        a > 0
        and tree[a].sentence == tree[a - 1].sentence
        and lexicon.has("state_run", tree[a - 1].text.lower())
    )


def reports(tree: Tree, lexicon: Lexicon, a: int, b: int) -> bool:
    """True for a name that `reports` something in the present, or by which it was first reported, as media do."""
    if any(lexicon.has("institutions", tree[i].lemma.lower()) for i in range(a, b)):
        return False
    head = head_of(tree, a, b)
    verb = tree.head(head)
    if verb is None or tree[verb].lemma != "report":
        return False
    by = tree[a - 1].text.lower() == "by" if a else False
    return (tree[verb].tag == "VBZ" and tree[head].dep == "nsubj") or (tree[verb].tag == "VBN" and by)


def portal(tree: Tree, i: int) -> bool:
    """True for `news portal` and the like, whose noun alone need not be of the press."""
    return i > 0 and tree[i - 1].lemma.lower() == "news" and tree[i].lemma.lower() != "conference"


def names_nobody(tree: Tree, lexicon: Lexicon, span: Range, kind: EntityKind | None) -> bool:
    """True for what only says what somebody is, or names a law: `a former US Marine`, `Aides`, `the Penal Code`."""
    a, b = span
    last = tree[b - 1]
    role = last.upos in ("NOUN", "PROPN") and last.lemma.lower() in lexicon.roles
    det = tree.child(b - 1, "det", "nummod")
    if b - a == 1 and (lexicon.has("office_initials", last.text) or lexicon.has("no_names", last.text)):
        return True
    if kind == "person" and b - a > 1 and lexicon.has("awards", last.text.lower()):
        return True
    if kind in ("organisation", "person") and lexicon.has("laws", last.lemma.lower()):
        return kind == "organisation" or b - a == 1
    if kind == "organisation":
        return role and det is not None and tree[det].text.lower() in ("a", "an")
    if kind != "person" or b - a > 1 or last.text in lexicon.given:
        return False
    # `a third Briton` is told by the article to be one of many
    counted = det is not None and (role or last.text in lexicon.citizens)
    return counted or (role and last.tag in ("NNS", "NNPS"))


def initials_of_body(tree: Tree, spans: Spans, span: Range) -> bool:
    """True for one word in brackets right after the name of a body, and for that word later on."""
    text = tree[span[0]].text
    return span[1] - span[0] == 1 and any(
        tree[a].text == text
        and a > 1
        and tree[a - 1].text == "("
        and any(
            end == a - 1 and not isinstance(k, Known) and k == "organisation" for (_, end), k in spans.items()
        )
        for a, b in spans
        if b - a == 1
    )


def spelled_out(tree: Tree, spans: Spans) -> None:
    """`the Front in the Northern Lands (FNL)`: a body whose initials follow is called by all the words they stand for."""
    for t in tree.tokens:
        i = t.index
        closed = t.text == "(" and i + 2 < len(tree.tokens) and tree[i + 2].text == ")"
        if not closed or not tree[i + 1].text.isupper() or len(tree[i + 1].text) < 3:
            continue
        first = words_of_initials(tree, i, tree[i + 1].text)
        inside = [r for r in spans if first is not None and first <= r[0] and r[1] <= i]
        opens = next((r for r in inside if r[0] == first), None)
        if first is None or opens is None or opens[1] == i:
            continue
        kind = spans[opens]
        kind = kind.kind if isinstance(kind, Known) else kind
        if kind not in ("organisation", "armed_group", "person"):
            continue
        for r in inside:
            del spans[r]
        # no person's name goes on with words whose initials follow
        spans[first, i] = "organisation" if kind == "person" else kind


def with_matter(tree: Tree, spans: Spans) -> None:
    """`the Working Group on Arbitrary Detention`: what a body is for, in capitals, is part of its name."""
    for a, b in list(spans):
        if tree[b - 1].text not in CALLED_AFTER or isinstance(spans[a, b], Known):
            continue
        end, inside = b, tree.sentence(a)
        while end + 1 in inside and tree[end].text in MATTERS and tree[end + 1].text[:1].isupper():
            end += 2
            while end in inside and tree[end].text[:1].isupper():
                end += 1
        start = a
        while start - 1 in inside and tree[start - 1].tag == "NNP" and tree[start - 1].upos == "ADJ":
            start -= 1
        if end == b or any(x < end and start < y for x, y in spans if (x, y) != (a, b)):
            continue
        del spans[a, b]
        spans[start, end] = "organisation"


def words_of_initials(tree: Tree, end: int, letters: str) -> int | None:
    """Where the words before `end` begin whose initials are these letters."""
    left, i = len(letters), end - 1
    while i >= tree.sentence(end)[0] and left:
        word = tree[i].text
        if word[0].isupper():
            if word[0] != letters[left - 1]:
                return None
            left -= 1
        elif tree[i].upos not in ("ADP", "DET", "CCONJ", "PUNCT", "PART"):
            return None
        i -= 1
    return i + 1 if not left else None


def owned_body(tree: Tree, spans: Spans, span: Range) -> Range:
    """`the Prime Minister's Office`: a body called by a bare noun has the office that it belongs to in its name."""
    a, b = span
    i = a - 1
    if i < 1 or tree[i].tag != "POS" or any(x <= i - 1 < y for x, y in spans if (x, y) != span):
        return span
    while i - 1 >= tree.sentence(a)[0] and part_of_name(tree, i - 1):
        i -= 1
    return (i, b) if i < a - 1 else span


def part_of_name(tree: Tree, i: int) -> bool:
    """True for a proper noun, and for another with a capital: `the Prosecutor's Office`, `the Prime Minister's Office`."""
    capital = tree[i].upos in ("NOUN", "ADJ") and tree[i].text[:1].isupper()
    return tree[i].upos == "PROPN" or (capital and i > tree.sentence(i)[0])
