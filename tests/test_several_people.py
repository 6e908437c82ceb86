"""People told of together: who shares an article, a series, a `those` or an `including`, and whom `they` means then."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    ("A mother and daughter were freed from captivity on Friday.", "release", {"person": ["mother", "daughter"]}),
    ("A father and son who were kidnapped in May have been released.", "release", {"person": ["father", "son"]}),
    ("Militants kidnapped a mother and daughter in May.", "detention", {"person": ["mother", "daughter"]}),
    ("A teacher and pupil were kidnapped on Friday.", "detention", {"person": ["teacher", "pupil"]}),
    ("A husband and father was kidnapped in May.", "detention", {"person": ["husband"]}),
    ("Police arrested a journalist and activist in May.", "proceeding", {"person": ["journalist"]}),
    ("Police named those arrested as Lev Orin and Ana Ruiz.", "proceeding", {"person": ["Lev Orin", "Ana Ruiz"]}),
    (
        "Local media identified several of those freed from jail, including the clerk Lev Orin and the nurse Ana Ruiz.",
        "release",
        {"person": ["Lev Orin", "Ana Ruiz"]},
    ),
    ("Most of those detained were later released.", "release", {"person": ["Most of those detained"]}),
    (
        "Those released from prison were brought from Tehran to Muscat on Friday.",
        "movement",
        {"person": ["Those released from prison"], "to": ["Muscat"]},
    ),
    (
        "All of those arrested have been charged with treason.",
        "proceeding",
        {"stage": "charged", "person": ["those arrested"]},
    ),
    (
        "At least 20 people were arrested, among them the lawyer Lev Orin and the writer Ana Ruiz.",
        "proceeding",
        {"person": ["Lev Orin", "Ana Ruiz"]},
    ),
    (
        "Twenty people were arrested on Friday, including the lawyer Lev Orin.",
        "proceeding",
        {"person": ["Lev Orin"]},
    ),
    (
        "The trial of novelist Eva Orin, writer Ana Dolan and seven editors began on Friday.",
        "proceeding",
        {"stage": "trial", "person": ["Eva Orin", "Ana Dolan", "seven editors"]},
    ),
    (
        "The trial of novelist Eva Orin, writer Ana Dolan and seven editors began on Friday. They are accused of treason.",
        "proceeding",
        {"stage": "accused", "person": ["Eva Orin", "Ana Dolan", "seven editors"]},
    ),
    (
        "The court tried Eva Orin, Ana Dolan and seven other editors. They were arrested in May.",
        "proceeding",
        {"stage": "arrested", "person": ["Eva Orin", "Ana Dolan", "seven other editors"]},
    ),
    (
        "A court jailed journalist Lev Orin, lawyer Ana Ruiz and student Marek Dolan for theft.",
        "detention",
        {"person": ["Lev Orin", "Ana Ruiz", "Marek Dolan"]},
    ),
    (
        "Lev Orin was kidnapped in October 2016. The 61-year-old, who leaned on a stick after being freed, had worked there.",
        "release",
        {"person": ["Lev Orin"]},
    ),
    (
        "Lev Orin was kidnapped in May. The aid worker, whom his captors freed on Friday, was in good health.",
        "wellbeing",
        {"person": ["Lev Orin"]},
    ),
    (
        "Lev Orin was found guilty of espionage by a court on Friday and given 16 years in prison, the agency reported.",
        "proceeding",
        {"stage": "sentenced", "term": "P16Y", "time": "2024-07-26"},
    ),
    (
        "A court on Friday convicted Lev Orin of spying and sentenced him to nine years.",
        "proceeding",
        {"stage": "sentenced", "time": "2024-07-26"},
    ),
    (
        "A court convicted Lev Orin of spying on Friday and later sentenced him to nine years.",
        "proceeding",
        {"stage": "sentenced", "time": None},
    ),
    (
        "Officers arrested Lev Orin on March 29, 2023, at a restaurant. He has been held since then at Sevik prison.",
        "detention",
        {"time": "2023-03-29/.."},
    ),
    (
        "Lev Orin was detained on 3 May. He has remained in custody ever since in the capital.",
        "detention",
        {"time": "2024-05-03/.."},
    ),
]  # fmt: skip

SAYS += [
    (
        "Lev Orin was among dozens of people rounded up in raids across the country on Friday.",
        "proceeding",
        {"person": ["people rounded up in raids across the country", "Lev Orin"]},
    ),
    (
        "Lev Orin was one of dozens of people arrested on Friday.",
        "proceeding",
        {"person": ["people", "Lev Orin"]},
    ),
    (
        "Lev Orin was among a group of 12 men freed from captivity on Friday.",
        "release",
        {"person": ["12 men freed from captivity", "Lev Orin"]},
    ),
]

THREE = "Three people were convicted in May. "
SAYS += [
    (THREE + text, "proceeding", {"stage": "sentenced", "person": [who], "term": term})
    for text, who, term in [
        (
            "Lev Orin received 14 years and his wife, Ana Ruiz, nine, for gathering donations.",
            "Ana Ruiz",
            "P9Y",
        ),
        (
            "Lev Orin received 12 years in prison, and Ana Ruiz, a former officer, was given 10.",
            "Ana Ruiz",
            "P10Y",
        ),
        (
            "Lev Orin was sentenced to six years, and the agency's editor, Ana Ruiz, to four.",
            "Ana Ruiz",
            "P4Y",
        ),
        ("Lev Orin was sentenced to six years, and Ana Ruiz to four for forming a band.", "Ana Ruiz", "P4Y"),
        ("Lev Orin got nine years, Ana Ruiz seven and Marek Dolan five.", "Marek Dolan", "P5Y"),
        ("Lev Orin was given nine years, Ana Ruiz seven and Marek Dolan five.", "Lev Orin", "P9Y"),
    ]
]

SAYS_NOTHING: list[tuple[str, str, Told]] = [
    (
        "Twenty people were arrested by officers, including the chief Lev Orin.",
        "proceeding",
        {"person": ["Twenty people", "Lev Orin"]},
    ),
    ("Lev Orin was freed from the last year of a loan in Spain. He was arrested in May.", "release", {}),
    (
        "Lev Orin was arrested in May. Ana Ruiz, who has been held back by an injury, flew to Turin.",
        "movement",
        {"person": ["Ana Ruiz"]},
    ),
    (
        "Lev Orin was freed. Uri, his father, told the agency that he had talked to Lev Orin by phone late on Friday.",
        "contact",
        {"topic": "Friday"},
    ),
    ("They told me to leave with my family as they could detain us. Lev Orin was arrested.", "detention", {"custodian": ["my family"]}),
    ("A journalist and activist was arrested in May.", "proceeding", {"person": ["journalist", "activist"]}),
]  # fmt: skip


test_people_told_of_together_are_read_together = says(SAYS)
test_nobody_is_drawn_in = says_nothing_of(SAYS_NOTHING)
