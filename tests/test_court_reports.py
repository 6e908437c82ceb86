"""What reports from courts say in half a clause: terms that nobody counts, penalties, what befell somebody's appeal,
people tried along with others, what courts order, when it was, and whom `they` means where officials did it."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- the second of two steps that share a passive
    ("Adel Motin was arrested in May, while Karim Rubin was arrested in April and accused of spreading false news.",
     "proceeding", {"stage": "accused", "person": ["Karim Rubin"]}),
    ("Ana Lopen was charged with espionage and tried in secret in March after more than 830 days in detention.",
     "proceeding", {"stage": "trial", "person": ["Ana Lopen"], "time": "2024-03", "forum": None}),
    # --- terms that are not counted
    ("A court in Minsk sentenced four journalists to lengthy prison terms on Thursday.",
     "proceeding", {"stage": "sentenced", "time": "2024-08-01"}),
    ("Four reporters of the agency Belin were handed prison terms ranging from four to 14 years.",
     "proceeding", {"stage": "sentenced"}),
    # --- what befell an appeal or a sentence
    ("The editor Andrei Potsin has been in prison since March. The Supreme Court rejected the appeal of Andrei Potsin, "
     "a reporter.", "proceeding", {"stage": "appeal", "person": ["Andrei Potsin"]}),
    ("The Supreme Court on Friday upheld an eight-year prison sentence handed to the journalist Andrei Potsin.",
     "proceeding", {"stage": "appeal", "person": ["Andrei Potsin"], "term": "P8Y"}),
    ("Omar Dial and his father Karim had their appeal denied by the Lom Appeals Court. They are in prison.",
     "proceeding", {"stage": "appeal", "person": ["Omar Dial", "Karim"]}),
    ("Omar Dial saw his detention renewed for 15 days on Monday.",
     "proceeding", {"stage": "pretrial", "person": ["Omar Dial"]}),
    # --- what an offence carries
    ("Ana Lopen was charged with subversion, which carries a sentence of up to 10 years imprisonment.",
     "proceeding", {"stage": "exposure", "person": ["Ana Lopen"], "term": "P10Y"}),
    ("Ana Lopen was charged under the Secrets Act, which carries a prison term of up to 14 years.",
     "proceeding", {"stage": "exposure", "person": ["Ana Lopen"], "term": "P14Y"}),
    ("Ana Lopen was charged with spying, which carries the death penalty.",
     "proceeding", {"stage": "exposure", "person": ["Ana Lopen"], "term": "death"}),
    # --- who is named of many
    ("Among those in custody are Ibrahim Karan and Ahmet Turken.",
     "detention", {"person": ["Ibrahim Karan", "Ahmet Turken"]}),
    ("Ana Lopen was charged with spying alongside two former leaders, Albert Hun and Lee Chen.",
     "proceeding", {"stage": "charged", "person": ["Albert Hun", "Lee Chen"]}),
    ("Tony Chu was denied bail after he became the second person to be charged with sedition.",
     "proceeding", {"stage": "charged", "person": ["Tony Chu"]}),
    ("The president pardoned the citizens Gennady Vasin, Sergei Skrin and Igor Sutin, who had been convicted of spying.",
     "proceeding", {"stage": "convicted", "person": ["Gennady Vasin", "Sergei Skrin", "Igor Sutin"]}),
    ("Lev Orin has been freed after having his sentence commuted by the president.",
     "proceeding", {"stage": "commuted", "person": ["Lev Orin"]}),
    ("Lev Orin is in prison. An earlier charge of espionage against Orin was dropped.",
     "proceeding", {"stage": "dismissed", "person": ["Lev Orin"]}),
    # --- orders of courts
    ("Lev Orin was arrested in absentia on charges of fraud.", "proceeding", {"stage": "wanted", "offence": "fraud"}),
    ("The court in Lom moved to arrest the former deputy Lev Orin in a case of fraud.",
     "proceeding", {"stage": "wanted", "person": ["Lev Orin"]}),
    ("A court in Lom ruled on June 24 for the release of three reporters held since May.",
     "release", {"time": "2024-06-24"}),
    ("Ana Lopen was released from prison in May and placed under a travel ban.",
     "detention", {"form": "exit_ban", "person": ["Ana Lopen"]}),
    # --- trees that the parser gets wrong
    ("Lev Orin was jailed in the U.S. Marek Dolan was arrested in Mexico in 2009.",
     "proceeding", {"stage": "arrested", "person": ["Marek Dolan"], "time": "2009"}),
    ("Investigators named Lev Orin as the organiser of the robbery for which Ana Lopen was jailed in May.",
     "proceeding", {"stage": "accused", "person": ["Lev Orin"]}),
    ("Ana Lopen was arrested in May. A court ruled Lopen is to spend two months in custody.",
     "detention", {"person": ["Ana Lopen"], "length": "P2M"}),
    ("Ana Lopen, who was arrested in May, is fighting extradition to Spain.",
     "proceeding", {"stage": "extradition", "person": ["Ana Lopen"], "to": ["Spain"]}),
    # --- when it was
    ("Ana Lopen was freed after being held in May over spying.", "detention", {"time": "2024-05"}),
    ("Ana Lopen was freed after being held in May over spying.", "release", {"time": None}),
    ("Ana Lopen is on trial for spying. The trial was adjourned to 9 September.",
     "proceeding", {"stage": "deferred", "time": "2024-09-09"}),
    # --- whose
    ("Baum said Clara Hill was kept in prison after her arrest and allowed no visitors.",
     "proceeding", {"stage": "arrested", "person": ["Clara Hill"]}),
    ("The protest tried civilian defendants. Ana Lopen was remanded for trial in May, in protest of trials for soldiers. "
     "The charges were dropped in June.", "proceeding", {"stage": "dismissed", "person": ["Ana Lopen"]}),
    ("Ana Lopen was convicted of fraud on Monday. Also found guilty was Lev Orin, a clerk.",
     "proceeding", {"stage": "convicted", "person": ["Lev Orin"]}),
    ("Ana Lopen was convicted of fraud on Monday. Also found guilty of conspiracy were Lev Orin and Omar Dial.",
     "proceeding", {"stage": "convicted", "person": ["Lev Orin", "Omar Dial"], "offence": "conspiracy"}),
    ("The court found that Lev Orin was guilty of espionage.",
     "proceeding", {"stage": "convicted", "person": ["Lev Orin"], "offence": "espionage"}),
    ("Yan Jun received a suspended death penalty in Lom, five years after he was jailed.",
     "proceeding", {"stage": "sentenced", "person": ["Yan Jun"], "term": "death"}),
    # --- how somebody came into captivity
    ("Jeff Wood, an American aid worker held hostage in West Africa for more than six years, has been released.",
     "detention", {"person": ["Jeff Wood"], "length": "P6Y", "form": "captivity"}),
    ("The hostage Jeff Wood was taken from his home in Lom in 2016 by a terrorist network.",
     "detention", {"person": ["Jeff Wood"], "form": "captivity", "time": "2016"}),
    ("Jeff Wood was last seen before his kidnapping in October 2016. He is a hostage.",
     "detention", {"person": ["Jeff Wood"], "time": "2016-10"}),
    # --- what the tree tears
    ("On Monday a court in Lom found schoolteacher Maria Lisov guilty of assisting extremists and sentenced her to three "
     "years in prison.", "proceeding", {"stage": "sentenced", "person": ["Maria Lisov"], "term": "P3Y"}),
    ("Renzo Chap had his own sentence lowered in December from nine years to four.",
     "proceeding", {"stage": "commuted", "person": ["Renzo Chap"], "time": "2023-12"}),
    ("Lev Orin, 40, charged with treason, will appear before a judge on Friday, his lawyer said.",
     "proceeding", {"stage": "charged", "person": ["Lev Orin"], "offence": "treason"}),
    ("The judges cut the nine-year term that a lower court had handed down to Lev Orin in May.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "term": "P9Y"}),
    ("Jailed for life in 2019, Omar Dial was released on parole last month.",
     "proceeding", {"stage": "sentenced", "person": ["Omar Dial"], "term": "life"}),
    ("Lev Orin followed the session from Lom prison, where he has been held since his arrest at a hotel in August 2022.",
     "detention", {"facility": ["Lom prison"], "time": "2022-08/.."}),
    ("The judge revoked Ana Lopen's bail on Monday.", "proceeding", {"stage": "pretrial", "person": ["Ana Lopen"]}),
    # --- how many and how long
    ("Omar Dial was jailed for ten years in May.", "detention", {"person": ["Omar Dial"], "length": None}),
    ("Omar Dial has been imprisoned for almost a year for protesting.", "detention", {"length": "P1Y"}),
    ("Omar Dial and his 81-year-old father Karim, who are imprisoned in Iran, appealed.",
     "detention", {"person": ["Omar Dial", "Karim"], "count": None}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    # officials who let somebody in are not those sentenced
    ("Omar Dial was arrested in May after officials granted him a visa. They were sentenced in June.",
     "proceeding", {"stage": "sentenced", "person": ["officials"]}),
    # a list of five is no pair
    ("Omar Vadel, Luis Zamor, Ana Lopen, Jorge Toled and Jose Peren were held in Lom. The duo were convicted in 2016.",
     "proceeding", {"stage": "convicted", "person": ["Omar Vadel", "Luis Zamor"]}),
    ("Ana Lopen was arrested and tried to escape.", "proceeding", {"stage": "trial"}),
    ("Adel Motin was arrested in May and accused the police of torture.",
     "proceeding", {"stage": "accused", "person": ["Adel Motin"]}),
    ("Lev Orin was arrested in absentia on charges of fraud.", "proceeding", {"stage": "arrested"}),
    ("Ana Lopen was released on bail pending trial.", "proceeding", {"stage": "trial"}),
    ("The hostage Jeff Wood was taken from his home in Lom in 2016 by a terrorist network.", "movement", {}),
    ("Jeff Wood is in prison. He was charged with plotting the kidnapping of Ana Lopen.",
     "detention", {"person": ["Ana Lopen"]}),
    ("The court found that Lev Orin was not guilty of espionage.", "proceeding", {"stage": "convicted"}),
    ("Clara Hill was kept in prison and allowed no visitors.", "detention", {"polarity": "negative"}),
    ("Prosecutors asked the court to sentence Ana Lopen to a long prison term.", "proceeding", {"stage": "sentenced"}),
]  # fmt: skip


test_it_is_read = says(SAYS)
test_it_is_not_read = says_nothing_of(SAYS_NOTHING_OF)
