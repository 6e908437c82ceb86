"""Deals as reports tell them while they are made: what a draft holds is on paper, and nothing in it has come about."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model


SAYS: list[tuple[str, str, Told]] = [
    ("The proposal would see the group release half of the hostages in return for the freeing of 90 prisoners.",
     "proposal", {"gives": ["half of the hostages"]}),
    ("The Paris framework involves the group releasing 40 hostages in exchange for a six-week truce and the government "
     "releasing hundreds of convicts.",
     "proposal", {"giver": ["group"], "gives": ["40 hostages"], "gets": ["hundreds of convicts"]}),
    ("The group has agreed to a hostage deal proposed by Qatar and Egypt.",
     "proposal", {"proposer": ["Qatar", "Egypt"], "status": "offered"}),
    ("Under the plan put forward by Egypt, the rebels would hand over 12 captives in exchange for 90 prisoners.",
     "proposal", {"proposer": ["Egypt"], "giver": ["rebels"], "gives": ["12 captives"], "gets": ["90 prisoners"]}),
    ("Such a deal would require the group to hand over a complete list of the captives.",
     "condition", {"on": "deal", "requires": "to hand over a complete list of the captives"}),
    ("The group has previously insisted on a full withdrawal before any hostages are freed.",
     "condition", {"requires": "full withdrawal", "set_by": ["group"]}),
    ("The group has yet to present an official response to the hostage proposal.",
     "position", {"stance": "not_responsive", "holder": ["group"]}),
    ("Qatari mediators sought to negotiate a deal between the rebels and Niger on Wednesday that included the release "
     "of about 50 hostages in exchange for a three-day ceasefire.",
     "mediation", {"mediator": ["Qatari mediators"], "between": ["rebels", "Niger"]}),
    ("A deal to free the hostages is close, with mediators from Egypt and Qatar pressing both sides to sign.",
     "mediation", {"mediator": ["Egypt", "Qatar"]}),
    ("Evan Marsh is to be released in a prisoner swap, according to reports by US media.",
     "exchange", {"state": "agreed", "released_by_a": ["Evan Marsh"]}),
    ("Three of the men were serving prison terms and now have received a commutation or pardon.",
     "proceeding", {"stage": "pardoned", "person": ["Three of the men"]}),
    ("Both his employer and the United States rejected the verdict as a sham.",
     "position", {"stance": "criticises", "about": "verdict"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The Paris framework involves the group releasing 40 hostages and the government releasing hundreds of convicts.",
     "exchange", {}),
    # what is left out after `has not` is not what `is still` says
    ("The rebels have accepted the general outlines of the hostage deal, but Niger has not and is still negotiating "
     "the details.", "position", {"stance": "denies_talks"}),
    # an unanswered question denies nothing
    ("It is not known how many women and children Niger would release from its prisons as part of the deal.",
     "position", {"stance": "rejects"}),
    ("A wider release of all hostages is not currently on the table.", "release", {}),
    ("An official said Iran is prepared for a prisoner exchange with the United States.", "exchange", {}),
    # an unnamed source who knows of a plan is no side that weighs it
    ("The hostage deal, which is under discussion, will also see aid let in, an official said.",
     "position", {"stance": "considering"}),
    ("Qatari mediators sought to negotiate a deal between the rebels and Niger on the hostages.",
     "position", {"stance": "demands"}),
    ("Three of the men were serving prison terms and now have received a commutation or pardon.",
     "proceeding", {"by": ["Three of the men"]}),
]  # fmt: skip


test_it_says = says(SAYS)
test_it_says_nothing_of = says_nothing_of(SAYS_NOTHING_OF)
