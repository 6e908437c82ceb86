"""A small server on this machine that speaks the protocol of chat completions, well or badly as told."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from backchannel.settings import Service


@dataclass
class Script:
    """What the server answers, one entry a request, the last again and again, and what it was asked.

    An entry is the content of a completion (text, or an object written as JSON), or a `Raw` response.
    """

    answers: list[Any]
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Raw:
    """A response that is no plain completion."""

    body: bytes = b""
    status: int = 200
    location: str | None = None
    wait: float = 0.0
    finish: str | None = None


def completion(content: Any, finish: str = "stop") -> bytes:
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}
    return json.dumps({"object": "chat.completion", "choices": [choice]}).encode()


@contextmanager
def serving(script: Script) -> Iterator[Service]:
    """The script on a free port, and a service that names it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            script.asked.append(json.loads(self.rfile.read(length)))
            script.headers.append(dict(self.headers))
            answer = script.answers[min(len(script.asked), len(script.answers)) - 1]
            raw = answer if isinstance(answer, Raw) else Raw(completion(answer))
            time.sleep(raw.wait)
            self.send_response(raw.status)
            if raw.location:
                self.send_header("Location", raw.location)
            self.send_header("Content-Length", str(len(raw.body)))
            self.end_headers()
            self.wfile.write(raw.body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """One who stopped waiting has closed the line; that is what the test is about."""

    server = Server(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Service(f"http://127.0.0.1:{server.server_port}/v1", "tiny", key="secret", timeout_seconds=5)
    finally:
        server.shutdown()
        server.server_close()
