"""Who makes a statement, and what kind of source that is.

In: a draft, the entities. Out: entity ids and a `SourceKind`. Always true: the kind follows from the entity
and the words of the source by lists alone; a source that names nobody known has no speaker.
"""

from __future__ import annotations

import re

from backchannel.annotate.behalf import of_family, on_behalf, prosecutes, relation_words
from backchannel.annotate.candidate import source_top
from backchannel.annotate.draft import Draft, Range, cues, subject_of
from backchannel.annotate.entities import EntityIndex
from backchannel.annotate.lexicon import Lexicon
from backchannel.annotate.sources import document_noun, owners_of_document
from backchannel.annotate.voices import told_by
from backchannel.records import Document, Entity, SourceKind
from backchannel.tree import Tree

# by these some of many are told from the body that they belong to
MEMBERS = re.compile(
    r"\bmembers? of (?:congress|parliament|the (?:senate|house|cabinet|government|legislature))\b"
)


def speakers_of(tree: Tree, lexicon: Lexicon, draft: Draft, index: EntityIndex) -> tuple[str, ...]:
    """Ids of those who say it together, none when the source is unknown."""
    if heard(tree, draft):
        agent = told_by(tree, draft.verb) if draft.verb is not None else None
        return index.denotes(agent) if agent is not None else ()
    for a, b in draft.source:
        if found := denoted(tree, lexicon, (a, b), index):
            return found
    if draft.impersonal or draft.verb is None or draft.source:
        return ()
    subject = subject_of(tree, draft.verb)
    if subject is None or subject in draft.words():
        return ()
    return denoted(tree, lexicon, (subject, subject + 1), index)


def heard(tree: Tree, draft: Draft) -> bool:
    """True for `X was told that`, where X is who hears it."""
    if draft.verb is None or tree[draft.verb].lemma not in cues()["told"] or tree[draft.verb].tag != "VBN":
        return False
    subject = tree.child(draft.verb, "nsubj:pass")
    return subject is not None and any(a <= subject < b for a, b in draft.source)


def denoted(tree: Tree, lexicon: Lexicon, source: Range, index: EntityIndex) -> tuple[str, ...]:
    """Ids of what the words of a source denote."""
    a, b = source
    head = source_top(tree, a, b)
    bearer = index.titled.get(head)
    # of `attorneys Ruiz and Orin` the title is everybody's
    shared = len(index.denotes(head)) > 1
    if bearer is not None and not shared and any(bearer in index.denotes(i) for i in range(head + 1, b)):
        # a body inside a title does not speak, whatever a wrong tree says
        head = next(i for i in range(head + 1, b) if bearer in index.denotes(i))
    by_id = {e.id: e for e in index.entities}
    named = [x for x in index.denotes(head) if is_named(by_id[x])]
    if tree[head].upos in ("NOUN", "PROPN") and not named and document_noun(tree, lexicon, head):
        return author(tree, lexicon, head, index, by_id) or index.denotes(head)
    found = [x for i in tree.conjuncts(head) if a <= i < b for x in index.denotes(i)]
    if found and not any(is_named(by_id[x]) and not titles_only(lexicon, by_id[x]) for x in found):
        found = (
            named_at_end(tree, source, index, by_id)
            or named_beside(tree, head, source, index, by_id)
            or found
        )
    if not found:
        # whoever a clause on the source speaks of is not the source
        told = {k for c in tree.children(head, "acl") for k in tree.subtree(c)}
        # `U.S. diplomats`, who are not the country
        told |= {i for i in range(a, b) if tree[i].dep == "compound" and tree[tree[i].head].tag == "NNS"}
        near = (
            i for i in range(a, b) if i not in told and tree[i].dep != "nmod:poss" and tree[i].upos != "ADJ"
        )
        inside = [(i, x) for i in near for x in index.denotes(i)]
        people = [x for _, x in inside if by_id[x].kind == "person"]
        # `the Telegram channel Brama`
        media = [x for i, x in inside if by_id[x].kind == "outlet" and tree[i].head == head]
        found = media[:1] or people[:1] or [x for _, x in inside[:1]]
    return tuple(dict.fromkeys(found))


def author(
    tree: Tree, lexicon: Lexicon, head: int, index: EntityIndex, by_id: dict[str, Entity]
) -> tuple[str, ...]:
    """Who speaks in the document that a source names: whoever owns, wrote or printed it."""
    for i in owners_of_document(tree, lexicon, head):
        for x in index.denotes(i):
            printed = tree.case(i) != "in" or by_id[x].kind == "outlet"
            # an analysis of the market is not the market's
            printed = printed and (tree.case(i) != "of" or is_named(by_id[x]))
            if printed and (tree[i].dep != "compound" or is_named(by_id[x])):
                return (x,)
    return ()


