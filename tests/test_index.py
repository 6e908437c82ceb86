"""The index follows the entries: it says which documents a question needs, and is never part of the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from backchannel import needs, views, workflow
from backchannel.entries import Change, Judgement
from backchannel.ledger import Store, open_store
from backchannel.ledger.index import is_current
from backchannel.ledger.index.tables import TABLES
from backchannel.ledger.sqlite import SqliteDatabase
from backchannel.views import assertion_of
from backchannel.views.published import published
from benchmarks.made_up import Archive
from tests import deal_stories as story
from tests.deal_stories import held
from tests.reports import offer, outcome


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Store]:
    with open_store(path, create=True) as opened:
        yield opened


def add(ledger: Store, *reports: object) -> None:
    for report in reports:
        ledger.append(report.reading(), report.data)  # type: ignore[attr-defined]


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    database = SqliteDatabase.open(path)
    held = {name: sorted(map(repr, database.rows(f"SELECT * FROM {name}"))) for name in TABLES}
    database.close()
    return held  # type: ignore[return-value]


def test_it_follows_one_by_one_as_it_does_all_at_once(ledger: Store, path: Path) -> None:
    for report in (offer(), outcome()):
        add(ledger, report)
        ledger.index()
    stepwise = contents(path)
    ledger.replay()
    assert contents(path) == stepwise
    assert len(list(ledger.entries())) == 4 and list(ledger.verify()) == []


def test_it_is_behind_until_it_is_asked(ledger: Store, path: Path) -> None:
    add(ledger, offer())
    database = SqliteDatabase.open(path)
    assert not is_current(database)
    assert ledger.index().count() == 1 and is_current(database)
    database.close()


def test_an_index_of_an_older_program_is_made_anew(ledger: Store, path: Path) -> None:
    add(ledger, offer())
    ledger.index()
    before = contents(path)
    database = SqliteDatabase.open(path)
    database.run("UPDATE index_state SET value = '0' WHERE name = 'made'")
    database.run("DELETE FROM index_names")
    database.close()
    ledger.index()
    assert contents(path) == before


def test_it_tells_which_documents_a_question_needs(ledger: Store) -> None:
    add(ledger, offer(), outcome())
    index = ledger.index()
    duarte = index.called("Ana Duarte")
    assert len(duarte) == 1 and index.documents(duarte, "named") == {1, 2}
    assert index.documents(index.called("vidal"), "terms")
    assert index.called("Nobody Such") == () and set(index.close("Duarto")) >= set(duarte)
    for name in ("Ana Duarte", "Portugal", "Portugal Chile"):
        needed = needs.about(name)
        assert needed and needed(index) == {1, 2}
    assert needs.arrived(date(2031, 6, 1))(index) >= {2}
    assert index.newest_day() == outcome().reading().document.published


def test_an_article_not_in_the_ledger_knows_who_is_on_record(ledger: Store) -> None:
    add(ledger, offer())
    record, fresh = workflow.record_with(ledger, [outcome().reading()])
    number = next(iter(fresh))
    mine = {entity.name: entity.id for entity in record.readings[number].entities}
    others = {entity.name: entity.id for entity in record.readings[0].entities}
    assert record.cast.key(number, mine["Ana Duarte"]) == record.cast.key(0, others["Ana Duarte"])
    assert ledger.index().count() == 1


def test_there_is_news_of_a_deal_when_its_people_are_named(ledger: Store) -> None:
    add(ledger, offer())
    assert workflow.status(ledger, small=0).sections[0].title == "Portugal <-> Chile"
    assert ledger.index().stale("status", views.KEPT) == ()
    other = offer().reading()
    text = other.document.text + "\n\nAna Duarte is well."
    document = replace(other.document, text=text, sha256="")
    data = text.encode()
    again = replace(
        other, document=replace(document, sha256=sha256(data).hexdigest()), claims=(), statements=()
    )
    ledger.append(again, data)
    assert "CL|PT" in ledger.index().stale("status", views.KEPT)


def test_whom_people_judge_to_be_one_is_asked_for_as_one(ledger: Store) -> None:
    add(ledger, offer(), outcome())
    index = ledger.index()
    one, other = index.called("Ana Duarte"), index.called("Hernan Vidal")
    alone = index.documents(one, "terms")
    ledger.judge(Judgement("merge", "Rosa", "one person", keys=(*one, *other)))
    assert ledger.index().documents(one, "terms") == alone | index.documents(other, "terms")
    assert "CL|PT" in ledger.index().stale("status", views.KEPT)


def test_a_page_is_told_from_what_people_corrected_too(ledger: Store) -> None:
    add(ledger, offer())
    fact = next(one for one in workflow.record(ledger).facts if one.type == "detention")
    claim = assertion_of(fact.reading, fact.claim)
    change = Change({"person": ("Pavel Orlo",)})
    ledger.judge(Judgement("correct", "Rosa", "another man", assertion=claim, change=change))
    assert ledger.index().corrected() == {1}
    page = views.brief(workflow.record(ledger, needed=needs.about("Pavel Orlo"), small=0), "Pavel Orlo")
    assert page.title == "Pavel Orlo"


def test_what_is_kept_of_deals_tells_which_documents_bear_on_one(ledger: Store) -> None:
    """Between the same sides another deal, of other people, is not read; before it is kept, all of them are."""
    first = story.report("2031-05-01", held("ana", "CL"), story.offer(gives="vidal", gets="ana", by="leal"))
    other = story.report("2033-02-01", held("rui", "CL"), story.offer(gives="rojas", gets="rui", by="leal"))
    ledger.append_all((one, one.document.text.encode()) for one in (first, other))
    needed = needs.about("Ana Duarte")
    assert needed and needed(ledger.index()) == {1, 2}
    workflow.keep_status(ledger)
    index = ledger.index()
    assert needed(index) == {1}
    assert needed(index.of_the_past()) == {1, 2}
    found = workflow.record(ledger, needed=needed, small=0)
    assert found.beyond and found.beyond.threads
    then = workflow.record(ledger, views.Clocks(known_at=date(2031, 5, 2)), needed=needed, small=0)
    assert then.beyond and then.beyond.threads is None
    # the id of a deal may hold a name that is left out of what is published
    public = published(found, unreviewed=True)
    assert public.beyond and public.beyond.threads is None
    again = story.report("2031-05-09", story.offer(gives="vidal", gets="ana", by="leal"))
    ledger.append(again, again.document.text.encode())
    assert needed(ledger.index()) == {1, 2, 3}


def test_a_deal_is_asked_for_by_its_id(ledger: Store) -> None:
    add(ledger, offer(), outcome())
    needed = needs.about("pt-cl-duarte-2031")
    assert needed and needed(ledger.index()) == {1, 2}


def test_a_judgement_is_news_of_the_deals_that_it_may_change_and_of_no_others(ledger: Store) -> None:
    ledger.append_all(Archive(120).readings())
    assert len(every := set(ledger.index().stale("status", views.KEPT))) > 1
    workflow.status(ledger, small=0)
    fact = next(one for one in workflow.record(ledger).facts if one.type == "proposal")
    claim = assertion_of(fact.reading, fact.claim)
    accepted = ledger.judge(Judgement("accept", "Rosa", "as it says", assertion=claim))
    some = set(ledger.index().stale("status", views.KEPT))
    assert some and some < every
    workflow.status(ledger, small=0)
    ledger.judge(Judgement("retract", "Rosa", "not so sure", about=accepted.entry))
    assert set(ledger.index().stale("status", views.KEPT)) == some
    change = Change({"gives": ("Pavel Orlo",)})
    ledger.judge(Judgement("correct", "Rosa", "another man", assertion=claim, change=change))
    assert set(ledger.index().stale("status", views.KEPT)) == every


def test_a_deal_with_a_side_that_only_custody_tells_is_in_the_status(ledger: Store) -> None:
    report = offer()
    report.claims = [claim for claim in report.claims if claim.type != "exchange"]
    for claim in report.claims:
        for role in ("proposer", "recipient"):
            claim.roles.pop(role, None)
    ledger.append(report.reading(), report.data)
    whole, kept = workflow.status(ledger), workflow.status(ledger, small=0)
    assert ledger.index().units("status") == ("",)
    assert [section.id for section in kept.sections if section.id] == [whole.sections[0].id]
