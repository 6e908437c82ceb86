"""Whose arrest, charge or term it was, where place, day, office or a second person stands between; and what is no case."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, says_nothing_of

pytestmark = pytest.mark.model

STEP = "proceeding"

SAYS: list[tuple[str, Told]] = [
    # --- behind a place, a day, a reason
    ("Prosecutors announced the arrest in the port of Lom of the former customs chief Marek Dolan.",
     {"stage": "arrested", "person": ["Marek Dolan"]}),
    ("The minister signed an order for the extradition to Malta of the film-maker Ana Ruiz.",
     {"stage": "extradition", "person": ["Ana Ruiz"]}),
    ("A court in the Kazakh capital on Friday sentenced the editor Lev Orin to seven years in prison.",
     {"stage": "sentenced", "person": ["Lev Orin"], "term": "P7Y", "time": "2024-07-26"}),
    ("The former minister, Lev Orin, is under house arrest awaiting trial on charges of bribery.",
     {"stage": "pretrial", "person": ["Lev Orin"]}),
    ("Among those on trial are the banker Lev Orin and the former judge Marek Dolan.",
     {"stage": "trial", "person": ["Lev Orin", "Marek Dolan"]}),
    # --- beside an office or another person
    ("Police arrested the head of the security agency, Lev Orin, on Sunday.",
     {"stage": "arrested", "person": ["Lev Orin"], "by": ["Police"]}),
    ("The authorities remanded the mayor of the country's biggest city, Lev Orin, in custody.",
     {"stage": "pretrial", "person": ["Lev Orin"]}),
    ("Two sailors were charged in May. One of them, Marek Dolan, was sentenced to four years.",
     {"stage": "sentenced", "person": ["Marek Dolan"], "term": "P4Y"}),
    ("Police have arrested the deputy Lev Orin and two of his aides.",
     {"stage": "arrested", "person": ["Lev Orin", "two of his aides"]}),
    ("He will be charged next week, said the lawyer for Lev Orin, a union leader detained in Lom on Sunday.",
     {"stage": "arrested", "person": ["Lev Orin"], "time": "2024-07-28"}),
    ("The king pardoned 215 convicts to mark a feast, including the historian Lev Orin.",
     {"stage": "pardoned", "person": ["215 convicts", "Lev Orin"]}),
    ("Security forces rounded up at least 40 members of the party overnight, among them its deputy leader, Lev Orin.",
     {"stage": "arrested", "person": ["40 members of the party", "Lev Orin"], "by": ["Security forces"]}),
    ("The governor pardoned 84 inmates, among them the novelist Lev Orin, jailed for sedition in 2022.",
     {"stage": "pardoned", "person": ["84 inmates", "Lev Orin"]}),
    ("A charge of insulting the king was brought against Thanawat Srisai on Thursday.",
     {"stage": "charged", "person": ["Thanawat Srisai"], "offence": "insulting the king"}),
    ("LOM - An appeals court on Monday upheld the nine-year sentence of the American reporter Lev Orin, rejecting arguments "
     "by his lawyers.", {"stage": "appeal", "person": ["Lev Orin"], "term": "P9Y"}),
    ("Two South Koreans and a Chinese national were indicted on Tuesday on charges of leaking secrets.",
     {"stage": "charged", "person": ["Two South Koreans", "Chinese national"], "offence": "leaking secrets"}),
    ("Lev Orin and his wife, Ana, who were arrested in Lom in May and charged with espionage, are in jail.",
     {"stage": "charged", "person": ["Lev Orin", "Ana"], "offence": "espionage"}),
    # --- the term
    ("Four men were sentenced to death and two others to 20 years of hard labour.",
     {"stage": "sentenced", "person": ["Four men"], "term": "death"}),
    ("Two activists, Lev Orin and Ana Ruiz, were sentenced to 18 and 14 years respectively in a closed trial.",
     {"stage": "sentenced", "person": ["Ana Ruiz"], "term": "P14Y"}),
    ("Lev Orin was sentenced to three years and nine months for theft.",
     {"stage": "sentenced", "term": "P3Y9M", "offence": "theft"}),
    ("Lev Orin was sentenced in June to six and a half years for espionage.",
     {"stage": "sentenced", "term": "P6Y6M", "offence": "espionage"}),
    ("Lev Orin's driver, Marek Dolan, received 12 years after pleading guilty to manslaughter.",
     {"stage": "sentenced", "person": ["Marek Dolan"], "term": "P12Y"}),
    ("A court in Lom gave 13 years to the sailor Lev Orin.", {"stage": "sentenced", "person": ["Lev Orin"], "term": "P13Y"}),
    ("Two men were convicted in May. Lev Orin escaped with a suspended sentence of two years.",
     {"stage": "sentenced", "person": ["Lev Orin"]}),
    ("Prosecutors asked the court to jail the former general Lev Orin for life.",
     {"stage": "sentence_sought", "person": ["Lev Orin"], "term": "life"}),
    # --- the offence, no more and no less
    ("Seven men have been charged with organising mass riots, a crime that carries up to eight years in prison.",
     {"stage": "charged", "offence": "organising mass riots"}),
    ("Officials have charged Ana Ruiz with conspiring to seize power and creating an extremist group.",
     {"stage": "charged", "offence": "conspiring to seize power; creating an extremist group"}),
    ("A prosecutor in Lom brought charges of conspiracy against Marek Dolan on Saturday.",
     {"stage": "charged", "person": ["Marek Dolan"], "offence": "conspiracy"}),
    ("Lev Orin was charged last week with colluding with foreign forces under the security law.",
     {"stage": "charged", "offence": "colluding with foreign forces"}),
    ("The court found Ana Ruiz, a 62-year-old doctor, guilty of spreading false information.",
     {"stage": "convicted", "person": ["Ana Ruiz"], "offence": "spreading false information"}),
    ("If convicted of espionage, Lev Orin could be jailed for up to 15 years.",
     {"stage": "exposure", "person": ["Lev Orin"], "offence": "espionage"}),
    # --- the stage
    ("Ana Ruiz was jailed pending trial in August on a charge of inciting hatred.",
     {"stage": "pretrial", "person": ["Ana Ruiz"], "offence": "inciting hatred"}),
    ("Prosecutors in Lom have launched an investigation into the singer Ana Ruiz over remarks on schools.",
     {"stage": "pretrial", "person": ["Ana Ruiz"]}),
    ("Spain extradited Lev Orin to Malta on Monday to face fraud charges.",
     {"stage": "charged", "person": ["Lev Orin"], "offence": "fraud", "realis": "asserted"}),
    ("The indictment accuses Lev Orin of leading an armed group.", {"stage": "charged", "person": ["Lev Orin"]}),
    ("The three sailors entered pleas of not guilty to piracy.",
     {"stage": "plea_not_guilty", "person": ["three sailors"], "offence": "piracy"}),
    ("Lev Orin made an initial appearance before a magistrate on Monday.",
     {"stage": "trial", "person": ["Lev Orin"], "time": "2024-07-29"}),
    ("Lev Orin was taken from his car in Lom by agents of the security service in May.",
     {"stage": "arrested", "person": ["Lev Orin"], "time": "2024-05"}),
    ("Bail was set at 9,000 euros for the pastor Lev Orin.", {"stage": "pretrial", "person": ["Lev Orin"]}),
    ("Lev Orin was acquitted of terrorism in 2013 but rearrested four years later.",
     {"stage": "arrested", "person": ["Lev Orin"]}),
    ("The ministry offered a reward for information leading to the arrest of Lev Orin.",
     {"stage": "wanted", "person": ["Lev Orin"]}),
    ("Prosecutors dropped a criminal investigation into Lev Orin on Friday.",
     {"stage": "dismissed", "person": ["Lev Orin"]}),
    ("Iraq's top court on Sunday quashed the death sentence passed in 2021 on the engineer Lev Orin.",
     {"stage": "appeal", "person": ["Lev Orin"]}),
    ("Marek Dolan was detained on June 6. A judge ruled that he should stay in custody.",
     {"stage": "arrested", "person": ["Marek Dolan"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Marek Dolan was detained on June 6. A judge ruled that he should stay in custody.",
     "detention", {"person": ["judge"]}),
    ("Lev Orin was arrested in May. Police released Orin on Saturday, two days after a court granted him bail.",
     "exchange", {}),
    ("The ministry offered a reward for information leading to the arrest of Lev Orin.", STEP, {"stage": "arrested"}),
    ("Lev Orin was arrested in May. His family offered a reward for the safe return of Ana Ruiz.",
     STEP, {"stage": "wanted"}),
    ("Lev Orin, who was arrested in May, is awaiting trial.", STEP, {"stage": "trial"}),
    ("Officials were not allowed to see Lev Orin before the trial. Orin was arrested in May.", STEP, {"stage": "trial"}),
    ("The governor pardoned 84 inmates, among them the novelist Lev Orin, jailed for sedition in 2022.",
     "detention", {"person": ["governor"]}),
    ("Police have arrested Lev Orin and two aides, accusing them of theft.", STEP, {"stage": "accused", "person": ["Police"]}),
    ("Lev Orin was detained on a restaurant terrace in Lom on Monday.", STEP, {"offence": "restaurant terrace in Lom"}),
    ("Lev Orin was placed under house arrest on Tuesday, a day after police searched his flat.", STEP, {"stage": "wanted"}),
    ("Judge Vera Holt dismissed all charges against Lev Orin.", "position", {"stance": "denies"}),
    ("A jury returned guilty verdicts against Lev Orin on eight of 11 counts.", STEP, {"stage": "charged"}),
    ("The king has reduced to three years the sentence of Lev Orin.", STEP, {"stage": "appeal"}),
    ("Lev Orin was arrested in May. He was released from hospital only on Monday.", "condition", {}),
    # --- no case at all
    ("King Harald was captured at the battle of Lund in 1134 and held in a tower for seven years. His brother Olaf was tried "
     "for treason and sentenced to death.", STEP, {}),
    ("The runner Ana Ruiz, who was found guilty of doping by the federation, has been banned.", STEP, {}),
    ("The league suspended the sprinter Ana Ruiz after finding her guilty of missing three tests.", STEP, {}),
    ("The senator, Lev Orin, faces a tough trial in the November election.", STEP, {}),
    ("“I was sentenced to lose today,” the champion Ana Ruiz said after the match.", STEP, {}),
    ("The two sides, led by Lev Orin and Ana Ruiz, will appear before a labour tribunal on Thursday.", STEP, {}),
    ("The court accepted an indictment seeking a nine-year sentence for Lev Orin.", "position", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), SAYS)
def test_it_is_told(text: str, roles: Told) -> None:
    assert_says(text, STEP, roles)


test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)
