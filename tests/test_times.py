"""What counts as a time expression, how far it reaches and what it means, against the day of publication."""

from __future__ import annotations

import pytest

from backchannel.annotate.times import find_times
from backchannel.records import Span, TimeExpression, Token

THURSDAY = "2022-07-28"


def found(
    text: str, published: str | None = THURSDAY, tokens: tuple[Token, ...] = ()
) -> list[TimeExpression]:
    return list(find_times(text, [Span(0, len(text))], published, tokens=tokens))


def values(text: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.edtf or t.duration or f"({t.reason})") for t in found(text, published)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("It began on 28 July 2022.", "28 July 2022", "2022-07-28"),
        ("It began on July 28, 2022, at sea.", "July 28, 2022", "2022-07-28"),
        ("It began July 28.", "July 28", "2022-07-28"),
        ("It began Jul. 28.", "Jul. 28", "2022-07-28"),
        ("It began Sept. 29.", "Sept. 29", "2021-09-29"),
        ("It began on 7/28/2022.", "7/28/2022", "2022-07-28"),
        ("It began on 28/7/2022.", "28/7/2022", "2022-07-28"),
        ("It began on 28.07.2022.", "28.07.2022", "2022-07-28"),
        ("It began on 2022-07-28.", "2022-07-28", "2022-07-28"),
        ("It was signed on the 28th, he said.", "the 28th", "2022-07-28"),
        ("It was signed on the 5th of May.", "the 5th of May", "2022-05-05"),
        ("It was signed on the first of May.", "the first of May", "2022-05-01"),
        ("They met on 28 and 29 July.", "28 and 29 July", "2022-07-28/2022-07-29"),
        ("They met March 3-5 in Vienna.", "March 3-5", "2022-03-03/2022-03-05"),
        ("They met March 4 to 15.", "March 4 to 15", "2022-03-04/2022-03-15"),
        ("They met on Thursday, July 28.", "Thursday, July 28", "2022-07-28"),
        ("They met on Wednesday July 6.", "Wednesday July 6", "2022-07-06"),
        ("They met on Friday 15 July.", "Friday 15 July", "2022-07-15"),
        ("They met on Monday, February 14, 2022.", "Monday, February 14, 2022", "2022-02-14"),
        ("They met in March 2019.", "March 2019", "2019-03"),
        ("They met in May.", "May", "2022-05"),
        ("He was arrested in July of last year.", "July of last year", "2021-07"),
        ("He was arrested in 2018.", "2018", "2018"),
        ("the 2018 conviction", "2018", "2018"),
        ("He lived there in the 1990s.", "the 1990s", "199X"),
        ("He lived there in the '80s.", "the '80s", "198X"),
        ("He lived there in the eighties.", "the eighties", "198X"),
        ("A border of the 19th century.", "the 19th century", "18XX"),
        ("He served 2012-2020 there.", "2012-2020", "2012/2020"),
        ("The dictatorship of 1976-83 ended.", "1976-83", "1976/1983"),
    ],
)
def test_absolute_dates(text, span, value):
    assert values(text) == [(span, value)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("He was held in early 2018.", "early 2018", "2018-01/2018-04"),
        ("He was held in mid-2018.", "mid-2018", "2018-05/2018-08"),
        ("He was held in late 2018.", "late 2018", "2018-09/2018-12"),
        ("He was held in late June.", "late June", "2022-06-21/2022-06-30"),
        ("He was held in the early 1990s.", "the early 1990s", "1990/1993"),
        ("He was held at the beginning of the year.", "the beginning of the year", "2022-01~"),
        ("He was held at the end of 2021.", "the end of 2021", "2021-12~"),
        ("He was held early Wednesday.", "early Wednesday", "2022-07-27"),
        ("in the first half of 2021", "the first half of 2021", "2021-01/2021-06"),
        ("the last three months of 2021", "the last three months of 2021", "2021-10/2021-12"),
        ("the first two weeks of June", "the first two weeks of June", "2022-06-01/2022-06-14"),
        ("the last week of June", "the last week of June", "2022-06-24/2022-06-30"),
        ("in the third quarter of 2021", "the third quarter of 2021", "2021-07/2021-09"),
        ("Profits fell in Q1 2022.", "Q1 2022", "2022-01/2022-03"),
        ("They met in the spring of 2020.", "the spring of 2020", "2020-21"),
        ("They met in summer 2019.", "summer 2019", "2019-22"),
        ("They met last summer.", "last summer", "2021-22"),
        ("They met last winter.", "last winter", "2021-24"),
        ("around 2015 he moved", "around 2015", "2015~"),
    ],
)
def test_parts_of_years_and_months(text, span, value):
    assert values(text) == [(span, value)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("The ministry said Thursday that it had no answer.", "Thursday", "2022-07-28"),
        ("The minister said Wednesday that he expected a call.", "Wednesday", "2022-07-27"),
        ("He was freed on Friday.", "Friday", "2022-07-22"),
        ("He will be freed on Friday.", "Friday", "2022-07-29"),
        ("On Tuesday, the court will decide.", "Tuesday", "2022-08-02"),
        ("The ruling is expected Monday.", "Monday", "2022-08-01"),
        ("He was freed last Friday.", "last Friday", "2022-07-22"),
        ("He goes home next Friday.", "next Friday", "2022-08-05"),
        ("He goes home this coming Monday.", "this coming Monday", "2022-08-01"),
        ("He spoke on Tuesday night.", "Tuesday night", "2022-07-26"),
        ("Monday's hearing was short.", "Monday", "2022-07-25"),
        ("He spoke on Tuesday of last week.", "Tuesday of last week", "2022-07-19"),
        ("They met over the weekend.", "the weekend", "2022-07-23/2022-07-24"),
        ("They will meet this weekend.", "this weekend", "2022-07-30/2022-07-31"),
        ("The deal will be signed in September.", "September", "2022-09"),
        ("The deal was signed in September.", "September", "2021-09"),
        ("The deal was signed in July.", "July", "2022-07"),
        ("The deal will be signed on August 1.", "August 1", "2022-08-01"),
        ("He was seized on December 12.", "December 12", "2021-12-12"),
        ("They had feared the November election.", "November", "2022-11"),
        ("They had feared the November attack.", "November", "2021-11"),
    ],
)
def test_bare_weekdays_and_months_look_back_unless_the_tense_is_future(text, span, value):
    assert values(text) == [(span, value)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("He flew home today.", "today", "2022-07-28"),
        ("He flew home yesterday.", "yesterday", "2022-07-27"),
        ("He flies home tomorrow.", "tomorrow", "2022-07-29"),
        ("He flies home tonight.", "tonight", "2022-07-28"),
        ("He flew home last night.", "last night", "2022-07-27"),
        ("He flew home yesterday evening.", "yesterday evening", "2022-07-27"),
        ("He flew home the day before yesterday.", "the day before yesterday", "2022-07-26"),
        ("They speak this week.", "this week", "2022-07-25/2022-07-31"),
        ("They spoke last week.", "last week", "2022-07-18/2022-07-24"),
        ("They speak next month.", "next month", "2022-08"),
        ("They spoke last year.", "last year", "2021"),
        ("He pleaded guilty earlier this month.", "earlier this month", "2022-07-01/2022-07-28"),
        ("He pleaded guilty earlier this week.", "earlier this week", "2022-07-25/2022-07-28"),
        ("He pleaded guilty earlier this year.", "earlier this year", "2022"),
        ("They speak later this week.", "later this week", "2022-07-28/2022-07-31"),
        ("They speak later this year.", "later this year", "2022-07/2022-12"),
        ("He left two days ago.", "two days ago", "2022-07-26"),
        ("He left three weeks ago.", "three weeks ago", "2022-07-04/2022-07-10"),
        ("He left two months ago.", "two months ago", "2022-05"),
        ("He left 10 years ago.", "10 years ago", "2012"),
        ("He left about two months ago.", "about two months ago", "2022-05~"),
        ("He left a year and a half ago.", "a year and a half ago", "2021-01~"),
        ("He left two decades ago.", "two decades ago", "2002~"),
        ("The proposal was made weeks ago.", "weeks ago", "2022-05-30~/2022-07-17~"),
        ("It was made several months ago.", "several months ago", "2021-08~/2022-05~"),
        ("It changed in recent days.", "recent days", "2022-07-22~/2022-07-28"),
        ("It may change in the coming weeks.", "the coming weeks", "2022-07-28/2022-09-22~"),
        ("In two weeks he will leave.", "In two weeks", "2022-08-08/2022-08-14"),
        ("He will leave in a few weeks.", "in a few weeks", "2022-08-08~/2022-09-25~"),
        ("There will be more in the weeks to come.", "the weeks to come", "2022-07-28/2022-09-22~"),
        ("He was freed at the end of the year.", "the end of the year", "2021-12~"),
        ("He will be freed at the end of the year.", "the end of the year", "2022-12~"),
    ],
)
def test_counted_from_the_day_of_publication(text, span, value):
    assert values(text) == [(span, value)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("She has been held since February.", "since February", "2022-02/.."),
        ("He has been held since 2018.", "since 2018", "2018/.."),
        ("She is ill since October.", "since October", "2021-10/.."),
        (
            "They call for the release of Orin, who has been on trial since October.",
            "since October",
            "2021-10/..",
        ),
        ("Talks have gone on since earlier this year.", "since earlier this year", "2022/.."),
        ("Talks have gone on since late 2021.", "since late 2021", "2021-09/.."),
        ("The truce held until March 3.", "until March 3", "../2022-03-03"),
        ("Cut it by 2030.", "by 2030", "../2030"),
        ("The truce held through June.", "through June", "../2022-06"),
        ("They had met before Tuesday.", "before Tuesday", "../2022-07-26"),
        ("They met after Wednesday.", "after Wednesday", "2022-07-27/.."),
        ("They met after Wednesday's hearing.", "Wednesday", "2022-07-27"),
        ("He worked there from 2011 to 2016.", "from 2011 to 2016", "2011/2016"),
        ("He worked there between 2014 and 2018.", "between 2014 and 2018", "2014/2018"),
        ("from March 2019 to June", "from March 2019 to June", "2019-03/2019-06"),
        ("He stayed from Monday until Wednesday.", "from Monday until Wednesday", "2022-07-25/2022-07-27"),
        ("He has lived there from 2016.", "2016", "2016"),
    ],
)
def test_signals_and_ranges_are_part_of_the_span_where_they_change_the_value(text, span, value):
    assert values(text) == [(span, value)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("held for more than two years", "more than two years", "P2Y"),
        ("a 20-year sentence", "20-year", "P20Y"),
        ("10 years in prison", "10 years", "P10Y"),
        ("faces up to 10 years in prison", "up to 10 years", "P10Y"),
        ("nine and a half years", "nine and a half years", "P9.5Y"),
        ("two years and three months", "two years and three months", "P2Y3M"),
        ("nearly a decade of war", "nearly a decade", "P10Y"),
        ("for half a year", "half a year", "P0.5Y"),
        ("within 48 hours", "48 hours", "PT48H"),
        ("twenty-five years", "twenty-five years", "P25Y"),
        ("ten to fifteen years", "ten to fifteen years", "(between P10Y and P15Y)"),
        ("10-15 years", "10-15 years", "(between P10Y and P15Y)"),
        ("he waited for months", "months", "(the number of months is not given)"),
        ("after weeks of talks", "weeks", "(the number of weeks is not given)"),
        ("a day after the attack", "a day", "P1D"),
        ("in the days after the attack", "the days", "(the number of days is not given)"),
        ("broken by decades of conflict", "decades", "(the number of decades is not given)"),
        ("a months-long search", "months-long", "(the number of months is not given)"),
        ("the year-long search", "year-long", "P1Y"),
        ("a decade or more", "a decade or more", "P10Y"),
        ("a quarter-century in office", "a quarter-century", "P25Y"),
        ("the first exchange in two years", "two years", "P2Y"),
    ],
)
def test_lengths(text, span, value):
    assert values(text) == [(span, value)]
    assert found(text)[0].kind == "duration"


