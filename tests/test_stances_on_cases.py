"""Stances on arrests, bail and ransom: who defends an arrest, opposes bail, demands money for people he holds."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    ("Ibrahim Musad was arrested on Sunday. The president defended the arrest.",
     "position", {"holder": ["president"], "stance": "supports", "about": "arrest"}),
    ("Ibrahim Musad was jailed in May. The ruling party praised the verdict.",
     "position", {"holder": ["ruling party"], "stance": "supports"}),
    ("Ibrahim Musad was arrested on Sunday. Prosecutors opposed bail for Musad.",
     "position", {"holder": ["Prosecutors"], "stance": "opposes", "about": "bail"}),
    ("The gunmen who abducted the teacher Ibrahim Musad have demanded a ransom of 10 million naira.",
     "position", {"stance": "demands", "about": "ransom"}),
    ("The group holding the teacher Ibrahim Musad hostage demanded the release of five of its members.",
     "position", {"stance": "demands"}),
    ("Ibrahim Musad, a prisoner of conscience, was jailed in May.",
     "designation", {"label": "prisoner_of_conscience", "person": ["Ibrahim Musad"]}),
    ("Ibrahim Musad was jailed in May. The rights group Polana considers him a prisoner of conscience.",
     "designation", {"label": "prisoner_of_conscience", "realis": "asserted"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    # who defends somebody in court, and who defends himself
    ("Ibrahim Musad was arrested on Sunday. The lawyer Ann Quill defended Musad at the trial.",
     "position", {"stance": "supports"}),
    ("The group holding the teacher Ibrahim Musad hostage demanded the release of five of its members.", "appeal", {}),
    ("Prosecutors objected to the release of the prisoner Ibrahim Musad.", "release", {}),
    ("Ibrahim Musad, a former prisoner of conscience, leads the party.", "designation", {}),
]  # fmt: skip


test_it_says = says(SAYS)
test_it_says_nothing_of = says_nothing_of(SAYS_NOTHING_OF)
