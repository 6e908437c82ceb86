"""Mend titles that begin with a word which a parser takes for a verb: `former managing director Lev Orin`.

In: a tree in the making and a word. Out: the same tree in which such a word describes the title behind it. Always true: a
`managing` that does not stand right before the word for an office stays a verb.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below
from backchannel.annotate.grafts import Draft

OPENING = frozenset({"managing", "acting", "presiding", "sitting", "leading", "serving"})
OFFICES = frozenset(
    {"director", "editor", "partner", "trustee", "agent", "president", "minister", "governor", "mayor", "chief", "judge",
     "magistrate", "justice", "head", "commissioner", "secretary", "chairman", "prosecutor", "senator"}
)  # fmt: skip


def mend(draft: Draft, i: int) -> None:
    """`along with former managing director Lev Orin`: nobody manages the director Orin."""
    title = i + 1
    if not opens_title(draft, i) or draft.heads[i] == i:
        return
    named = [k for k in below(draft, i, "obj") if k >= title]
    if not named or not (named[0] == title or draft.heads[title] == named[0]):
        return
    bearer, above = named[0], draft.heads[i]
    marks = [k for k in below(draft, i, "mark", "case") if k < i]
    before = [k for k in below(draft, i, "compound", "amod", "nmod", "nsubj", "det") if k < i]
    draft.heads[bearer], draft.deps[bearer] = above, "obl" if marks else draft.deps[i]
    for k in marks:
        draft.heads[k], draft.deps[k] = bearer, "case"
    for k in before:
        draft.heads[k], draft.deps[k] = title, "compound"
    draft.heads[i], draft.deps[i] = title, "amod"


def opens_title(draft: Draft, i: int) -> bool:
    """True for the `managing` of `managing director`, whatever the tree makes of it."""
    behind = draft.tokens[i + 1] if i + 1 < len(draft.tokens) else None
    if behind is None or draft.tokens[i].text.lower() not in OPENING:
        return False
    return behind.lemma.lower() in OFFICES and behind.tag == "NN"
