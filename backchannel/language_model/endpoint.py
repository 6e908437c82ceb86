"""The wire to a language model: chat completions as OpenAI defined them and others serve them.

In: messages and a JSON Schema for the answer. Out: the object that the model wrote. Always true: only the
address that the user named is called, the key goes nowhere else and stands in no message, and an answer that
is no JSON object is asked for again before it is an error.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from backchannel.errors import ServiceError, UsageError
from backchannel.settings import Service

Message = Mapping[str, str]
MAX_ANSWER = 8_000_000


class Truncated(Exception):
    """The model ran out of room before its answer was whole."""


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


def check(service: Service) -> None:
    """Raises `UsageError` where the address or the name of the model cannot be meant."""
    parts = urlsplit(service.url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{service.url!r} is no address of a service; write it as http://localhost:11434/v1")
    if not service.model.strip():
        raise UsageError("a service needs the name of a model; add --model NAME")


def ask(service: Service, messages: Sequence[Message], schema: Mapping[str, Any]) -> dict[str, Any]:
    """The object that the model answers. Raises `ServiceError`, or `Truncated` where the answer was cut off."""
    body = {
        "model": service.model,
        "messages": list(messages),
        "temperature": 0,
        "response_format": {"type": "json_schema", "json_schema": {"name": "reading", "schema": schema}},
    }
    for _ in range(service.attempts):
        text = _content(service, _post(service, body))
        try:
            answer = json.loads(text)
        except ValueError:
            continue
        if isinstance(answer, dict):
            return answer
    raise ServiceError(f"{service.url}: {service.model} wrote no JSON object in {service.attempts} attempts")


def _content(service: Service, data: bytes) -> str:
    try:
        choice = json.loads(data)["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, LookupError, TypeError):
        raise ServiceError(
            f"{service.url}: the answer is no chat completion; is this an OpenAI-compatible service?"
        ) from None
    if choice.get("finish_reason") == "length":
        raise Truncated
    return str(content or "")


def _post(service: Service, body: Mapping[str, Any]) -> bytes:
    address = service.url.rstrip("/") + "/chat/completions"
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if service.key:
        headers["Authorization"] = f"Bearer {service.key}"
    try:
        request = Request(address, json.dumps(body).encode("utf-8"), headers)
        with build_opener(_NoRedirects).open(request, timeout=service.timeout_seconds) as response:
            return _limited(response, address)
    except HTTPError as error:
        with error:
            raise ServiceError(f"{address}: refused (HTTP {error.code} {error.reason})") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise ServiceError(f"{address}: {_reason(service, error)}") from None


def _reason(service: Service, error: Exception) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return f"no answer within {service.timeout_seconds:g} seconds; allow more with --timeout"
    first = (str(cause).splitlines() or [type(error).__name__])[0]
    return f"cannot be reached ({first}); is the service running?"


def _limited(response: HTTPResponse, address: str) -> bytes:
    data: bytes = response.read(MAX_ANSWER + 1)
    if len(data) > MAX_ANSWER:
        raise ServiceError(f"{address}: the answer is longer than {MAX_ANSWER:,} bytes")
    return data
