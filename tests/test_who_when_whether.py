"""Who did it, when, and whether it came about, where the words stand apart from what they go with."""

from __future__ import annotations

import pytest

from backchannel.annotate import annotate
from backchannel.records import Document, Span
from tests.readings import Told, pipeline, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- who
    ("Minsk released two nephews of Vera Karp, who were arrested in Haiti in May.",
     "proceeding", {"stage": "arrested", "person": ["two nephews of Vera Karp"]}),
    ("Both the embassy and the paper maintain that Lev Orin is wrongfully detained and call for his release.",
     "designation", {"label": "wrongfully_detained", "person": ["Lev Orin"]}),
    ("Lev Orin, 51, was jailed in 2015. Orin was freed in May. Marek Dolan, 67, was sentenced to ten years. He is a "
     "botanist who also holds a British passport. In 2018, he was arrested again.",
     "proceeding", {"stage": "arrested", "person": ["Marek Dolan"], "time": "2018"}),
    ("The court sentenced Lev Orin to ten years in prison. It gave nine years to Ana Ruiz.",
     "proceeding", {"stage": "sentenced", "person": ["Ana Ruiz"], "term": "P9Y"}),
    ("UN staff are held in Sanaa. The Houthis have long targeted UN bodies. The group detained five Yemenis in May.",
     "detention", {"custodian": ["Houthis"], "person": ["five Yemenis"]}),
    ("Lev Orin and a friend were arrested in May. The brothers are facing murder charges over a theft.",
     "proceeding", {"stage": "charged", "person": ["brothers"]}),
    ("One of the freed hostages, Nadia Okoro, a nurse with the Circle, was arrested again in May.",
     "proceeding", {"stage": "arrested", "person": ["Nadia Okoro"]}),
    ("The Taliban released Amir Orin, who had been held since May, following mediation by Qatar.",
     "mediation", {"mediator": ["Qatar"], "level": "mediated"}),
    ("Two Britons are held in Iran. The minister said the government would press for their release. We will pursue it "
     "with the Iranian government, she said.", "position", {"stance": "demands", "holder": ["government"]}),
    # --- when
    ("Lev Orin was sentenced in 2017 to 18 years in prison.",
     "proceeding", {"stage": "sentenced", "time": "2017", "term": "P18Y"}),
    ("Lev Orin had been sentenced in 2003 to 30 days in jail.", "proceeding", {"time": "2003", "term": "P30D"}),
    ("The group has released five aid workers abducted last month.", "detention", {"time": "2024-07"}),
    ("The group has released five aid workers abducted last month.", "release", {"time": None}),
    ("The 33 hostages seized in October 2023 will be released.", "release", {"realis": "planned", "time": None}),
    # --- whether
    ("Israel and Hamas had agreed to a truce in Gaza and a prisoner exchange.", "exchange", {"state": "agreed"}),
    ("Orin, who was jailed in May, was sent to Penal Colony No. 9.", "proceeding", {"stage": "transferred"}),
    ("Prosecutors arrested Lev Orin in May and formally charged him on the basis of a letter.",
     "proceeding", {"stage": "charged", "person": ["Lev Orin"], "by": ["Prosecutors"]}),
    ("Five soldiers were captured in May. A group of Russian servicemen has been returned from Ukraine.",
     "release", {"person": ["group of Russian servicemen"]}),
    ("Lev Orin was arrested in May. Orin's extradition hearing opens on Monday.",
     "proceeding", {"stage": "extradition", "person": ["Lev Orin"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Minsk released two nephews of Vera Karp, who were arrested in Haiti in May.",
     "proceeding", {"person": ["Vera Karp"]}),
    ("Both the embassy and the paper maintain that Lev Orin is wrongfully detained and call for his release.",
     "appeal", {"by": ["Lev Orin"]}),
    ("Talks aimed at securing the release of Lev Orin, who was jailed in May, go on.",
     "release", {"realis": "asserted"}),
    ("Orin was jailed in May. There is an agreement that he be released on furlough.",
     "release", {"realis": "asserted"}),
    ("Lev Orin, who had been jailed since 2015, was released on a furlough.", "detention", {"ground": "furlough"}),
    ("A court rejected Lev Orin's attempt to appeal the charges against him.", "proceeding", {"stage": "charged"}),
    ("The Taliban released Amir Orin, who had been held since May, following mediation by Qatar.",
     "detention", {"custodian": ["Qatar"]}),
    ("Amir Orin was freed on Sunday. The handover took place in Kabul.", "exchange", {}),
    ("The couple were held in May as they passed through Kerman, in talks on their release.", "mediation", {}),
    ("Lev Orin was arrested in May. Orin was sent back to Luzira prison.", "release", {}),
    ("The judge refused to free Lev Orin on bail pending the hearing of his case.", "condition", {}),
    ("Lev Orin was jailed in May. The accused must show grave illness to warrant his release.",
     "release", {"realis": "asserted"}),
    ("The hostages are free, the minister said, urging calm in the city.",
     "position", {"stance": "declines_comment"}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)


def test_a_quotation_that_goes_on_is_of_who_began_it_whoever_speaks_next() -> None:
    lines = [
        "Nadia Okoro, a freed hostage, said: “They let us go at dawn. Three of us are teachers.",
        "“A bus took us to the barracks and from there we were driven home.”",
        "The minister Karl Lom also said the state had begun the talks on the release.",
    ]
    text, spans, at = "\n".join(lines), [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    document = Document("made-up", "0" * 64, text, published="2024-08-01", paragraphs=tuple(spans))
    found = annotate(document, pipeline(threads=1))
    names = {e.id: e.name for e in found.entities}
    said = {names[s.speaker]: s for s in found.statements if isinstance(s.speaker, str)}
    assert any(spans[1].start in range(c.start, c.end) for c in said["Nadia Okoro"].content)
    assert not any(spans[1].start in range(c.start, c.end) for c in said["Karl Lom"].content)