def test_a_length_that_is_tied_to_publication_says_where_it_lies_too():
    assert found("in the past two months")[0] == TimeExpression(
        3, 22, "duration", "2022-05-28/2022-07-28", "P2M"
    )
    assert found("in the past two months", None)[0] == TimeExpression(3, 22, "duration", None, "P2M")


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("They meet every Monday.", "every Monday", "P1W"),
        ("They call twice a week.", "twice a week", "P1W"),
        ("It is reviewed annually.", "annually", "P1Y"),
        ("in daily calls", "daily", "P1D"),
        ("He paid $3 million a year.", "a year", "P1Y"),
        ("every three months", "every three months", "P3M"),
    ],
)
def test_sets(text, span, value):
    assert values(text) == [(span, value)]
    assert found(text)[0].kind == "set"


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("He landed at 3 p.m. Tuesday.", "3 p.m. Tuesday", "2022-07-26T15:00:00"),
        ("He landed Tuesday at 3:30 p.m. ET.", "Tuesday at 3:30 p.m. ET", "2022-07-26T15:30:00"),
        ("He landed at noon on July 6.", "noon on July 6", "2022-07-06T12:00:00"),
        ("He landed at 15:00.", "15:00", "(no day is given for this time of day)"),
    ],
)
def test_times_of_day(text, span, value):
    assert values(text) == [(span, value)]
    assert found(text)[0].kind == "time"


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("They will meet on Christmas Day.", "Christmas Day", "2022-12-25"),
        ("They met on New Year’s Eve.", "New Year’s Eve", "2021-12-31"),
        ("They met on Thanksgiving 2020.", "Thanksgiving 2020", "2020-11-26"),
        ("They met on the Fourth of July.", "the Fourth of July", "2022-07-04"),
        ("Since 9/11 the rules changed.", "Since 9/11", "2001-09-11/.."),
        ("the September 11 attacks", "September 11", "2001-09-11"),
        ("the 7 October massacre", "7 October", "2023-10-07"),
        ("They will vote on Election Day.", "Election Day", "2022-11-08"),
        ("They voted on election day.", "election day", "2020-11-03"),
        ("They met at Easter.", "Easter", "(the date of this holiday is not fixed)"),
    ],
)
def test_named_days(text, span, value):
    assert values(text) == [(span, value)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("He was moved on Tuesday. The previous day he had called.", "The previous day", "2022-07-25"),
        ("He was held in 2015. Two years later he died.", "Two years later", "2017"),
        ("He was held on May 3, 2019. Two days later he died.", "Two days later", "2019-05-05"),
        ("He was held in 2015 and moved the following year.", "the following year", "2016"),
        ("He was seen on Monday and seized the same day.", "the same day", "2022-07-25"),
        ("He was seen on Monday. The next day he was gone.", "The next day", "2022-07-26"),
        ("The previous day he had called.", "The previous day", "(no earlier date to count from)"),
        ("He was held in 2015. Two days later he died.", "Two days later", "(no earlier date to count from)"),
        ("He was jailed in 2015. Two years on, he is ill.", "Two years on", "2017"),
        ("He was given nine years on drug charges.", "nine years", "P9Y"),
    ],
)
def test_counted_from_an_earlier_date_or_not_at_all(text, span, value):
    assert values(text)[-1] == (span, value)


