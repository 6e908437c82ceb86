"""Constructions that wire reports on hostages, trials and swaps are full of, and what must not be read into them."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

ORIN, DOLAN = ["Lev Orin"], ["Marek Dolan"]

FOUND: list[tuple[str, str, Told]] = [
    # --- a participle behind the subject, and one before the object
    ("The consulate says a sailor held hostage for two years by a rebel group near Lom has been released.",
     "detention", {"length": "P2Y", "form": "captivity"}),
    ("The ambassador was permitted to visit detained newspaper reporter Lev Orin in prison.",
     "detention", {"person": ORIN}),
    ("The consulate says a sailor held hostage for two years by a rebel group in Lom has been released.",
     "detention", {"length": "P2Y", "custodian": ["rebel group in Lom"]}),
    ("The owner says a sailor seized in May by pirates off the coast has been released.",
     "detention", {"time": "2024-05", "custodian": ["pirates off the coast"]}),
    # --- one of those whom a clause with a subject of its own tells of
    ("Marek Dolan was one of ten people whom Minsk and Karst released on Tuesday.", "release",
     {"person": ["ten people whom Minsk and Karst released", *DOLAN]}),
    # --- what somebody is considered behind a comma
    ("Minsk considers Lev Orin and Marek Dolan, a retired pilot serving a ten-year term, to be “wrongfully detained”.",
     "designation", {"person": [*ORIN, *DOLAN]}),
    ("The government declared Lev Orin to be wrongfully detained.", "designation", {"realis": "asserted"}),
    # --- bodies under arms whose names look like a person's
    ("The minister said Harakat al-Lom, a militant group fighting the army, had held Marek Dolan.",
     "detention", {"person": DOLAN, "custodian": ["Harakat al-Lom"]}),
    # --- what stands behind a long clause on whom a court sentenced
    ("A court sentenced Lev Orin, a singer who had moved to Karst and was seized at its airport, to 12 years in prison.",
     "proceeding", {"stage": "sentenced", "person": ORIN, "term": "P12Y"}),
    ("Lev Orin was sentenced to one year in prison and fined 900 euros on Sunday.",
     "proceeding", {"stage": "sentenced", "person": ORIN, "term": "fine"}),
    # --- a name whose first word is taken for a noun
    ("Lom on Sunday released a citizen of Karst. The freed detainee, identified as 36-year-old Amir Amiry, was flown home.",
     "release", {"person": ["Amir Amiry"]}),
    # --- who runs a paper with one name, behind another who runs one
    ("Marek Dolan, the editor of Novina, was fined by a court. A court in Lom sentenced the online editor of Vestnik, "
     "Lev Orin, on Friday to two years in prison.", "proceeding", {"stage": "sentenced", "person": ORIN, "term": "P2Y"}),
    # --- whom a pronoun means: the one whom its own paragraph is the first to name
    ("Marek Dolan was sentenced on Friday. He appealed but will remain in custody, where he has been since May.\n\n"
     "A three-year term has been handed down to Lev Orin, a writer. He has been in Lom prison since June.",
     "detention", {"person": ORIN, "form": "prison"}),
    # --- what a deal holds out
    ("The mediators said that the deal encompasses the release of 70 hostages.", "release", {"realis": "planned"}),
    ("The accord provides for the release of 70 hostages.", "release", {"realis": "planned"}),
    ("The pact will open the border for a week while the rebels release 70 hostages.",
     "release", {"realis": "planned"}),
    ("The mayor recalled the commitment of the government to bringing the hostages home.",
     "release", {"realis": "planned"}),
    ("Gunmen took 39 students from a school in the north in March.", "detention", {"form": "captivity"}),
    # --- who is held of those named in one phrase
    ("Karst on Monday freed four Poles in exchange for two relatives of President Lev Orin "
     "jailed in Minsk on smuggling charges, officials said.", "detention",
     {"person": ["two relatives of President Lev Orin jailed in Minsk on smuggling charges"]}),
    ("Two ministry officials said the Poles were released in exchange for two prisoners.",
     "exchange", {"released_by_a": ["Poles"]}),
]  # fmt: skip

test_wire_copy_is_read = says(FOUND)

NOT_SO: list[tuple[str, str, Told]] = [
    ("The consulate says a sailor held hostage for two years by a rebel group near Lom has been released.",
     "release", {"by": ["rebel group near Lom"]}),
    ("The owner says a sailor seized in May by pirates off the coast has been released.", "release",
     {"by": ["pirates off the coast"]}),
    ("The ambassador, Vera Karp, was permitted to visit detained newspaper reporter Lev Orin.",
     "detention", {"person": ["Vera Karp"]}),
    ("Lev Orin is held hostage. Minsk reached out to ten neighbours asking for help to free him.",
     "appeal", {"by": ["ten neighbours"]}),
    ("Lev Orin is jailed in Lom. Minsk held a door open this week for contacts with Karst on a prisoner swap.",
     "contact", {"state": "held"}),
    ("Lev Orin is jailed in Lom. In the last prisoner swap between Minsk and Karst, Orin was passed over for Ana Ruiz.",
     "exchange", {"released_by_a": ORIN}),
    ("Gunmen took 39 students from a school in the north in March.", "proceeding", {"stage": "arrested"}),
    ("Lev Orin is jailed. Envoys are busy with talks aimed at securing the release of Orin.",
     "release", {"realis": "asserted"}),
    ("Lev Orin was held for spying. Orin and his lawyer came to the hearing, the City Court said.",
     "proceeding", {"stage": "accused"}),
    ("Lev Orin is a hostage. “We renew the mayor's call for his prompt release,” the council said.",
     "contact", {"medium": "call"}),
    ("Lev Orin is a hostage. “We renew the mayor's call for his prompt release,” the council said.",
     "release", {"realis": "asserted"}),
    ("The soldiers are held in Lom. The number of captives exchanged by the two sides now stands at 640.",
     "detention", {"person": ["captives"]}),
    ("Marek Dolan, a leader of a militant group, was arrested in May.", "detention", {"custodian": DOLAN}),
]  # fmt: skip

test_nothing_is_read_into_wire_copy = says_nothing_of(NOT_SO)
