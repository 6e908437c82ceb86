"""A sitting of review as an address carries it: what is asked for, what comes next, what was just done.

In: the query of an address, or a field of a form. Out: a frozen sitting, and its query again. Always true: an
address that somebody made up asks for claims that there are not, and does no harm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from backchannel.views.queue import Waiting

STOPS = 25  # asked in one go before the order is worked out anew
_TRAIL = 8  # answers that can be taken back one after the other
_LONGEST = 200  # characters of a name in an address
REASONS = {
    "conflict": "c", "new_stance": "n", "unnamed_only": "o", "unsure": "u", "sensitive": "s", "withdrawn": "w",
    "identity": "i",
}  # fmt: skip
_BY_LETTER = {letter: name for name, letter in REASONS.items()}


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to look at: the id of a claim, or two keys of figures joined by `=`.

    `letters` stand for the reasons of its place, `against` is the id of a claim that says otherwise.
    """

    name: str
    letters: str = ""
    against: str = ""

    @classmethod
    def of(cls, waiting: Waiting) -> Stop:
        """The stop at something that waits."""
        if waiting.suggestion:
            return cls("=".join(waiting.suggestion.keys), REASONS["identity"])
        assert waiting.fact is not None
        letters = "".join(REASONS[name] for name, _ in waiting.reasons)
        return cls(waiting.fact.id, letters, next(iter(waiting.against), ""))

    @classmethod
    def read(cls, text: str) -> Stop:
        """The stop that was written so."""
        name, letters, against = (*text.split("!"), "", "")[:3]
        return cls(name[:_LONGEST], letters[:9], against[:_LONGEST])

    @property
    def text(self) -> str:
        """As an address carries it."""
        return "!".join((self.name, self.letters, self.against)).rstrip("!")

    @property
    def keys(self) -> tuple[str, ...]:
        """The two figures of a question of identity; none for a claim."""
        one, equals, other = self.name.partition("=")
        return (one, other) if equals else ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Names of the reasons for its place."""
        return tuple(_BY_LETTER[letter] for letter in self.letters if letter in _BY_LETTER)


@dataclass(frozen=True, slots=True)
class Done:
    """An answer that was given: the number of its entry, and what it was about."""

    entry: int
    stop: Stop


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a reviewer goes through. `batch` is empty where the order is to be worked out.

    `alone` is true for one claim that somebody came to look at, `left` how many waited when the order was
    worked out, less those answered, `skipped` how many were passed over, `undone` the entry just taken back.
    """

    case: str = ""
    kind: str = ""
    type: str = ""
    outlet: str = ""
    round: str = ""
    batch: tuple[Stop, ...] = ()
    left: int = 0
    skipped: int = 0
    trail: tuple[Done, ...] = ()
    undone: int = 0
    alone: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Sitting:
        """The sitting that an address carries."""
        words = {name: query.get(name, "").strip()[:_LONGEST] for name in FILTERS}
        return cls(
            **words,
            batch=tuple(Stop.read(one) for one in query.get("batch", "").split("|")[: 2 * STOPS] if one),
            left=_number(query.get("left")),
            skipped=_number(query.get("skipped")),
            trail=tuple(done for one in query.get("trail", "").split("|") if (done := _done(one))),
            undone=_number(query.get("undone")),
            alone=bool(query.get("alone")),
        )

    @classmethod
    def read(cls, text: str) -> Sitting:
        """The sitting that a form carries."""
        return cls.of(dict(parse_qsl(text)))

    @property
    def filters(self) -> dict[str, str]:
        """What is asked for and no more."""
        return {name: getattr(self, name) for name in FILTERS}

    @property
    def query(self) -> dict[str, object]:
        """The query of its address."""
        trail = "|".join(f"{one.entry}@{one.stop.text}" for one in self.trail)
        batch = "|".join(stop.text for stop in self.batch)
        return {
            **self.filters, "batch": batch, "left": self.left or "", "skipped": self.skipped or "",
            "trail": trail, "undone": self.undone or "", "alone": self.alone,
        }  # fmt: skip

    @property
    def text(self) -> str:
        """As a form carries it."""
        return urlencode({name: value for name, value in self.query.items() if value})

    def answered(self, entry: int, *, stays: bool = False) -> Sitting:
        """The sitting after an answer to its first stop; `stays` where the same one is asked still."""
        trail = (*self.trail, Done(entry, self.batch[0]))[-_TRAIL:]
        rest, left = self.batch[1:], max(self.left - 1, 0)
        if stays or self.alone:
            rest, left = self.batch, self.left
        return replace(self, batch=rest, left=left, trail=trail, undone=0)

    def taken_back(self) -> Sitting:
        """The sitting after its last answer was taken back: what it was about is asked again."""
        last = self.trail[-1]
        first = () if self.batch[:1] == (last.stop,) else (last.stop,)
        left = self.left + len(first)
        return replace(self, batch=(*first, *self.batch), left=left, trail=self.trail[:-1], undone=last.entry)

    def passed(self) -> Sitting:
        """The sitting without its first stop, which waits on."""
        return replace(self, batch=self.batch[1:], skipped=self.skipped + 1, trail=(), undone=0)

    def at(self, stop: Stop) -> Sitting:
        """The sitting with one of its stops first."""
        rest = tuple(one for one in self.batch if one != stop)
        return replace(self, batch=(stop, *rest), trail=(), undone=0)


FILTERS = ("case", "kind", "type", "outlet", "round")


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else 0


def _done(text: str) -> Done | None:
    entry, at, stop = text.partition("@")
    return Done(_number(entry), Stop.read(stop)) if at and _number(entry) else None