@pytest.mark.parametrize(
    "text",
    [
        "A 34-year-old man and a 9-month-old child.",
        "He is 34 years old.",
        "a woman aged 34",
        "He may go, and they march on.",
        "Theresa May spoke.",
        "The March on Washington was remembered.",
        "It was his second attempt.",
        "The Sunday Times and the Daily Mail reported it.",
        "The Sun said so on Black Friday.",
        "About 2000 people and 1,500 troops came.",
        "Call 202-555-2016.",
        "It cost $2016.",
        "He knew nothing at the time.",
        "in his 30s",
        "Flight 1984 left.",
        "He spoke to USA Today.",
        "A USA TODAY poll said so.",
        "The group Fairness Now spoke.",
        "Now, I do not know.",
        "At the end of the day, it is his choice.",
        "Spring Valley will fall.",
    ],
)
def test_what_only_looks_like_a_time(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("on Wednesday", "the publication date is not known"),
        ("in February", "the publication date is not known"),
        ("on July 28", "the publication date is not known"),
        ("earlier this month", "the publication date is not known"),
        ("weeks ago", "the publication date is not known"),
        ("since last year", "the publication date is not known"),
        ("he is there now", "the present, without bounds"),
    ],
)
def test_without_a_publication_date_nothing_is_counted_from_one(text, reason):
    (only,) = found(text, None)
    assert (only.edtf, only.reason) == (None, reason)


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2022-07", "in June", "2022-06"),
        ("2022-07", "on Wednesday", "(the publication date is not known to the day)"),
        ("2022", "last year", "2021"),
        ("2022", "in June", "(the publication date is not known to the day)"),
        ("2022-07-28T10:00:00Z", "on Wednesday", "2022-07-27"),
        ("2022-07-28", "3/4/2022", "(day and month cannot be told apart)"),
        ("2022-03-01", "3/4/2022", "2022-03-04"),
        ("2022-01-02", "on the 31st, he said", "2021-12-31"),
        ("2022-03-01", "yesterday", "2022-02-28"),
        ("2022-01-03", "last week", "2021-12-27/2022-01-02"),
    ],
)
def test_publication_dates_of_other_days_and_of_less_precision(published, text, value):
    assert values(text, published)[-1][1] == value
