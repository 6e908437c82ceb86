"""What people judge is laid over what was read: to what it attaches, what it does, and what stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.entries import Change, Judgement, JudgementKind, ReviewState
from backchannel.records import Claim, Count, Reading, Span
from backchannel.views import Fact, Record, brief, said, timeline, to_json
from backchannel.views.assertions import assertion_of, digest
from backchannel.views.judged import heaviest
from tests.reports import offer, outcome, record

OFFER = offer().reading()
BOTH = [OFFER, outcome().reading()]
CLAIMS = {claim.id: claim for claim in OFFER.claims}
HELD, STANCE, TRIAL, DESIGNATION = "c13", "c5", "c15", "c17"


def judgement(kind: JudgementKind, claim: str = HELD, who: str = "Ines", **more: Any) -> Judgement:
    """A judgement on a claim of the first report, as it was read."""
    why = more.pop("why", "as the text has it")
    return Judgement(kind, who, why, assertion_of(OFFER, CLAIMS[claim]), **more)


def numbered(*judgements: Judgement) -> list[Judgement]:
    """Judgements as the ledger gives them back."""
    return [
        replace(one, entry=one.entry or n, recorded=one.recorded or "2031-06-01T10:00:00Z")
        for n, one in enumerate(judgements, 10)
    ]


def judged(*judgements: Judgement, readings: list[Reading] = BOTH, **more: Any) -> Record:
    return record(readings, judgements=numbered(*judgements), **more)


def fact(of: Record, claim: str = HELD) -> Fact:
    found = of.find(f"{OFFER.document.sha256[:12]}#{claim}")
    assert found
    return found


def names(of: Record, one: Fact, role: str) -> list[str]:
    return [of.cast.name(key) for key in of.who(one, role)]


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([], "unreviewed"),
        (["accept"], "accepted"),
        (["reject"], "rejected"),
        (["accept", "reject"], "rejected"),
        (["reject", "accept"], "accepted"),
        (["sensitive"], "unreviewed"),
    ],
)
def test_the_newest_judgement_decides(kinds: list[JudgementKind], state: ReviewState) -> None:
    assert fact(judged(*(judgement(kind) for kind in kinds))).review == state


def test_what_is_rejected_is_on_no_page_but_is_kept_and_counted() -> None:
    before, after = judged(), judged(judgement("reject", STANCE))
    assert len(after.facts) == len(before.facts) - 1
    assert [one.id for one in after.rejected] == [fact(before, STANCE).id]
    assert fact(after, STANCE).review == "rejected"
    told = str(to_json(brief(after, "Ana Duarte")))
    assert fact(after, STANCE).id in str(to_json(brief(before, "Ana Duarte")))
    assert fact(after, STANCE).id not in told


def test_a_correction_is_what_is_shown_and_the_original_stays_beside_it() -> None:
    change = Change({"custodian": ("Peru",), "form": "prison", "ground": ""}, time="2031-03/..")
    after = judged(judgement("correct", change=change))
    one = fact(after)
    assert (one.review, one.claim.time, one.term("form"), one.term("ground")) == (
        "corrected", "2031-03/..", "prison", None,
    )  # fmt: skip
    assert names(after, one, "custodian") == ["Peru"]
    assert after.sides(one, "custodian") == ("side:PE",)
    assert one.read == CLAIMS[HELD]
    [row] = [row for row in brief(after, "Ana Duarte").sections[0].rows if row.label == "held"]
    assert row.review == "corrected" and row.text.startswith("since Mar 2031")
    assert "[corrected by Ines: custodian was Chile, ground was espionage, " in row.says[0].text
    assert "time was since Feb 2031]" in row.says[0].text


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Salgado", "person:rui salgado"),  # by what it is also called
        ("rui salgado", "person:rui salgado"),
        ("Nadia Osei", "person:nadia osei"),  # nobody whom the document names: a figure of its own
    ],
)
def test_names_in_a_correction_are_figures_of_the_document(name: str, key: str) -> None:
    after = judged(judgement("correct", TRIAL, change=Change({"person": (name,)})))
    assert after.who(fact(after, TRIAL), "person") == (key,)


def test_polarity_and_counts_can_be_corrected() -> None:
    change = Change({"count": Count(2, ">=")}, polarity="negative", realis="alleged")
    one = fact(judged(judgement("correct", change=change)))
    assert (one.holds, one.claim.realis, one.count("count")) == (False, "alleged", Count(2, ">="))


def test_people_decide_over_the_rule_what_may_be_published() -> None:
    health = next(claim.id for claim in OFFER.claims if claim.type == "wellbeing")
    after = judged(judgement("sensitive", STANCE), judgement("public", health))
    assert after.is_sensitive(fact(after, STANCE)) and not after.is_sensitive(fact(after, health))
    hidden = judged(judgement("sensitive"), judgement("sensitive", STANCE))
    for name in ("Ana Duarte", "Chile"):
        sections = brief(hidden, name).sections
        rows = [row for section in sections if section.key != "family" for row in section.rows]
        assert not {fact(hidden, one).id for one in (HELD, STANCE)} & {c for row in rows for c in row.claims}
    [family] = [section for section in brief(hidden, "Ana Duarte").sections if section.key == "family"]
    assert "not published" in [row.label for row in family.rows] and all(row.sensitive for row in family.rows)


def test_two_people_who_disagree_are_both_to_be_seen() -> None:
    after = judged(judgement("reject", STANCE, "Rui"), judgement("accept", STANCE, "Ines"))
    verdict = fact(after, STANCE).verdict
    assert verdict and verdict.disputed and [one.who for one in verdict.judgements] == ["Rui", "Ines"]
    says = [who.text for s in brief(after, "Chile").sections for row in s.rows for who in row.says]
    assert any("reviewers disagree" in text for text in says)
    assert not fact(judged(judgement("accept"), judgement("accept", who="Rui"))).verdict.disputed  # type: ignore[union-attr]


def test_taking_back_and_taking_that_back() -> None:
    reject = judgement("reject", STANCE)
    back = Judgement("retract", "Ines", "mixed up", about=10)
    again = Judgement("retract", "Ines", "it was right", about=11)
    assert fact(judged(reject, back), STANCE).review == "unreviewed"
    assert fact(judged(reject, back, again), STANCE).review == "rejected"


def test_a_withdrawn_document_is_shown_as_such_from_the_day_that_it_was_known() -> None:
    gone = Judgement("retract", "Rui", "the paper's correction", document=OFFER.document.sha256)
    after = judged(gone)
    assert len(after.facts) == len(judged().facts) and fact(after).withdrawn
    [row] = [row for row in brief(after, "Ana Duarte").sections[0].rows if row.label == "held"]
    assert "withdrawn or corrected by Harbour Post" in row.says[0].text
    assert not fact(judged(gone, known_at=date(2031, 5, 20))).withdrawn
    assert fact(judged(gone, known_at=date(2031, 6, 1))).withdrawn


def moved(by: int = 0, **changes: Any) -> Callable[[Claim], Claim]:
    """What another reader makes of a claim: other bounds of its evidence, other parts."""

    def other(claim: Claim) -> Claim:
        roles = claim.roles | changes.get("roles", {})
        evidence = tuple(Span(span.start + by, span.end + by) for span in claim.evidence)
        parts = {name: value for name, value in changes.items() if name != "roles"}
        return replace(
            claim, id="x1", roles={k: v for k, v in roles.items() if v}, evidence=evidence, **parts
        )

    return other


@pytest.mark.parametrize(
    ("claim", "other", "attaches"),
    [
        (HELD, moved(), True),
        (HELD, moved(5), True),  # the words are cut elsewhere
        (HELD, moved(5, roles={"ground": "spying", "form": "prison"}), True),  # other words for the ground
        (HELD, moved(5, roles={"ground": ""}, time=None), True),
        (HELD, moved(500, roles={"ground": "spying"}), False),  # another sentence, another ground
        (HELD, moved(500), True),  # the same told again
        (HELD, moved(5, roles={"person": ("rui",)}), False),  # somebody else
        (HELD, moved(polarity="negative"), False),  # the opposite
        (TRIAL, moved(roles={"stage": "charged"}), False),  # another step of the law
        (STANCE, moved(roles={"stance": "rejects"}), False),  # another stance
        (STANCE, moved(5, roles={"about": "the offer"}), True),
        (STANCE, moved(500, statement=None), False),  # told elsewhere and by another voice
        (DESIGNATION, moved(roles={"person": ("ana",)}), False),  # of one only
    ],
)
def test_a_judgement_finds_what_another_reader_made_of_the_same_words(
    claim: str, other: Callable[[Claim], Claim], attaches: bool
) -> None:
    again = replace(OFFER, reader="another/2", claims=(other(CLAIMS[claim]),))
    after = judged(judgement("accept", claim), readings=[again])
    assert fact(after, "x1").review == ("accepted" if attaches else "unreviewed")
    assert len(after.judged.waiting) == (0 if attaches else 1)


def test_among_several_the_nearest_is_meant() -> None:
    far, near = moved(40)(CLAIMS[HELD]), replace(moved(4)(CLAIMS[HELD]), id="x2")
    again = replace(OFFER, claims=(far, near))
    after = judged(judgement("reject"), readings=[again])
    assert [one.id.partition("#")[2] for one in after.rejected] == ["x2"]


def test_a_reader_that_now_reads_it_right_meets_the_correction() -> None:
    change = Change({"stage": "charged"})
    again = replace(OFFER, claims=(moved(roles={"stage": "charged"})(CLAIMS[TRIAL]),))
    after = judged(judgement("correct", TRIAL, change=change), readings=[again])
    assert fact(after, "x1").review == "corrected" and not after.judged.waiting


def test_a_judgement_on_a_document_that_is_not_known_yet_is_no_waiting_one() -> None:
    after = judged(judgement("accept"), readings=BOTH[1:])
    assert after.judged.waiting == () and len(after.judgements) == 1


@pytest.mark.parametrize(
    ("states", "row"),
    [
        ([], "unreviewed"),
        (["unreviewed", "unreviewed"], "unreviewed"),
        (["unreviewed", "accepted"], "accepted"),
        (["accepted", "corrected"], "corrected"),
        (["accepted", "conflict"], "conflict"),
        (["rejected", "unreviewed"], "unreviewed"),
        (["rejected"], "rejected"),
    ],
)
def test_state_of_a_line_from_its_claims(states: list[ReviewState], row: ReviewState) -> None:
    assert heaviest(states) == row


def test_pages_sum_up_how_much_was_reviewed() -> None:
    assert timeline(judged(), "Ana Duarte").review == "not reviewed"
    some, everything = judged(judgement("accept")), judged(*(judgement("accept", one) for one in CLAIMS))
    assert brief(some, "Ana Duarte").review == f"1 of {_shown(some)} claims reviewed"
    alone = record([OFFER], judgements=everything.judgements)
    assert brief(alone, "Ana Duarte").review == f"all {_shown(alone)} claims reviewed"


def _shown(of: Record) -> int:
    page = brief(of, "Ana Duarte")
    return len({claim for section in page.sections for row in section.rows for claim in row.claims})


def test_assertions_carry_names_and_one_hash() -> None:
    one = assertion_of(OFFER, CLAIMS[DESIGNATION])
    assert one.roles == {"person": ("Ana Duarte", "Rui Salgado"), "label": ("wrongfully_detained",)}
    assert (one.document, one.speaker) == (OFFER.document.sha256, None)
    assert assertion_of(OFFER, CLAIMS["c6"]).speaker == "Carla Munoz"
    assert digest(one) == digest(assertion_of(OFFER, CLAIMS[DESIGNATION]))
    assert len({digest(assertion_of(OFFER, claim)) for claim in OFFER.claims}) == len(OFFER.claims)


CHANGES = st.sampled_from(
    [
        Change({"person": ("Nadia Osei",)}),
        Change({"person": ("nadia osei", "Rui Salgado")}),
        Change(time="2031-04"),
        Change(polarity="negative"),
        Change({"by": ("Nadia Osei",)}),
    ]
)
KINDS = st.sampled_from(["accept", "reject", "correct", "sensitive", "public"])
ABOUT_PEOPLE = [claim.id for claim in OFFER.claims if claim.type == "proceeding"]


@st.composite
def interleavings(draw: st.DrawFn) -> tuple[list[Judgement], list[Judgement]]:
    """Judgements on several claims, and the same in another order that keeps the order on each claim."""
    lines = [
        [
            judgement(kind, claim, change=draw(CHANGES) if kind == "correct" else None)
            for kind in draw(st.lists(KINDS, max_size=3))
        ]
        for claim in ABOUT_PEOPLE
    ]
    return _merged(draw, lines), _merged(draw, lines)


def _merged(draw: st.DrawFn, lines: list[list[Judgement]]) -> list[Judgement]:
    turns = draw(st.permutations([n for n, line in enumerate(lines) for _ in line]))
    left = [list(line) for line in lines]
    return [left[n].pop(0) for n in turns]


@given(interleavings())
def test_judgements_on_different_claims_give_one_record_in_any_order(
    orders: tuple[list[Judgement], list[Judgement]],
) -> None:
    one, other = (judged(*order) for order in orders)
    assert _told(one) == _told(other)
    for view in (lambda of: brief(of, "Rui Salgado"), lambda of: said(of, "Chile")):
        assert to_json(view(one)) == to_json(view(other))


def _told(of: Record) -> list[Any]:
    facts = (*of.facts, *of.rejected)
    return [
        [(one.id, one.claim, one.review, of.is_sensitive(one)) for one in facts],
        [reading.entities for reading in of.readings],
    ]
