"""How reports of releases are built: lists, asides, conditions of time, and who is only among those to be freed."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, says, says_nothing_of, told

pytestmark = pytest.mark.model


SAYS: list[tuple[str, str, Told]] = [
    ("Belarus on Saturday freed seven Americans imprisoned in the country in exchange for the release of two spies who had "
     "been jailed for years by the United States.", "exchange", {"side_a": ["Belarus"], "side_b": ["United States"]}),
    ("The army on Thursday released a former British ambassador, a Japanese filmmaker and an Australian economist "
     "in a mass amnesty for prisoners.",
     "release", {"person": ["former British ambassador", "Japanese filmmaker", "Australian economist"]}),
    ("Adil Marsh, brother of Omar Marsh, a US citizen held by the Taliban for more than three years, said that he was "
     "grateful.", "detention", {"person": ["Omar Marsh"], "custodian": ["Taliban"]}),
    ("Nabil Marsh had been expected to regain his freedom after completing his sentence but remained in custody.",
     "detention", {"person": ["Nabil Marsh"], "realis": "asserted"}),
    ("Evan Marsh was arrested after the generals took power and convicted of breaching a secrets act in September.",
     "proceeding", {"stage": "convicted", "person": ["Evan Marsh"]}),
    ("The junta will free thousands of prisoners. Among those set to be freed are Evan Marsh, an economist held since "
     "May, and Vera Hill, a former ambassador who was arrested in June.",
     "release", {"person": ["Evan Marsh", "Vera Hill"], "realis": "planned"}),
    ("Washington had tried to free him, including in 2022 when basketball star Brenda Hill was released in exchange for "
     "convicted arms dealer Lev Orin.",
     "exchange", {"released_by_a": ["Brenda Hill"], "released_by_b": ["Lev Orin"], "state": "executed"}),
    ("Nearly 300 schoolchildren kidnapped in Nigeria in May have been released.",
     "detention", {"form": "captivity", "place": ["Nigeria"]}),
    ("Evan Marsh was arrested in May. Among those set for release is Evan Marsh, a former marine jailed in Russia.",
     "release", {"person": ["Evan Marsh"], "realis": "planned"}),
    ("The reporter Evan Marsh became the first American to be taken into custody in Russia on espionage charges.",
     "proceeding", {"stage": "arrested", "person": ["Evan Marsh"], "realis": "asserted"}),
    ("The swap between Russia and Germany also included the jailed engineer Evan Marsh.",
     "exchange", {"side_a": ["Russia"], "side_b": ["Germany"]}),
    ("Evan Marsh was sentenced for protesting without permission to 15 years in prison.",
     "proceeding", {"offence": "protesting without permission", "term": "P15Y"}),
    ("Evan Marsh was sentenced to three years in prison under the Official Secrets Act by a military court.",
     "proceeding", {"offence": "Official Secrets Act", "by": ["military court"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Belarus on Saturday freed seven Americans imprisoned in the country in exchange for the release of two spies who had "
     "been jailed for years by the United States.", "exchange", {"released_by_a": ["Belarus"]}),
    ("Adil Marsh, brother of Omar Marsh, a US citizen held by the Taliban for more than three years, said that he was "
     "grateful.", "detention", {"person": ["Adil Marsh"]}),
    # who is joined after a relative clause is no part of it
    ("Two others, filmmaker Taro Hill, who was sentenced last month to ten years in prison, and Evan Marsh, a citizen "
     "arrested in May, were also named.", "proceeding", {"stage": "sentenced", "person": ["Taro Hill", "Evan Marsh"]}),
    # a hostage envoy is no hostage
    ("This followed direct negotiations between U.S. hostage envoy Adam Hill and Taliban officials.", "detention", {}),
    # who begins to negotiate a release has not reached it
    ("Qatar began negotiating the release of Evan Marsh in March.", "release", {}),
    # how long somebody was held is no sentence, nor is the time in which many were sentenced
    ("Two Canadians jailed in China for the last three years were freed.", "proceeding", {"stage": "sentenced"}),
    ("Over the past three months, more than 200 people have been sentenced for protesting.",
     "proceeding", {"term": "P3M"}),
    # what a judge signs off on is nothing that befell him
    ("The judge signed off on a deferred prosecution agreement.", "proceeding", {}),
    ("Washington had tried to free him, including in 2022 when basketball star Brenda Hill was released in exchange for "
     "convicted arms dealer Lev Orin.", "proposal", {}),
]  # fmt: skip


def test_the_time_of_what_is_said_of_the_subject_is_not_the_time_of_the_verb() -> None:
    found = told(
        annotated(
            "Nigerian pupils abducted by gunmen in the town of Kuriga in March have been freed, officials said."
        )
    )
    assert [r["time"] for kind, r in found if kind == "release"] == [None]


test_what_is_said = says(SAYS)
test_what_is_not_said = says_nothing_of(SAYS_NOTHING_OF)
