"""Dates as articles write them."""

import pytest

from backchannel.documents.dates import date_in_address, find_dates, read_stamp, without_dates
from backchannel.documents.languages import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("July 28, 2022", "2022-07-28"),
        ("28 July 2022", "2022-07-28"),
        ("Sept. 3rd, 2021", "2021-09-03"),
        ("28 июля 2022 года", "2022-07-28"),
        ("28.07.2022", "2022-07-28"),
        ("28/07/2022", "2022-07-28"),
        ("07/28/2022", "2022-07-28"),
        ("2024/2/28", "2024-02-28"),
        ("July 2022", "2022-07"),
        ("03/04/2022", None),
        ("July 28", None),
        ("31.02.2022", None),
    ],
)
def test_written_dates(text: str, expected: str | None) -> None:
    assert [found.edtf for found in find_dates(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["Sen. 9 of the list", "Boeing 737-800", "1,000 prisoners", "24-7", "5-4 vote"]
)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Published: July 28, 2022 3:04 PM EDT",
        "Last updated 2022-12-08 08:14:28-05",
        "Friday 11 January 2019 14:32 EST",
        "November 28, 2023 06:35 am | Updated 07:14 am IST",
        "20 minutes ago",
        "4 min read",
        "2 августа 2024 (обновлено: 02.08.2024 18:20:11)",
    ],
)
def test_lines_that_tell_only_when(line: str) -> None:
    assert without_dates(line) == ("", True)


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2022-07-28T23:04:00-04:00", "2022-07-28"),
        ("2022-07-28 15:04:00", "2022-07-28"),
        ("20220728T150400Z", "2022-07-28"),
        ("Thu, 28 Jul 2022 10:00:00 GMT", "2022-07-28"),
        (1659020640, "2022-07-28"),
        (1659020640000, "2022-07-28"),
        ("1659020640", "2022-07-28"),
        ("2022", "2022"),
        ("", None),
        (None, None),
        (True, None),
        (float("inf"), None),
        ("soon", None),
    ],
)
def test_machine_written_dates(stamp: object, expected: str | None) -> None:
    assert read_stamp(stamp) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.com/2022/07/28/a", "2022-07-28"),
        ("https://example.com/20220728/1036969639.html", "2022-07-28"),
        ("https://example.com/news/2022-7-8/a", "2022-07-08"),
        ("https://example.com/news/article-20220", None),
    ],
)
def test_dates_in_addresses(address: str, expected: str | None) -> None:
    assert date_in_address(address) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The families said that they had not been told of the offer.", "en"),
        ("Семьи сообщили, что им ничего не сказали о предложении.", "ru"),
        ("Родини повідомили, що їм нічого не сказали про обмін у цей день.", "uk"),
        ("Die Familien sagten, dass sie von dem Angebot nicht gewusst haben und es nicht wollen.", "de"),
        (
            "Les familles ont dit que la proposition ne leur avait pas été présentée par le gouvernement.",
            "fr",
        ),
        ("家属表示，他们没有被告知这一提议。", "zh"),
        ("Zzyx qwrt plmk", "und"),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert language_of(text) == code