def titles_only(lexicon: Lexicon, entity: Entity) -> bool:
    """True for what was held to be somebody's name and ends in a word for a role: `Party Chair`."""
    return entity.name.split()[-1].lower() in lexicon.roles


def state_lawyer(lexicon: Lexicon, entity: Entity) -> bool:
    """True for an attorney general or a White House counsel, who speaks for a state and for no family."""
    forms = [f.lower().replace("’", "'") for f in (entity.name, *entity.aliases, *entity.titles)]
    return any(office in f for f in forms for office in lexicon.words["counsels"])


def named_at_end(tree: Tree, source: Range, index: EntityIndex, by_id: dict[str, Entity]) -> list[str]:
    """The person whose name ends a source after a description that the tree leaves apart: `a don at NAME NAME`."""
    a, b = source
    found = index.denotes(b - 1)
    if len(found) != 1 or tree[b - 1].upos != "PROPN" or by_id[found[0]].kind != "person":
        return []
    first = b - 1
    while first > a and index.denotes(first - 1) == found and tree[first - 1].upos == "PROPN":
        first -= 1
    return list(found) if first > a and tree[first - 1].upos in ("NOUN", "PROPN") else []


def named_beside(
    tree: Tree, head: int, source: Range, index: EntityIndex, by_id: dict[str, Entity]
) -> list[str]:
    """The bodies named right behind a description: `the plaintiff, the Lotus Bank,`, `two of its donors, the A and the B,`."""
    whole = [c for c in tree.children(head, "nmod") if tree.case(c) == "of"]
    own = [head, *(k for c in whole for k in tree.phrase(c))]
    beside = tree.children(head, "appos")
    if tree[head].upos == "NUM":
        # two of its donors, the A and the B
        beside = [*beside, *(a for c in whole for a in tree.children(c, "appos"))]
    for c in beside:
        opens = min(tree.phrase(c))
        right_behind = opens - 2 <= max((k for k in own if k < opens), default=-1)
        if not right_behind or tree[opens - 1].text not in (",", "(", "–", "—"):
            continue
        named = [
            x for i in tree.conjuncts(c) if i < source[1] for x in index.denotes(i) if is_named(by_id[x])
        ]
        bodies = ("organisation", "armed_group", "state", "outlet")
        if named and all(by_id[x].kind in bodies for x in named):
            return named
    return []


def source_kind(
    tree: Tree,
    lexicon: Lexicon,
    document: Document,
    draft: Draft,
    speaker: tuple[str, ...],
    index: EntityIndex,
) -> SourceKind:
    """The kind of source a draft rests on."""
    head = source_top(tree, *draft.source[0]) if draft.source else None
    entity = next((e for e in index.entities if speaker and e.id == speaker[0]), None)
    if entity is None:
        if head is not None and lexicon.has("documents", tree[head].lemma.lower()):
            return "document"
        if head is not None and lexicon.has("media_nouns", tree[head].lemma.lower()):
            near = {tree[i].text.lower() for i in tree.phrase(head)}
            return "state_media" if any(lexicon.has("state_run", w) for w in near) else "other_outlet"
        if head is not None and lexicon.has("public_bodies", tree[head].lemma.lower()):
            return "institution"
        if head is not None and tree[head].lemma.lower() in lexicon.roles:
            return "anonymous_source"
        return "unattributed"
    kind = kind_of_entity(tree, lexicon, document, entity, index)
    if kind == "anonymous_source" and head is not None and one_of_officials(tree, lexicon, head):
        return "anonymous_official"
    return kind


def one_of_officials(tree: Tree, lexicon: Lexicon, head: int) -> bool:
    """True for `one of the diplomats`: each of several officials is one."""
    if tree[head].upos not in ("NUM", "DET", "PRON", "ADJ"):
        return False
    whole = (c for c in tree.children(head, "nmod") if tree.case(c) == "of")
    return any(
        lexicon.has(family, tree[c].lemma.lower()) for c in whole for family in ("officials", "state_roles")
    )


def kind_of_entity(
    tree: Tree, lexicon: Lexicon, document: Document, entity: Entity, index: EntityIndex
) -> SourceKind:
    """The kind of source that an entity is."""
    roles = index.roles.get(entity.id, ())
    if entity.kind == "outlet":
        return kind_of_outlet(lexicon, document, entity, index)
    if any(lexicon.has("media_nouns", r) for r in roles):
        return "state_media" if state_run(lexicon, entity) else "other_outlet"
    if entity.kind == "organisation" and (press := agency(tree, lexicon, entity, index)):
        return press
    if any(lexicon.has("lawyers", r) for r in roles) and entity.kind == "organisation":
        return "family_or_lawyer"
    if not is_named(entity) and of_family(tree, lexicon, index, entity.id):
        return "family_or_lawyer"
    if entity.kind in ("state", "organisation", "armed_group", "place", "facility"):
        return "institution"
    lawyer = any(lexicon.has("lawyers", r) for r in roles)
    kin = any(r in lexicon.relatives or lexicon.has("family_groups", r) for r in roles)
    public = lawyer and state_lawyer(lexicon, entity)
    if (lawyer or kin) and not public and on_behalf(tree, lexicon, index, entity.id, is_named(entity)):
        return "family_or_lawyer"
    if is_named(entity):
        return "on_record"
    if lawyer and any(prosecutes(tree, lexicon, i) for i in relation_words(tree, lexicon, index, entity.id)):
        return "title_only"
    return kind_of_unnamed(lexicon, entity, roles)


