"""The vocabulary loads, agrees with the records, and says where a file is wrong."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

from backchannel import records
from backchannel.errors import ModelError
from backchannel.vocabulary import parse, vocabulary

HEAD = "terms: {colour: {red: The colour.}}\nclaim_types:\n"

CONTRACT = {
    "detention": "person custodian place facility ground ground_status length form count",
    "proceeding": "person stage offence forum by from to term term_kind defence",
    "designation": "person label designator",
    "proposal": "proposer recipient giver gives gets count_gives count_gets inducements status",
    "position": "holder about stance",
    "contact": "participants medium state topic place host",
    "condition": "on requires set_by person phase",
    "exchange": "side_a side_b released_by_a released_by_b count_a count_b count_total inducements place "
    "intermediaries beneficiaries state",
    "release": "person by to count inducements at_request_of mechanism",
    "approval": "act body outcome deadline",
    "movement": "person from to via state",
    "mediation": "mediator between level by",
    "appeal": "by to for asks",
    "wellbeing": "person state",
    "relation": "person relation to",
}


@pytest.mark.parametrize(("name", "roles"), CONTRACT.items())
def test_a_claim_type_has_the_roles_of_the_contract(name: str, roles: str) -> None:
    assert list(vocabulary().types[name].roles) == roles.split()


def test_there_are_no_other_claim_types() -> None:
    assert vocabulary().types.keys() == CONTRACT.keys()


@pytest.mark.parametrize(
    ("terms", "literal"),
    [
        ("entity_kind", records.EntityKind),
        ("mention_form", records.MentionForm),
        ("source_kind", records.SourceKind),
        ("statement_form", records.StatementForm),
        ("time_kind", records.TimeKind),
        ("polarity", records.Polarity),
        ("realis", records.Realis),
    ],
)
def test_lists_and_records_name_the_same_terms(terms: str, literal: object) -> None:
    assert tuple(vocabulary().terms[terms]) == get_args(literal)


def test_a_role_carries_its_terms() -> None:
    form = vocabulary().types["detention"].roles["form"]
    assert form.kind == "term"
    assert "exit_ban" in form.terms


def test_every_list_is_used() -> None:
    types = vocabulary().types.values()
    used = {role.term_list for kind in types for role in kind.roles.values()}
    used |= {
        "entity_kind",
        "mention_form",
        "source_kind",
        "statement_form",
        "time_kind",
        "polarity",
        "realis",
    }
    used |= {"count_operator", "kin", "family_word"}
    assert vocabulary().terms.keys() == used - {None}


def test_nothing_in_it_can_be_changed() -> None:
    kind = vocabulary().types["detention"]
    with pytest.raises(FrozenInstanceError):
        kind.name = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        kind.roles["form"].terms["other"] = "x"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "not YAML"),
        ("[]", "names with values"),
        ("terms: {}", "lacks ['claim_types']"),
        (HEAD + "  x: {roles: {}}", "x: lacks ['definition']"),
        (HEAD + "  x: {definition: D, roles: {}, other: 1}", "unknown ['other']"),
        (HEAD + "  x: {definition: '', roles: {}}", "x.definition: plain text"),
        (HEAD + "  x: {definition: D, roles: {on: {kind: text, definition: D}}}", "True is no plain text"),
        (HEAD + "  x: {definition: D, roles: {r: {kind: odd, definition: D}}}", "kind 'odd' is none of"),
        (HEAD + "  x: {definition: D, roles: {r: {kind: term, definition: D}}}", "`terms` names the list"),
        (
            HEAD + "  x: {definition: D, roles: {r: {kind: term, terms: shape, definition: D}}}",
            "no list 'shape'",
        ),
        (HEAD + "  x: {definition: D, roles: {}, sensitive: {relatives_in: [r]}}", "x has no role 'r'"),
    ],
)
def test_a_wrong_file_is_named_with_the_place_of_the_fault(text: str, message: str) -> None:
    with pytest.raises(ModelError) as error:
        parse(text)
    assert str(error.value).startswith("vocabulary.yaml: ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)
