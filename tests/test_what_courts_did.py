"""What courts and police did to whom, told by participles, lists, nouns with `of`, lawyers and decrees."""

from __future__ import annotations

import pytest

from backchannel.claims import make_claims
from tests.readings import Told, annotated, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

STEP = "proceeding"

SAYS: list[tuple[str, Told]] = [
    # --- sentences that open with a participle
    ("Sentenced to death in 2017 for alleged cooperation with rebels, the physician Lev Orin remains in a prison in Lom.",
     {"stage": "sentenced", "person": ["Lev Orin"], "term": "death", "time": "2017"}),
    ("Re-arrested three weeks after his release, the blogger Lev Orin now faces new charges of financing extremism.",
     {"stage": "arrested", "person": ["Lev Orin"]}),
    ("Ana Ruiz was re-arrested on Sunday outside the prison gates, minutes after she had been set free.",
     {"stage": "arrested", "person": ["Ana Ruiz"], "time": "2024-07-28"}),
    ("The reporter, picked up by border guards in June while trying to cross the border, was identified by her employer "
     "as Ana Ruiz.", {"stage": "arrested", "person": ["Ana Ruiz"], "time": "2024-06"}),
    # --- what goes with what
    ("Lev Orin was acquitted of espionage but convicted of theft.",
     {"stage": "convicted", "person": ["Lev Orin"], "offence": "theft"}),
    ("Lev Orin was acquitted of espionage but convicted of a lesser offence.",
     {"stage": "acquitted", "person": ["Lev Orin"], "offence": "espionage"}),
    ("A court on Tuesday handed Marek Dolan, an Australian writer, a death sentence with a two-year reprieve.",
     {"stage": "sentenced", "person": ["Marek Dolan"], "term": "death"}),
    ("A judge on Monday gave Ana Ruiz, who was not present in court, six years and a fine.",
     {"stage": "sentenced", "person": ["Ana Ruiz"], "term": "P6Y"}),
    ("A court in Lom found the economist Lev Orin and three others guilty of theft on Thursday.",
     {"stage": "convicted", "person": ["Lev Orin", "three others"], "offence": "theft"}),
    ("The charges against Ana Ruiz, which include inciting hatred, were made public on Monday.",
     {"stage": "charged", "person": ["Ana Ruiz"], "offence": "inciting hatred"}),
    ("Agents arrested Lev Orin, a reporter for a weekly, at a cafe in Lom on Monday on suspicion of passing secrets.",
     {"stage": "arrested", "person": ["Lev Orin"], "offence": "passing secrets"}),
    ("The conviction of Lev Orin on spying charges was condemned by his employer as a disgrace.",
     {"stage": "convicted", "person": ["Lev Orin"], "offence": "spying"}),
    ("The conviction and sentencing of Ana Ruiz have been denounced as a travesty.",
     {"stage": "convicted", "person": ["Ana Ruiz"]}),
    ("A court began hearing the case of Ana Ruiz, a journalist accused of treason, behind closed doors on Monday.",
     {"stage": "trial", "person": ["Ana Ruiz"], "time": "2024-07-29"}),
    ("Minsk accuses Ana Ruiz, who was jailed in May, of having run a network of couriers.",
     {"stage": "accused", "person": ["Ana Ruiz"], "by": ["Minsk"], "offence": "having run a network of couriers"}),
    ("A federal grand jury returned an indictment against Marek Dolan on Tuesday, accusing him of smuggling rifles.",
     {"stage": "charged", "person": ["Marek Dolan"], "offence": "smuggling rifles", "time": "2024-07-30"}),
    ("Officials said Orin had been out on bail and was taken back into custody.",
     {"stage": "arrested", "person": ["Orin"]}),
    ("State prosecutors have asked for Ana Ruiz to be jailed for 15 years.",
     {"stage": "sentence_sought", "person": ["Ana Ruiz"], "term": "P15Y"}),
    # --- several people
    ("Judge Maria Holt handed down sentences of ten, nine and seven years to Lev Orin, Ana Ruiz and Marek Dolan "
     "respectively.", {"stage": "sentenced", "person": ["Ana Ruiz"], "term": "P9Y"}),
    ("The defendants, Lev Orin and Ana Ruiz, were sentenced to 10 and nine years respectively.",
     {"stage": "sentenced", "person": ["Lev Orin"], "term": "P10Y"}),
    ("Lev Orin, Ana Ruiz and Marek Dolan were sentenced to 10, nine and seven years in prison.",
     {"stage": "sentenced", "person": ["Marek Dolan"], "term": "P7Y"}),
    ("Lev Orin and Ana Ruiz were sentenced to two years and six months in prison.",
     {"stage": "sentenced", "person": ["Lev Orin", "Ana Ruiz"], "term": "P2Y6M"}),
    ("Ana Ruiz was arrested with her husband, Marek Dolan, when they arrived in May 2022.",
     {"stage": "arrested", "person": ["Ana Ruiz", "Marek Dolan"], "time": "2022-05"}),
    ("Three of the activists have been charged with terrorism. They were identified as Lev Orin, Ana Ruiz and Marek Dolan.",
     {"stage": "charged", "person": ["Lev Orin", "Ana Ruiz", "Marek Dolan"]}),
    ("Marek Dolan and Lev Orin, an engineer, had been given terms of between seven and 10 years.",
     {"stage": "sentenced", "person": ["Marek Dolan", "Lev Orin"]}),
    ("Lev Orin was serving a 16-year sentence. Orin's wife, also convicted in the case, was transferred to Russia.",
     {"stage": "convicted"}),
    # --- whether it came about
    ("Under a deal with prosecutors, Ana Ruiz is expected to plead guilty to a lesser charge next week.",
     {"stage": "plea_guilty", "person": ["Ana Ruiz"], "realis": "planned"}),
    ("Ana Ruiz pleaded guilty to theft on Monday.", {"stage": "plea_guilty", "realis": "asserted"}),
    ("Ana Ruiz's sentencing is scheduled for 20 September.",
     {"stage": "sentenced", "person": ["Ana Ruiz"], "realis": "planned"}),
    ("The court will announce its sentence for Lev Orin on 9 August.",
     {"stage": "sentenced", "person": ["Lev Orin"], "realis": "planned", "time": "2024-08-09"}),
    # --- terms
    ("If found guilty, Lev Orin faces between 12 and 20 years behind bars.",
     {"stage": "exposure", "person": ["Lev Orin"], "term": "P20Y"}),
    ("Lev Orin, who was convicted in 2012, is doing 25 years in a prison in Ohio for smuggling.",
     {"stage": "serving", "person": ["Lev Orin"], "term": "P25Y"}),
    ("Lev Orin was arrested in May. Treason is punishable by up to life in prison.",
     {"stage": "exposure", "term": "life"}),
    # --- appeals
    ("An appeals court on Tuesday left unchanged the 10-year sentence of Ana Ruiz.",
     {"stage": "appeal", "person": ["Ana Ruiz"], "time": "2024-07-30"}),
    ("The Supreme Court rejected an appeal lodged by Lev Orin's family against his death sentence.",
     {"stage": "appeal", "person": ["Lev Orin"]}),
    ("Lev Orin was jailed in May. Lawyers for Orin said they would appeal against the ruling.",
     {"stage": "appeal", "person": ["Lev Orin"], "realis": "planned"}),
    ("Karim Haddo was arrested in May. Haddo's lawyer, Omid Farr, said his client would appeal.",
     {"stage": "appeal", "person": ["Karim Haddo"], "realis": "planned"}),
    ("Karim Haddo was arrested in May. Omid Farr, a lawyer for Haddo, said his client had pleaded not guilty.",
     {"stage": "plea_not_guilty", "person": ["Karim Haddo"]}),
    ("Karim Haddo was freed in January after the president commuted the remainder of his 20-year sentence.",
     {"stage": "commuted", "person": ["Karim Haddo"]}),
    # --- when
    ("President Adan Koll signed a decree pardoning Lev Orin and 14 other inmates on Friday.",
     {"stage": "pardoned", "time": "2024-07-26"}),
    ("Agents stormed the flat of Ana Ruiz before dawn on Thursday and arrested her on charges of fraud.",
     {"stage": "arrested", "person": ["Ana Ruiz"], "time": "2024-08-01"}),
    ("Ana Ruiz, who was first detained in 2018 and again in 2022, is in prison.",
     {"stage": "arrested", "person": ["Ana Ruiz"], "time": "2022"}),
    ("A military court tried Karim Haddo behind closed doors in April.",
     {"stage": "trial", "person": ["Karim Haddo"], "time": "2024-04"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, Told]] = [
    ("The envoy, Lev Orin, held talks with the minister on the trial of a Briton charged with spying.",
     {"stage": "trial", "person": ["Lev Orin"]}),
    ("The reporter Ana Ruiz was in court to cover the trial of the general, who was arrested in May.",
     {"stage": "trial", "person": ["Ana Ruiz"]}),
    ("Lev Orin was arrested in May. Orin's lawyers have 15 days to appeal.", {"stage": "appeal"}),
    ("Lev Orin and two others were sentenced to 10, nine and seven years in prison.", {"term": "P10Y"}),
    ("Lev Orin and Ana Ruiz were sentenced to between six and ten years in jail.", {"term": "P10Y"}),
    ("A court handed Marek Dolan a death sentence with a two-year reprieve.", {"term": "P2Y"}),
    ("Two men were jailed in May. The minister accused Lev Orin of playing with fire.", {"stage": "accused"}),
    ("Ana Ruiz was charged with fraud in May. Ruiz may plead guilty next week.",
     {"stage": "plea_guilty", "realis": "asserted"}),
    ("Omid Farr, a lawyer, was arrested in May. Farr said his client would appeal.", {"stage": "appeal"}),
    ("The lawyer Jonas Weil defended three men sentenced to death in May.",
     {"stage": "sentenced", "person": ["Jonas Weil"]}),
    ("The captain stormed the hill on Friday and arrested the mutineer Lev Orin in May.", {"time": "2024-07-26"}),
    ("Lev Orin was released with the help of Ana Ruiz.", {"person": ["Lev Orin", "Ana Ruiz"]}),
    ("Lev Orin was arrested in May. His friend Karl Venn spent the rest of the year abroad.",
     {"stage": "exposure"}),
    ("Norway could hand Lev Orin over to France under an extradition treaty.",
     {"stage": "extradition", "realis": "asserted"}),
    ("The talks with Minsk, a city accused of nothing, in May led to the release of Lev Orin.",
     {"stage": "accused"}),
]  # fmt: skip


DENIED = [
    "Neither Ana Ruiz nor Lev Orin has been charged, according to the embassy.",
    "Marek Dolan has yet to be charged with any offence, his lawyer said.",
    "Neither Karim Haddo nor Jonas Weil was convicted of any crime.",
]


@pytest.mark.parametrize("text", DENIED)
def test_it_is_denied(text: str) -> None:
    claims = make_claims(annotated(text))
    assert [c.polarity for c in claims if c.type == STEP] == ["negative"]


@pytest.mark.parametrize(("text", "roles"), SAYS)
def test_it_is_told(text: str, roles: Told) -> None:
    assert_says(text, STEP, roles)


@pytest.mark.parametrize(("text", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_told(text: str, roles: Told) -> None:
    assert_says_nothing_of(text, STEP, roles)