def agency(tree: Tree, lexicon: Lexicon, entity: Entity, index: EntityIndex) -> SourceKind | None:
    """What kind of outlet a body is that is called one: `the official Sarian News Agency`, `the daily Al-Zahra`."""
    forms = [f.lower() for f in (entity.name, *entity.aliases)]
    if not any(f.endswith(end) for f in forms for end in lexicon.words["press_bodies"]):
        return None
    heads = (i for i, e in index.heads.items() if e == entity.id)
    near = {
        tree[k].text.lower()
        for i in heads
        for c in tree.children(i, "amod", "compound")
        for k in tree.subtree(c)
    }
    run = state_run(lexicon, entity) or entity.id in index.state_media
    return "state_media" if run or any(lexicon.has("state_run", w) for w in near) else "other_outlet"


def kind_of_outlet(lexicon: Lexicon, document: Document, entity: Entity, index: EntityIndex) -> SourceKind:
    """What is printed or broadcast: the outlet itself, another one, one that a state runs, or a document."""
    roles = index.roles.get(entity.id, ())
    run_by_state = entity.id in index.state_media or state_run(lexicon, entity)
    if is_named(entity) or any(lexicon.has("outlet_nouns", r) for r in roles):
        own = document.outlet and document.outlet.lower() in {
            n.lower() for n in (entity.name, *entity.aliases)
        }
        return "outlet" if own else "state_media" if run_by_state else "other_outlet"
    before = entity.name.lower().partition(roles[0] if roles else "")[0].split()
    # a press release is of no paper
    press = "release" not in roles and any(lexicon.has("media_nouns", w) or w == "news" for w in before)
    return "document" if not press else "state_media" if run_by_state else "other_outlet"


def kind_of_unnamed(lexicon: Lexicon, entity: Entity, roles: tuple[str, ...]) -> SourceKind:
    """The kind of a source that only has a description."""
    if any(lexicon.has("spokespeople", r) for r in roles):
        return "title_only"
    if (
        entity.kind == "group"
        and any(lexicon.has("office_bodies", r) for r in roles)
        and whole(lexicon, entity)
    ):
        # `Prosecutors said` is what their office says
        return "institution"
    if any(lexicon.has("officials", r) for r in roles):
        return "anonymous_official"
    called = set(entity.name.lower().split())
    if "leader" in roles and any(
        lexicon.has("civil", w) or lexicon.has("civil", w.rstrip("s")) for w in called
    ):
        return "anonymous_source"
    if MEMBERS.search(entity.name.lower()):
        return "anonymous_official"
    if any(lexicon.has("state_roles", r) or lexicon.has("office_holders", r) for r in roles):
        # several ministers are as anonymous as officials
        return "anonymous_official" if entity.kind == "group" else "title_only"
    if any(lexicon.has("offices", r) for r in roles) and official(lexicon, entity):
        return "title_only"
    if entity.kind == "group" and any(lexicon.has("collectives", r) for r in roles):
        defends = entity.name.lower().endswith(("defence team", "defense team", "legal team"))
        return "family_or_lawyer" if defends else "institution"
    return "anonymous_source"


def whole(lexicon: Lexicon, entity: Entity) -> bool:
    """True where a description names all who hold an office, and not some of them: `senior prosecutors`."""
    words = entity.name.lower().split()
    return not any(w.isdigit() or w in lexicon.numbers or lexicon.has("some_of", w) for w in words)


def official(lexicon: Lexicon, entity: Entity) -> bool:
    """True where a description says that a state or a body of states gave the office."""
    words = entity.name.replace("’s", "").replace("'s", "").split()
    body = any(lexicon.lookup(w, 0) is not None for w in words)
    return body or any(lexicon.has("public_lawyers", w.lower()) for w in words)


def state_run(lexicon: Lexicon, entity: Entity) -> bool:
    """True for `state television` and the like."""
    return any(lexicon.has("state_run", w) for w in entity.name.lower().replace("-", " ").split())


def is_named(entity: Entity) -> bool:
    """True when the document gives the entity a name."""
    return any(m.form == "name" for m in entity.mentions)
