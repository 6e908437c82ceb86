"""Who goes on speaking.

In: the statements of a document while they are put together, with the speakers that their own words point to. Out:
the same, where a cue names nobody or only a pronoun with the speaker of just before. Always true: nobody is given
words by another gender's or number's pronoun; nobody who is called by name in the words speaks them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backchannel.annotate.draft import QUOTES, Draft
from backchannel.annotate.entities import EntityIndex
from backchannel.annotate.lexicon import load_lexicon
from backchannel.annotate.quotations import Quotation
from backchannel.records import Span
from backchannel.tree import Tree, matches

BODIES = ("organisation", "armed_group", "outlet", "state")
ONE = ("he", "she")
ASKING = ("ask", "question", "press", "query")
# paragraphs over which a document may be read out
LONG = 6
# verbs by which whoever was speaking goes on
GOING_ON = ("continue", "conclude", "elaborate")


@dataclass
class Open:
    """A statement while it is put together."""

    draft: Draft
    speaker: tuple[str, ...]
    content: list[Span]
    paragraph: int
    quotes: list[Quotation] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.content[0].start


def inherit(tree: Tree, index: EntityIndex, opened: list[Open]) -> None:
    """Give a cue without a source, or with a pronoun left open, the speaker who was speaking just before."""
    last: Open | None = None
    told: list[Open] = []
    for o in sorted(opened, key=lambda o: o.draft.verb if o.draft.verb is not None else 0):
        word = pronoun(tree, o)
        if names_speaker(tree, index, o):
            o.speaker = () if last is None or last.speaker == o.speaker else last.speaker
        elif last is not None and word in ONE and (answer := asked(tree, index, last, o, word)):
            o.speaker = answer
        elif last is not None and trails(tree, o, last) and goes_on(index, word, last, o):
            o.speaker = last.speaker
        elif word in ONE and (found := spoken_of_alone(tree, index, o, word, last)):
            o.speaker = found
        if word == "it" and o.draft.verb is not None and tree[o.draft.verb].lemma == "read":
            o.speaker = last_document(index, o, told) or o.speaker
        if not o.speaker and word == "it":
            o.speaker = body_spoken_of(tree, index, o)
        if not o.speaker and last is not None and same_turn(tree, index, o, last, word):
            o.speaker = last.speaker
        if not o.speaker and word == "it":
            o.speaker = body_named_before(tree, index, o)
        if o.speaker:
            last = o
            told.append(o)


def same_turn(tree: Tree, index: EntityIndex, o: Open, last: Open, word: str) -> bool:
    """True when a cue without a known source can only go on with what was said just before."""
    verb, before = o.draft.verb, last.draft.verb
    if verb is None or before is None or o.draft.impersonal:
        return False
    participle = not o.draft.source and tree[verb].tag == "VBG"
    if tree[before].sentence == tree[verb].sentence and participle:
        return True
    return o.paragraph - last.paragraph <= 1 and speaks_as(index, word, last)


def pronoun(tree: Tree, o: Open) -> str:
    """The pronoun that is all the source of a statement, else nothing."""
    if len(o.draft.source) != 1:
        return ""
    t = tree[o.draft.source[0][0]]
    return t.text.lower() if t.upos == "PRON" and o.draft.source[0][1] == t.index + 1 else ""


def speaks_as(index: EntityIndex, word: str, last: Open) -> bool:
    """True when a pronoun may stand for whoever spoke last."""
    entity = next((e for e in index.entities if last.speaker and e.id == last.speaker[0]), None)
    if entity is None:
        return False
    single = len(last.speaker) == 1
    if word in ONE:
        return single and fits_one(index, word, entity.id)
    if word == "it":
        body = entity.kind in BODIES or (entity.kind == "group" and one_body(index, entity.id))
        return single and body
    return word == "they" and (not single or entity.kind in ("group", "armed_group"))


def one_body(index: EntityIndex, entity: str) -> bool:
    """True for a team or a family, of which one may say `it`, and not for teams."""
    lexicon = load_lexicon()
    called = next((e.name.lower().split() for e in index.entities if e.id == entity), [])
    bodies = [r for r in index.roles.get(entity, ()) if r in called]
    return any(lexicon.has(x, r) for r in bodies for x in ("collectives", "family_groups"))


def fits_one(index: EntityIndex, word: str, entity: str) -> bool:
    """True when `he` or `she` may be said of an entity."""
    kind = next((e.kind for e in index.entities if e.id == entity), None)
    return kind == "person" and index.genders.get(entity, "") in ("", "m" if word == "he" else "f")


def last_document(index: EntityIndex, o: Open, told: list[Open]) -> tuple[str, ...]:
    """The document that spoke last, of which alone one says that `it reads`."""
    kinds = {e.id: e.kind for e in index.entities}
    near = [t for t in told if o.paragraph - t.paragraph <= LONG]
    return next((t.speaker for t in reversed(near) if kinds.get(t.speaker[0]) == "outlet"), ())


def asked(tree: Tree, index: EntityIndex, last: Open, o: Open, word: str) -> tuple[str, ...]:
    """Whom the question just before was put to: what is quoted next is the answer."""
    verb = last.draft.verb
    if verb is None or tree[verb].lemma not in ASKING or not quoted_first(tree, o):
        return ()
    near = tree[o.draft.content[0][0]].sentence - tree[verb].sentence == 1
    hearer = tree.child(verb, "iobj", "obj")
    found = index.denotes(hearer) if near and hearer is not None else ()
    return found if len(found) == 1 and found != last.speaker and fits_one(index, word, found[0]) else ()


def quoted_first(tree: Tree, o: Open) -> bool:
    """True for a quotation before its cue."""
    if o.draft.verb is None or not o.draft.content:
        return False
    first = o.draft.content[0][0]
    return first < min(o.draft.frame(), default=o.draft.verb) and tree[first].text in QUOTES


def spoken_of_alone(tree: Tree, index: EntityIndex, o: Open, word: str, last: Open | None) -> tuple[str, ...]:
    """The one person whom the sentence right before a quotation speaks of, where nobody speaks in it."""
    if not quoted_first(tree, o):
        return ()
    before = tree[o.draft.content[0][0]].sentence - 1
    spoke = last is not None and last.draft.verb is not None and tree[last.draft.verb].sentence >= before
    if before < 0 or spoke or index.denotes(o.draft.source[0][0]) != o.speaker:
        return ()
    here = range(*tree.sentences[before])
    named = {e.id for e in index.entities if any(m.form == "name" for m in e.mentions)}
    people = {x for i in here for x in index.denotes(i) if fits_one(index, word, x)}
    quoted = any(tree[i].text in QUOTES for i in here)
    return tuple(people) if len(people) == 1 and people <= named and not quoted else ()


def trails(tree: Tree, o: Open, last: Open) -> bool:
    """True for `..., she said` in the sentence after one that somebody else is said to have said."""
    verb, before = o.draft.verb, last.draft.verb
    if verb is None or before is None or not o.draft.content:
        return False
    first = o.draft.content[0][0]
    gap = tree[first].sentence - tree[before].sentence
    if (
        tree[verb].lemma in GOING_ON
        and tree[verb].tag in ("VBD", "VBZ")
        and 0 < o.paragraph - last.paragraph <= 1
    ):
        return True
    return first < min(o.draft.frame(), default=verb) and 0 < gap <= 1 and o.paragraph - last.paragraph <= 1


def goes_on(index: EntityIndex, word: str, last: Open, o: Open) -> bool:
    """True when `he` or `she` behind the words is whoever was speaking, and no other who has spoken."""
    return word in ONE and o.speaker != last.speaker and speaks_as(index, word, last)


def body_spoken_of(tree: Tree, index: EntityIndex, o: Open) -> tuple[str, ...]:
    """The body that is the subject of what is said: `The ministry has freed him, it said`."""
    kinds = {e.id: e.kind for e in index.entities}
    said = o.draft.words()
    for i in sorted(said):
        head = tree.head(i)
        main = matches(tree[i].dep, "nsubj") and head is not None and head in said
        if main and i < min(o.draft.frame(), default=0):
            found = index.denotes(i)
            return found if len(found) == 1 and kinds.get(found[0]) in BODIES else ()
    return ()


def body_named_before(tree: Tree, index: EntityIndex, o: Open) -> tuple[str, ...]:
    """The one body named in the sentence before: `They were sent by the Lotus Fund. It said in a statement ...`."""
    at = o.draft.source[0][0]
    n = tree[at].sentence - 1
    gap = tree.text[tree[tree.sentence(at)[0] - 1].end : tree[at].start] if n >= 0 else "\n"
    if n < 0 or "\n" in gap or tree[at].dep.partition(":")[0] != "nsubj":
        return ()
    kinds = {e.id: e.kind for e in index.entities if any(m.form == "name" for m in e.mentions)}
    platforms = load_lexicon().words["platforms"]
    found = {x for i in range(*tree.sentences[n]) if tree[i].text not in platforms for x in index.denotes(i)}
    bodies = [x for x in found if kinds.get(x) in ("organisation", "armed_group")]
    return tuple(bodies) if len(bodies) == 1 else ()


def names_speaker(tree: Tree, index: EntityIndex, o: Open) -> bool:
    """True when a speaker who is only a pronoun is called by name in the very words that are said."""
    pronoun = len(o.draft.source) == 1 and tree[o.draft.source[0][0]].upos == "PRON"
    if not pronoun or len(o.speaker) != 1:
        return False
    return any(
        tree[i].upos == "PROPN" and index.heads.get(i) == o.speaker[0]
        for s in o.content
        for i in tree.between(s.start, s.end)
    )
