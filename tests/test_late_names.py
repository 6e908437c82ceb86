"""A description of the first lines is whoever is named with an age, or as the one it befell, a paragraph on."""

from __future__ import annotations

import pytest

from backchannel.records import Document, Span

LATER = [
    # what is told, the name it turns out to be
    ("A Dutch student was jailed in Tehran on Monday.\n\nPieter Smit, 24, denies spying.", "Pieter Smit"),
    ("A teacher was arrested in Minsk on Monday.\n\nMaryna Lis was taken from her home.", "Maryna Lis"),
    # who speaks first without a name and goes on by name
    (
        "The mother of a jailed student said he was ill.\n\n“I know it,” Jane Smit told reporters.",
        "Jane Smit",
    ),
    (
        "The former chairman of the league said the dam was ill built.\n\nPieter Smit held a press conference.",
        "Pieter Smit",
    ),
    ("The head of a league said the dam was ill built.\n\nPieter Smit, a lawyer, said so too.", None),
    # an office, a speaker, a victim and a second description are nobody's name
    ("A student was jailed in Tehran.\n\nJan Vos, the Dutch foreign minister, was told of it.", None),
    ("A student was jailed in Tehran.\n\n“He is well,” Pieter Smit said.", None),
    ("Police arrested a man for robbing a student.\n\nPieter Smit, 24, was led away.", "Pieter Smit"),
    ("A student and a teacher were jailed.\n\nPieter Smit, 24, denies spying.", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "name"), LATER)
def test_the_first_description_has_the_later_name(text: str, name: str | None) -> None:
    from backchannel.annotate import annotate, load

    paragraphs = tuple(
        Span(start, start + len(part)) for part in text.split("\n\n") for start in (text.index(part),)
    )
    document = Document("x.txt", "0" * 64, text, "en", paragraphs=paragraphs)
    found = annotate(document, load())
    first = text.split("\n\n")[0]
    people = {e.name for e in found.entities if e.kind == "person" and e.mentions[0].start < len(first)}
    named = {e.name for e in found.entities if e.kind == "person" and e.name == (name or "Pieter Smit")}
    assert (name in people) if name else not people & named
