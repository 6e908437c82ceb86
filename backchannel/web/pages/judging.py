"""Answers of the review, one form each: accept, reject, correct, mark, one figure or two, and taking back.

In: a form with what was asked and what somebody answered. Out: an entry in the ledger, and the way to the
next claim. Always true: what cannot be meant is told beside the form, with what was filled in, and nothing is
written; what somebody else has judged since the page was made is shown first and not judged over unseen.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from starlette.responses import Response

from backchannel.entries import Change, Judgement
from backchannel.errors import NotFound, UsageError
from backchannel.views import Fact, Record, decisions
from backchannel.views.answers import PARTS, change_of
from backchannel.views.asked import parts
from backchannel.web import addresses
from backchannel.web.pages.reviewing import Wrong, page
from backchannel.web.reviews import newest_entry, of_sitting, shown
from backchannel.web.routing import At, seen_after
from backchannel.web.sittings import Sitting
from backchannel.web.visit import NAME, Visit

UNDO = f"{addresses.JUDGE}/undo"
NAMING = f"{addresses.REVIEW}/name"
_VERDICTS: dict[str, decisions.Verdict] = {
    "accept": "accept", "reject": "reject", "correct": "correct", "sensitive": "sensitive", "public": "public",
}  # fmt: skip
_MARKS = ("sensitive", "public")
_LONGEST, _NAME_LONGEST = 2_000, 60
_YEAR = 365 * 24 * 60 * 60  # seconds


class _Meanwhile(Exception):
    """Somebody has judged it since the page was made."""


def answered(visit: Visit) -> Response:
    """Write an answer down, and go on; or show what is wrong with it."""
    sitting = Sitting.read(visit.field("sitting"))
    if not sitting.batch:
        raise UsageError("the form does not say what it is about: open the review again")
    answer = visit.field("answer")
    with visit.opened() as ledger:
        record = of_sitting(ledger, sitting)
        try:
            made = ledger.judge(_judgement(visit, record, sitting, answer))
        except _Meanwhile:
            found = shown(record, sitting, visit.by)
            return page(visit, ledger, found, wrong=Wrong("meanwhile", "", {}), status=409)
        except UsageError as error:
            found = shown(record, sitting, visit.by)
            wrong = Wrong(answer, str(error), _filled(visit))
            return page(visit, ledger, found, wrong=wrong, status=400)
    return _onwards(visit, sitting.answered(made.entry, stays=answer in _MARKS))


def undone(visit: Visit) -> Response:
    """Take back the last answer, and ask again what it was about. Raises `NotFound`, `UsageError`."""
    sitting = Sitting.read(visit.field("sitting"))
    if not sitting.trail:
        raise UsageError("nothing to undo in this sitting")
    with visit.opened() as ledger:
        record = of_sitting(ledger, sitting)
        ledger.judge(decisions.take_back(record, sitting.trail[-1].entry, visit.by, "undone"))
    return _onwards(visit, sitting.taken_back())


def named(visit: Visit) -> Response:
    """Keep the name of who judges, in the browser."""
    name = " ".join(visit.field("name").split())[:_NAME_LONGEST]
    answer = _onwards(visit, Sitting.read(visit.field("sitting")))
    if name:
        answer.set_cookie(NAME, quote(name), max_age=_YEAR, httponly=True, samesite="strict")
    else:
        answer.delete_cookie(NAME)
    return answer


def _onwards(visit: Visit, sitting: Sitting) -> Response:
    if sitting.alone and sitting.batch:
        kept = replace(sitting, batch=(), alone=False)
        return seen_after(visit, f"{addresses.judge(sitting.batch[0].name)}#item", **kept.query)
    return seen_after(visit, f"{addresses.REVIEW}#item", **sitting.query)


def _judgement(visit: Visit, record: Record, sitting: Sitting, answer: str) -> Judgement:
    """What the form says, as a judgement. Raises `UsageError`, `NotFound`, or that it was judged meanwhile."""
    why = visit.field("why")
    if len(why) > _LONGEST:
        raise UsageError(f"a reason has no more than {_LONGEST:,} characters")
    stop = sitting.batch[0]
    if stop.keys:
        return _who_is_who(record, stop.keys, answer, visit.by, why)
    fact = record.find(stop.name)
    if fact is None:
        raise NotFound(f"there is no claim {stop.name[:60]!r} in this ledger")
    if newest_entry(fact) > int(f"0{visit.field('seen')}" if visit.field("seen").isdecimal() else 0):
        raise _Meanwhile
    kind = _VERDICTS.get(answer)
    if kind is None:
        raise UsageError(f"{answer[:20]!r} is no answer: {', '.join(_VERDICTS)}")
    if kind in decisions.NEEDS_WHY and not why:
        raise UsageError("this takes a reason: a few words on why")
    change = _change(visit, fact) if kind == "correct" else None
    return decisions.about_claim(fact, kind, visit.by, why, change, sitting.round or None)


def _who_is_who(record: Record, keys: tuple[str, ...], answer: str, by: str, why: str) -> Judgement:
    waiting = next((one for one in record.cast.suggestions() if set(one.keys) == set(keys)), None)
    if waiting is None:
        raise _Meanwhile
    if answer == "accept":
        return decisions.merge(record, waiting.keys, by, why or waiting.text)
    if answer != "reject":
        raise UsageError("it is asked whether the two are one: yes or no")
    if not why:
        raise UsageError("this takes a reason: a few words on why")
    return decisions.split(record, waiting.keys, by, why)


def _change(visit: Visit, fact: Fact) -> Change:
    """The parts of the form that differ from what was read."""
    given = _filled(visit)
    pairs = {
        part.name: given[part.name]
        for part in parts(fact)
        if part.name in given and _plain(given[part.name]) != _plain(part.read)
    }
    empty = [name for name, value in pairs.items() if name in PARTS and name != "time" and not value]
    if empty:
        raise UsageError(f"{empty[0]} cannot be empty")
    if not pairs:
        raise UsageError("nothing is changed: put right what differs, or accept it as read")
    return change_of(fact.type, pairs)


def _filled(visit: Visit) -> dict[str, str]:
    """The parts that a form gives, and the reason."""
    given = {name.removeprefix("part."): visit.field(name) for name in visit.form if name.startswith("part.")}
    return {**given, "why": visit.field("why")}


def _plain(text: str) -> str:
    return " ".join(text.split())


PLACES = (
    At(addresses.JUDGE, answered, writes=True),
    At(UNDO, undone, writes=True),
    At(NAMING, named, writes=True),
)
