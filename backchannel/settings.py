"""What may be tuned, as one frozen record that is passed in and never global.

Always true: every limit has a default that suits a laptop, and no stage reads the environment.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits on what is read: sizes in bytes and code points, times in seconds; `workers` 0 is one a core."""

    max_bytes: int = 50_000_000
    max_characters: int = 2_000_000
    timeout_seconds: float = 20.0
    user_agent: str = "backchannel/0.1"
    workers: int = 0


@dataclass(frozen=True, slots=True)
class Service:
    """A language model that the user named: address of the service, model, key, and how it is asked.

    `url` is the base of an OpenAI-compatible interface, as in `http://localhost:11434/v1`; `characters` is how
    much of an article goes into one question; `attempts` how often an answer that is no JSON is asked for.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_seconds: float = 120.0
    characters: int = 6_000
    attempts: int = 2


DEFAULTS = Settings()
