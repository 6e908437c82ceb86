"""The interface for programs answers every request, whole or malformed, as its description says.

Requests are made by schemathesis from the description, without chance, so that each run makes the same ones.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from starlette.applications import Starlette
from starlette.routing import Mount

from backchannel.api import BASE, make_api
from tests.served import PASSWORD, Offline, served

pytestmark = pytest.mark.slow

SHOWN = {"Authorization": f"Bearer {PASSWORD}".encode().decode("latin-1")}  # as it goes over the line
# 400 is what cannot be meant though it is well formed: a name that fits several, a cursor of somebody's own.
# 422 is also an article without text, and 413, 415 are what any body may meet.
CONFIG = SchemathesisConfig.from_dict(
    {
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", "304", 400, 401, 403, 404, 409, 422]}
        }
    }
)
FEW = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=8,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
schemathesis.serializer("application/pdf", "application/jsonl", "application/x-ndjson")(
    lambda _, value: value
)
_folder = TemporaryDirectory()


def _app() -> Starlette:
    desk = served(Path(_folder.name), password=PASSWORD)
    return Starlette(routes=[Mount(BASE, make_api(desk, Offline(desk)))])


schema = schemathesis.openapi.from_asgi(f"{BASE}/openapi.json", _app(), config=CONFIG)


@schema.parametrize()
@FEW
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate(headers=SHOWN)


def test_links_lead_from_answer_to_answer() -> None:
    machine = schema.as_state_machine()

    class Walk(machine):  # type: ignore[misc, valid-type]
        def get_call_kwargs(self, case: schemathesis.Case) -> dict[str, object]:
            return {"headers": SHOWN}

    Walk.run(settings=settings(FEW, max_examples=6, stateful_step_count=6))
