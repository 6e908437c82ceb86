"""One attribution before it is known who speaks.

In: the grammar of cues. Out: `Draft` and what all that make drafts share. Always true: ranges are half-open
token ranges in the order of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from backchannel.annotate.lexicon import read_grammar
from backchannel.tree import Tree, matches

Range = tuple[int, int]
FAR = 2
QUOTES = ("“", '"', "‘", "``", "«")


@dataclass
class Draft:
    """One attribution; `verb` is the cue's main word, `impersonal` that no source is named on purpose."""

    cue: Range | None
    verb: int | None
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    impersonal: bool = False

    def words(self) -> set[int]:
        """Tokens of the content."""
        return {i for r in self.content for i in range(*r)}

    def frame(self) -> set[int]:
        """Tokens of cue and source."""
        return {i for r in [*self.source, *([self.cue] if self.cue else [])] for i in range(*r)}

    def frame_start(self) -> int:
        """The first token of the frame, zero where there is none."""
        return min(self.frame(), default=0)


@lru_cache(maxsize=1)
def cues() -> dict[str, frozenset[str]]:
    """Lists of cue lemmas by what they are."""
    return {k: frozenset(v) for k, v in read_grammar("cues.en.yaml").items() if v and isinstance(v[0], str)}


def subject_of(tree: Tree, verb: int) -> int | None:
    """Who does what the verb says, through coordination, participles and infinitives."""
    at: int | None = verb
    for _ in range(4):
        if at is None:
            return None
        found = tree.children(at, "nsubj")
        if found:
            # a wrong tree may hang the subject of what is said on the cue as well
            return min(found, key=lambda i: abs(i - verb))
        if not any(matches(tree[at].dep, d) for d in ("conj", "advcl", "xcomp", "acl", "parataxis")):
            return None
        if matches(tree[at].dep, "acl"):
            return tree.head(at)
        if (blamed := blamed_for(tree, at)) is not None:
            return blamed
        at = tree.head(at)
    return None


def blamed_for(tree: Tree, verb: int) -> int | None:
    """The object of the clause above: who criticises somebody `for saying` it does not say it."""
    head = tree.head(verb)
    if (
        tree[verb].tag != "VBG"
        or tree.mark(verb) != "for"
        or head is None
        or not matches(tree[verb].dep, "advcl")
    ):
        return None
    if matches(tree[head].dep, "xcomp"):
        # slammed him as naive for saying
        head = tree[head].head
    return tree.child(head, "obj", "nsubj:pass")


def finite_say(tree: Tree, i: int) -> bool:
    """True for a finite verb of saying, be its past form taken for a participle."""
    return tree[i].tag in ("VBD", "VBZ", "VBP", "VBN") and tree[i].lemma in cues()["say"]


def runs(tree: Tree, indices: list[int]) -> list[Range]:
    """Token ranges of `indices`, without loose punctuation at the edges and without scraps."""
    out: list[list[int]] = []
    for i in sorted(indices):
        if out and i == out[-1][1]:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1])
    kept: list[Range] = []
    for a, b in out:
        while a < b and tree[a].text in (",", ";", ":", "—", "–", "-", "."):
            a += 1
        while b > a and tree[b - 1].text in (",", ";", ":", "—", "–", "-", "."):
            b -= 1
        if any(tree[i].upos not in ("PUNCT", "SCONJ", "CCONJ") for i in range(a, b)):
            kept.append((a, b))
    return kept
