"""Who and what a document speaks of.

In: a document and its syntax. Out: `EntityIndex`: the entities with their mentions, and maps from the head
word of a mention to whom it denotes. Always true: each mention has a span of the text; an unnamed source is
an entity of its own; ids are numbered in the order of first mention.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from backchannel.annotate.candidate import Candidate, source_top
from backchannel.annotate.clusters import Cluster
from backchannel.annotate.coreference import Reader, Resolved
from backchannel.annotate.draft import Draft
from backchannel.annotate.drafts import find_drafts
from backchannel.annotate.lexicon import Lexicon, load_lexicon
from backchannel.annotate.mentions import find_nominals, kind_of
from backchannel.annotate.names import find_names
from backchannel.annotate.pronouns import find_pronouns
from backchannel.annotate.sources import document_noun, share
from backchannel.records import Document, Entity, Mention, Statement, Syntax
from backchannel.tree import Tree

# an adjective of a state before one of these says that the state acts
ACTS_OF_STATES = ("custody_nouns", "offer_nouns", "mediating_words")


@dataclass(frozen=True)
class EntityIndex:
    """Entities, and by token index the id (`heads`) or ids (`groups`) that a mention's head word denotes."""

    entities: tuple[Entity, ...] = ()
    heads: dict[int, str] = field(default_factory=dict)
    groups: dict[int, tuple[str, ...]] = field(default_factory=dict)
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    organs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    state_media: frozenset[str] = frozenset()
    titled: dict[int, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    drafts: tuple[Draft, ...] = ()

    def denotes(self, i: int) -> tuple[str, ...]:
        """Ids of what the mention with the head word `i` denotes, none when it denotes nobody known."""
        return self.groups.get(i) or ((self.heads[i],) if i in self.heads else ())


def find_entities(document: Document, syntax: Syntax, lexicon: Lexicon | None = None) -> EntityIndex:
    """All entities of a document; pronouns of the first person are left to `bind_speakers`."""
    lexicon = lexicon or load_lexicon()
    tree = Tree(syntax, document.text)
    drafts = find_drafts(syntax, tree)
    speaking = frozenset(i for d in drafts for a, b in d.source for i in source_heads(tree, lexicon, a, b))
    names = find_names(syntax, tree, lexicon, speaking)
    nominals = find_nominals(tree, lexicon, names, speaking)
    pronouns = find_pronouns(tree, lexicon.pronouns)
    found = Reader(syntax, tree, lexicon).read(names, nominals, pronouns)
    add_adjectives(tree, lexicon, found)
    return replace(build(tree, lexicon, found), drafts=tuple(drafts))


def source_heads(tree: Tree, lexicon: Lexicon, first: int, last: int) -> list[int]:
    """The words of a source that name who speaks, several where they are joined."""
    head = source_head(tree, lexicon, first, last)
    return [i for i in tree.conjuncts(head) if first <= i < last]


def source_head(tree: Tree, lexicon: Lexicon, first: int, last: int) -> int:
    """The word of a source that names who speaks, where a wrong tree hides it the first noun for people."""
    head = source_top(tree, first, last)
    if tree[head].upos in ("PROPN", "PRON") or kind_of(tree, lexicon, head) is not None:
        return head
    if tree[head].upos == "NOUN" and (document_noun(tree, lexicon, head) or share(tree, lexicon, head)):
        return head
    nouns = (
        i for i in range(first, last) if tree[i].upos == "NOUN" and kind_of(tree, lexicon, i) is not None
    )
    return next(nouns, head)


def add_adjectives(tree: Tree, lexicon: Lexicon, found: Resolved) -> None:
    """Let an adjective of a state point to that state, where the document names it or the adjective says who
    holds or offers."""
    states = {c.country: c for c in found.clusters if c.kind == "state"}
    for t in tree.tokens:
        code = lexicon.adjectives.get(t.text)
        if code is None or t.index in found.heads or t.upos != "ADJ":
            continue
        head = tree.head(tree.first_conjunct(t.index))
        acts = head is not None and any(lexicon.has(x, tree[head].lemma.lower()) for x in ACTS_OF_STATES)
        if code not in states and acts:
            states[code] = Cluster("state", f"state:{code}", country=code)
            found.clusters.append(states[code])
        if code in states and not states[code].names:
            states[code].learn(
                Candidate(t.index, t.index, t.index + 1, "name", "state", t.text, country=code)
            )
        if code in states:
            found.heads[t.index] = states[code]


def build(tree: Tree, lexicon: Lexicon, found: Resolved) -> EntityIndex:
    """Records of what was resolved."""
    order = sorted(found.clusters, key=lambda c: min(m.first for m in c.mentions))
    ids = {id(c): f"e{n}" for n, c in enumerate(order, start=1)}
    heads = {i: ids[id(c)] for i, c in sorted(found.heads.items()) if id(c) in ids and i not in found.groups}
    groups = {
        i: tuple(ids[id(c)] for c in cs)
        for i, cs in sorted(found.groups.items())
        if all(id(c) in ids for c in cs)
    }
    entities = tuple(entity(tree, lexicon, c, ids[id(c)]) for c in order)
    return EntityIndex(
        entities, heads, groups,
        {ids[id(c)]: (*c.roles, *([c.relation[1]] if c.relation else [])) for c in order},
        {ids[id(c)]: (*c.organs, *([c.key] if c.key else [])) for c in order},
        frozenset(ids[id(c)] for c in order if c.state_media),
        {i: ids[id(c)] for c in order for m in c.mentions for i in range(*m.title)},
        # of somebody unnamed a pronoun taken to be theirs is no proof of gender
        {ids[id(c)]: "" if c.guessed and not c.named else c.gender for c in order},
    )  # fmt: skip


def entity(tree: Tree, lexicon: Lexicon, cluster: Cluster, number: str) -> Entity:
    """The record of one cluster."""
    forms = list(cluster.names) or list(cluster.descriptions)
    cities = {m.text for m in cluster.mentions if m.known is not None and m.known.capital}
    best = max(
        forms,
        key=lambda f: (
            f not in cities or cluster.kind != "state",
            len(f.split()) if cluster.named else 0,
            len(f),
        ),
        default="",
    )
    aliases = [f for f in forms if f != best]
    if not cluster.named:
        short = (m.core for m in cluster.mentions if m.form == "nominal")
        aliases += [f for f in dict.fromkeys(short) if f and f not in (best, *aliases)]
    if cluster.named and cluster.relation is not None:
        aliases.append(cluster.relation[1])
    return Entity(
        number,
        cluster.kind,
        best,
        tuple(aliases),
        cluster.country,
        tuple(cluster.titles),
        tuple(cluster.nationalities),
        not cluster.named and unnamed_source(lexicon, cluster),
        tuple(mention(tree, m) for m in cluster.mentions),
    )


def unnamed_source(lexicon: Lexicon, cluster: Cluster) -> bool:
    """True when nouns of officials, spokespeople or sources are all that is known of somebody."""
    if cluster.kind not in ("person", "group"):
        return False
    if any(lexicon.has(f, r) for f in ("officials", "spokespeople", "sources") for r in cluster.roles):
        return True
    first = cluster.mentions[0]
    known = first.definite or first.possessor is not None
    return not known and any(lexicon.has("state_roles", r) for r in cluster.roles)


def mention(tree: Tree, one: Candidate) -> Mention:
    return Mention(tree[one.first].start, tree[one.last - 1].end, one.form)


def bind_speakers(
    document: Document, syntax: Syntax, index: EntityIndex, statements: tuple[Statement, ...]
) -> EntityIndex:
    """The index with `I` and `we` inside quotations bound to their speakers."""
    lexicon = load_lexicon()
    tree = Tree(syntax, document.text)
    heads, groups = dict(index.heads), dict(index.groups)
    added: dict[str, list[Mention]] = {}
    states = {e.country: e.id for e in index.entities if e.kind == "state"}
    by_id = {e.id: e for e in index.entities}
    for s in statements:
        who = (s.speaker,) if isinstance(s.speaker, str) else s.speaker
        if not who:
            continue
        for a, b in s.quotes:
            for t in (tree[i] for i in tree.between(a, b)):
                if t.index in heads or t.text == "US":
                    continue
                said = lexicon.pronouns.get(t.text.lower())
                if said not in ("1", "1p") or t.upos != "PRON":
                    continue
                side = states.get(by_id[who[0]].country) if said == "1p" else None
                if len(who) > 1 and side is None:
                    groups[t.index] = who
                else:
                    heads[t.index] = side or who[0]
                    added.setdefault(heads[t.index], []).append(Mention(t.start, t.end, "pronoun"))
    entities = tuple(
        replace(e, mentions=tuple(sorted((*e.mentions, *added[e.id]), key=lambda m: m.start)))
        if e.id in added
        else e
        for e in index.entities
    )
    return replace(index, entities=entities, heads=dict(sorted(heads.items())), groups=groups)
