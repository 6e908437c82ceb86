"""The ledger in PostgreSQL: the contract, and what only a server can meet."""

from __future__ import annotations

import re

import psycopg
import pytest

from backchannel.errors import InputError, LedgerError
from backchannel.ledger import Store, open_store
from tests.ledger_contract import Contract, add, bare, with_document
from tests.lists_contract import Lists
from tests.reports import offer, outcome

pytestmark = pytest.mark.cluster


class TestPostgres(Contract, Lists):
    """The contract, on a server."""

    @pytest.fixture
    def place(self, empty_database: str) -> str:
        return empty_database

    @pytest.mark.parametrize("part", ["text", "title", "source", "claim"])
    def test_text_with_a_nul_fails_by_itself(self, ledger: Store, part: str) -> None:
        self.refused(ledger, part, "\0", "NUL")

    def test_of_many_the_one_with_a_nul_is_named(self, ledger: Store) -> None:
        broken = with_document(bare(outcome().reading(), "A text."), title="a NUL: \0")
        with pytest.raises(InputError, match=f"(?s)^{re.escape(broken.document.source)}.*NUL"):
            ledger.append_all([(offer().reading(), offer().data), (broken, outcome().data)])
        assert not list(ledger.entries())


def test_tables_of_another_program_are_left_alone(empty_database: str) -> None:
    with psycopg.connect(empty_database, autocommit=True) as connection:
        connection.execute("CREATE TABLE migrations (id int, migration text)")
        with pytest.raises(LedgerError, match="another program"):
            open_store(empty_database, create=True)
        connection.execute("ALTER TABLE migrations RENAME TO documents")
        with pytest.raises(LedgerError, match="already exists"):
            open_store(empty_database, create=True)
        left = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert left == [("documents",)]


def test_a_ledger_of_a_newer_version_is_refused(empty_database: str) -> None:
    open_store(empty_database, create=True).close()
    with psycopg.connect(empty_database, autocommit=True) as connection:
        connection.execute("INSERT INTO migrations VALUES (99, 'to come', '2099-01-01')")
    with pytest.raises(LedgerError, match="newer version"):
        open_store(empty_database)


def test_a_server_that_is_gone_is_told_and_loses_nothing(empty_database: str, server: str) -> None:
    with open_store(empty_database, create=True) as ledger:
        assert add(ledger, offer())
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'backchannel'"
            )
        with pytest.raises(LedgerError, match="cannot be reached"):
            add(ledger, outcome())
    with open_store(empty_database) as again:
        assert list(again.readings()) == [offer().reading()]
        assert list(again.verify()) == []


def test_who_may_only_read_can_look_and_verify(empty_database: str) -> None:
    with open_store(empty_database, create=True) as ledger:
        add(ledger, offer())
    with psycopg.connect(empty_database, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS a_reader")
        connection.execute("CREATE ROLE a_reader LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO a_reader")
    with open_store(empty_database.replace("postgres@", "a_reader@")) as ledger:
        assert list(ledger.readings()) == [offer().reading()]
        assert list(ledger.verify()) == []
        with pytest.raises(LedgerError, match="permission denied"):
            add(ledger, outcome())
    with psycopg.connect(empty_database, autocommit=True) as connection:
        connection.execute("DROP OWNED BY a_reader")
        connection.execute("DROP ROLE a_reader")


def test_a_server_that_isolates_more_by_default_serves_as_well(empty_database: str) -> None:
    with psycopg.connect(empty_database, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(
            f"ALTER DATABASE {name} SET default_transaction_isolation = 'serializable'".encode()
        )
    with open_store(empty_database, create=True) as one, open_store(empty_database) as other:
        assert add(one, offer()) and add(other, outcome()) and not add(one, outcome())
        assert list(one.verify()) == []
