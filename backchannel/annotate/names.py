"""Names as the encoder and the lexicon see them, made whole.

In: the tree and the names of a document. Out: one `Candidate` of form `name` for each name, in text order,
its title read off into `titles`, and never part of it. Always true: names do not overlap; a name that the
lexicon knows has the lexicon's kind, unless it is part of a longer name.
"""

from __future__ import annotations

from backchannel.annotate import bodies
from backchannel.annotate.candidate import Candidate, head_of, sides
from backchannel.annotate.kinds import acts_alone, settle_kinds, written_together
from backchannel.annotate.lexicon import Known, Lexicon
from backchannel.records import EntityKind, Name, Syntax
from backchannel.tree import Tree

KINDS: dict[str, EntityKind] = {
    "Person": "person", "Location": "place", "Organization": "organisation", "Facility": "facility",
}  # fmt: skip
Range = tuple[int, int]


def find_names(
    syntax: Syntax, tree: Tree, lexicon: Lexicon, speaking: frozenset[int] = frozenset()
) -> list[Candidate]:
    """Candidates for all names, with kinds made consistent over the document."""
    dates = dated(syntax, tree)
    known = [k for k in known_names(tree, lexicon) if k[0] not in dates]
    spans = reconcile(tree, lexicon, syntax.names, known)
    spans = {widen(tree, lexicon, spans, r): v for r, v in spans.items()}
    bodies.spelled_out(tree, spans)
    settle_kinds(tree, lexicon, spans)
    add_missed(tree, lexicon, spans, dates, speaking)
    for a, b in list(spans):
        if spans[a, b] == "person" and (
            after_body(tree, lexicon, a) or bodies.initials_of_body(tree, spans, (a, b))
        ):
            spans[a, b] = "organisation"
    bodies.with_matter(tree, spans)
    out: list[Candidate] = []
    bodies.find_media(tree, lexicon, spans)
    for (a, b), found in sorted(spans.items()):
        facility = not isinstance(found, Known) and found != "person" and b < len(tree.tokens)
        if facility and lexicon.has("facilities", tree[b].lemma.lower()) and tree[b].upos == "NOUN":
            b, found = b + 1, "facility"
        one = Candidate(head_of(tree, a, b), a, b, "name")
        one.text = tree.words(list(range(a, b)))
        other = lexicon.adjectives.get(tree[a - 1].text) if a else None
        if (
            isinstance(found, Known)
            and found.kind == "organisation"
            and other
            and found.country not in (None, other)
        ):
            one.kind, one.country = "organisation", other
        elif isinstance(found, Known):
            one.known, one.kind, one.country = found, found.kind, found.country
        else:
            one.kind = found
            one.country = (
                next(iter(sides(tree, lexicon, list(range(a, b)), implied=False)[0]), None)
                if found == "organisation"
                else None
            )
        out.append(one)
    add_titles(tree, lexicon, out)
    for one in out:
        if one.kind == "organisation" and one.country is None:
            one.country = owner_state(tree, lexicon, one)
    return out


def dated(syntax: Syntax, tree: Tree) -> set[int]:
    """Words of dates and sums, but for a month that somebody is called by: `Greg April ... April said`."""
    people = (n for n in syntax.names if n.label == "Person" and n.last - n.first > 1)
    surnames = {tree[n.last - 1].text for n in people}
    out = {i for n in syntax.names if n.label in ("Date", "Money") for i in range(n.first, n.last)}
    return {i for i in out if not (tree[i].text in surnames and acts_alone(tree, i))}


def owner_state(tree: Tree, lexicon: Lexicon, one: Candidate) -> str | None:
    """The state that a body is said to be of: `Iran's Foreign Ministry`, `the Supreme Court of India`."""
    found = [c for i in range(one.first, one.last) for c in tree.children(i, "nmod:poss")]
    found += [c for i in range(one.first, one.last) for c in tree.children(i, "nmod") if tree.case(c) == "of"]
    if one.first > 1 and tree[one.first - 1].tag == "POS":
        found.append(one.first - 2)
    known = (lexicon.lookup(tree.text, tree[i].start) for i in found)
    return next((k.country for k in known if k is not None and k.kind == "state"), None)


