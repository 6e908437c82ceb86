"""What kind of source speaks: papers and films, leaders of communities, prosecutors as a body, lawyers of a state."""

from __future__ import annotations

import pytest

from tests.readings import annotated

pytestmark = pytest.mark.model

KINDS: list[tuple[str, str]] = [
    ("The plan says local councils must pay for the repairs.", "document"),
    ("The film tells how three girls were abducted.", "document"),
    ("A press release said the men were armed.", "document"),
    ("An email seen by Reuters said the men were armed.", "document"),
    # people, though their nouns end as those of acts do
    ("Three eyewitnesses said the men were armed.", "anonymous_source"),
    # whoever leads no state is no official
    ("Jewish leaders said the verdict was wrong.", "anonymous_source"),
    ("Religious leaders said the verdict was wrong.", "anonymous_source"),
    ("Leaders of the union said the verdict was wrong.", "anonymous_source"),
    ("European leaders said the verdict was wrong.", "anonymous_official"),
    ("One of the diplomats said the men were armed.", "anonymous_official"),
    ("Two members of Congress said the men were armed.", "anonymous_official"),
    # the prosecution is a body, some of its people are not
    ("Prosecutors said the men were armed.", "institution"),
    ("Two senior prosecutors said the men were armed.", "anonymous_official"),
    # lawyers of a family, of a state, of an office
    ("His lawyer, Tom Hillar, said he was innocent.", "family_or_lawyer"),
    ("The White House counsel, Neil Eggar, said he was guilty.", "on_record"),
    ("District attorney Tom Hillar said he was guilty.", "on_record"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str) -> None:
    assert [s.source_kind for s in annotated(text).statements] == [kind]
