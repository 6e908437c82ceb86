"""What every test may ask for.

Fixtures are few: a test builds its own records. `shared` is the design folder beside the repository; a test
that asks for it is skipped where it is absent.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from shutil import disk_usage
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from jsonschema import Draft202012Validator

from backchannel.schema import reading_schema
from tests.servers import database, postgres

ROOT = Path(__file__).resolve().parent.parent
_numbers = count(1)

# A busy machine must not fail a test for being slow, nor luck a change that has no part in it: examples are the
# same in each run: a few, and in .ci/run a hundred (`house`). HYPOTHESIS_PROFILE=search looks for others, and for more.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.register_profile("search", settings.get_profile("house"), derandomize=False, max_examples=1_000)
settings.register_profile("few", settings.get_profile("house"), max_examples=40)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))


# A ledger waits for the disk with whatever it keeps: a disk in memory, where there is one with room, does not.
_IN_MEMORY, _ROOM = Path("/dev/shm"), 2 << 30
if "TMPDIR" not in os.environ and os.access(_IN_MEMORY, os.W_OK) and disk_usage(_IN_MEMORY).free > _ROOM:
    tempfile.tempdir = str(_IN_MEMORY)


def pytest_collection_finish() -> None:
    """Keep what was imported out of the search for garbage, which else goes through all of it over and over."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the corpora, the seed and the tools."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared")
    return folder


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server, one for all tests; those that ask for it are marked `cluster`."""
    with postgres() as address:
        yield address


@pytest.fixture
def empty_database(server: str) -> Iterator[str]:
    """The address of a new database on the server."""
    with database(server, f"test_{next(_numbers)}") as address:
        yield address


@pytest.fixture(scope="session")
def assert_reading() -> Callable[[dict[str, Any]], None]:
    """Assert that an object fits the reading contract."""
    validator = Draft202012Validator(reading_schema())

    def check(reading: dict[str, Any]) -> None:
        reading = json.loads(json.dumps(reading))
        faults = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(reading)]
        assert not faults, "\n".join(faults)

    return check
