"""The words of the interface in other languages: `python -m tests.translations` brings the catalogues up to date.

In: templates. Out: `backchannel/web/locale/*.po`, with each text of the templates, its translation where there
is one, and nothing else. Always true: what has been translated stays; what is new stands without a translation,
and a test says so.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "backchannel" / "web"
_PASSING = tuple(
    f'"{name}'
    for name in (
        "Report-Msgid",
        "POT-Creation",
        "PO-Revision",
        "Last-Translator",
        "Language-Team",
        "Generated",
    )
)
OPTIONS = {"trimmed": "true", "encoding": "utf-8", "extensions": "jinja2.ext.do"}


def texts() -> Catalog:
    """Every text of the templates that is to be translated."""
    found = Catalog(project="Backchannel", charset="utf-8")
    for _, _, message, comments, context in extract_from_dir(
        str(WEB / "templates"), method_map=[("**.html", "jinja2"), ("**.xml", "jinja2")],
        options_map={"**.html": OPTIONS, "**.xml": OPTIONS}, strip_comment_tags=True,
    ):  # fmt: skip
        found.add(message, auto_comments=comments, context=context)
    return found


def catalogue(path: Path) -> Catalog:
    """The catalogue of one language."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def written(held: Catalog) -> bytes:
    """A catalogue as a file, which is the same whenever it is written."""
    made = BytesIO()
    write_po(made, held, width=110, no_location=True, sort_output=True, ignore_obsolete=True)
    lines = made.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_PASSING)).encode()


def main() -> None:
    """Bring all catalogues up to date."""
    for path in sorted((WEB / "locale").glob("*.po")):
        held = catalogue(path)
        held.update(texts(), no_fuzzy_matching=True)
        held.obsolete.clear()
        path.write_bytes(written(held))
        missing = sum(1 for message in held if message.id and not message.string)
        print(f"{path.name}: {len(held)} texts, {missing} without a translation")


if __name__ == "__main__":
    main()
