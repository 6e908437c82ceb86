"""What a server serves: one ledger, who may see how much of it, and who reads what is given to it.

In: settings. Out: an open ledger for each thread that asks. Always true: whoever has not shown the password,
where there is one, sees what may be published and writes nothing; where the ledger does not exist yet it is
empty and not an error.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from threading import local
from typing import Literal

from backchannel import workflow
from backchannel.parallel import Reader
from backchannel.settings import DEFAULTS, Settings
from backchannel.shelf import Shelf

Access = Literal["desk", "public"]

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


@dataclass(frozen=True)
class Desk:
    """A ledger as it is served. `hosts` are the names under which it may be called, without a port.

    `public` shows to everybody what may be published and nothing else. `password` is what opens the rest
    where it is set; without one whoever can reach the server works at the desk. `user` signs judgements
    of those who do not give a name. `shelf` keeps what took long to work out.
    """

    ledger: str
    password: str | None = field(default=None, repr=False)
    public: bool = False
    hosts: tuple[str, ...] = _LOOPBACK
    user: str = "desk"
    settings: Settings = DEFAULTS
    shelf: Shelf = field(default_factory=Shelf, repr=False, compare=False)
    _open: local = field(default_factory=local, repr=False, compare=False)

    @contextmanager
    def opened(self) -> Iterator[workflow.Ledger]:
        """The ledger, made new where there is none; stays open for the thread. Raises `LedgerError`."""
        store: workflow.Ledger | None = getattr(self._open, "store", None)
        if store is None:
            store = self._open.store = workflow.open_ledger(self.ledger, create=True)
        yield store

    @cached_property
    def reader(self) -> Reader:
        """Who reads what is given to the server; loads its language on first use."""
        return workflow.reader_for(None)

    def called(self, *names: str) -> Desk:
        """The same desk, which answers to these names too."""
        return replace(self, hosts=(*self.hosts, *names), _open=local())

    def access(self, shown: str | None) -> Access:
        """What somebody may see who has shown this: the password, or the token that a page got for it."""
        if self.public:
            return "public"
        if self.password is None:
            return "desk"
        given = (shown or "").encode()
        known = (self.password, self.token)
        return "desk" if any(hmac.compare_digest(given, one.encode()) for one in known) else "public"

    @cached_property
    def token(self) -> str:
        """What a browser keeps in the place of the password."""
        return hmac.new((self.password or "").encode(), b"backchannel desk", sha256).hexdigest()
