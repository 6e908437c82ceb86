"""Who asks in a letter: `wrote to the president asking for a pardon`.

In: a participle of asking and the noun before it. Out: the verb or the noun of the message that it goes with. Always
true: whom a message goes to is not who asks in it.
"""

from __future__ import annotations

from backchannel.tree import Tree

ASKING = frozenset({"ask", "urge", "call", "demand", "request", "plead", "beg", "press", "implore", "seek", "appeal",
                    "petition", "entreat", "complain", "protest", "warn", "thank"})  # fmt: skip
MESSAGES = frozenset({"write", "send", "address", "deliver", "hand", "submit", "email", "cable", "tweet", "speak", "sign",
                      "letter", "petition", "message", "note", "plea", "appeal", "request", "reach"})  # fmt: skip


def message_of(tree: Tree, i: int, near: int) -> int | None:
    """The word for the message to `near` in which the participle `i` asks for something, if there is one."""
    if tree[i].lemma.lower() not in ASKING or tree.case(near) not in ("to", "with"):
        return None
    over = tree.head(near)
    return over if over is not None and tree[over].lemma.lower() in MESSAGES else None
