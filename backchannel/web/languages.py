"""The languages of the interface, and which of them somebody gets.

In: what a browser says it prefers. Out: the code of a language that there is, and its words. Always true:
English is complete, since it is what the templates are written in; a text without a translation stays English.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.core import Locale, UnknownLocaleError, negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

SOURCE = "en"
FOLDER = Path(__file__).parent / "locale"


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that there are, English first."""
    return (SOURCE, *sorted(path.stem for path in FOLDER.glob("*.po")))


def known(code: str | None) -> str | None:
    """The code where there is such a language."""
    return code if code in languages() else None


def wanted(accepted: str) -> str:
    """The best of the languages for a header `Accept-Language` (RFC 9110)."""
    weighed = []
    for place, part in enumerate(accepted[:500].split(",")):
        code, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), place, code.replace("-", "_")))
        except ValueError:
            continue
    codes = [code for _, _, code in sorted(weighed) if code]
    return negotiate_locale(codes, languages()) or SOURCE


@cache
def translations(code: str) -> NullTranslations:
    """The words of the interface in a language."""
    path = FOLDER / f"{code}.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return Translations(compiled)


def own_name(code: str) -> str:
    """What a language calls itself."""
    try:
        return str(Locale.parse(code).get_display_name(code) or code)
    except (UnknownLocaleError, ValueError):
        return code


def direction(code: str) -> str:
    """`ltr` or `rtl`."""
    return str(Locale.parse(code).text_direction)
