"""What states, courts and ministries are said to do with people in their hands, and who is said to say it."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- how many
    ("No fewer than 40 hostages were freed in Gaza on Monday, the group said.",
     "release", {"person": ["40 hostages"], "time": "2024-07-29", "realis": "asserted"}),
    ("Not less than 30 detainees have been released from Kirikiri prison, police said.",
     "release", {"person": ["30 detainees"]}),
    ("Police arrested no fewer than 17 protesters in Lagos on Friday.",
     "proceeding", {"stage": "arrested", "person": ["17 protesters in Lagos"]}),
    ("The group had confirmed just 60 releases of political prisoners since 3 May, among them at least five Spaniards.",
     "release", {"person": ["five Spaniards"], "time": "2024-05-03/.."}),
    # --- who was among them
    ("Sixty prisoners were freed on Friday, including the poet Ana Ruiz and Lev Orin.",
     "release", {"person": ["Ana Ruiz", "Lev Orin"], "time": "2024-07-26"}),
    ("Sixty prisoners were freed on Friday, among them the poet Ana Ruiz and at least five Spaniards.",
     "release", {"person": ["Ana Ruiz"]}),
    ("The couple Ana and Lev Orin are free after eight months in captivity.",
     "release", {"person": ["Ana Orin", "Lev Orin"]}),
    # --- what a court gave
    ("A ten-year sentence was handed to Lev Orin, a teacher convicted of spying.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "term": "P10Y"}),
    ("A prison term has been handed to a Canadian convicted of spying, the judiciary said.",
     "proceeding", {"stage": "sentenced", "person": ["Canadian convicted of spying"]}),
    ("A dual national jailed in Iran was freed on Friday.",
     "release", {"person": ["dual national jailed in Iran"]}),
    ("Military courts had condemned the teachers to long terms of imprisonment.",
     "proceeding", {"stage": "sentenced", "person": ["teachers"]}),
    ("The women were jailed in May. The court granted the women temporary release on Monday.",
     "release", {"person": ["women"], "time": "2024-07-29"}),
    ("Lev Orin was jailed in May. Provisional release was granted to Orin on Monday.",
     "release", {"person": ["Lev Orin"]}),
    ("Lev Orin is under investigation for endangering national security.",
     "proceeding", {"stage": "pretrial", "offence": "endangering national security"}),
    ("The supreme court commuted the death sentence of Lev Orin to life imprisonment on Wednesday.",
     "proceeding", {"stage": "commuted", "person": ["Lev Orin"], "term": "life"}),
    ("The charges against Ana Ruiz include fraud and money laundering.",
     "proceeding", {"stage": "charged", "offence": "fraud; money laundering"}),
    ("Police charged a teacher with the abduction of two nurses on Monday.",
     "proceeding", {"stage": "charged", "offence": "abduction of two nurses"}),
    ("A Mexican judge ordered that Lev Orin, arrested on 3 July, stand trial on charges of organised crime.",
     "proceeding", {"stage": "trial", "person": ["Lev Orin"]}),
    ("Lev Orin was jailed. In total it was more than 500 prisoners who would be let go, the government said.",
     "release", {"realis": "planned"}),
    # --- who it was
    ("Lev Orin was jailed. The documentary maker had been arrested after he filmed a protest.",
     "proceeding", {"stage": "arrested", "person": ["documentary maker"]}),
    ("Iran jailed a Canadian for spying. The convict had been out on bail.",
     "release", {"mechanism": "bail", "person": ["Canadian"]}),
    ("The couple, both British nationals, were moved to Evin prison in January, their son said.",
     "movement", {"person": ["couple"]}),
    ("The Britons were jailed in May. Arrested together with them were an American friend, Ana Ruiz, and a driver.",
     "proceeding", {"stage": "arrested", "person": ["Ana Ruiz", "driver"]}),
    ("Lev Orin was picked up by plain-clothes men in Harare on Tuesday.",
     "proceeding", {"stage": "arrested", "person": ["Lev Orin"], "time": "2024-07-30"}),
    ("Lev Orin was kidnapped in May and has not been seen since.",
     "detention", {"form": "missing", "person": ["Lev Orin"]}),
    # --- when
    ("Shortly after the coup of February 2020, Ana Ruiz was arrested.",
     "proceeding", {"stage": "arrested", "time": "2020-02~"}),
    ("Days after the elections of May 2019, Ana Ruiz was detained by police.",
     "proceeding", {"stage": "arrested", "time": "2019-05~"}),
    # --- what is said of them
    ("Lev Orin was arrested in May. The ministry said that Orin had violated immigration rules.",
     "proceeding", {"stage": "accused", "person": ["Lev Orin"], "realis": "alleged"}),
    ("Officials drew no link between the arrest of Lev Orin and the detention of Ana Ruiz.",
     "position", {"stance": "denies_linkage", "holder": ["Officials"]}),
    ("The minister made a connection between the detention of Lev Orin and the arrest of Ana Ruiz.",
     "position", {"stance": "claims_linkage", "holder": ["minister"]}),
    ("Lev Orin was jailed in May. The government denies that any abuse occurred.",
     "position", {"stance": "denies", "holder": ["government"]}),
    ("The minister said that 600 prisoners had been released, a figure which the group disputes as inflated.",
     "position", {"stance": "denies", "holder": ["group"]}),
    ("Lev Orin was arrested in May. The committee said the charges against him were linked to his reporting.",
     "position", {"stance": "criticises", "holder": ["committee"]}),
    ("Lev Orin was jailed in May. The government of Norway expected the judiciary to respect his rights.",
     "position", {"stance": "demands", "holder": ["government of Norway"]}),
    ("The women, on trial in Lom, described this treatment to the three judges on Monday.",
     "proceeding", {"stage": "testimony", "person": ["women"], "time": "2024-07-29"}),
    # --- where they are, and who saw them
    ("Two Swedes and a driver were arrested in May. The driver is for the moment unaccounted for.",
     "detention", {"form": "missing", "person": ["driver"]}),
    ("Ana and Marek Dolan, freed on Monday, find themselves en route to Doha.",
     "movement", {"state": "under_way", "to": ["Doha"]}),
    ("Lev Orin was freed on Monday and was en route to Muscat.",
     "movement", {"state": "under_way", "person": ["Lev Orin"]}),
    ("Lev Orin, who was held in Minsk, was met on Friday by the British consul.",
     "contact", {"participants": ["British consul", "Lev Orin"]}),
    ("Lev Orin was jailed in May. Already this year Qatar has helped at least three Swedes to be freed.",
     "release", {"person": ["three Swedes"], "time": "2024"}),
    ("He shared a picture of his colleague Ana Ruiz, who had been held in Tocumán prison since August 2023.",
     "detention", {"person": ["Ana Ruiz"], "facility": ["Tocumán prison"], "time": "2023-08/.."}),
    # --- who says so
    ("Marek Dolan said Berlin was pleased that Lev Orin had been let go but urged Tehran to free two other Germans.",
     "position", {"stance": "demands", "holder": ["Marek Dolan"]}),
    ("The foreign minister said Lev Orin was healthy and called on Baku to release the other hostages.",
     "position", {"stance": "demands", "holder": ["foreign minister"]}),
    ("Ten prisoners were freed, the group Foro Libre said, linking their release to pressure from abroad.",
     "position", {"stance": "claims_linkage", "holder": ["Foro Libre"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Not one of the 40 hostages was freed on Friday.", "release", {"realis": "asserted"}),
    ("No prisoners were freed on Friday, the families said.", "release", {"realis": "asserted"}),
    ("Sixty prisoners were freed on Friday, including the wife of Lev Orin and Marek Dolan's brother.",
     "release", {"person": ["Lev Orin", "Marek Dolan"]}),
    ("Sixty prisoners were freed on Friday after police arrested 40 people, including Ana Ruiz.",
     "release", {"person": ["Ana Ruiz"]}),
    ("The label reported 45 releases of albums this year. Lev Orin was jailed in May.", "release", {}),
    ("Lev Orin was denied conditional release. He was jailed in May.", "release", {"realis": "asserted"}),
    ("Lev Orin was slapped with a ten-year sentence on Monday.", "wellbeing", {}),
    ("A court condemned them to long terms of imprisonment. Lev Orin and Ana Ruiz were arrested in May.",
     "position", {"stance": "criticises"}),
    ("Five years after the coup of February 2020, Lev Orin was arrested.", "proceeding", {"time": "2020-02~"}),
    ("Ana Ruiz was arrested shortly after the attack on 3 May.", "proceeding", {"time": "2024-05-03"}),
    ("Lev Orin was detained in May. The lawyer said that police had broken the law by beating him.",
     "proceeding", {"stage": "accused"}),
    ("Lev Orin was detained in May. The lawyer said that Orin had not broken any law.",
     "proceeding", {"stage": "accused"}),
    ("The ship was arrested in May. Lev Orin was jailed.", "proceeding", {"person": ["Lev Orin"], "stage": "arrested"}),
    ("The tribunal in Lom remanded the blogger in custody pending trial on 9 September.",
     "proceeding", {"time": "2024-09-09"}),
    ("The family said they had been allowed to see Ana Ruiz for the first time since her arrest in March.",
     "contact", {"time": "2024-03"}),
    ("Lev Orin, who was jailed in May, was last seen in court on Monday.", "detention", {"form": "missing"}),
    ("The police said they had found no link between the arrest and the fire.",
     "position", {"stance": "denies_linkage"}),
    ("Lev Orin was arrested in May. The minister insisted that politics must not interfere in the judicial process.",
     "condition", {}),
    ("The opposition said it would challenge the count. Lev Orin was jailed in May.", "position", {"stance": "denies"}),
    ("The ministry said the president had met the families and urged Iran to free the three hostages.",
     "position", {"stance": "demands", "holder": ["ministry"]}),
    ("Ten hostages were freed, the group said, linking their release to a deal.",
     "release", {"person": ["hostages"]}),
    ("A reporter for the French paper Le Soir was arrested in Baku on Monday. He is in custody, Le Soir said.",
     "proceeding", {"person": ["Le Soir"]}),
]  # fmt: skip

SPEAKERS = [
    ("The spokesman said Lev Orin had been freed. He called it a good step.", "spokesman"),
    ("The minister, Olga Karp, said that the nurse Ana Ruiz had been freed. She called it a good day.", "Olga Karp"),
    ("Marek Dolan said he was pleased that Lev Orin had been freed, according to Reuters. He called it a good step.",
     "Marek Dolan"),
    ("The spokeswoman said that Ana Ruiz had been beaten in prison. She had asked for a doctor.", "Ana Ruiz"),
    ("Olga Karp said the decision was bitter. The prisoners, she went on, were ill.", "Olga Karp"),
    ("Lev Orin was held in May. The U.N. Working Group on Arbitrary Detention called the cases a pattern.",
     "Working Group on Arbitrary Detention"),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_last_statement_is_his(text: str, speaker: str) -> None:
    found = annotated(text)
    names = {e.id: e.name for e in found.entities}
    last = found.statements[-1].speaker
    assert [names[e] for e in (last if isinstance(last, tuple) else (last,)) if e] == [speaker]
