"""A PostgreSQL server of the tests' own, in a folder that goes with them.

In: nothing, or a folder. Out: an address. Always true: it listens on a socket in that folder and on no port,
it runs as an ordinary user also where the tests run as root, and it is stopped when the tests are done.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


def programs() -> Path | None:
    """The folder of the server's programs, `None` where there is no server."""
    # Newest first; "9" is before "15".
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: (len(str(path)), path))
    on_path = shutil.which("pg_ctl")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _ordinary_user() -> str:
    """A user who is not root, under whom alone the server runs."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


@contextmanager
def postgres(folder: Path | None = None) -> Iterator[str]:
    """A running server; gives the address of its database `postgres`."""
    bin_folder = programs()
    assert bin_folder, "there is no PostgreSQL server: install it (apt install postgresql)"
    user = _ordinary_user() if os.geteuid() == 0 else None
    # A socket's path may have no more than some 100 letters, and the server's user must be let in.
    own = folder or Path(tempfile.mkdtemp(prefix="backchannel-"))
    own.mkdir(parents=True, exist_ok=True)
    if user:
        shutil.chown(own, user)
    data = own / "data"

    def run(*command: str) -> None:
        done = subprocess.run(
            [str(bin_folder / command[0]), *command[1:]],
            user=user, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            cwd="/", text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    try:
        run(
            "initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        options = f"-k {own} -c listen_addresses='' -c fsync=off -c max_connections=40"
        run("pg_ctl", "-D", str(data), "-w", "-l", str(own / "log"), "-o", options, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={own}"
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        if folder is None:
            shutil.rmtree(own, ignore_errors=True)


@contextmanager
def database(server: str, name: str, like: str = "template1") -> Iterator[str]:
    """A new database on a running server, empty or a copy of another; gives its address."""
    address = server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"'.encode())
    try:
        yield address
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