def known_names(tree: Tree, lexicon: Lexicon) -> list[tuple[int, int, Known]]:
    """Names of the lexicon in token ranges, longest first from the left."""
    ends = {t.end: t.index for t in tree.tokens}
    out: list[tuple[int, int, Known]] = []
    free = 0
    for t in tree.tokens:
        if t.index < free or not t.text[0].isalnum() or t.text.islower() and t.text[0] != "a":
            continue
        found = lexicon.lookup(tree.text, t.start)
        if found is None or (last := ends.get(t.start + len(found.name))) is None:
            continue
        free = last + 1
        out.append((t.index, free, found))
    return out


def trim(tree: Tree, lexicon: Lexicon, name: Name) -> Range:
    """The range of an encoder's name without articles, titles, quotation marks and the possessive ending."""
    a, b = name.first, name.last
    person = name.label == "Person"
    while a < b - 1 and (
        tree[a].upos in ("DET", "PUNCT", "ADP") or (person and title_word(tree, lexicon, a))
    ):
        a += 1
    while b - 1 > a and (tree[b - 1].tag == "POS" or tree[b - 1].upos in ("PUNCT", "DET", "ADP", "CCONJ")):
        b -= 1
    return a, b


def title_word(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a word that is a title or a role and no part of a name."""
    return (
        role_word(tree, lexicon, i)
        or tree[i].text.lower() in lexicon.honorifics
        or tree[i].text in lexicon.adjectives
    )


def role_word(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a noun that says what somebody is."""
    return tree[i].upos in ("NOUN", "PROPN") and role_of(tree, lexicon, i) in lexicon.roles


def role_of(tree: Tree, lexicon: Lexicon, i: int) -> str:
    """The lemma of a noun for a role; that of what looks like a name keeps its plural."""
    word = tree[i].lemma.lower()
    plural = word not in lexicon.roles and tree[i].tag in ("NNS", "NNPS")
    return word.removesuffix("s") if plural else word


def reconcile(
    tree: Tree, lexicon: Lexicon, names: tuple[Name, ...], known: list[tuple[int, int, Known]]
) -> dict[Range, Known | EntityKind]:
    """One set of names that do not overlap from the encoder's and the lexicon's."""
    spans: dict[Range, Known | EntityKind] = {}
    taken: set[int] = set()
    for name in names:
        kind = KINDS.get(name.label)
        a, b = trim(tree, lexicon, name)
        a = after_owner(tree, known, a, b)
        inside = [k for k in known if k[0] < b and a < k[1]]
        if bodies.names_nobody(tree, lexicon, (a, b), kind):
            continue
        if kind is None or any(not keeps_encoder(lexicon, tree, (a, b), kind, k) for k in inside):
            continue
        for c, d in split_persons(tree, a, b) if kind == "person" else [(a, b)]:
            spans[c, d] = kind
        taken |= set(range(a, b))
    for a, b, found in known:
        # a verb may look like a name of one word, never like one of several
        if not taken & set(range(a, b)) and (b - a > 1 or tree[a].upos != "VERB"):
            spans[a, b] = found
    return spans


def after_owner(tree: Tree, known: list[tuple[int, int, Known]], a: int, b: int) -> int:
    """Where a name begins without the state that owns what it names: `Iran's Foreign Ministry` is two."""
    ends = (end for start, end, one in known if start == a and one.kind == "state")
    return next((end + 1 for end in ends if end + 1 < b and tree[end].tag == "POS"), a)


def after_body(tree: Tree, lexicon: Lexicon, a: int) -> bool:
    """True for a name right after a singular noun for a body: `the opposition group NAME`."""
    noun = tree[a - 1] if a else None
    if noun is None or noun.sentence != tree[a].sentence:
        return False
    if noun.tag != "NN" and noun.index != tree.sentence(noun.index)[0]:
        return False
    return lexicon.has("named_bodies", noun.lemma.lower())


def keeps_encoder(
    lexicon: Lexicon, tree: Tree, span: Range, kind: EntityKind, known: tuple[int, int, Known]
) -> bool:
    """True when the encoder's name is a longer or another name than the lexicon's inside it."""
    (a, b), (c, d, found) = span, known
    if kind == "person":
        return b - a > d - c or (found.kind in ("place", "state") and tree[a].text in lexicon.given)
    if d - c >= b - a:
        return False
    if found.kind in ("state", "place"):
        return True
    if c > a and any(
        lexicon.lookup(tree.text, tree[i].start) is None and tree[i].upos != "DET" for i in range(a, c)
    ):
        return True
    # the lexicon's body stands first: only a longer body, never half of a title, goes on from there
    return d < b and (tree[d].text == "of" or lexicon.has("institutions", tree[b - 1].lemma.lower()))


def split_persons(tree: Tree, a: int, b: int) -> list[Range]:
    """The names in a range that runs over a coordination or a dash between spaces."""
    cuts = [i for i in range(a, b) if tree[i].upos == "CCONJ" or tree[i].text == "," or spaced_dash(tree, i)]
    edges = [a - 1, *cuts, b]
    return [(x + 1, y) for x, y in zip(edges, edges[1:], strict=False) if x + 1 < y]


def spaced_dash(tree: Tree, i: int) -> bool:
    """True for the dash of `Jane Hill - his lawyer`, which is no part of a name as that of `Hill-Kos` is."""
    dash = tree[i].text in ("-", "–", "—", "--")
    return dash and 0 < i < len(tree.tokens) - 1 and tree[i - 1].end < tree[i].start < tree[i + 1].start - 1


def widen(tree: Tree, lexicon: Lexicon, spans: dict[Range, Known | EntityKind], span: Range) -> Range:
    """A person's name with the words that the tree holds to be part of it, an office with whose it is."""
    a, b = span
    if spans[span] == "organisation" and lexicon.has("institutions", tree[a].text.lower()):
        return bodies.owned_body(tree, spans, span)
    if spans[span] != "person":
        return span
    others = {i for r in spans if r != span for i in range(*r)}

    def joined(i: int, edge: int) -> bool:
        if (
            not 0 <= i < len(tree.tokens)
            or i in others
            or tree[i].upos != "PROPN"
            or title_word(tree, lexicon, i)
        ):
            return False
        flat = tree[i].dep == "flat" and a <= tree[i].head < b
        return flat or (tree[edge].dep == "flat" and tree[edge].head == i)

    while joined(b, b - 1):
        b += 1
    while joined(a - 1, a):
        a -= 1
    return a, b


def add_missed(
    tree: Tree,
    lexicon: Lexicon,
    spans: dict[Range, Known | EntityKind],
    dates: set[int],
    speaking: frozenset[int],
) -> None:
    """Add proper nouns that the encoder passed over and that can only be names of people or bodies."""
    taken = {i for r in spans for i in range(*r)} | dates
    surnames = {tree[b - 1].text for (_, b), kind in spans.items() if kind == "person"}
    i = 0
    while i < len(tree.tokens):
        j = i
        while j < len(tree.tokens) and j not in taken and tree[j].upos == "PROPN":
            j += 1
        while i < j and title_word(tree, lexicon, i):
            i += 1
        if i < j and (kind := guess(tree, lexicon, i, j, surnames, speaking)):
            office = kind == "organisation" and lexicon.has("institutions", tree[i].text.lower())
            spans[bodies.owned_body(tree, spans, (i, j)) if office else (i, j)] = kind
        i = max(j, i) + 1


def guess(
    tree: Tree, lexicon: Lexicon, a: int, b: int, surnames: set[str], speaking: frozenset[int]
) -> EntityKind | None:
    """What a run of proper nouns names, or nothing."""
    last = tree[b - 1]
    if b - a == 1 and lexicon.has("outlet_nouns", last.text.lower()):
        return None
    follows = tree[b] if b < len(tree.tokens) else last
    if b - a == 1 and (lexicon.has("no_names", last.text) or follows.text == "of"):
        return None
    if lexicon.has("laws", last.text.lower()):
        return None
    if last.text in surnames or (b - a > 1 and tree[a].text in lexicon.given):
        return "person"
    lemma = last.lemma.lower()
    if lexicon.has("institutions", lemma) or any(
        lexicon.has("institutions", tree[i].lemma.lower()) for i in range(a, b)
    ):
        return "organisation"
    if a and named_kin(tree, lexicon, a):
        return "person"
    if speaking & set(range(a, b)):
        body = (a and tree[a - 1].upos == "DET") or last.text.isupper() or written_together(last.text)
        return "organisation" if body else "person"
    return None


def named_kin(tree: Tree, lexicon: Lexicon, a: int) -> bool:
    """True right after a word for a relative in the singular, with or without a comma: `his wife, NAME`."""
    before = a - 2 if tree[a - 1].text == "," else a - 1
    return before >= 0 and tree[before].tag == "NN" and tree[before].lemma.lower() in lexicon.relatives


def title_range(tree: Tree, lexicon: Lexicon, a: int, names: set[int]) -> Range | None:
    """The words before the name at `a` that say who it is: `US Secretary of State`, `WNBA star`."""
    low, segment_has_role = a, False
    i = a - 1
    while i >= 0 and tree[i].sentence == tree[a].sentence:
        t = tree[i]
        lemma = t.lemma.lower()
        if (
            t.upos in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
            or t.tag in ("VBN", "HYPH")
            or t.text in ("-", "/", ".")
        ):
            if t.tag == "POS" or i in names:
                break
            segment_has_role = (
                segment_has_role or role_word(tree, lexicon, i) or t.text.lower() in lexicon.honorifics
            )
            low = i
        elif lemma in lexicon.words["titles_joined"] and low < a and not segment_has_role and i > 0:
            pass
        else:
            break
        if segment_has_role and i > 0 and lemma_joined(tree, lexicon, i - 1):
            break
        i -= 1
    while low < a and (tree[low].tag in ("VBN", "HYPH") or tree[low].upos in ("PUNCT", "SYM", "NUM")):
        low += 1
    roles = [
        i for i in range(low, a) if role_word(tree, lexicon, i) or tree[i].text.lower() in lexicon.honorifics
    ]
    return (low, a) if roles else None


def lemma_joined(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    return tree[i].lemma.lower() in lexicon.words["titles_joined"]


def add_titles(tree: Tree, lexicon: Lexicon, names: list[Candidate]) -> None:
    """Read titles off the words before names of people, and share a plural one along a coordination."""
    covered = {i for n in names if n.kind == "person" for i in range(n.first, n.last)}
    shared: Range | None = None
    inside: set[int] = set()
    for at, one in enumerate(names):
        if one.kind != "person":
            if tree[one.last - 1].upos != "CCONJ" and one.known is None:
                shared = None
            continue
        found = title_range(tree, lexicon, one.first, covered)
        if found is None and shared is not None and at and coordinated(tree, names[at - 1].last, one.first):
            found = shared
        elif found is not None:
            plural_head = any(
                tree[i].tag in ("NNS", "NNPS") for i in range(*found) if role_word(tree, lexicon, i)
            )
            shared = found if plural_head else None
        else:
            shared = None
        if found is not None:
            read_title(tree, lexicon, one, found)
            inside |= set(range(*found))
    names[:] = [n for n in names if n.kind == "person" or n.known is not None or n.head not in inside]


def coordinated(tree: Tree, a: int, b: int) -> bool:
    """True when only commas and conjunctions stand in `[a, b)`."""
    return 0 < b - a <= 2 and all(tree[i].upos == "CCONJ" or tree[i].text == "," for i in range(a, b))


def read_title(tree: Tree, lexicon: Lexicon, one: Candidate, span: Range) -> None:
    """Fill in what a title tells of the person named after it."""
    words = list(range(*span))
    polite = [i for i in words if tree[i].text.lower() in lexicon.honorifics]
    for i in polite:
        one.gender = one.gender or lexicon.honorifics[tree[i].text.lower()]
    rest = [i for i in words if i not in polite]
    heads = [i for i in rest if role_word(tree, lexicon, i)]
    one.title_heads = heads or polite
    one.title = span
    if not heads:
        return
    for i in heads:
        one.gender = one.gender or lexicon.roles[role_of(tree, lexicon, i)]
        one.roles.append(role_of(tree, lexicon, i))
        if one.roles[-1] == "minister" and tree[i - 1].text.lower() == "prime":
            one.roles.append("premier")
    plural = tree[heads[-1]].tag in ("NNS", "NNPS") and heads[-1] == rest[-1]
    # of the `defence attorneys` each one is a defence attorney
    before = f"{tree.words(rest[:-1])} " if len(rest) > 1 else ""
    title = before + tree[heads[-1]].lemma if plural else tree.words(rest)
    one.titles.append(title)
    take_sides(tree, lexicon, one, rest)


def take_sides(tree: Tree, lexicon: Lexicon, one: Candidate, words: list[int]) -> None:
    """Side of a person from the words of a role that acts for a state, nationality from other words."""
    codes, organs = sides(tree, lexicon, words)
    one.organs += [k for k in organs if k not in one.organs]
    acts = any(lexicon.has("state_roles", r) for r in one.roles)
    if codes and acts:
        one.country = one.country or codes[0]
    elif codes:
        one.nationalities += [c for c in codes if c not in one.nationalities]
