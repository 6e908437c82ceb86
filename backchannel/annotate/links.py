"""Which description stands beside which name.

In: names and descriptions of a document with the tree. Out: by the identity of a description the name that it says
something of: `his wife, NAME`, `NAME, a former Marine`. Always true: kinds agree, and a plural has no single name.
"""

from __future__ import annotations

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree, matches

# what opens a description that may have a name behind it
OPENING = ("a", "an", "one", "another", "the")


def find_links(
    tree: Tree, lexicon: Lexicon, names: list[Candidate], nominals: list[Candidate]
) -> dict[int, Candidate]:
    """The name that a description stands beside: `his wife, NAME` and `NAME, a former Marine`."""
    at = {i: n for n in names for i in range(n.first, n.last)}
    out: dict[int, Candidate] = {}
    for one in nominals:
        t = tree[one.head]
        found = next((at[c] for c in tree.children(one.head, "appos", "flat", "nmod:desc") if c in at), None)
        if found is None and any(matches(t.dep, d) for d in ("appos", "nmod:desc", "compound", "flat")):
            found = at.get(t.head)
        if found is None and one.roles[0] == "agency":
            # the state-run agency is the one whose name stands before the noun
            before = [at[c] for c in tree.children(one.head, "compound") if c in at]
            found = next((n for n in before if n.kind == "outlet"), None)
        if found is None:
            found = name_after(tree, lexicon, one, at) or told(tree, one, at)
        if found is not None and compatible(one, found):
            out[id(one)] = found
    behind_phrases(tree, nominals, at, out)
    by_head = {n.head: n for n in nominals}
    titled = {i: n for n in names if n.kind == "person" for i in n.title_heads}
    titled |= {n.head: out[id(n)] for n in nominals if id(n) in out and n.kind == "person" and not n.plural}
    for one in nominals:
        if id(one) not in out and (inner_name := through(tree, one, titled)) is not None:
            out[id(one)] = inner_name
    for one in nominals:
        second = next((by_head[c] for c in tree.children(one.head, "conj") if c in by_head), None)
        if second is not None and id(one) not in out and same_person(tree, one, second) and id(second) in out:
            out[id(one)] = out[id(second)]
        elif (
            second is not None
            and id(one) in out
            and id(second) not in out
            and also(tree, lexicon, one, second)
        ):
            out[id(second)] = out[id(one)]
    return out


def also(tree: Tree, lexicon: Lexicon, one: Candidate, second: Candidate) -> bool:
    """True for `NAME, a teacher and the husband of the writer`: with no comma before it, what one person is besides."""
    joint = tree.child(second.head, "cc")
    single = one.kind == second.kind == "person" and not one.plural and not second.plural
    if not single or joint is None or tree[joint - 1].text == "," or not matches(tree[one.head].dep, "appos"):
        return False
    opens = tree[one.first].text.lower() in {"a", "an"}
    whose = any(tree.case(c) == "of" for c in tree.children(second.head, "nmod"))
    return opens and second.definite and whose and second.roles[0] in lexicon.relatives


def behind_phrases(
    tree: Tree, nominals: list[Candidate], at: dict[int, Candidate], out: dict[int, Candidate]
) -> None:
    """Give descriptions that end in a phrase of their own the name behind them."""
    for one in nominals:
        found = apposed(tree, one, at) if id(one) not in out else None
        if found is not None:
            # an adviser to the commander, NAME: it is the adviser's name
            inner = [n for n in nominals if n is not one and one.first < n.head < one.last]
            if one.definite and any(n.kind == "person" for n in inner):
                # the wife of the accused, NAME: it may be the name of either
                continue
            for n in inner:
                if out.get(id(n)) is found:
                    del out[id(n)]
            out[id(one)] = found


def same_person(tree: Tree, one: Candidate, second: Candidate) -> bool:
    """True for `an activist and writer`: the article of the first serves both."""
    own = tree.children(second.head, "det", "nmod:poss", "nummod")
    return (
        not own
        and one.kind == second.kind == "person"
        and not one.plural
        and tree.child(one.head, "det") is not None
    )


def through(tree: Tree, one: Candidate, titled: dict[int, Candidate]) -> Candidate | None:
    """The name of what stands in apposition: `another Pole, the teacher NAME`."""
    if one.kind != "person" or one.plural or one.definite:
        return None
    found = [titled[c] for c in tree.children(one.head, "appos") if c in titled and c > one.head]
    return found[0] if len(found) == 1 else None


def told(tree: Tree, one: Candidate, at: dict[int, Candidate]) -> Candidate | None:
    """The name that `be` gives a definite description: `the best-known American held there is NAME`."""
    head = tree.head(one.head)
    subject = matches(tree[one.head].dep, "nsubj") and head is not None and head > one.head
    if not subject or head is None or one.plural or not one.definite or one.kind != "person":
        return None
    denied = any(tree[c].text.lower() in ("not", "n't", "never") for c in tree.children(head, "advmod"))
    return at.get(head) if tree.children(head, "cop") and not denied else None


def apposed(tree: Tree, one: Candidate, at: dict[int, Candidate]) -> Candidate | None:
    """The name set off by commas after a description that ends in a phrase of its own."""
    first = tree[one.first].text.lower()
    i = one.last
    if one.kind != "person" or one.plural or first not in OPENING or i == one.head + 1:
        return None
    if i + 1 >= len(tree.tokens) or tree[i].text != "," or (found := at.get(i + 1)) is None:
        return None
    closed = found.last < len(tree.tokens) and tree[found.last].text == ","
    verb = closed and found.last + 1 < len(tree.tokens) and tree[found.last + 1].upos in ("VERB", "AUX")
    return found if verb and found.kind == "person" and found.first == i + 1 else None


def name_after(tree: Tree, lexicon: Lexicon, one: Candidate, at: dict[int, Candidate]) -> Candidate | None:
    """The name right after a relative: `wife NAME`, `wife, NAME,`."""
    i = one.head + 1
    if i < len(tree.tokens) and tree[i].text == "General":
        i += 1
    if i < len(tree.tokens) and tree[i].text == ",":
        found = at.get(i + 1)
        if found is None or one.plural or one.kind != "person" or one.head in tree.ancestors(one.head):
            return None
        end = found.last
        kin = one.roles[0] in lexicon.relatives
        closed = end >= len(tree.tokens) or tree[end].upos == "PUNCT" or (kin and tree[end].upos == "CCONJ")
        listed = end + 1 < len(tree.tokens) and tree[end + 1].upos == "CCONJ" and not kin
        return found if closed and not listed else None
    close = one.roles[0] in lexicon.relatives or one.kind in (
        "organisation",
        "outlet",
        "armed_group",
    )
    close = close or (one.kind == "group" and lexicon.has("named_bodies", one.roles[0]))
    return at.get(i) if close else None


def compatible(one: Candidate, name: Candidate) -> bool:
    """True when a description can be said of what the name beside it names."""
    if one.kind == "person":
        return name.kind == "person"
    if one.kind == "group" and name.kind == "person":
        return False
    return (
        one.kind == name.kind
        or (one.kind == "group" and name.kind in ("armed_group", "organisation"))
        or (one.kind in ("organisation", "outlet") and name.kind in ("organisation", "outlet", "armed_group"))
    )
