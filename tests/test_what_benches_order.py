"""What courts bar, require, put off and are asked for, and who it is about, in the words of papers the world over."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- whom courts keep from being arrested
    ("The High Court on Monday barred police from arresting the editor Marek Dolan.",
     "proceeding", {"stage": "arrested", "person": ["Marek Dolan"], "realis": "asserted"}),
    ("Police may not arrest two journalists of the Lom Times, the High Court has ordered.",
     "proceeding", {"stage": "arrested", "person": ["two journalists of the Lom Times"]}),
    ("Marek Dolan was arrested in May. Dolan went to court on Thursday to stop the commission from charging him.",
     "appeal", {"by": ["Marek Dolan"], "time": "2024-08-01"}),
    ("The two editors, who were arrested in May, moved the High Court to quash the charges against them.",
     "appeal", {"by": ["two editors"]}),
    ("Marek Dolan was jailed in May. His lawyers will go to the High Court today to challenge the charge.",
     "appeal", {"by": ["His lawyers"], "realis": "planned", "time": "2024-08-01"}),
    ("Marek Dolan is on trial. Omar Rint, his lawyer, urged it to refer the issue to the High Court.",
     "appeal", {"by": ["Omar Rint"]}),
    # --- bail and its terms
    ("The Karst High Court on Friday gave KP-N leader Marek Dolan protective bail for seven days.",
     "release", {"mechanism": "bail", "person": ["Marek Dolan"]}),
    ("Marek Dolan was granted bail. The magistrate ordered him to deposit his passport with the registry.",
     "condition", {"person": ["Marek Dolan"], "set_by": ["magistrate"]}),
    ("Marek Dolan was freed on bail. He was directed to report to the police every Friday.", "condition",
     {"person": ["Marek Dolan"]}),
    ("Ana Ruiz was convicted in May. Her bail of 2,000 euros was extended.",
     "release", {"mechanism": "bail", "person": ["Ana Ruiz"]}),
    ("Marek Dolan was charged in May. He was admitted to bail in the sum of N5 million with one surety.",
     "release", {"mechanism": "bail", "person": ["Marek Dolan"]}),
    # --- what is put off, heard, turned away
    ("Marek Dolan is on trial for fraud. The judge reserved judgment until 14 March.",
     "proceeding", {"stage": "deferred", "person": ["Marek Dolan"]}),
    ("Ana Ruiz was convicted in May. A stay was granted until her appeal is disposed of.",
     "proceeding", {"stage": "deferred", "person": ["Ana Ruiz"]}),
    ("The court stayed the sentence of Ana Ruiz pending her appeal.",
     "proceeding", {"stage": "deferred", "person": ["Ana Ruiz"]}),
    ("The appeal of Ana Ruiz against her conviction has been set for June 2025.",
     "proceeding", {"stage": "appeal", "person": ["Ana Ruiz"], "time": "2025-06", "realis": "planned"}),
    ("The anti-graft court threw out Marek Dolan's motion to reconsider the ruling.",
     "proceeding", {"stage": "appeal", "person": ["Marek Dolan"]}),
    ("Marek Dolan was acquitted in May. The Crown has appealed against the decision.",
     "proceeding", {"stage": "appeal", "by": ["Crown"], "person": ["Marek Dolan"]}),
    ("Marek Dolan was jailed in May. He may still turn to the supreme court.",
     "proceeding", {"stage": "appeal", "person": ["Marek Dolan"], "realis": "possible"}),
    ("Marek Dolan was charged in May. The matter resumed yesterday before Chief Magistrate Ilse Marn.",
     "proceeding", {"stage": "trial", "person": ["Marek Dolan"], "time": "2024-07-31"}),
    ("The extradition proceedings brought against Marek Dolan resumed on Monday.",
     "proceeding", {"stage": "extradition", "person": ["Marek Dolan"], "time": "2024-07-29"}),
    ("Marek Dolan was arrested in May. The court has no jurisdiction to try him, his lawyers argued.",
     "position", {"stance": "rejects", "holder": ["his lawyers"]}),
    # --- remands
    ("The bureau obtained from a court in Lom a 13-day physical remand of former minister Marek Dolan.",
     "proceeding", {"stage": "pretrial", "person": ["Marek Dolan"], "term": "P13D", "by": ["bureau"]}),
    ("A judge ordered nine months of preventive detention against former president Lev Orin.",
     "proceeding", {"stage": "pretrial", "person": ["Lev Orin"], "term": "P9M"}),
    ("Marek Dolan has an order of preventive prison since October 11.",
     "proceeding", {"stage": "pretrial", "person": ["Marek Dolan"]}),
    ("A Suva man, Lev Orin, has been remanded in custody and will reappear in court on 9 August.",
     "proceeding", {"stage": "pretrial", "person": ["Lev Orin"], "time": None}),
    # --- notices and warrants
    ("A red notice of Interpol has hung over Marek Dolan since 12 November.",
     "proceeding", {"stage": "wanted", "person": ["Marek Dolan"], "time": "2023-11-12/.."}),
    ("A court gave Marek Dolan bail on Friday, a day after the chairman, Lev Orin, signed warrants for his arrest.",
     "proceeding", {"stage": "wanted", "person": ["Marek Dolan"]}),
    ("Lev Orin is wanted in Malta for fraud. The capture, made in Spain two days ago, was confirmed by Interpol.",
     "proceeding", {"stage": "arrested", "person": ["Lev Orin"], "time": "2024-07-30"}),
    # --- terms and offences
    ("The court sentenced Marek Dolan to six to 10 years of imprisonment.",
     "proceeding", {"stage": "sentenced", "person": ["Marek Dolan"], "term": "P10Y"}),
    ("The court sentenced the blogger Ana Ruiz in absentia to seven years with hard labour and fined her KD5,000.",
     "proceeding", {"stage": "sentenced", "person": ["Ana Ruiz"], "term": "P7Y"}),
    ("Marek Dolan would be liable to a total of 30 years behind bars.",
     "proceeding", {"stage": "exposure", "term": "P30Y"}),
    ("Marek Dolan was convicted on drug charges, for which he got eight years' jail.",
     "proceeding", {"stage": "sentenced", "term": "P8Y"}),
    ("Ana Ruiz was found guilty of all three graft charges connected with a solar project.",
     "proceeding", {"stage": "convicted", "offence": "graft"}),
    ("Marek Dolan said his conviction in Spain on drug charges was wrong.",
     "proceeding", {"stage": "convicted", "offence": "drug charges"}),
    ("The court upheld a December 2019 ruling that found Marek Dolan guilty of graft.",
     "proceeding", {"stage": "convicted", "person": ["Marek Dolan"], "time": "2019-12"}),
    ("Ana Ruiz was discharged for want of evidence.", "proceeding", {"stage": "dismissed", "person": ["Ana Ruiz"]}),
    # --- who it is about
    ("The police have opened a case against Vera Karp, daughter of the former governor of this province Lev Karp.",
     "relation", {"relation": "daughter", "to": ["Lev Karp"]}),
    ("Former prime minister Marek Dolan was arrested in May. The former premier told the court that he was innocent.",
     "position", {"stance": "denies", "holder": ["Marek Dolan"]}),
    ("Marek Dolan was arrested in May. Advocate Ivan Kos, who appeared as his counsel, asked for bail.",
     "relation", {"person": ["Ivan Kos"], "to": ["Marek Dolan"]}),
    ("Marek Dolan was jailed in May. Dolan appeared along with former Lom State Oil managing director Omar Rint, for whom "
     "arrest warrants were also issued.", "proceeding", {"stage": "wanted", "person": ["Omar Rint"]}),
    ("Marek Dolan was arrested in May. Ivan Kos, a lawyer for Dolan, said the case was weak and asked for bail.",
     "appeal", {"by": ["Ivan Kos"]}),
    # --- what is said against a case
    ("Marek Dolan was arrested in May. His lawyer said that his client did not steal a cent.",
     "position", {"stance": "denies", "holder": ["His lawyer"]}),
    ("Marek Dolan was arrested in May. Dolan said the bureau had no need to conduct raids.",
     "position", {"stance": "criticises", "holder": ["Marek Dolan"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("A court gave Marek Dolan bail on Friday, a day after the chairman, Lev Orin, signed warrants for his arrest.",
     "proceeding", {"stage": "wanted", "person": ["Lev Orin"]}),
    ("A court gave Marek Dolan bail on Friday, a day after he was arrested.", "proceeding", {"stage": "sentenced"}),
    ("Ana Ruiz and Lev Orin were sentenced to between six and ten years.", "proceeding", {"term": "P10Y"}),
    ("The judge lifted the house arrest of Ana Ruiz.", "detention", {"person": ["judge"]}),
    ("Lev Orin, arrested in May, was slapped with a 12-year jail term for theft.", "wellbeing", {}),
    ("The prosecutor requested 18 months of preventive prison against Lev Orin.",
     "proceeding", {"stage": "sentence_sought"}),
    ("Marek Dolan was arraigned before Justice Omar Rint on a charge of theft.", "proceeding", {"by": ["Omar Rint"]}),
    ("Marek Dolan was arrested in May. Advocate Ivan Kos, who appeared as his counsel, asked for bail.",
     "relation", {"to": ["Ivan Kos"]}),
    ("An activist who criticised the emir of Kuwait was deported in May. The activist had been jailed for five years.",
     "position", {"stance": "criticises"}),
    ("Marek Dolan was arrested in May. The bishop said the remarks taint the presumption that he is innocent.",
     "position", {"stance": "denies"}),
    ("The judge reserved a table for the members of the court.", "proceeding", {"stage": "deferred"}),
    ("Ana Ruiz was discharged from hospital on Monday by the court's doctor.", "proceeding", {"stage": "dismissed"}),
    ("The tourists went to the court to see the mosaics, and nobody stopped them.", "appeal", {}),
    ("Lev Orin, jailed in May, was told by the doctor to stay in bed and provide a sample.", "condition", {}),
    ("The company is liable to a fine of two million.", "proceeding", {"stage": "exposure"}),
]  # fmt: skip


test_what_a_bench_does_is_read = says(SAYS)
test_what_a_bench_does_not_is_not_read = says_nothing_of(SAYS_NOTHING_OF)


SPEAKERS = [
    ("His sentence cannot be enforced, the Court of Appeal has held.", ["Court of Appeal"]),
    ("Attorneys Omar Rint, Ilse Marn and Lev Orin argued that the court could not hear it.",
     ["Omar Rint", "Ilse Marn", "Lev Orin"]),
    ("Lev Orin was charged with stealing two cars from a garage.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_who_says_it_is_read(text: str, speakers: list[str] | None) -> None:
    found = annotated(text)
    names = {e.id: e.name for e in found.entities}
    told = [s.speaker for s in found.statements if s.speaker is not None]
    said = [[names[e] for e in (one if isinstance(one, tuple) else (one,))] for one in told]
    assert (speakers in said) if speakers else not said, said
