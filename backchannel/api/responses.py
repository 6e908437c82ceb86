"""What answers may be besides the one that is hoped for, as the description tells them.

In: statuses. Out: the `responses` of a route. Always true: all of them are problems, but for 304, which is empty.
"""

from __future__ import annotations

from typing import Any

from backchannel.api.problems import MEDIA_TYPE

Responses = dict[int | str, dict[str, Any]]

_WORDS = {
    400: "It is well formed, but cannot be meant.",
    401: "It takes the password of the desk, or another one was shown.",
    403: "This server shows only what may be published, or it was sent from another site.",
    404: "There is nothing by that name or at that address.",
    409: "It was said already.",
    413: "It is larger than the limit.",
    414: "The address is too long.",
    415: "It is of a type that is not read here.",
    421: "The server does not go by that name.",
    422: "It is malformed, or holds nothing that can be read.",
    500: "Something is wrong with the server or the ledger.",
    503: "Too much waits already: try again later.",
}
_TAG = {
    "ETag": {"description": "Stays while the answer does.", "schema": {"type": "string"}},
    "Cache-Control": {"schema": {"type": "string"}},
}
_LINK = {"Link": {"description": 'The next part, as `<...>; rel="next"`.', "schema": {"type": "string"}}}
_CHALLENGE = {"WWW-Authenticate": {"schema": {"type": "string"}}}


def problems(*statuses: int) -> Responses:
    """Problems with these statuses, and those that any request may meet."""
    found: Responses = {}
    for status in sorted({*statuses, 400, 401, 403, 414, 421, 422, 500}):
        found[status] = {
            "description": _WORDS[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        if status == 401:
            found[status]["headers"] = _CHALLENGE
    return found


def reads(*statuses: int, parts: bool = False, **more: Any) -> Responses:
    """What a read may answer; `parts` where it hands out a list in parts, `more` goes with 200."""
    headers = {**_TAG, **(_LINK if parts else {})}
    return {
        200: {"headers": headers, **more},
        304: {"description": "Whoever asks has the answer already.", "headers": _TAG},
        **problems(503, *statuses),
    }


def leads(**operations: tuple[str, str]) -> dict[str, Any]:
    """Links from an answer: the operation, its parameter, and where in the body its value stands."""
    return {
        name: {"operationId": name, "parameters": {parameter: f"$response.body#/{place}"}}
        for name, (parameter, place) in operations.items()
    }
