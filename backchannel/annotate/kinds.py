"""What kind of thing a name names, made consistent over a document.

In: names in token ranges with the kinds that the encoder or the lexicon gave them. Out: the same names, a kind
for each. Always true: a name has one kind throughout, and nothing is added or dropped.
"""

from __future__ import annotations

from collections import Counter

from backchannel.annotate.bands import band_at
from backchannel.annotate.candidate import head_of
from backchannel.annotate.lexicon import Known, Lexicon
from backchannel.records import EntityKind
from backchannel.tree import Tree

Range = tuple[int, int]
# what ends the name of a place and never that of a person
REGIONS = frozenset(
    {"district", "province", "county", "city", "region", "governorate", "state", "village", "town", "island"}
)
# what is printed or put out besides what every outlet is called
PAPERS = frozenset({"paper", "monthly", "portal", "site", "website", "outlet", "channel", "station"})

# what courts alone do, and what they order or turn away
JUDGING = frozenset({"convict", "sentence", "acquit", "arraign"})
ORDERING = frozenset({"order", "deny", "dismiss", "affirm", "uphold", "reject", "grant", "junk", "issue"})
ORDERED = frozenset(
    {
        "arrest",
        "motion",
        "petition",
        "conviction",
        "appeal",
        "bail",
        "warrant",
        "plea",
        "ruling",
        "verdict",
        "sentence",
    }
)


def settle_kinds(tree: Tree, lexicon: Lexicon, spans: dict[Range, Known | EntityKind]) -> None:
    """Let a name have one kind throughout, and the surname of a person be a person."""
    votes: dict[str, Counter[EntityKind]] = {}
    people: Counter[str] = Counter()
    for (a, b), kind in spans.items():
        text = tree.words(list(range(a, b)))
        if not isinstance(kind, Known):
            votes.setdefault(text, Counter())[kind] += 1
            if kind == "person" and b - a > 1:
                people[tree[b - 1].text] += 1
    called = by_neighbours(tree, lexicon, spans)
    for (a, b), kind in list(spans.items()):
        if isinstance(kind, Known):
            if b - a == 1 and people[tree[a].text] and kind.kind == "place" and acts_alone(tree, a):
                spans[a, b] = "person"
            continue
        text = tree.words(list(range(a, b)))
        if text in called:
            spans[a, b] = called[text]
            continue
        best = votes[text].most_common(1)[0][0]
        single = b - a == 1 and people[text]
        named = b - a in (2, 3) and (
            tree[a].text in lexicon.given
            or done_to_people(tree, lexicon, a, b)
            or (kind == "place" and befalls_people(tree, lexicon, a, b))
        )
        if (
            tree[b - 1].tag == "NNPS"
            and b - a > 1
            and lexicon.has("bodies_of_many", tree[b - 1].text.lower())
        ):
            # nobody is called Ministries, be his first name Christian
            spans[a, b] = "organisation"
            continue
        if b - a == 1 and best == "person" and written_together(text):
            spans[a, b] = "organisation"
            continue
        person = single or named or votes[text]["person"] * 2 >= votes[text].total()
        spans[a, b] = "person" if person else best


def by_neighbours(
    tree: Tree, lexicon: Lexicon, spans: dict[Range, Known | EntityKind]
) -> dict[str, EntityKind]:
    """The kinds of the names that a noun right beside them tells: `the daily NAME`, `NAME news agency`."""
    out: dict[str, EntityKind] = {}
    for a, b in spans:
        if agency_at(tree, b) or bench_at(tree, a, b):
            out[tree.words(list(range(a, b)))] = "organisation"
        elif paper_at(tree, lexicon, a):
            out.setdefault(tree.words(list(range(a, b))), "outlet")
        elif band_at(tree, lexicon, a, b):
            out.setdefault(tree.words(list(range(a, b))), "armed_group")
    return out


def agency_at(tree: Tree, b: int) -> bool:
    """True where `agency` or `news agency` follows a name."""
    after = [t.lemma.lower() for t in tree.tokens[b : b + 2]]
    return after[:1] == ["agency"] or after in (["news", "agency"], ["press", "agency"])


def paper_at(tree: Tree, lexicon: Lexicon, a: int) -> bool:
    """True where what a name is called before it is a paper or a broadcaster: `the daily Novi Dan`."""
    if a == 0 or tree[a - 1].upos not in {"NOUN", "ADJ"} or tree[a - 1].sentence != tree[a].sentence:
        return False
    return lexicon.has("outlet_nouns", tree[a - 1].lemma.lower()) or tree[a - 1].text.lower() in PAPERS


def bench_at(tree: Tree, a: int, b: int) -> bool:
    """True for one word with an article that convicts, sentences or orders somebody's arrest: no person is called so."""
    verb = tree.head(a) if b - a == 1 and tree[a].dep == "nsubj" else None
    article = a > 0 and tree[a - 1].text.lower() == "the" and tree[a - 1].head == a
    if verb is None or not article or not tree[a].text[1:].islower() or tree[a].upos != "PROPN":
        return False
    lemma = tree[verb].lemma.lower()
    ordered = any(tree[c].lemma.lower() in ORDERED for c in tree.children(verb, "obj"))
    return lemma in JUDGING or lemma in ORDERING and ordered


def acts_alone(tree: Tree, i: int) -> bool:
    """True for a name without a preposition that is the subject or object of a verb."""
    return tree[i].dep.startswith(("nsubj", "obj")) and not tree.case(i)


def done_to_people(tree: Tree, lexicon: Lexicon, a: int, b: int) -> bool:
    """True for a bare name to which a verb does what is done to people alone: `police arrested Farid Haddad`."""
    head = head_of(tree, a, b)
    verb = tree.head(head)
    plain = all(tree[i].upos == "PROPN" for i in range(a, b)) and not tree.case(head)
    # `indicted a Lom District officer`
    plain = plain and tree[b - 1].text.lower() not in REGIONS
    return (
        plain
        and verb is not None
        and tree[head].dep in ("obj", "nsubj:pass")
        and lexicon.has("done_to_people", tree[verb].lemma.lower())
    )


def befalls_people(tree: Tree, lexicon: Lexicon, a: int, b: int) -> bool:
    """True for a name behind `the arrest of` or `charges against`, which no place can be."""
    head = head_of(tree, a, b)
    above = tree.head(head)
    lists = {"of": "befalls_people", "against": "brought_against"}
    plain = all(tree[i].upos == "PROPN" for i in range(a, b))
    found = lists.get(tree.case(head))
    plain = plain and tree[b - 1].text.lower() not in REGIONS
    return plain and above is not None and found is not None and lexicon.has(found, tree[above].lemma.lower())


def written_together(word: str) -> bool:
    """True for a word with a capital inside, as bodies are called and people hardly ever: `WikiLeaks`."""
    inner = any(x.islower() and y.isupper() for x, y in zip(word, word[1:], strict=False))
    return inner and not word.startswith(
        ("Mc", "Mac", "De", "Di", "La", "Le", "Du", "Van", "Fitz", "Al", "El", "O’", "O'")
    )
