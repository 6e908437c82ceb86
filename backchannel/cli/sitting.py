"""A sitting of review: one claim after the other, one key an answer, on a terminal or from a pipe.

In: items of the queue and what somebody types. Out: judgements in the ledger, each at once. Always true: a
sitting that is broken off has lost nothing; what is undone is taken back by an entry of its own.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence

import click

from backchannel import render, views
from backchannel.entries import Judgement
from backchannel.errors import UsageError
from backchannel.views import decisions
from backchannel.views.answers import change_of, pairs_of

KEYS = "[a]ccept  [r]eject  [c]orrect  [s]ensitive  [p]ublic  [n]ote  s[k]ip  [u]ndo  [q]uit"
Judge = Callable[[Judgement], Judgement]
_VERDICTS: dict[str, decisions.Verdict] = {"a": "accept", "r": "reject", "c": "correct"}
_MARKS: dict[str, decisions.Verdict] = {"s": "sensitive", "p": "public"}


class Sitting:
    """One person going through items; `done` counts the answers by kind."""

    def __init__(self, judge: Judge, record: views.Record, by: str, round: str | None) -> None:
        self._write, self._record, self._by, self._round = judge, record, by, round
        self._console = render.console_for(sys.stdout)
        self._made: list[tuple[int, Judgement]] = []
        self._note = ""
        self._place = 0
        self.done: Counter[str] = Counter()

    def run(self, items: Sequence[views.Item]) -> None:
        """Ask for each item in turn until there are none, or the one who answers has enough."""
        shown = -1
        while self._place < len(items):
            if shown != self._place:
                render.show_item(items[self._place], self._place + 1, len(items), self._console)
                click.echo(KEYS)
                shown = self._place
            typed = self._key()
            if typed is None or typed[:1] == "q":
                return
            try:
                if self._take(items[self._place], typed[:1], typed[1:].strip()):
                    shown = -1
            except UsageError as error:
                click.echo(f"  {error}")

    def _take(self, item: views.Item, key: str, rest: str) -> bool:
        """Carry out one answer; whether an item is to be shown anew."""
        if key == "k":
            self._place += 1
        elif key == "n":
            self._note = rest or self._line("note")
            return False
        elif key == "u":
            return self._undo()
        elif item.keys and key in "ar":
            self._who_is_who(item, key, rest)
            self._place += 1
        elif item.keys and (key in _VERDICTS or key in _MARKS):
            raise UsageError("it is asked whether the two are one: a for yes, r for no")
        elif key in _VERDICTS:
            self._judge(item, _VERDICTS[key], rest)
            self._place += 1
        elif key in _MARKS:
            self._judge(item, _MARKS[key], rest)
            return False
        else:
            click.echo(f"  {key!r} is no answer: {KEYS}")
            return False
        return True

    def _judge(self, item: views.Item, verdict: decisions.Verdict, rest: str) -> None:
        fact = decisions.fact_called(self._record, item.claim)
        change = None
        if verdict == "correct":
            pairs = pairs_of(self._lines("role=value, an empty line ends"))
            change = change_of(fact.type, pairs)
        why = rest or self._note or (self._line("why") if verdict in decisions.NEEDS_WHY else "")
        judgement = decisions.about_claim(fact, verdict, self._by, why, change, self._round)
        self._keep(judgement)

    def _who_is_who(self, item: views.Item, key: str, rest: str) -> None:
        why = rest or self._note or (self._line("why") if key == "r" else item.says)
        decide = decisions.merge if key == "a" else decisions.split
        self._keep(decide(self._record, item.keys, self._by, why))

    def _keep(self, judgement: Judgement) -> None:
        made = self._write(judgement)
        self._made.append((self._place, made))
        self._note = ""
        self.done[made.kind] += 1
        click.echo(f"  entry {made.entry}: {made.kind}")

    def _undo(self) -> bool:
        if not self._made:
            raise UsageError("nothing to undo in this sitting")
        self._place, last = self._made.pop()
        self._write(Judgement("retract", self._by, "undone", about=last.entry))
        self.done[last.kind] -= 1
        click.echo(f"  entry {last.entry} ({last.kind}) is taken back")
        return True

    def _key(self) -> str | None:
        """One key on a terminal, one line from a pipe; `None` at the end."""
        if sys.stdin.isatty():
            return click.getchar().lower()
        line = sys.stdin.readline()
        while line and not line.strip():
            line = sys.stdin.readline()
        line = line.strip()
        return line[:1].lower() + line[1:] if line else None

    def _line(self, label: str) -> str:
        click.echo(f"  {label}: ", nl=False)
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            click.echo(line.strip())
        return line.strip()

    def _lines(self, label: str) -> list[str]:
        lines = []
        while line := self._line(label):
            lines.append(line)
        return lines
