"""Views follow from the entries alone: replayed, narrowed to what a question needs, or asked by either clock."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel import needs, views, workflow
from backchannel.entries import Judgement
from backchannel.errors import BackchannelError
from backchannel.ledger import Store, open_store
from backchannel.records import Reading
from backchannel.views import Clocks, Page, Record, published
from backchannel.views.clocks import known_on
from backchannel.views.deals import deals
from benchmarks.made_up import FIRST_DAY, LAST_DAY, Archive

SIZE = 60
DAYS = (LAST_DAY - FIRST_DAY).days


@cache
def archive() -> tuple[Archive, tuple[tuple[Reading, bytes], ...]]:
    made = Archive(SIZE)
    return made, tuple(made.readings())


@cache
def names() -> tuple[str, ...]:
    made, _ = archive()
    cases = [case.name for case in made.cases]
    freed = [case.name for bargain in made.bargains for given in bargain.given for case in given]
    sides = [" ".join(made.bargains[0].sides), "Portugal"]
    return tuple(dict.fromkeys([*cases, *freed, *sides]))


def told(ask: Callable[[], Page]) -> Page | str:
    """The page, or what is said where there is none."""
    try:
        return ask()
    except BackchannelError as error:
        return type(error).__name__


ledgers = st.lists(st.integers(0, SIZE - 1), min_size=1, max_size=8, unique=True)
days = st.none() | st.integers(0, DAYS + 30).map(lambda n: FIRST_DAY + timedelta(n))
asked = st.sampled_from(range(1000)).map(lambda n: names()[n % len(names())])
rejected = st.lists(st.integers(0, 200), max_size=3)


def filled(path: Path, chosen: list[int], wrong: list[int] = []) -> Store:  # noqa: B006
    """A ledger of these articles in this order, some of whose claims a person has rejected."""
    ledger = open_store(path, create=True)
    ledger.append_all(archive()[1][number] for number in chosen)
    facts = workflow.record(ledger).facts
    for number in dict.fromkeys(one % len(facts) for one in wrong):
        claim = views.assertion_of(facts[number].reading, facts[number].claim)
        ledger.judge(Judgement("reject", "Rosa", "misread", assertion=claim))
    return ledger


PAGES: tuple[Callable[[Record, str], Page], ...] = (
    views.brief,
    views.said,
    lambda record, name: views.status(record),
)

many = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.slow
@many
@given(ledgers, rejected, asked, days)
def test_a_ledger_replays_to_the_same_views(
    chosen: list[int], wrong: list[int], name: str, as_of: date | None
) -> None:
    """The index dropped and made anew, and an index that followed one entry at a time, give the same pages."""
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "a.db", chosen, wrong) as ledger:
        clocks = Clocks(as_of)
        before = [told(partial(page, workflow.record(ledger, clocks), name)) for page in PAGES]
        kept = told(partial(workflow.status, ledger, small=0))
        ledger.replay()
        assert [told(partial(page, workflow.record(ledger, clocks), name)) for page in PAGES] == before
        assert told(partial(workflow.status, ledger, small=0)) == kept
        assert list(ledger.verify()) == []


@pytest.mark.slow
@many
@given(ledgers, asked, days, days)
def test_both_clocks_agree_with_a_ledger_that_holds_no_more(
    chosen: list[int], name: str, as_of: date | None, known_at: date | None
) -> None:
    """Known at a day is what a ledger says that got nothing published later; as of a day leaves out what came after."""
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "a.db", chosen) as ledger:
        whole = workflow.record(ledger, Clocks(as_of, known_at))
        early = [
            holding
            for holding in ledger.holdings()
            if known_at is None or (day := known_on(holding)) is None or day <= known_at
        ]
        naive = (
            Record(early, clocks=Clocks(as_of or known_at, None))
            if known_at
            else Record(early, clocks=Clocks(as_of))
        )
        assert [holding.entry for holding in whole.holdings] == [holding.entry for holding in early]
        if as_of or not known_at:
            for page in PAGES:
                one, other = told(partial(page, whole, name)), told(partial(page, naive, name))
                assert _plain(one) == _plain(other)
        if as_of:
            last = {fact.id for fact in whole.facts}
            later = {fact.id for fact in Record(early, clocks=Clocks(as_of + timedelta(1))).facts}
            assert last <= later


@pytest.mark.slow
@many
@given(ledgers, asked)
def test_what_a_question_needs_gives_the_page_that_all_would(chosen: list[int], name: str) -> None:
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "a.db", chosen) as ledger:
        whole = workflow.record(ledger)
        narrow = workflow.record(ledger, needed=needs.about(name), small=0)
        for page in (views.brief, views.timeline):
            assert _plain(told(partial(page, whole, name))) == _plain(told(partial(page, narrow, name)))
        workflow.keep_status(ledger)
        narrow = workflow.record(ledger, needed=needs.about(name), small=0)
        assert narrow.beyond and (narrow.beyond.threads or not narrow.holdings)
        for page in (views.brief, views.timeline, views.deal):
            assert _plain(told(partial(page, whole, name))) == _plain(told(partial(page, narrow, name)))
        for one in deals(whole)[:3]:
            narrow = workflow.record(ledger, needed=needs.about(one.id), small=0)
            assert _plain(views.deal(whole, one.id)) == _plain(views.deal(narrow, one.id))
        few = workflow.record(ledger, needed=needs.speaking(name, 5), small=0)
        one, other = (told(partial(views.said, record, name, newest=5)) for record in (whole, few))
        assert _plain(one) == _plain(other)


def _plain(page: Page | str) -> object:
    """A page without what is found only among all documents: contradictions, and how much was reviewed."""
    if isinstance(page, str):
        return page
    return [
        (
            section.title,
            section.headline,
            [(r.key, r.label, r.text, r.time, r.says, r.support) for r in section.rows],
        )
        for section in page.sections
    ]


@pytest.mark.slow
@settings(many, max_examples=30)
@given(ledgers, st.integers(0, 2**16), st.sampled_from([2, 5, 10]))
def test_visitors_need_no_more_than_what_is_told_anew(chosen: list[int], luck: int, tenths: int) -> None:
    """A deal told from the accepted claims of what its page needs is the one that those of all would give."""
    chance = random.Random(luck)
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "a.db", chosen) as ledger:
        for fact in workflow.record(ledger).facts:
            if chance.randrange(10) < tenths:
                about = views.assertion_of(fact.reading, fact.claim)
                ledger.judge(Judgement("accept", "Rosa", "", assertion=about))
        workflow.keep_status(ledger)
        whole = published(workflow.record(ledger))
        for one in deals(whole):
            needed = needs.anew(needs.about(one.id))
            narrow = workflow.record(ledger, needed=needed, small=0)
            assert _plain(views.deal(published(narrow), one.id)) == _plain(views.deal(whole, one.id))
            if tenths == 10 and narrow.beyond and narrow.beyond.threads:
                # all is accepted and nothing sensitive: visitors see what the desk sees
                assert _plain(views.deal(narrow, one.id)) == _plain(views.deal(whole, one.id))
