"""Names that a particle carries on: `Harakat al-Lom` is one name and not two.

In: the words of a document and its names. Out: the names, those joined that the particle joins. Always true: two names with
anything between them stay two.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.records import Name, Token

# what opens the second part of a name and no name of its own in running text
PARTICLES = frozenset(
    {"al", "el", "ul", "as", "ash", "ad", "an", "ar", "az", "at", "bin", "ibn",
     "bint", "ben", "de", "da", "van", "von"}
)  # fmt: skip


def joined(tokens: Sequence[Token], names: Sequence[Name]) -> list[Name]:
    """`names` with each that a small particle opens, right behind another of its kind, made one with that."""
    out: list[Name] = []
    for name in names:
        before = out[-1] if out else None
        beside = before is not None and before.last == name.first and before.label == name.label
        if before is not None and beside and tokens[name.first].text in PARTICLES:
            out[-1] = Name(before.first, name.last, before.label)
        else:
            out.append(name)
    return out
