"""Whether the database still has the tables, triggers, views and steps that the program gave it.

In: an open database. Out: what is missing or other than it was made. Always true: what is compared is made
anew from `schema`, never read from the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backchannel.ledger.database import Database
from backchannel.ledger.migrations import MIGRATIONS
from backchannel.ledger.schema import REFUSE, TABLES, VIEWS, in_dialect

_NAME = re.compile(r"CREATE (?:TABLE|TRIGGER|VIEW) (\w+)")
_MISSING = "is missing or off: the ledger is not guarded as it was made"
_OTHER = "is not as it was made"
_FOREIGN = "was not made by this program"
_FUNCTION = re.compile(r"\$\$(.*)\$\$", re.DOTALL)
# pg_get_triggerdef writes the events in an order of its own
_POSTGRES_GUARD = (
    "CREATE TRIGGER {0}_only_grow BEFORE DELETE OR UPDATE OR TRUNCATE ON {0} "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
)


def guard_faults(database: Database) -> Iterator[tuple[str, str]]:
    """Where, and what is wrong."""
    yield from _steps(database)
    yield from (_sqlite if database.dialect == "sqlite" else _postgres)(database)


def _steps(database: Database) -> Iterator[tuple[str, str]]:
    taken: dict[int, str] = dict(database.rows("SELECT number, name FROM migrations ORDER BY number"))
    for step in MIGRATIONS:
        if taken.pop(step.number, None) != step.name:
            yield f"migrations {step.number}", f"there is no record that it was taken: {step.name}"
    for number in taken:
        yield f"migrations {number}", "no such step is known"


def _sqlite(database: Database) -> Iterator[tuple[str, str]]:
    held: dict[str, str] = dict(database.rows("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    made = {_named(line): line for table in TABLES for line in table.statements("sqlite")}
    made |= {_named(line): line for line in VIEWS}
    for name, line in made.items():
        if name not in held:
            yield name, _MISSING
        elif _plain(held[name]) != _plain(line):
            yield name, _OTHER
    ours = {table.name for table in TABLES}
    for name, table in database.rows("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"):
        if table in ours and name not in made:
            yield name, _FOREIGN


def _postgres(database: Database) -> Iterator[tuple[str, str]]:
    ours = [table.name for table in TABLES]
    wanted = {f"{name}_only_grow": _POSTGRES_GUARD.format(name) for name in ours}
    held: dict[str, tuple[str, str]] = {}
    for name, table, state, line in database.rows(
        """SELECT tgname, relname, tgenabled::text, pg_get_triggerdef(pg_trigger.oid, true)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE NOT tgisinternal AND pg_table_is_visible(pg_class.oid)"""
    ):
        if name in wanted:
            held[name] = (state, line)
        elif table in ours:
            yield name, _FOREIGN
    for name, line in wanted.items():
        state, found = held.get(name, ("", ""))
        if state not in ("O", "A"):
            yield name, _MISSING
        elif found != line:
            yield name, _OTHER
    made = _FUNCTION.search(REFUSE)
    bodies = database.rows(
        "SELECT prosrc FROM pg_proc WHERE proname = 'refuse_change' AND pg_function_is_visible(oid)"
    )
    if made and any(_plain(body) != _plain(made[1]) for (body,) in bodies):
        yield "refuse_change", _OTHER
    for table, rule in database.rows("SELECT tablename, rulename FROM pg_rules"):
        if table in ours:
            yield str(rule), _FOREIGN
    yield from _postgres_views(database)


def _postgres_views(database: Database) -> Iterator[tuple[str, str]]:
    """Each view against a passing one, made anew: the server writes both in its own words."""
    for line in VIEWS:
        name = _named(line)
        if database.rows("SELECT to_regclass(?)::text", name)[0][0] is None:
            yield name, _MISSING
            continue
        anew = in_dialect(line, "postgresql").replace(f"VIEW {name}", f"TEMPORARY VIEW {name}_anew", 1)
        database.run(anew)
        found, made = database.rows(
            "SELECT pg_get_viewdef(to_regclass(?)), pg_get_viewdef(to_regclass(?))", name, f"{name}_anew"
        )[0]
        database.run(f"DROP VIEW {name}_anew")
        if found != made:
            yield name, _OTHER


def _named(line: str) -> str:
    found = _NAME.match(line)
    return found[1] if found else line


def _plain(sql: str) -> str:
    return " ".join(sql.split())
