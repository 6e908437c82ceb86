"""The interface for programs answers every request, whole or malformed, as its description says.

Requests are made by schemathesis from the description, without chance, so that each run makes the same ones:
examples, the edges of each parameter, malformed values, and walks along the links between answers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backchannel.api import BASE, make_api
from tests.served import PASSWORD, Offline, mounted, served

# 400 is what cannot be meant though it is well formed: a name that fits several, a cursor of somebody's own;
# 422 is also an article without text.
CONFIG: dict[str, Any] = {
    "seed": 1,
    "workers": 1,
    "request-timeout": 60,  # of a busy machine
    "continue-on-failure": True,
    "headers": {"Authorization": f"Bearer {PASSWORD}".encode().decode("latin-1")},  # as it goes over the line
    "generation": {"deterministic": True, "max-examples": 5, "database": "none", "no-shrink": True},
    "checks": {
        "positive_data_acceptance": {"expected-statuses": ["2xx", 400, 401, 403, 404, 409, 422]},
    },
    "phases": {"stateful": {"max-steps": 5, "generation": {"max-examples": 10}}},
}


@pytest.mark.slow
def test_every_answer_is_as_described(tmp_path: Path) -> None:
    # it takes long to load, also for those who leave this test out
    import schemathesis
    from schemathesis import engine
    from schemathesis.config import SchemathesisConfig
    from schemathesis.engine import events

    types = ("application/pdf", "application/jsonl", "application/x-ndjson")
    schemathesis.serializer(*types)(lambda _, value: value)
    desk = served(tmp_path, password=PASSWORD).called("testserver")  # as schemathesis calls it
    with Offline(desk) as jobs:
        app = mounted(make_api(desk, jobs))
        config = SchemathesisConfig.from_dict(CONFIG)
        schema = schemathesis.openapi.from_asgi(f"{BASE}/openapi.json", app, config=config)
        failures: list[str] = []
        tested: set[tuple[str, str]] = set()
        for event in engine.from_schema(schema).execute():
            if isinstance(event, events.NonFatalError | events.FatalError):
                failures.append(str(event))
            if isinstance(event, events.ScenarioFinished):
                for case, checks in event.recorder.checks.items():
                    tested.add((event.phase.value, event.recorder.label))
                    failures += [
                        f"{event.recorder.label} {case}: {one}" for one in checks if one.failure_info
                    ]
    assert failures == []
    described = {
        f"{method.upper()} {path}" for path, all in schema.raw_schema["paths"].items() for method in all
    }
    assert {label for _, label in tested} >= described
    assert "stateful" in {phase for phase, _ in tested}
