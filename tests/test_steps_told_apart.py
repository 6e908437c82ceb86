"""What the law did is told apart from what somebody asks of it, orders or fears: nobody is sentenced by a request."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- what prosecutors ask for
    ("The prosecution is pushing for a 12-year jail term for the former governor Pedro Alvar.",
     "proceeding", {"stage": "sentence_sought", "person": ["Pedro Alvar"], "term": "P12Y"}),
    ("Prosecutors are seeking the death penalty against Omar Hadel.",
     "proceeding", {"stage": "sentence_sought", "person": ["Omar Hadel"], "term": "death"}),
    ("Prosecutors said they would seek life imprisonment for Omar Hadel.",
     "proceeding", {"stage": "sentence_sought", "person": ["Omar Hadel"], "term": "life"}),
    ("State prosecutors demanded that Ana Lopen serve four years behind bars.",
     "proceeding", {"stage": "sentence_sought", "person": ["Ana Lopen"], "term": "P4Y"}),
    ("If convicted on all counts, Ana Lopen would face a maximum of 40 years in prison.",
     "proceeding", {"stage": "exposure", "person": ["Ana Lopen"], "term": "P40Y"}),
    ("The commission has recommended that charges be brought against Peter Otien.",
     "proceeding", {"stage": "charged", "person": ["Peter Otien"], "realis": "demanded"}),
    # --- who is looked for
    ("The court ordered the arrest of Rashid Karim.", "proceeding", {"stage": "wanted", "person": ["Rashid Karim"]}),
    ("A court in Minsk ordered the arrest of Rashid Karim for two months.",
     "proceeding", {"stage": "pretrial", "person": ["Rashid Karim"]}),
    ("A judge has ordered police to arrest Rashid Karim.",
     "proceeding", {"stage": "wanted", "person": ["Rashid Karim"]}),
    ("Detectives are still looking for Rashid Karim over the murder of a shopkeeper.",
     "proceeding", {"stage": "wanted", "person": ["Rashid Karim"]}),
    ("Police have launched a manhunt for Rashid Karim.", "proceeding", {"stage": "wanted", "person": ["Rashid Karim"]}),
    ("Police have named Peter Otien as a suspect in the killing.",
     "proceeding", {"stage": "accused", "person": ["Peter Otien"], "offence": "killing"}),
    # --- how a case ends without a verdict
    ("The trial of Peter Otien collapsed after a witness failed to appear.",
     "proceeding", {"stage": "dismissed", "person": ["Peter Otien"]}),
    ("Peter Otien was arrested in May. The judge ruled that Otien had no case to answer.",
     "proceeding", {"stage": "acquitted", "person": ["Peter Otien"]}),
    ("Peter Otien had his conviction overturned in 2014.", "proceeding", {"stage": "appeal", "person": ["Peter Otien"]}),
    ("Peter Otien's trial was postponed until October.", "proceeding", {"stage": "deferred", "time": "../2024-10"}),
    # --- in court and after it
    ("Maria Sotel admitted two counts of fraud.", "proceeding", {"stage": "plea_guilty", "person": ["Maria Sotel"]}),
    ("Maria Sotel denied three counts of fraud.", "proceeding", {"stage": "plea_not_guilty", "person": ["Maria Sotel"]}),
    ("A jury acquitted Maria Sotel of murder but found her guilty of manslaughter.",
     "proceeding", {"stage": "convicted", "person": ["Maria Sotel"], "offence": "manslaughter"}),
    ("Maria Sotel was found on Friday, in Lima, guilty of money laundering.",
     "proceeding", {"stage": "convicted", "person": ["Maria Sotel"]}),
    ("Maria Sotel faces extradition to Peru.", "proceeding", {"stage": "extradition", "person": ["Maria Sotel"]}),
    ("Maria Sotel was deported to Peru after serving two years for fraud.",
     "proceeding", {"stage": "serving", "term_kind": "served", "term": "P2Y"}),
    ("The magistrate set August 12 for the hearing of the case against Peter Otien.",
     "proceeding", {"stage": "trial", "person": ["Peter Otien"]}),
    ("Karim Sadel appeared before Magistrate Lena Stott on Tuesday.",
     "proceeding", {"stage": "trial", "person": ["Karim Sadel"]}),
    ("Omar Dial was convicted of fraud and sent to prison.", "detention", {"person": ["Omar Dial"]}),
    ("Omar Dial escaped from prison in 2015 and was recaptured in June.",
     "proceeding", {"stage": "arrested", "person": ["Omar Dial"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The prosecution is pushing for a 12-year jail term for the former governor Pedro Alvar.",
     "proceeding", {"stage": "sentenced"}),
    ("State prosecutors demanded that Ana Lopen serve four years behind bars.", "proceeding", {"stage": "serving"}),
    ("The minister warned that Omar Hadel could be jailed for 20 years if found guilty.",
     "proceeding", {"stage": "convicted"}),
    ("The court ordered the arrest of Rashid Karim.", "proceeding", {"stage": "arrested"}),
    ("A judge has ordered police to arrest Rashid Karim.", "proceeding", {"stage": "arrested"}),
    ("The trial of Peter Otien collapsed after a witness failed to appear.", "proceeding", {"stage": "trial"}),
    ("Peter Otien had his conviction overturned in 2014.", "proceeding", {"stage": "convicted"}),
    ("Police have opened a case of fraud against Maria Sotel.", "proceeding", {"realis": "possible"}),
    ("The bank denied three counts of the votes.", "proceeding", {}),
    # somebody lost is looked for as well
    ("Police are searching for the missing student Ana Lopen after the murder of her brother.",
     "proceeding", {"stage": "wanted"}),
    # what parliaments hear is no trial
    ("The doctor Mehmet Orz appeared at a Senate hearing for his role in the scheme.", "proceeding", {"stage": "trial"}),
    # to admit that something was so is no plea
    ("Ana Lopen was arrested in May. Chief Karl Wills admitted that carrying a gun was no crime in the town.",
     "proceeding", {"stage": "plea_guilty"}),
    ("“I personally do not like being arrested,” the activist Elena Arndt said.", "proceeding", {"stage": "arrested"}),
    ("Omar Dial was invited to the palace and sent a letter to the prison.", "detention", {}),
]  # fmt: skip


test_it_says = says(SAYS)
test_it_says_nothing_of = says_nothing_of(SAYS_NOTHING_OF)
