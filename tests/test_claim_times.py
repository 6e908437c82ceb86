"""Which time belongs to which claim: the date of the event, never that of the verb that reports it."""

from __future__ import annotations

import pytest

from backchannel import edtf
from backchannel.records import Claim
from backchannel.workflow import RuleReader, extract

pytestmark = pytest.mark.model

# published on Thursday 14 March 2024: text, type and stage of a claim in it, and the time of that claim
ROWS = [
    (
        "Pavel Orlenko was arrested and charged with fraud on 8 March.",
        "proceeding/arrested",
        "2024-03-08",
    ),
    (
        "Pavel Orlenko was arrested and later charged in February.",
        "proceeding/arrested",
        None,
    ),
    (
        "A court in Lom in 2021 sentenced Pavel Orlenko to four years for theft.",
        "proceeding/sentenced",
        "2021",
    ),
    (
        "Pavel Orlenko pleaded not guilty when the trial opened in February.",
        "proceeding/plea_not_guilty",
        "2024-02",
    ),
    (
        "That changed one day in June 2014, when police arrested Pavel Orlenko.",
        "proceeding/arrested",
        "2014-06",
    ),
    ("Pavel Orlenko was arrested in May 2021 on charges of spying.", "proceeding/arrested", "2021-05"),
    (
        "Orlenko, who has been held since June 2022, denies the charges, his lawyer said on Monday.",
        "detention",
        "2022-06/..",
    ),
    (
        "Officials said on Monday that Karim Daneshvar was detained two weeks ago.",
        "proceeding/arrested",
        "2024-02-26/2024-03-03",
    ),
    (
        "The ministry announced on Tuesday that the jailed reporter Mariela Quintero had been released.",
        "release",
        None,
    ),
    (
        "Two years ago, a court in Minsk sentenced Anatol Krupsky to eight years in prison.",
        "proceeding/sentenced",
        "2022",
    ),
    (
        "Anatol Krupsky was sentenced in March 2022 to eight years in prison for treason.",
        "proceeding/sentenced",
        "2022-03",
    ),
    ("Dr Helga Brandt was freed on 3 February after 18 months in captivity.", "release", "2024-02-03"),
    ("Ahmad Sarwari, detained in Kabul last December, was released on Sunday.", "release", "2024-03-10"),
    (
        "Ahmad Sarwari, detained in Kabul last December, was released on Sunday.",
        "proceeding/arrested",
        "2023-12",
    ),
    (
        "On Wednesday, a Tehran court will begin the trial of Nasrin Golabi, who was arrested in 2022.",
        "proceeding/trial",
        "2024-03-20",
    ),
    (
        "On Wednesday, a Tehran court will begin the trial of Nasrin Golabi, who was arrested in 2022.",
        "proceeding/arrested",
        "2022",
    ),
    (
        "Lin Haoran was taken away by police on 12 January 2023 and formally charged six months later.",
        "proceeding/charged",
        "2023-07",
    ),
    (
        '"Petr was arrested a year ago today," his sister Olga Sidorova said on Thursday.',
        "proceeding/arrested",
        "2023",
    ),
    (
        "Since his arrest in August 2020, Petr Sidorov has been held at a prison in Perm.",
        "detention",
        "2020-08/..",
    ),
    ("Israel freed 39 prisoners on Friday in exchange for 13 hostages.", "exchange", "2024-03-08"),
    (
        "The two men, who were convicted of espionage in November, were pardoned on Thursday.",
        "proceeding/convicted",
        "2023-11",
    ),
    (
        "The two men, who were convicted of espionage in November, were pardoned on Thursday.",
        "proceeding/pardoned",
        "2024-03-14",
    ),
    ("Prosecutors on Tuesday charged Viktor Lemesh with treason.", "proceeding/charged", "2024-03-12"),
    (
        "The journalist Dana Kuznets was arrested Monday, her newspaper said Tuesday.",
        "proceeding/arrested",
        "2024-03-11",
    ),
    (
        "The Foreign Ministry said Wednesday the Danish ambassador had met Pavel Orlenko in prison the day before.",
        "contact",
        "2024-03-12",
    ),
    (
        "Petr Sidorov has been held in prison since his conviction in January 2021.",
        "proceeding/convicted",
        "2021-01",
    ),
    (
        "Petr Sidorov has been held in prison since his conviction in January 2021.",
        "detention",
        "2021-01/..",
    ),
    (
        "Ilya Stroganov, 44, was detained at Moscow's airport in late 2022 while leaving the country.",
        "proceeding/arrested",
        "2022-09/2022-12",
    ),
    (
        "Talks on an exchange of prisoners were held in Doha last week, two officials said on Monday.",
        "contact",
        "2024-03-04/2024-03-10",
    ),
    ("Negotiators will meet again in Cairo on Sunday to discuss the hostages.", "contact", "2024-03-17"),
    (
        "Rosa Ferreira was released in December as part of a swap agreed in October 2023.",
        "release",
        "2023-12",
    ),
    (
        "Her husband Reza Amini was arrested in 2018, months after he returned to Iran.",
        "proceeding/arrested",
        "2018",
    ),
    ("Last year, Russia and Ukraine exchanged 3,000 prisoners.", "exchange", "2023"),
    ("Viktor Lemesh was arrested on the day of his wedding in 2020.", "proceeding/arrested", "2020"),
    (
        "Authorities have held the couple since early January, when they crossed the border.",
        "detention",
        "2024-01-01/..",
    ),
    (
        "Danish citizen Jonas Brandt, jailed for five years in 2021, is due to be released in 2026.",
        "proceeding/sentenced",
        "2021",
    ),
    (
        "In a statement on Monday, the United Nations demanded the release of Ahmad Sarwari, who was arrested last March.",
        "proceeding/arrested",
        "2023-03",
    ),
    (
        "Exactly one year after his arrest, the wife of Ahmad Sarwari appealed to the president on Tuesday to bring him home.",
        "appeal",
        "2024-03-12",
    ),
    (
        "A year after she was arrested, Leila Moradi was sentenced in February to six years in prison, her husband said Sunday.",
        "proceeding/sentenced",
        "2024-02",
    ),
    ("Since his conviction in 2021, Anton Zhuk has been held in a penal colony.", "detention", "2021/.."),
    ("Anton Zhuk was charged in June after his arrest in April 2023.", "proceeding/charged", "2023-06"),
    (
        "Speaking on Tuesday, the minister said Anton Zhuk had been pardoned last week.",
        "proceeding/pardoned",
        "2024-03-04/2024-03-10",
    ),
    (
        "Anton Zhuk will be tried next month, prosecutors told reporters on Wednesday.",
        "proceeding/trial",
        "2024-04",
    ),
    ("Police arrested Farid Haddad early on Tuesday in Aden.", "proceeding/arrested", "2024-03-12"),
    (
        "Farid Haddad, who was kidnapped in 2022 and freed on Saturday, thanked the mediators.",
        "release",
        "2024-03-09",
    ),
    (
        "Farid Haddad, who was kidnapped in 2022 and freed on Saturday, thanked the mediators.",
        "detention",
        "2022",
    ),
    ("Hamas released four hostages late Friday night.", "release", "2024-03-08"),
    (
        "The court sentenced Irina Belova in absentia on 6 December 2022.",
        "proceeding/sentenced",
        "2022-12-06",
    ),
    (
        "In December 2022 a court in Minsk sentenced Irina Belova to 15 years.",
        "proceeding/sentenced",
        "2022-12",
    ),
    (
        "Convicted in 2019, Irina Belova was freed in a prisoner swap on March 1.",
        "proceeding/convicted",
        "2019",
    ),
    ("Convicted in 2019, Irina Belova was freed in a prisoner swap on March 1.", "release", "2024-03-01"),
    ("Maria Torres has been under house arrest since January 2023.", "detention", "2023-01/.."),
    ("Maria Torres remained under house arrest until last month.", "detention", "../2024-02"),
    ("The sentence of Maria Torres was commuted on Thursday.", "proceeding/commuted", "2024-03-14"),
    ("Jon Park was detained at the border in the summer of 2022.", "proceeding/arrested", "2022-22"),
    ("Jon Park was detained between March and May 2023.", "proceeding/arrested", "2023-03/2023-05"),
    (
        "Earlier this month, the authorities in Kabul released the hostage Jon Park.",
        "release",
        "2024-03-01/2024-03-14",
    ),
    ("The Houthis said on Monday they had freed the crew three days earlier.", "release", "2024-03-08"),
    ("On the eve of the summit in 2018, North Korea freed Jon Park.", "release", "2018"),
    ("Jon Park, released in 2018, was arrested again on Tuesday.", "release", "2018"),
    ("Jon Park, released in 2018, was arrested again on Tuesday.", "proceeding/arrested", "2024-03-12"),
    ("The prisoner Viktor Sokol is expected to be released by the end of the year.", "release", "../2024-12"),
    (
        "The White House said on Thursday that it was working to free Viktor Sokol, jailed since 2020.",
        "detention",
        "2020/..",
    ),
    (
        "Ukraine and Russia swapped 200 prisoners on Wednesday, two months after the last exchange.",
        "exchange",
        "2024-03-13",
    ),
    ("A day earlier, police had arrested Viktor Sokol.", "proceeding/arrested", None),
    ("Viktor Sokol was acquitted in 2017 of charges dating from 2014.", "proceeding/acquitted", "2017"),
    (
        "Iran has held Daniel Ruiz since he was arrested at Tehran airport in October 2022.",
        "detention",
        "2022-10/..",
    ),
    (
        "Iran has held Daniel Ruiz since he was arrested at Tehran airport in October 2022.",
        "proceeding/arrested",
        "2022-10",
    ),
]


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Claim, ...]]:
    """The claims of each text, all read in one go."""
    folder, texts = tmp_path_factory.mktemp("times"), sorted({row[0] for row in ROWS})
    files = []
    for number, text in enumerate(texts):
        file = folder / f"{number:03}.txt"
        file.write_text(f" date 2024-03-14 {text}\n", encoding="utf-8")
        files.append(str(file))
    read = [result.reading for result in extract(files, RuleReader())]
    assert all(read)
    return {text: reading.claims for text, reading in zip(texts, read, strict=True) if reading}


@pytest.mark.parametrize(("text", "kind", "time"), ROWS)
def test_a_claim_has_the_time_of_its_event(claims, text, kind, time):
    wanted, _, stage = kind.partition("/")
    found = [c.time for c in claims[text] if c.type == wanted and stage in ("", dict(c.roles).get("stage"))]
    assert found
    if time is None:
        assert None in found
    else:
        assert edtf.bounds(time) in [edtf.bounds(one) for one in found if one]
