"""Where the news stands, and what the lines around it say."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.documents import read_document
from backchannel.documents.blocks import split_blocks
from backchannel.documents.layout import read_layout
from backchannel.records import Document, Source

TODAY = date(2026, 1, 1)
NEWS = "The two governments said on Thursday that no exchange of prisoners had been agreed."
MORE = "A lawyer for one of the detained said that she had not been told."
RUSSIAN = "Стороны сообщили в четверг, что об обмене заключенными они пока не договорились."


def read(text: str) -> Document:
    return read_document(Source("article.txt", text.encode()), today=TODAY)


def news(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.paragraphs]


HEADERS = [
    (" date 2022-07-28 By Ann Bell and Olaf Strand, CNN\n\n", {"authors": ("Ann Bell", "Olaf Strand"), "outlet": "CNN", "published": "2022-07-28"}),
    (" date 2022-07-28 ", {"published": "2022-07-28"}),
    (" date 2022-12 Content\nRower freed in exchange, officials say\n\n", {"title": "Rower freed in exchange, officials say", "published": "2022-12"}),
    (" date 2022-12 28.12.2022\n\n", {"published": "2022-12-28"}),
    ("Rower freed in exchange\n\n", {"title": "Rower freed in exchange", "published": None}),
    ("Rower Freed in Exchange of Prisoners.\n\n", {"title": "Rower Freed in Exchange of Prisoners."}),
    ("Envoys meet on prisoners.\nBy Ann Bell\n\n", {"title": "Envoys meet on prisoners.", "authors": ("Ann Bell",)}),
    ("BY ANN BELL AND JAN HOLM | Associated Press\n", {"authors": ("Ann Bell", "Jan Holm"), "wire": "AP"}),
    ("By ANN BELL – Associated Press\nUpdated 20 minutes ago\n\n", {"authors": ("Ann Bell",), "wire": "AP", "published": None}),
    ("By Ann Bell, Senior Correspondent | July 28, 2022 at 3:04 p.m. EDT\n\n", {"authors": ("Ann Bell",), "published": "2022-07-28"}),
    ("By Ann Bell in Vienna and Jan van der Holm in Oslo\n\n", {"authors": ("Ann Bell", "Jan van der Holm")}),
    ("By Harbour Media Wire\n\n", {"authors": (), "outlet": "Harbour Media Wire"}),
    ("By Staff\n\n", {"authors": ()}),
    ("Envoys meet on prisoners again\nAnn Bell\nFriday 11 January 2019 14:32 EST\n\n", {"authors": ("Ann Bell",), "published": "2019-01-11"}),
    ("Friday, October 27, 2023\nMiddle East\n\nEnvoys meet on prisoners again\n\n", {"authors": (), "title": "Envoys meet on prisoners again"}),
    ("Published July 28, 2022 3:04 PM EDT | Updated July 29, 2022\n\n", {"published": "2022-07-28"}),
    ("Updated Mar 30, 2023, 6:26am EDT\n\n", {"published": "2023-03-30"}),
    ("Posted at 5:14 AM, Dec 08, 2022\nand last updated 2022-12-09 08:14:28-05\n\n", {"published": "2022-12-08"}),
    ("July 28, 20224:18 PM GMT+3Updated ago\n\n", {"published": "2022-07-28"}),
    ("23:49, 24 октября 2025Мир\n\n", {"published": "2025-10-24"}),
    ("2 августа 2024 (обновлено: 03.08.2024 18:20:11)\n10 просмотров\n\n", {"published": "2024-08-02"}),
    ("04 июля, 13:07\n\n", {"published": None}),
    ("03/04/2022\n\n", {"published": None}),
    ("Автор: Анна Белова\n\n", {"authors": ("Анна Белова",)}),
    ("Skip to main content\nSUBSCRIBE\n\nEnvoys meet on prisoners again\n\n", {"title": "Envoys meet on prisoners again"}),
    ("FILE - The court in March. (AP Photo/Jan Holm, File)\n\nCredit: AP\n\n", {}),
    ("[1/2] The court on Monday. REUTERS/Jan Holm\n\n", {}),
    ("Your support helps us.\n\nA subscription costs little; unlike others we have no paywall.\n\n", {}),
]  # fmt: skip


@pytest.mark.parametrize(("header", "expected"), HEADERS)
def test_header_is_read_and_is_no_news(header: str, expected: dict[str, object]) -> None:
    document = read(f"{header}{NEWS}\n\n{MORE}\n")
    assert news(document) == [NEWS, MORE]
    assert {name: getattr(document, name) for name in expected} == expected


DATELINES = [
    ("MOSCOW (Reuters) - ", "MOSCOW", "Reuters", None),
    ("MOSCOW, July 28 (Reuters) - ", "MOSCOW, July 28", "Reuters", None),
    ("MOSCOW. Dec 2 (Interfax) - ", "MOSCOW, Dec 2", "Interfax", None),
    ("NANJING, July 18 (Xinhua) -- ", "NANJING, July 18", "Xinhua", None),
    ("NEW YORK, August 9. /TASS/. ", "NEW YORK, August 9", "TASS", None),
    ("WASHINGTON, July 27 – RIA Novosti. ", "WASHINGTON, July 27", "RIA Novosti", None),
    ("CHERNIHIV REGION, Ukraine (AP) — ", "CHERNIHIV REGION, Ukraine", "AP", None),
    ("DURBAN, May 20 2022 (IPS) - ", "DURBAN, May 20 2022", "IPS", "2022-05-20"),
    ("CAIRO - 27 June 2022: ", "CAIRO, 27 June 2022", None, "2022-06-27"),
    ("New York (November 25, 2021): ", "New York, November 25, 2021", None, "2021-11-25"),
    ("Washington (CNN)", "Washington", None, None),
    ("(CNN) — ", None, None, None),
    ("(AP) — ", None, "AP", None),
    ("RENO, Nev. — ", "RENO, Nev.", None, None),
    ("BEIRUT — ", "BEIRUT", None, None),
    ("Doha: ", "Doha", None, None),
    ("Cape Town - ", "Cape Town", None, None),
]


@pytest.mark.parametrize(("dateline", "place", "wire", "published"), DATELINES)
def test_dateline_is_cut_from_the_first_paragraph(
    dateline: str, place: str | None, wire: str | None, published: str | None
) -> None:
    document = read(f"{dateline}{NEWS}\n\n{MORE}")
    assert news(document) == [NEWS, MORE]
    assert (document.dateline, document.wire, document.published) == (place, wire, published)


@pytest.mark.parametrize(
    ("dateline", "wire"),
    [
        ("МОСКВА, 28 июл - РИА Новости. ", "RIA Novosti"),
        ("МОСКВА, 28 июля. /ТАСС/. ", "TASS"),
        ("Москва. 28 июля. INTERFAX.RU - ", "Interfax"),
    ],
)
def test_russian_datelines(dateline: str, wire: str) -> None:
    document = read(f"{dateline}{RUSSIAN} /ТАСС/")
    assert news(document) == [RUSSIAN]
    assert (document.wire, document.language) == (wire, "ru")


NO_DATELINES = [
    "Radio Free Europe/Radio Liberty (RFE/RL) President Ann Bell said that her reporter was held for no reason.",
    "The Free Press Union (FPU) said on Monday that its member had been sentenced behind closed doors again.",
    "Bell — who was held for a year — said that she would not speak about the exchange for now, nor later.",
    "By the time Bell landed, her family had been told of the exchange by an official of the ministry.",
    "Date and place of the exchange were not made known, an official said on Monday in the capital.",
    "16 of 24 prisoners were back with their families by the evening, an official said.",
    "To reach an agreement, the two sides must first name those whom they hold.",
    "By signing the paper, the ministry gave up its claim to the second prisoner.",
    "By entering the country he had broken no law, his lawyer told the court.",
    "Sections of the deal were not made known, and topics of the talks were kept back.",
    "Contact with the detained was lost on Monday, his wife wrote on Telegram.",
    "The report was produced by a group of the United Nations and names 12 prisons.",
    "Already a member of the team told reporters that the list was longer.",
    "What was found may not be used in court, a judge said.",
    "Produced by a small firm, the film shows the year that he spent in a cell.",
    "Background talks were held in a neutral port, the envoy said.",
    "The sister of one works for Radio Free Europe/Radio Liberty (RFE/RL).",
    "A photo released by the ministry shows the freed at the airport.",
    "Subscribers to his channel were asked for money, the charge says.",
    "Copyright was not at stake in the trial, the defence said.",
    "Share prices fell after the news of the exchange.",
    "More prisoners will follow, the mediator said in the morning.",
    "Moscow and Washington have talked about an exchange for months, said a person who knows of the talks.",
]


@pytest.mark.parametrize("sentence", NO_DATELINES)
def test_what_only_looks_like_a_header_stays_news(sentence: str) -> None:
    assert news(read(f"{sentence}\n\n{MORE}")) == [sentence, MORE]


@pytest.mark.parametrize(
    "sentence",
    [
        "Источник в министерстве сообщил, что об обмене пока не договорились.",
        "Видео с места обмена опубликовала служба безопасности.",
        "Комментарии сторон об обмене расходятся, отметил адвокат.",
        "Подписка о невыезде была отменена судом в четверг.",
    ],
)
def test_russian_sentences_that_only_look_like_furniture(sentence: str) -> None:
    assert news(read(f"{sentence}\n\n{RUSSIAN}")) == [sentence, RUSSIAN]


FOOTERS = [
    ("The-CNN-Wire\n\n™ & © 2022 Cable News Network, Inc. All rights reserved.", {"wire": "CNN-Wire", "outlet": "CNN"}),
    ("CNN’s Ann Bell, Jan Holm and Eva Moss contributed to this report.", {"contributors": ("Ann Bell", "Jan Holm", "Eva Moss")}),
    ("Associated Press writers Ann Bell in Paris, Jan Holm and Eva Moss in Kyiv contributed to this report.", {"contributors": ("Ann Bell", "Jan Holm", "Eva Moss")}),
    ("Ann Bell contributed reporting from Oslo.", {"contributors": ("Ann Bell",)}),
    ("(Reporting by Ann Bell in Oslo; Additional reporting by Jan Holm; Editing by Eva Moss)", {"authors": ("Ann Bell",), "contributors": ("Jan Holm",)}),
    ("Reporting by Ann Bell and Jan Holm; Editing by Eva Moss", {"authors": ("Ann Bell", "Jan Holm")}),
    ("— With additional reporting by Ann Bell", {"contributors": ("Ann Bell",)}),
    ("- Ann Bell.", {"authors": ("Ann Bell",)}),
    ("Ann Bell reported from Oslo.", {}),
    ("Copyright 2022 The Associated Press. All rights reserved.", {}),
    ("Copyright © 2023 NPR. All rights reserved.", {"outlet": "NPR"}),
    ("Our Standards: The Thomson Reuters Trust Principles.", {}),
    ("Read more: What is known of the exchange", {}),
    ("Click here to get the app.", {}),
    ("Sign up for our morning newsletter", {}),
    ("Follow Ann Bell on Twitter @annbell.", {}),
    ("https://example.com/a/b?c=d", {}),
    ("@annbell", {}),
    ("Jan Holm via Getty Images", {}),
    ("___\n\nFollow the coverage at https://example.com/hub", {}),
    ("KI/IRN\n\nNews ID 205996\n\nTags", {}),
    ("(0) comments\n\nWelcome to the discussion.\n\nBe nice. Nobody likes insults.", {}),
    ("Related Articles\nEnvoys meet again in the north\nWhat to know of the trial", {}),
    ("Читайте также: Что известно об обмене", {}),
    ("Фото: Иван Ленский / РИА Новости", {}),
    ("Подписывайтесь на наш канал", {}),
]  # fmt: skip


@pytest.mark.parametrize(("footer", "expected"), FOOTERS)
def test_footer_is_read_and_is_no_news(footer: str, expected: dict[str, object]) -> None:
    document = read(f"{NEWS}\n\n{MORE}\n\n{footer}\n")
    assert news(document) == [NEWS, MORE]
    assert {name: getattr(document, name) for name in expected} == expected


@pytest.mark.parametrize(
    "closing", [" (Reporting by Ann Bell; Editing by Eva Moss)", " /TASS/", " — AFP", " (Reuters)"]
)
def test_closing_credit_is_cut_from_the_last_sentence(closing: str) -> None:
    assert news(read(f"{NEWS}\n\n{MORE}{closing}")) == [NEWS, MORE]


def test_news_goes_on_after_a_list_of_other_articles() -> None:
    text = f"{NEWS}\nRelated Articles\nEnvoys meet again in the north\nWhat to know\n{MORE}"
    assert news(read(text)) == [NEWS, MORE]


def test_names_in_a_list_of_the_freed_are_news() -> None:
    names = ["Ann Bell", "Jan Holm", "Eva Moss"]
    assert news(read("\n".join([NEWS, "Freed were:", *names]))) == [NEWS, "Freed were:", *names]


def test_single_line_without_a_full_stop_is_news() -> None:
    assert news(read("No exchange was agreed, the ministry said")) == [
        "No exchange was agreed, the ministry said"
    ]


def test_repeated_headline_and_opening_count_once() -> None:
    title = "Envoys meet on prisoners again"
    document = read(f"{title}\n\n{title}\n\n{NEWS}\n\n{NEWS}\n\n{MORE}")
    assert (document.title, news(document)) == (title, [NEWS, MORE])


WRAPPED = (
    "The two governments said on Thursday that no exchange of prisoners\n"
    "had been agreed, although their envoys met twice in the neutral port\n"
    "and spoke of lists.\n"
    "A lawyer for one of the detained said that she had not been told, and\n"
    "that her client was held in a cell without light for eleven days now.\n"
)


def test_hard_wrapped_lines_are_joined() -> None:
    spans = split_blocks(WRAPPED)
    assert [WRAPPED[start:end].split()[0] for start, end in spans] == ["The", "A"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r\n \r\n", "\u2028"])
def test_lines_that_are_paragraphs_stay_apart(end: str) -> None:
    text = end.join([NEWS * 2, MORE * 2, NEWS, MORE])
    assert [text[start:end] for start, end in split_blocks(text)] == [NEWS * 2, MORE * 2, NEWS, MORE]


PIECES = st.sampled_from(
    [NEWS, MORE, RUSSIAN, "By Ann Bell, CNN", " date 2022-07-28 ", "MOSCOW (Reuters) - ", "— AFP", "(", "/TASS/", "™ & ©",
     "Ann Bell", "Read more:", "Related", "\n", "\n\n", "\r\n", "\t", " ", "\u2028", "28.07.2022", "A.", "“", "By "]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=30).map("".join))
def test_paragraphs_are_ordered_disjoint_and_without_edges(text: str) -> None:
    paragraphs = read_layout(text).paragraphs
    last = 0
    for start, end in paragraphs:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@pytest.mark.parametrize(
    "line",
    [
        "a " * 20_000, "A, " * 20_000, "Ann Bell, " * 5_000, "(" * 20_000, " " * 50_000 + "a", "By " * 10_000,
        "Ann Bell and " * 110, "AP/" * 400, "28 July " * 180, "12:30 " * 200, "-" * 1_400, "Подпишитесь " * 120,
        "A-B’C." * 200,
    ],
)  # fmt: skip
def test_no_line_takes_long(line: str) -> None:
    start = time.perf_counter()
    read_layout(f"{NEWS}\n\n{line}\n\n{MORE}")
    assert time.perf_counter() - start < 1


SEED = Path(__file__).parents[3] / "shared" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason="the design folder is not beside the repository")
def test_founding_document() -> None:
    path = next(SEED.glob("*.txt"))
    document = read_document(Source(path.name, path.read_bytes()), today=TODAY)
    assert (document.outlet, document.wire, document.published) == ("CNN", "CNN-Wire", "2022-07-28")
    assert (len(document.authors), len(document.contributors), len(document.paragraphs)) == (2, 3, 11)
    assert document.text == path.read_bytes().decode()
