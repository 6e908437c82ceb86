"""Count from one event to another: `six months after police arrested him`.

In: the EDTF value of an event, and how long before or after it another was. Out: the EDTF value of the other, as fine
as the length is told. Always true: a value without two bounds, and one coarser than the length, yield nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from backchannel import edtf

PLAIN = re.compile(r"P(\d+)([DWMY])")
# how many characters a value has that is as fine as a length in these
FINE = {"D": 10, "W": 10, "M": 7, "Y": 4}
YEAR = 12


def moved(value: str, duration: str, sign: int) -> str | None:
    """The value so long after (`sign` 1) or before (-1) another: `2017-07-25` less `P6M` is `2017-01`."""
    told, first = PLAIN.fullmatch(duration), edtf.first_day(value)
    if told is None or first is None or not value.replace("-", "").isdigit():
        return None
    by, unit = sign * int(told[1]), told[2]
    if len(value) < FINE[unit]:
        return None
    if unit in "DW":
        there = first + timedelta(days=by * (7 if unit == "W" else 1))
        monday = there - timedelta(days=there.weekday())
        return edtf.spell(there, there) if unit == "D" else edtf.spell(monday, monday + timedelta(days=6))
    year, month = divmod(first.year * YEAR + first.month - 1 + by * (YEAR if unit == "Y" else 1), YEAR)
    if unit == "Y":
        return edtf.spell(date(year, 1, 1), date(year, YEAR, 31))
    return edtf.spell(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]))
