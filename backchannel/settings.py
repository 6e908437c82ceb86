"""What may be tuned, as one frozen record that is passed in and never global.

Always true: every limit has a default that suits a laptop, and no stage reads the environment.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits on what is read: sizes in bytes and code points, times in seconds; `workers` 0 is one a core."""

    max_bytes: int = 50_000_000
    max_characters: int = 2_000_000
    timeout_seconds: float = 20.0
    user_agent: str = "backchannel/0.1"
    workers: int = 0


DEFAULTS = Settings()
