"""The direction of a trade: who holds the first and the second group that its words name.

In: a draft with `first`, `second`, `doer`, `partner` and `getter` as the words stand. Out: the parties that hold
the groups. Always true: word order decides only where the document says nothing of custody or home.
"""

from __future__ import annotations

from backchannel.claims.custody import Custody, ids, party_of
from backchannel.claims.match import Draft
from backchannel.records import RoleValue


def groups(d: Draft) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ids(d.roles.get("first")), ids(d.roles.get("second"))


def parties(d: Draft, custody: Custody) -> tuple[str | None, str | None]:
    """Who holds the first and the second group: by custody, by nationality, and last by the order of the words."""
    first, second = groups(d)
    entities = custody.page.entities
    doers = [p for e in ids(d.roles.get("doer")) if (p := party_of(entities.get(e)))]
    others = [p for e in ids(d.roles.get("partner")) if (p := party_of(entities.get(e)))]
    getters = [p for e in ids(d.roles.get("getter")) if (p := party_of(entities.get(e)))]
    known = list(dict.fromkeys([*doers, *others, *getters]))
    a, b = custody.holder(first), custody.holder(second)
    home_a, home_b = custody.home(first), custody.home(second)
    a = a or (home_b if home_b != home_a else None)
    b = b or (home_a if home_a != home_b else None) or (getters[0] if len(getters) == 1 else None)
    if not a and len(doers) == 1 and b != doers[0]:
        a = doers[0]
    if a and not b:
        b = next((p for p in known if p != a), None)
    if b and not a:
        a = next((p for p in known if p != b), None)
    if not a and not b and len(known) == 2:
        a, b = known
    return (a, b) if a != b else (a, None)


def put(roles: dict[str, RoleValue], **values: RoleValue | None) -> None:
    """Set what has a value."""
    roles.update({k: v for k, v in values.items() if v})
