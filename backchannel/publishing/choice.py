"""What the user chose for a site.

In: options. Out: a frozen record. Always true: left alone, it publishes what was reviewed and is not sensitive,
and of the articles only the sentences that ground it.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from backchannel.errors import UsageError
from backchannel.views import NOW, Clocks

TITLE = "Backchannel"


@dataclass(frozen=True, slots=True)
class Choice:
    """`address` is where the site will stand, for feeds and a site map; `noindex` asks search engines to stay out."""

    title: str = TITLE
    address: str | None = None
    clocks: Clocks = NOW
    unreviewed: bool = False
    sensitive: bool = False
    texts: bool = False
    noindex: bool = False

    def __post_init__(self) -> None:
        """Raises `UsageError` for an address that no browser could open, or an empty title."""
        if not self.title.strip():
            raise UsageError("a site needs a title: leave --title away, or give one")
        if self.address is None:
            return
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            raise UsageError(
                f"{self.address} is no address of a site: give it as https://example.org/record/"
            )

    @property
    def base(self) -> str | None:
        """The address with a slash at its end."""
        return None if self.address is None else f"{self.address.rstrip('/')}/"
