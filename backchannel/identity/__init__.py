"""Who is who across documents and spellings.

In: entities, one at a time, and what people have judged. Out: the key of each one's figure, with the reasons.
Always true: names alone make nobody one who has another given name, and a person's judgement stands over all.
"""

from backchannel.identity.bodies import body_key, own_key, role, unnamed
from backchannel.identity.decisions import Decisions, check_merge
from backchannel.identity.figures import Figures, Known, Link, MemoryFigures
from backchannel.identity.folding import fold
from backchannel.identity.matching import Match, Reason, compare
from backchannel.identity.names import Name, parse
from backchannel.identity.register import ALONE_WITH_TITLE, MERGE, SUGGEST, Register, Registered, Suggestion
from backchannel.identity.sides import is_country_word

__all__ = [
    "ALONE_WITH_TITLE", "MERGE", "SUGGEST", "Decisions", "Figures", "Known", "Link", "Match", "MemoryFigures", "Name", "Reason",
    "Register", "Registered", "Suggestion", "body_key", "check_merge", "compare", "fold",
    "is_country_word", "own_key", "parse", "role", "unnamed",
]  # fmt: skip
