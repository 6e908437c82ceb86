"""Pronominal mentions.

In: the tree. Out: one `Candidate` for each pronoun that can denote somebody. Always true: a pronoun that denotes nothing
(`it is clear that`) is none, and one that opens a relative clause hangs on the noun of it.
"""

from __future__ import annotations

from backchannel.annotate.candidate import Candidate
from backchannel.annotate.clauses import WILLING
from backchannel.tree import Tree, matches

APIECE = frozenset({"each", "neither"})


def find_pronouns(tree: Tree, pronouns: dict[str, str]) -> list[Candidate]:
    """Candidates of form `pronoun` with what their form tells; `pronouns` maps word to class."""
    out = []
    for t in tree.tokens:
        said = pronouns.get(t.text.lower() if t.text != "US" else "") or (
            "p" if one_by_one(tree, t.index) else None
        )
        if said is None or t.upos not in ("PRON", "DET") or matches(t.dep, "expl"):
            continue
        after_comma = t.index > 0 and tree[t.index - 1].text == "," and t.text.lower().startswith("who")
        if said == "r" and not after_comma and not relative(tree, t.index):
            continue
        if said == "n" and pleonastic(tree, t.index):
            continue
        one = Candidate(t.index, t.index, t.index + 1, "pronoun", pronoun=said, text=t.text)
        one.gender = said if said in ("m", "f") else ""
        one.plural = said in ("p", "1p")
        out.append(one)
    return out


def one_by_one(tree: Tree, i: int) -> bool:
    """True for `each` and `neither` without a noun, which stand for those just spoken of."""
    alone = tree[i].text.lower() in APIECE and matches(tree[i].dep, "nsubj") and not tree.children(i)
    return alone and tree[i + 1].upos in ("AUX", "VERB", "ADV")


def pleonastic(tree: Tree, i: int) -> bool:
    """True for an `it` that denotes nothing: `it is clear`, `it takes`, `it seems`."""
    head = tree.head(i)
    if head is None or not matches(tree[i].dep, "nsubj"):
        return head is None
    if tree[head].upos == "ADJ" and tree[head].lemma.lower() in WILLING:
        return False
    if tree[head].upos == "ADJ" or tree[head].lemma in ("take", "seem", "appear", "happen", "be"):
        return True
    return bool(tree.children(head, "csubj")) or (
        matches(tree[i].dep, "nsubj:pass") and bool(tree.children(head, "ccomp"))
    )


def relative(tree: Tree, i: int) -> bool:
    """True for a pronoun that opens a relative clause."""
    return antecedent_of_relative(tree, i) is not None


def antecedent_of_relative(tree: Tree, i: int) -> int | None:
    """The noun that the relative clause of the pronoun `i` hangs on."""
    for up in [i, *tree.ancestors(i)]:
        if matches(tree[up].dep, "acl:relcl"):
            head = tree.head(up)
            return head if head is not None and head < i else None
        if matches(tree[up].dep, "ccomp") or matches(tree[up].dep, "advcl"):
            return None
    return None


def plural_clause(tree: Tree, i: int) -> bool:
    """True when the verb of the clause that the pronoun `i` opens is plural."""
    verb = tree.head(i)
    if verb is None:
        return False
    words = [verb, *tree.children(verb, "aux", "cop")]
    return any(tree[w].text.lower() in ("are", "were", "have") or tree[w].tag == "VBP" for w in words)
