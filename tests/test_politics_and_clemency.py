"""What politicians make of swaps and pardons, what clemency does, and what is told of somebody in passing."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

FREED = "The government freed five rebels in exchange for Lev Orin. "
JAILED = "Former mayor Lev Orin was jailed in May. "

SAYS: list[tuple[str, str, Told]] = [
    # --- what is made of it
    (FREED + "Opposition leaders on Tuesday attacked the cabinet for failing to consult lawmakers before it freed the rebels.",
     "position", {"stance": "criticises", "holder": ["Opposition leaders"]}),
    (FREED + "The speaker Karl Lom said the government had “invited serious questions into how this exchange went down”.",
     "position", {"stance": "criticises", "holder": ["Karl Lom"]}),
    (FREED + "Senator Karl Lom also went after the president, saying that nobody had consulted him at all.",
     "position", {"stance": "criticises", "holder": ["Karl Lom"]}),
    ("Critics of the prisoner swap tore into the government for not consulting parliament.",
     "position", {"stance": "criticises", "holder": ["Critics of the prisoner swap"]}),
    (FREED + "The lawmaker Karl Lom backed hearings to establish whether the release of the rebels was lawful.",
     "position", {"stance": "supports", "holder": ["Karl Lom"]}),
    ("The detainees would be brought to a prison on home soil, a step that opposition lawmakers have vowed to block.",
     "position", {"stance": "opposes", "holder": ["opposition lawmakers"], "realis": "asserted"}),
    ("Lev Orin was pardoned. The president said the former governor had been handed a “ridiculous sentence”.",
     "position", {"stance": "criticises", "holder": ["president"]}),
    ("The ministry said it was committed to winning the freedom of the jailed pilot Lev Orin.",
     "position", {"stance": "supports", "holder": ["ministry"]}),
    ("The president has lobbied foreign leaders to free the jailed pilot Lev Orin.",
     "position", {"stance": "demands", "holder": ["president"]}),
    ("The State Department has raised the case with Cuba. It has turned to foreign counterparts as well, Karn said, “and "
     "urged them to advocate for Mr. Orin's release.”", "position", {"stance": "demands", "holder": ["State Department"]}),
    ("Senator Karl Lom met Ana Ruiz. Fred Holm criticised the swap. Lom was accompanied by Senator Marek Dolan. Both men "
     "said they opposed the prisoner swap.", "position", {"stance": "opposes", "holder": ["Karl Lom", "Marek Dolan"]}),
    # --- clemency and terms
    ("President Karl Lom went on a clemency spree Tuesday, commuting the 14-year sentence of Lev Orin and pardoning Marek "
     "Dolan, once a police commissioner.", "proceeding", {"stage": "commuted", "person": ["Lev Orin"], "time": "2024-07-30"}),
    ("President Karl Lom went on a clemency spree Tuesday, commuting the 14-year sentence of Lev Orin and pardoning Marek "
     "Dolan, once a police commissioner.", "proceeding", {"stage": "pardoned", "person": ["Marek Dolan"], "time": "2024-07-30"}),
    ("The president commuted Lev Orin's 14-year sentence.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "term": "P14Y"}),
    ("The court of appeal slashed Marek Dolan's nine-year sentence to four years.",
     "proceeding", {"stage": "appeal", "person": ["Marek Dolan"], "term": "P4Y"}),
    ("The amnesty covers Lev Orin, a former minister who was jailed for graft.",
     "proceeding", {"stage": "pardoned", "person": ["Lev Orin"]}),
    ("President Nadia Okoro on Thursday signed pardons for 22 people, among them the former mayor Lev Orin, who had served "
     "three years.", "proceeding", {"stage": "pardoned", "person": ["22 people", "Lev Orin"], "by": ["Nadia Okoro"]}),
    ("The court sat on Monday, sentencing Lev Orin to five years.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "time": "2024-07-29"}),
    ("Lev Orin was sent to prison for fraud in May.", "proceeding", {"stage": "sentenced", "offence": "fraud"}),
    ("Lev Orin was jailed for six years. He will serve half of the term behind bars.",
     "proceeding", {"stage": "serving", "person": ["Lev Orin"], "realis": "planned"}),
    ("Former congressman Lev Orin reported to prison on Tuesday to begin a 30-month term for insider trading.",
     "proceeding", {"stage": "serving", "person": ["Lev Orin"], "term": "P30M"}),
    ("Lev Orin was jailed for six months. Orin had been on bail until he was sentenced.",
     "release", {"mechanism": "bail", "person": ["Lev Orin"]}),
    ("Lev Orin was convicted of fraud in May. He smiled as sentence was passed at the High Court.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "forum": "High Court"}),
    # --- who it was
    ("Lev Orin, the former minister, has been jailed for six months. The ex-MP, who in May pleaded guilty to fraud, said "
     "nothing.", "proceeding", {"stage": "plea_guilty", "person": ["Lev Orin"], "time": "2024-05"}),
    ("The ex-police chief, who was extradited from Panama in May, is to be arraigned on Friday.",
     "proceeding", {"stage": "charged", "person": ["ex-police chief"]}),
    ("The convictions of Marek Dolan, R-Lomland, and Lev Orin, D-Karpov, were quashed.",
     "proceeding", {"stage": "appeal", "person": ["Marek Dolan", "Lev Orin"]}),
    ("Marek Dolan, once an agent, had been indicted for fraud.",
     "proceeding", {"stage": "charged", "person": ["Marek Dolan"]}),
    ("Marek Dolan, one of the town's two senators, was arrested in May.",
     "proceeding", {"stage": "arrested", "person": ["Marek Dolan"]}),
    (JAILED + "Prosecutors accuse Orin, 50, and his brother of having taken bribes from builders.",
     "proceeding", {"stage": "accused", "person": ["Lev Orin", "his brother"]}),
    ("The latest of them before Ana Ruiz was Marek Dolan, who was given eight months in prison after he pleaded guilty to "
     "fraud.", "proceeding", {"stage": "sentenced", "person": ["Marek Dolan"], "term": "P8M"}),
    ("The court acquitted the five councillors but convicted ex-mayor Lev Orin of vote-buying.",
     "proceeding", {"stage": "convicted", "person": ["Lev Orin"]}),
    ("Ten detainees are held in Fort Lom. Some of the detainees will be moved to Karpov.",
     "movement", {"state": "planned", "to": ["Karpov"]}),
    ("Lev Orin is held in Lom. Orin, whom the Civil Liberties Union of Lomland represents, must be set free.",
     "relation", {"relation": "lawyer", "person": ["Civil Liberties Union of Lomland"], "to": ["Lev Orin"]}),
    # --- how somebody in custody fares
    ("The jailed reporter Lev Orin was found to have leukemia.",
     "wellbeing", {"person": ["Lev Orin"], "state": "leukemia"}),
    ("Lev Orin is jailed in Lom. Doctors have given Orin six months to live.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin, a prisoner, was shunted from jail to jail.", "movement", {"person": ["Lev Orin"]}),
    # --- whether
    ("Senators pressed the general on why the government had not told them of the swap for Lev Orin.",
     "exchange", {"released_by_b": ["Lev Orin"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    (FREED + "Senator Karl Lom said that he had not heard of the deal until Monday.", "position", {"stance": "no_agreement"}),
    (FREED + "Senator Karl Lom said that he had not heard of the deal until Monday.", "position", {"stance": "rejects"}),
    (FREED + "Senator Karl Lom said that he had not heard of the deal until the morning of the release.", "condition", {}),
    (JAILED + "The president had nobody but himself to blame, his rival said.", "position", {"stance": "denies_holding"}),
    (JAILED + "Orin gave up the chair of the committee.", "release", {}),
    (JAILED + "The cabinet approved the transfer of funds to the provinces.", "approval", {}),
    (JAILED + "The premier rejected calls to resign.", "position", {}),
    (JAILED + "The premier faces charges of incompetence.", "proceeding", {"stage": "charged"}),
    (JAILED + "The party's candidate was sentenced to political oblivion.", "proceeding", {"stage": "sentenced"}),
    (JAILED + "The parliament cut the president's six-year term to five.", "proceeding", {"stage": "commuted"}),
    (JAILED + "The council backed a review of bus fares.", "position", {}),
    (JAILED + "Lawmakers vowed to block the transfer of the port to a private firm.", "position", {}),
    (JAILED + "The governor went after illegal miners.", "position", {}),
    (JAILED + "The speaker accused Karl Lom of swapping votes for favours.", "position", {}),
    (JAILED + "The premier began her second term on Monday.", "proceeding", {"stage": "serving"}),
    (JAILED + "The minister was not given a role in the cabinet.", "wellbeing", {}),
    (JAILED + "The two sides rejected an exchange of land.", "position", {}),
    (JAILED + "The party demanded the release of the results.", "appeal", {}),
    ("Lev Orin joined the long list of lawmakers who have been sent to prison for graft.", "proceeding", {}),
    ("Lev Orin was sent to prison for six months.", "movement", {}),
    ("The court slapped ex-premier Karl Lom with a seven-year jail term for fraud.", "wellbeing", {}),
    ("The court acquitted the five councillors but convicted ex-mayor Lev Orin of vote-buying.",
     "proceeding", {"stage": "acquitted", "person": ["five councillors", "Lev Orin"]}),
    ("Lev Orin left on Monday, saying that Ana Ruiz had been arrested.", "proceeding", {"time": "2024-07-29"}),
    ("Lev Orin is jailed. The envoy got other citizens out of prison abroad.", "release", {"person": ["envoy"]}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)
