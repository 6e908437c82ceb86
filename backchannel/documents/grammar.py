"""The layout grammar: `layout.yaml`, loaded and compiled once.

In: the data file beside this module. Out: one frozen record of patterns and word lists. Always true: what is
said there of agencies, bylines, datelines, credits and boilerplate is all that the code knows of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from backchannel.documents.dates import date_grammar, words_pattern
from backchannel.tables import table

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽƏА-ЯЁІЇЄҐЎ"


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency or outlet as bylines and datelines name it; `wire` when others print its copy."""

    name: str
    wire: bool = True


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns and word lists; the words are in lower case, the forms of agencies as written."""

    agencies: dict[str, Agency]
    agency: str
    organisation_words: frozenset[str]
    role_words: frozenset[str]
    role_opener: re.Pattern[str]
    section_words: frozenset[str]
    name_particles: frozenset[str]
    not_places: frozenset[str]
    byline: re.Pattern[str]
    credits: tuple[re.Pattern[str], ...]
    notices: tuple[re.Pattern[str], ...]
    appeals: re.Pattern[str]
    captions: tuple[re.Pattern[str], ...]
    ends: re.Pattern[str]
    lists: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]
    closings: tuple[re.Pattern[str], ...]


@cache
def grammar() -> Grammar:
    """Load and compile `layout.yaml` once."""
    text = resources.files("backchannel.documents").joinpath("layout.yaml").read_text("utf-8")
    data: dict[str, Any] = table(text)
    agencies = {
        form: Agency(entry["name"], entry.get("wire", True))
        for entry in data["agencies"]
        for form in entry["forms"]
    }
    agency = (
        "(?:" + "|".join(re.escape(form) for form in sorted(agencies, key=len, reverse=True)) + r")(?!\w)"
    )

    def compiled(patterns: list[str], flags: re.RegexFlag = re.IGNORECASE) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern.replace("{agency}", agency), flags) for pattern in patterns)

    openers = "|".join(sorted(data["byline_openers"], key=len, reverse=True))
    return Grammar(
        agencies=agencies,
        agency=agency,
        organisation_words=frozenset(data["organisation_words"]),
        role_words=frozenset(data["role_words"]),
        role_opener=re.compile(rf"^.{{0,60}}\b(?:{'|'.join(data['role_words'])})s?\s+(?=[{UPPER}])"),
        section_words=frozenset(data["section_words"]),
        name_particles=frozenset(data["name_particles"]),
        not_places=frozenset(data["not_places"]),
        byline=re.compile(rf"\W{{0,3}}(?:{openers})(?:\s*:\s*|\s+)", re.IGNORECASE),
        credits=compiled(data["credits"]),
        notices=compiled(data["notices"]),
        appeals=re.compile(words_pattern(data["appeals"]), re.IGNORECASE),
        captions=compiled(data["captions"], re.NOFLAG),
        ends=re.compile("|".join(data["markers"]["rest"]), re.IGNORECASE),
        lists=re.compile("|".join(data["markers"]["list"]), re.IGNORECASE),
        datelines=_datelines(agency, data["place_particles"]),
        closings=_closings(agency),
    )


def _datelines(agency: str, particles: list[str]) -> tuple[re.Pattern[str], ...]:
    """Forms of a dateline, the surest first; the group `sure` stands where an agency tells."""
    word = rf"[{UPPER}][\w’'.]*"
    place = rf"{word}(?:[ -](?:{word}|(?:{'|'.join(particles)})\b)){{0,4}}"
    places = rf"(?P<place>{place}(?:(?:,\s?(?:the\s)?|/|\s?\|\s?){place}){{0,2}}?)"
    date = rf"(?P<date>(?i:{date_grammar().day}))"
    dash = r"(?:\s*(?:—|–|―|--+)\s*|\s+-+\s*|-\s+)"
    forms = [
        # MOSCOW, July 28 (Agency) - ; Washington (Agency) ; (Agency) — ; MOSCOW. Dec 2 (Agency) -
        rf"(?:{places}[.,]?)?\s*(?:{date}[.,]?)?\s*\((?P<agency>{agency})\)(?P<sure>{dash}|\s*:\s*|\s*)",
        rf"{places}[.,]?\s*(?:{date}[.,]?)?\s*\((?P<agency>[{UPPER}][\w .&/-]{{1,30}})\)(?P<sure>{dash})",
        # MOSCOW, July 28. /AGENCY/. ; City/AGENCY/.
        rf"{places}[.,]?\s*(?:{date})?[.,]?\s*/(?P<agency>{agency})/(?P<sure>\.?{dash}?\s*)",
        # MOSCOW, July 28 - Agency. ; Moscow. July 28. AGENCY -
        rf"{places}[.,]\s*{date}\.?{dash}(?P<agency>{agency})(?P<sure>\.\s*|{dash})",
        rf"{places}[.,]\s*{date}[.,]\s*(?P<agency>{agency})(?P<sure>{dash}|\.\s*)",
        # CAIRO - 27 June 2022: ; New York (November 25, 2021): ; SRINAGAR, Mar 03:
        rf"{places}(?:{dash}|,?\s+\(?){date}\)?(?:\s*:\s*|{dash})",
        rf"(?P<capitals>{places}){dash}",
        # Agency —
        rf"(?P<capitals>(?P<agency>{agency})){dash}",
        rf"(?P<colon>{places})\s?:\s+",
    ]
    return tuple(re.compile(form) for form in forms)


def _closings(agency: str) -> tuple[re.Pattern[str], ...]:
    """Credits that close the last sentence of the news on its own line."""
    verbs = r"(?:additional\s+)?(?:reporting|writing|editing|compiled|edited|reported)\s+by"
    return (
        re.compile(rf"\s*[(\[](?:{verbs})\b[^()\[\]]*(?:[)\]]|$)\W*$", re.IGNORECASE),
        re.compile(rf"(?<=[.!?”\"»])\s*/(?P<agency>{agency})/\W*$"),
        re.compile(rf"(?<=[.!?”\"»])\s*(?:[—–-]+\s*|\()(?P<agency>{agency})\)?\W*$"),
    )
