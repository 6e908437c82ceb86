"""The hand-made cases are themselves right: closed vocabularies, names and words that stand in the text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.quality import cases

ROLES = {
    "detention": "person custodian place facility ground ground_status length form count",
    "proceeding": "person stage offence forum by from to term term_kind defence",
    "designation": "person label designator",
    "proposal": "proposer recipient giver gives gets count_gives count_gets inducements status",
    "position": "holder about stance",
    "contact": "participants medium state topic place host",
    "condition": "on requires set_by person phase",
    "exchange": "side_a side_b released_by_a released_by_b count_a count_b count_total inducements place"
    " intermediaries beneficiaries state",
    "release": "person by to count inducements at_request_of mechanism",
    "approval": "act body outcome deadline",
    "movement": "person from to via state",
    "mediation": "mediator between level by",
    "appeal": "by to for asks",
    "wellbeing": "person state",
    "relation": "person relation to",
}
CLOSED = {
    ("detention", "ground_status"): "alleged charged convicted none_given",
    ("detention", "form"): "prison pretrial house_arrest hospital exit_ban captivity missing unspecified",
    ("proceeding", "stage"): "accused wanted arrested charged pretrial extradition trial testimony plea_guilty"
    " plea_not_guilty exposure sentence_sought convicted acquitted sentenced appeal in_force transferred serving"
    " pardoned commuted deferred dismissed",
    ("proceeding", "term_kind"): "maximum sought imposed served remaining",
    ("proceeding", "defence"): "innocence no_intent political_motive wrong_identity",
    ("designation", "label"): "wrongfully_detained hostage political_prisoner prisoner_of_conscience"
    " prisoner_of_war spy terrorist foreign_agent",
    ("proposal", "status"): "working_on considered offered countered withdrawn",
    ("position", "stance"): "accepts accepts_in_principle rejects counters conditions no_agreement considering open"
    " not_responsive declines_comment withholds_name confirms_talks denies_talks confirms_exchange denies_exchange"
    " confirms_release denies_holding claims_linkage denies_linkage denies postpones supports opposes overrides"
    " demands hopes_for criticises criticises_publicity",
    ("contact", "medium"): "call meeting visit consular_visit letter message talks briefing unspecified",
    ("contact", "state"): "planned held ongoing cancelled denied sought",
    ("condition", "phase"): "before between after",
    ("exchange", "state"): "agreed planned executed partial postponed collapsed",
    ("release", "mechanism"): "exchange unilateral pardon commutation bail house_arrest deportation sentence_served"
    " rescue escape acquittal unspecified",
    ("approval", "outcome"): "approved refused suspended pending",
    ("movement", "state"): "planned under_way arrived refused",
    ("mediation", "level"): "negotiated mediated facilitated hosted thanked denied",
}
NAMED = ("person", "gives", "gets", "released_by_a", "released_by_b", "participants", "for")
REALIS = "asserted alleged planned possible conditional hoped demanded policy".split()
KINDS = (
    "on_record institution title_only anonymous_official anonymous_source family_or_lawyer document state_media"
    " other_outlet outlet unattributed"
).split()
ALL = list(cases.load())


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def claims_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [option for claim in case.get("claims") or [] for option in [claim, *claim.get("or", [])]]


def by_id(case: dict[str, Any]) -> str:
    return str(case["id"])


@pytest.mark.parametrize("case", ALL, ids=by_id)
def test_claims_use_the_contract(case: dict[str, Any]) -> None:
    for claim in claims_of(case):
        assert set(claim) <= set("type roles must time polarity realis speaker optional or note".split()), claim
        roles = claim["roles"]
        for kind in as_list(claim["type"]):
            allowed = set(ROLES[kind].split())
            assert set(roles) <= allowed, (claim, set(roles) - allowed)
            for role, value in roles.items():
                if (kind, role) in CLOSED:
                    assert set(as_list(value)) <= set(CLOSED[kind, role].split()), claim
        assert set(claim.get("must", [])) <= set(roles), claim
        assert set(as_list(claim.get("realis", []))) <= set(REALIS), claim
        assert claim.get("polarity", "positive") in ("positive", "negative"), claim


@pytest.mark.parametrize("case", ALL, ids=by_id)
def test_names_stand_in_the_text(case: dict[str, Any]) -> None:
    text = plain(case["text"])
    for claim in claims_of(case):
        for role in NAMED:
            for names in claim["roles"].get(role, []):
                assert any(plain(n) in text for n in as_list(names) if ":" not in n), (claim, role, names)


@pytest.mark.parametrize("case", ALL, ids=by_id)
def test_statements_stand_in_the_text(case: dict[str, Any]) -> None:
    text = plain(case["text"])
    for item in case.get("statements") or []:
        assert plain(item["content"]) in text, item
        assert set(as_list(item["source_kind"])) <= set(KINDS), item
        if item["speaker"] is not None:
            assert any(plain(n) in text for n in as_list(item["speaker"]) if ":" not in n), item


def test_sets_are_complete() -> None:
    ids = [case["id"] for case in ALL]
    assert len(set(ids)) == len(ids) >= 40
    for which, least in (("dev", 25), ("held", 15)):
        chosen = list(cases.load(which))
        assert len(chosen) >= least
        assert sum(not case.get("claims") for case in chosen) >= 5


def test_every_type_and_stage_is_covered() -> None:
    seen: dict[str, set[str]] = {}
    for case in cases.load("dev"):
        for claim in claims_of(case):
            for kind in as_list(claim["type"]):
                for role, value in claim["roles"].items():
                    if (kind, role) in CLOSED:
                        seen.setdefault(f"{kind}.{role}", set()).update(as_list(value))
                seen.setdefault("type", set()).add(kind)
    assert seen["type"] == set(ROLES)
    assert seen["proceeding.stage"] == set(CLOSED["proceeding", "stage"].split())


def test_written_gold_fits_its_text(tmp_path: Path) -> None:
    assert cases.write(tmp_path, "dev") == len(list(tmp_path.glob("*.txt")))
    for path in tmp_path.glob("*.json"):
        facts = json.loads(path.read_text(encoding="utf-8"))
        assert (tmp_path / facts["source"]).is_file()
        assert len({claim["id"] for claim in facts["claims"]}) == len(facts["claims"])
