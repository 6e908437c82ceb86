"""No password is ever shown, however the address is written."""

from __future__ import annotations

import pytest

from backchannel.errors import LedgerError
from backchannel.ledger import open_store
from backchannel.ledger.addresses import is_address, shown, without_secrets

SHOWN = [
    ("postgresql://user@host/name", "postgresql://user@host/name"),
    ("postgresql://user:hunter2@host:5433/name", "postgresql://user@host:5433/name"),
    ("postgres://user:hunter2@/name?host=/run/pg", "postgres://user@/name?host=/run/pg"),
    ("postgresql://:hunter2@host/name", "postgresql://@host/name"),
    ("postgresql://user:hun@ter2@host/name", "postgresql://user@host/name"),
    ("postgresql://user:hun/ter2@host/name", "postgresql://user@host/name"),
    ("postgresql://user:hun?ter2@host/name", "postgresql://user@host/name"),
    ("postgresql://host/name?user=u&password=hunter2", "postgresql://host/name?user=u"),
    ("postgresql://host/name?password=hunter2&user=u", "postgresql://host/name?user=u"),
    ("postgresql://host/name?sslpassword=hunter2&password=hun", "postgresql://host/name"),
]


@pytest.mark.parametrize(("address", "expected"), SHOWN)
def test_an_address_is_shown_without_its_password(address: str, expected: str) -> None:
    assert is_address(address)
    assert shown(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://user:hunter2@127.0.0.1:1/name",
        "postgresql://user:hunter2@127.0.0.1:port/name",
        "postgresql://user:hunter2/x@127.0.0.1/name",
        "postgresql://user:x@hunter2@127.0.0.1:1/name",
        "postgresql://user:%68unter2@127.0.0.1:1/name",
        "postgresql://user:hunter2%zz@127.0.0.1:1/name",
        "postgresql://127.0.0.1:1/name?password=hunter2",
        "postgresql://127.0.0.1:1/name?user=u&nonsense=1&password=hunter2",
        "postgresql://user:[hunter2@127.0.0.1:1/name",
    ],
)
def test_no_error_shows_a_password(address: str) -> None:
    with pytest.raises(LedgerError) as caught:
        open_store(address)
    told = str(caught.value)
    assert "hunter2" not in told and "\n" not in told and told.startswith("postgresql://")
    assert caught.value.__cause__ is None


def test_parts_of_a_password_are_taken_out_of_messages() -> None:
    address = "postgresql://user:one%20two/three@host/name"
    assert without_secrets('no host "one two" on port "three"', address) == 'no host "…" on port "…"'
