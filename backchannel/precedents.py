"""Earlier exchanges and negotiated releases that a live deal is compared with.

In: `reference/precedents.yaml`, which people review. Out: frozen records, loaded once. Always true: every row
has a date, two sides and a source; a count is never smaller than the names that stand beside it; what the
sources of a row do not hold (the charges) is marked as our own sorting. No row is part of a ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as day
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
import yaml

from backchannel.edtf import bounds, is_edtf
from backchannel.errors import ModelError
from backchannel.records import Count
from backchannel.tables import table
from backchannel.vocabulary import vocabulary

Outcome = Literal["executed", "partial", "agreed"]
Linkage = Literal["exchange", "parallel", "unilateral", "contested"]
Inducements = Literal["funds", "debt", "goods", "sanctions", "legal", "diplomatic", "ceasefire"]
Leg = Literal["a", "b"]
Weight = Literal[
    "parties", "party", "ratio", "charge", "intermediary", "third_country", "inducement", "inducement_kind"
]  # fmt: skip
PartyKind = Literal["armed_group", "coalition"]

_FILE = "precedents.yaml"


class Remains(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Remains of the dead that a side handed over."""

    n: int
    what: str
    op: Literal["=", ">=", "<=", "~"] = "="


class Gave(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom a side let go: how many people alive (`most` where pages differ), and those of them who are named."""

    n: int
    op: Literal["=", ">=", "<=", "~"] = "="
    most: int | None = None
    what: str | None = None
    names: tuple[str, ...] = ()
    remains: Remains | None = None

    @property
    def count(self) -> Count:
        """The count as a claim would hold it, the fewest where pages differ."""
        return Count(self.n, self.op, self.what)

    @property
    def range(self) -> tuple[int, int]:
        """Fewest and most people alive, as far as the pages tell a number."""
        return self.n, self.most or self.n

    @property
    def unnamed(self) -> int:
        """How many of those counted are not named."""
        return max(self.n - len(self.names), 0)


class Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One side of a deal: country codes or keys of `parties`, and whom it let go."""

    sides: tuple[str, ...]
    gave: Gave


class Inducement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a side gave other than people."""

    kind: Inducements
    by: Leg
    what: str


class Intermediary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who stood between: `level` as in a mediation claim, `code` of a state, `for` whom a person acted."""

    name: str
    level: str
    code: str | None = None
    acts_for: str | None = msgspec.field(default=None, name="for")
    denied_by: tuple[str, ...] = ()


class ThirdCountry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Countries, neither captor nor home, that held people of the deal, or where they had to stay."""

    custody: tuple[str, ...] = ()
    stay: tuple[str, ...] = ()


class FirstOffer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the first offer was made (EDTF), by whom, and where that is written; `disputed` as an offer at all."""

    date: str
    by: str
    source: str
    note: str = ""
    disputed: bool = False


class Charges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Types of what those whom each side let go were held for: our own sorting, not from the row's sources."""

    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()


class Precedent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One handover. See the head of the file for what each field means."""

    id: str
    date: str
    a: Side
    b: Side
    note: str
    sources: tuple[str, ...]
    place: str | None = None
    where: tuple[str, ...] = ()
    outcome: Outcome = "executed"
    linkage: Linkage = "exchange"
    phased: bool = False
    part_of: str | None = None
    agreed: str | None = None
    first_offer: FirstOffer | None = None
    refuses: tuple[str, ...] = ()
    inducements: tuple[Inducement, ...] = ()
    intermediaries: tuple[Intermediary, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    third_country: ThirdCountry = ThirdCountry()
    charges: Charges = Charges()
    resource: bool = False

    @property
    def days_to_handover(self) -> tuple[int, int] | None:
        """Fewest and most days from the first offer to the first day of handover; `None` where not known."""
        return days_apart(self.first_offer.date, self.date.split("/")[0]) if self.first_offer else None

    @property
    def days_from_agreement(self) -> tuple[int, int] | None:
        """Fewest and most days from the agreement to the first day of handover; `None` where not known."""
        return days_apart(self.agreed, self.date.split("/")[0]) if self.agreed else None

    @property
    def days(self) -> tuple[day, day]:
        """First and last day of the handover."""
        first, last = bounds(self.date)
        assert first is not None and last is not None  # held by `parse`
        return first, last


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A side that is no state; `names` are others that it goes by, folded."""

    name: str
    kind: PartyKind
    names: tuple[str, ...] = ()


class ChargeType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A type of charge, and the words by which a ground told in a report is sorted under it."""

    definition: str
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    charge_types: dict[str, ChargeType]
    parties: dict[str, Party]
    weights: dict[Weight, int]
    inducement_kinds: dict[Inducements, tuple[str, ...]]
    successors: dict[str, str]
    precedents: tuple[Precedent, ...]


@dataclass(frozen=True, slots=True)
class Precedents:
    """The whole reference set: rows in the order of their dates, and the lists that they use."""

    rows: tuple[Precedent, ...]
    parties: Mapping[str, Party]
    charge_types: Mapping[str, ChargeType]
    successors: Mapping[str, str]
    weights: Mapping[Weight, int]
    inducement_kinds: Mapping[Inducements, tuple[str, ...]]


@cache
def precedents() -> Precedents:
    """The reference set of this version, read from the package on first use."""
    return parse(resources.files("backchannel.reference").joinpath(_FILE).read_text(encoding="utf-8"))


def parse(text: str) -> Precedents:
    """Check and freeze a file of precedents. Raises `ModelError` that says where it is wrong."""
    try:
        data = table(text)
    except yaml.YAMLError as error:
        raise ModelError(f"{_FILE}: not YAML: {' '.join(str(error).split())}") from error
    names = [str(row.get("id", "without an id")) for row in _rows(data) if isinstance(row, dict)]
    try:
        file = msgspec.convert(data, _File, strict=True)
    except msgspec.ValidationError as error:
        raise ModelError(f"{_FILE}: {_placed(str(error), names)}") from error
    seen: set[str] = set()
    for row in file.precedents:
        faults = [*_faults(row, file), *([f"a second row {row.id}"] if row.id in seen else [])]
        if row.part_of and row.part_of not in seen:
            faults.append(f"part_of {row.part_of!r}: no row above has that id")
        if faults:
            raise ModelError(f"{_FILE}: {row.id}: {'; '.join(faults)}")
        seen.add(row.id)
    return Precedents(
        tuple(sorted(file.precedents, key=lambda row: row.days)),
        MappingProxyType(file.parties),
        MappingProxyType(file.charge_types),
        MappingProxyType(file.successors),
        MappingProxyType(file.weights),
        MappingProxyType(file.inducement_kinds),
    )


def days_apart(first: str, second: str) -> tuple[int, int] | None:
    """Fewest and most days from one EDTF value to another, `None` where one is open or the second is earlier."""
    (a, b), (x, y) = bounds(first), bounds(second)
    if not (a and b and x and y) or y < a:
        return None
    return max((x - b).days, 0), (y - a).days


def _rows(data: Any) -> list[Any]:
    found = data.get("precedents") if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _placed(message: str, names: list[str]) -> str:
    """msgspec names a row by its place in the list; people look for its id."""
    place = message.rpartition("$.precedents[")[2].partition("]")[0]
    return f"{names[int(place)]}: {message}" if place.isdigit() and int(place) < len(names) else message


def _faults(row: Precedent, file: _File) -> list[str]:
    codes = _codes()
    faults = [
        f"{name} {value!r} is no EDTF date with both ends"
        for name, value in (
            ("date", row.date),
            ("agreed", row.agreed),
            ("first_offer", row.first_offer.date if row.first_offer else None),
        )
        if value is not None and not (is_edtf(value) and all(bounds(value)))
    ]
    sides = (*row.a.sides, *row.b.sides)
    faults += [f"side {side!r} is neither a country nor one of `parties`" for side in sides
               if side not in codes and side not in file.parties]  # fmt: skip
    for name, listed in _countries(row):
        faults += [f"{name}: {code!r} is no country" for code in listed if code not in codes]
    levels = vocabulary().terms["mediation_level"]
    faults += [f"level {one.level!r} is unknown" for one in row.intermediaries if one.level not in levels]
    charged = (*row.charges.a, *row.charges.b)
    faults += [f"charge type {one!r} is unknown" for one in charged if one not in file.charge_types]
    if not sides or not row.a.sides or not row.b.sides:
        faults.append("each of a and b needs a side")
    for leg, side in (("a", row.a), ("b", row.b)):
        faults += [f"{leg}: {fault}" for fault in _miscounted(side.gave)]
    urls = (*row.sources, *([row.first_offer.source] if row.first_offer else []))
    faults += [f"{url!r} is no web address" for url in urls if not _is_url(url)]
    return faults if row.sources else [*faults, "a source is needed"]


def _countries(row: Precedent) -> list[tuple[str, tuple[str, ...]]]:
    mediators = [code for one in row.intermediaries for code in (one.code, one.acts_for) if code]
    return [
        ("where", row.where),
        ("refuses", row.refuses),
        ("beneficiaries", row.beneficiaries),
        ("third_country", row.third_country.custody + row.third_country.stay),
        ("intermediaries", (*mediators, *(code for one in row.intermediaries for code in one.denied_by))),
        ("first_offer", (row.first_offer.by,) if row.first_offer else ()),
    ]


def _miscounted(gave: Gave) -> list[str]:
    faults = []
    if gave.n < 0 or gave.most is not None and gave.most <= gave.n:
        faults.append("`most` must be more than `n`, and neither below 0")
    if gave.op != "<=" and len(gave.names) > (gave.most or gave.n):
        faults.append(f"{len(gave.names)} names for a count of {gave.most or gave.n}")
    if len(set(gave.names)) < len(gave.names):
        faults.append("a name stands twice")
    if gave.n > len(gave.names) and not gave.what and gave.most is None and not gave.names:
        faults.append("say what they were, or name them")
    return faults


def _is_url(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and "." in parts.netloc and " " not in text


@cache
def _codes() -> frozenset[str]:
    # The list of countries is read on first use only, so that commands start fast.
    import pycountry

    former = (getattr(one, "alpha_2", None) for one in pycountry.historic_countries)
    return frozenset({one.alpha_2 for one in pycountry.countries} | {code for code in former if code})
