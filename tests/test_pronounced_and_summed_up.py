"""Verdicts pronounced, arrests chosen, terms asked for behind a clause, swaps of so many for so many, and who several are
whom the text has told of one by one."""

from __future__ import annotations

import pytest

from backchannel.records import Count
from tests.readings import Told, annotated, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- what a court says and does
    ("The Supreme Court of the Northern region has pronounced a guilty verdict on Lev Orin, a journalist, who was "
     "accused of fraud.", "proceeding", {"stage": "convicted", "person": ["Lev Orin"]}),
    ("Lev Orin was convicted of theft in 2022. An appeals court overturned that verdict. The lower court in March "
     "returned the same verdict.", "proceeding", {"stage": "convicted", "person": ["Lev Orin"], "time": "2024-03"}),
    ("Lev Orin was arrested in May. An arrest for two months was chosen for the scientist Marek Dolan, on the charge of "
     "spreading lies.", "proceeding", {"stage": "pretrial", "person": ["Marek Dolan"], "offence": "spreading lies"}),
    ("A preventive measure in the form of detention was chosen for Ana Ruiz.",
     "proceeding", {"stage": "pretrial", "person": ["Ana Ruiz"]}),
    ("Ana Ruiz was confronted with formal charges of fraud in court.",
     "proceeding", {"stage": "charged", "person": ["Ana Ruiz"], "offence": "fraud"}),
    ("Lev Orin was jailed for theft in May. Prosecutors opened a second case in June.",
     "proceeding", {"stage": "charged", "person": ["Lev Orin"], "time": "2024-06"}),
    ("A court in Minsk decided to put Lev Orin, a laureate, in a penal colony for 10 years.",
     "proceeding", {"stage": "sentenced", "term": "P10Y", "realis": "asserted"}),
    ("The judges resolved to remand Marek Dolan in custody.",
     "proceeding", {"stage": "pretrial", "person": ["Marek Dolan"], "realis": "asserted"}),
    ("The journalist Ana Ruiz was given 12 years in a closed trial.",
     "proceeding", {"stage": "sentenced", "term": "P12Y"}),
    ("The municipal court in Lom handed Lev Orin 30 days' detention.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "term": "P30D"}),
    ("The court replaced the suspended sentence of Ana Ruiz with a real one.",
     "proceeding", {"stage": "sentenced", "person": ["Ana Ruiz"]}),
    ("The city court changed Lev Orin's measure of restraint to house arrest.",
     "release", {"mechanism": "house_arrest", "person": ["Lev Orin"]}),
    ("Lev Orin was jailed on Monday. His lawyers intend to lodge a complaint against the verdict.",
     "proceeding", {"stage": "appeal", "person": ["Lev Orin"], "realis": "planned"}),
    ("Lev Orin is on trial for theft. The court heard the request for a new term for Orin from prosecutor Marek Dolan on "
     "July 2.", "proceeding", {"stage": "sentence_sought", "person": ["Lev Orin"], "time": "2024-07-02"}),
    ("Lev Orin is on trial for theft. Orin maintains that he is being prosecuted for political reasons.",
     "position", {"stance": "denies", "holder": ["Lev Orin"]}),
    ("Lev Orin, who is known in Minsk as a foreign agent, was charged.",
     "designation", {"label": "foreign_agent", "person": ["Lev Orin"]}),
    ("Marek Dolan was picked up from his home by plainclothes men on Monday.",
     "proceeding", {"stage": "arrested", "person": ["Marek Dolan"]}),
    # --- behind a clause on somebody
    ("A prosecutor has asked a court to give an activist who is on hunger strike four years in prison.",
     "proceeding", {"stage": "sentence_sought", "person": ["activist who is on hunger strike"], "term": "P4Y"}),
    ("A court handed a man who had insulted the king four years in jail.",
     "proceeding", {"stage": "sentenced", "term": "P4Y", "person": ["man who had insulted the king"]}),
    ("A court in Lom has sentenced a man who ran a bakery to four years.",
     "proceeding", {"stage": "sentenced", "term": "P4Y", "person": ["man who ran a bakery"]}),
    ("Agents arrested a teacher who holds two passports on charges of espionage.",
     "proceeding", {"stage": "arrested", "offence": "espionage", "person": ["teacher who holds two passports"]}),
    ("The regional court sentenced a resident of Lom, 45-year-old Lev Orin, to six years for treason.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "term": "P6Y"}),
    ("Contrary to many hopes, Judge Syrin read out her verdict at noon: Nadia Toll and Vera Samm were convicted of theft "
     "and received two years in a penal colony.",
     "proceeding", {"stage": "sentenced", "person": ["Nadia Toll", "Vera Samm"], "term": "P2Y"}),
    ("On June 3 the court sentenced Lev Orin to ten years.", "proceeding", {"by": ["court"], "time": "2024-06-03"}),
    ("Police have nabbed a man who runs a phone shop for allegedly spying for a foreign power.",
     "proceeding", {"stage": "arrested", "offence": "spying for a foreign power"}),
    ("Investigators charged the director of the theatre, Vera Karp, with justifying terrorism.",
     "proceeding", {"stage": "charged", "person": ["Vera Karp"], "offence": "justifying terrorism"}),
    ("Lev Orin's term was increased by two years for disobeying the prison administration.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "offence": "disobeying the prison administration"}),
    # --- who they are
    ("Vera Karp was sentenced to 15 years. A second figure, Marek Dolan, got 18 years. The court found them guilty of "
     "plotting a coup.", "proceeding", {"stage": "convicted", "person": ["Vera Karp", "Marek Dolan"]}),
    ("Vera Karp was arrested in May. Police detained Marek Dolan in June. They are accused of spying.",
     "proceeding", {"stage": "accused", "person": ["Vera Karp", "Marek Dolan"], "offence": "spying"}),
    ("Prisoners are freed at times; among those let go in June was Lev Orin, a dissident and the husband of the exiled "
     "leader Vera Karp.", "relation", {"relation": "husband", "person": ["Lev Orin"], "to": ["Vera Karp"]}),
    ("He has freed prisoners; among those let go in June was Lev Orin, a leading dissident.",
     "release", {"person": ["Lev Orin"], "time": "2024-06"}),
    ("The woman was arrested for treason. The agency said she had been involved in funding a foreign army.",
     "proceeding", {"stage": "accused", "offence": "funding a foreign army"}),
    ("The court ruled to arrest Lev Orin in absentia in a case on the spreading of lies about the army.",
     "proceeding", {"stage": "wanted", "offence": "spreading of lies about the army"}),
    ("Lev Orin was jailed on Monday. His lawyers, Marek Dolan and Vera Karp, said they would appeal.",
     "relation", {"relation": "lawyer", "person": ["Marek Dolan", "Vera Karp"], "to": ["Lev Orin"]}),
    # --- swaps
    ("LOM/RECK — Minsk and Kyiv on Sunday finished swapping 1,000 prisoners apiece.",
     "exchange", {"side_a": ["Minsk"], "side_b": ["Kyiv"], "count_a": Count(1000, "=", "prisoners"),
                  "count_b": Count(1000, "=", "prisoners"), "time": "2024-07-28"}),
    ("On Friday each side freed 270 soldiers and 120 civilians, and on Saturday a swap of 30 soldiers for 40 followed.",
     "exchange", {"count_a": Count(30, "=", "soldiers"), "count_b": Count(40), "time": "2024-07-27"}),
    ("On Saturday an exchange of ten prisoners each followed.",
     "exchange", {"count_a": Count(10, "=", "prisoners"), "count_b": Count(10, "=", "prisoners")}),
    ("Minsk freed 52 political prisoners as Washington lifted part of its sanctions on the airline.",
     "release", {"inducements": "Washington lifted part of its sanctions on the airline"}),
    ("Minsk freed 14 prisoners in return for the lifting of sanctions on potash.",
     "release", {"inducements": "lifting of sanctions on potash"}),
    ("Washington lifted sanctions on the airline in exchange for the release of 14 prisoners.",
     "release", {"person": ["14 prisoners"], "inducements": "sanctions on the airline"}),
    ("That brings the number of released captives to 300.", "release", {"count": Count(300)}),
    # --- home and safe
    ("Lev Orin was abducted in May. Orin was reunited with his family on Saturday.",
     "release", {"person": ["Lev Orin"], "time": "2024-07-27"}),
    ("It took police three days to rescue the kidnapped nuns.",
     "release", {"mechanism": "rescue", "realis": "asserted"}),
    ("The children were abducted in May. It took a complicated rescue mission to save them.",
     "release", {"mechanism": "rescue", "person": ["children"]}),
    ("The freed hostages are being given medical care.", "wellbeing", {"state": "medical care"}),
    ("The kidnapped children are now out of danger.", "wellbeing", {"person": ["kidnapped children"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("A court in Minsk cleared Lev Orin in 2022. The lower court in March returned the same verdict.",
     "proceeding", {"stage": "convicted"}),
    ("Lev Orin was jailed in May. A new civil case was opened in June.", "proceeding", {"stage": "charged"}),
    ("Lev Orin was jailed in May. A new case on the fire was opened in June.", "proceeding", {"stage": "charged"}),
    ("Reporters confronted the minister Ana Ruiz with charges of favouritism.", "proceeding", {}),
    ("The government decided to release Ana Ruiz, who was arrested in May.", "release", {"realis": "asserted"}),
    ("The king gave a teacher who had spent six years in prison a medal.", "proceeding", {"stage": "sentenced"}),
    ("Police arrested a man who faces trial on charges of fraud.",
     "proceeding", {"stage": "arrested", "offence": "fraud"}),
    ("Vera Karp was jailed in May. Rebels freed Marek Dolan in June. They were arrested.",
     "proceeding", {"stage": "arrested", "person": ["Vera Karp", "Marek Dolan"]}),
    ("Lev Orin was arrested in May. The ministry said he was involved in talks on a swap.",
     "proceeding", {"stage": "accused"}),
    ("Lev Orin's term was increased by two years for disobeying the prison administration.",
     "proceeding", {"stage": "appeal"}),
    ("The board charged the manager Ana Ruiz with turning the club around.", "proceeding", {}),
    ("Lev Orin was jailed in May. The pair got 10 and 12 years respectively.", "proceeding", {"term": "P12Y"}),
    ("Police arrested Lev Orin, a teacher, and the brother of Vera Karp.",
     "relation", {"relation": "brother", "person": ["Lev Orin"]}),
    ("It would take a miracle to free the hostages.", "release", {"realis": "asserted"}),
    ("It takes years to free the hostages.", "release", {"realis": "asserted"}),
    ("A swap of 300 prisoners, 150 from each side, took place on Friday.",
     "exchange", {"count_a": Count(300, "=", "prisoners")}),
    ("The accused was freed on bail after he was slapped with sedition charges.", "wellbeing", {}),
    ("A court opened the trial of the editor Ana Ruiz on Monday behind closed doors.", "position", {}),
    ("Kyiv brought back 12 children who had been deported to Minsk.", "release", {"mechanism": "deportation"}),
    ("The court replaced the suspended sentence of Ana Ruiz with a real one.", "proceeding", {"stage": "deferred"}),
    ("Lev Orin was jailed on Monday. The band's lawyers, Mark Fein, Viola Volk and Ivo Lind, plan to file a complaint "
     "against the ruling.", "proceeding", {"person": ["Mark Fein", "Viola Volk", "Ivo Lind"]}),
    ("Lev Orin was freed in May and was reunited with his family.", "release", {"time": None, "mechanism": "rescue"}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)


def test_a_line_on_who_reports_is_on_what_stands_above() -> None:
    text = "Ana Ruiz was jailed in Lom. The local edition Brama wrote about this."
    found = annotated(text)
    (said,) = [s for s in found.statements if s.cue and text[s.cue.start : s.cue.end].startswith("wrote")]
    assert text[said.content[0].start : said.content[0].end] == "Ana Ruiz was jailed in Lom"
    assert said.source_kind == "other_outlet"


def test_what_is_said_within_a_relative_clause_is_that_clause() -> None:
    text = "The army freed ten men who, according to the ministry, had fled the front."
    (said,) = annotated(text).statements
    assert [text[c.start : c.end] for c in said.content] == ["had fled the front"]
