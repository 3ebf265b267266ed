"""The one way to Neo4j: routed reads, one writer, managed retries, errors in our own words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Session,
    unit_of_work,
)
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DatabaseError,
    DriverError,
    Neo4jError,
    TransientError,
)

from app.errors import FoedusError, TooSlow, Unavailable
from app.graph.limits import READS, SECONDS
from app.graph.queries import as_sent, is_alone, is_plain

T = TypeVar("T")
# What Cypher takes and gives: scalars, lists and maps of them.
Values = Mapping[str, object]
# Cypher's answers have no static type: each query's columns are held by its test.
Row = Mapping[str, Any]
# Rows a statement: from a thousand up the size makes no difference to speed, only to memory.
ROWS = 5000


class Reader:
    """A read transaction: several questions, one view of who may answer them."""

    def __init__(self, transaction: ManagedTransaction, reads: int = READS) -> None:
        """`reads`: how many claims one question may look through (app/api/bounds.py)."""
        self._transaction = transaction
        self.reads = reads

    def rows(self, name: str, parameters: Values) -> list[Row]:
        """All rows of cypher/<name>.cypher."""
        text = as_sent(name, plain=is_plain(parameters), alone=is_alone(parameters))
        result = self._transaction.run(text, {"given": dict(parameters)})
        keys = result.keys()
        return [dict(zip(keys, record.values(), strict=True)) for record in result]

    def one(self, name: str, parameters: Values) -> Row | None:
        """The only row of cypher/<name>.cypher, null if there is none."""
        rows = self.rows(name, parameters)
        return rows[0] if rows else None


class Graph:
    """A Neo4j database. Reads go to readers, writes to the leader; each sees earlier writes."""

    def __init__(
        self,
        uri: str,
        auth: tuple[str, str] | None,
        database: str | None,
        *,
        seconds: float = SECONDS,
        reads: int = READS,
        retry_seconds: float = 15.0,
    ) -> None:
        """`seconds`: how long one read may take before the server ends it (TooSlow).

        `reads`: how many claims one question may look through (TooMuch).

        `retry_seconds`: how long to try again where the database is away or busy (Unavailable).
        """
        self.uri = uri
        self.seconds = seconds
        self.reads = reads
        self._database = database
        try:
            self._driver: Driver = GraphDatabase.driver(
                uri,
                auth=auth,
                connection_timeout=5,
                max_transaction_retry_time=retry_seconds,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
            )
        except (ConfigurationError, ValueError) as error:
            raise Unavailable(f"NEO4J_URI: {uri!r} is no address of a Neo4j: {error}") from error
        self._bookmarks = GraphDatabase.bookmark_manager()

    def read(self, work: Callable[[Reader], T], *, seconds: float | None = None) -> T:
        """What `work` finds in one read transaction, ended after `seconds`."""

        @unit_of_work(timeout=seconds or self.seconds)
        def run(transaction: ManagedTransaction) -> T:
            return work(Reader(transaction, self.reads))

        with self._translated(seconds), self._session(READ_ACCESS) as session:
            return session.execute_read(run)

    def write(self, work: Callable[[ManagedTransaction], T], *, seconds: float | None = None) -> T:
        """What `work` returns once its one transaction is committed; it may be run again.

        `seconds`: after so long the server ends it; null: however long it takes.
        """

        @unit_of_work(timeout=seconds)
        def run(transaction: ManagedTransaction) -> T:
            return work(transaction)

        with self._translated(seconds), self._session(WRITE_ACCESS) as session:
            return session.execute_write(run)

    def run_alone(self, statement: str, parameters: Values | None = None) -> None:
        """One statement in a transaction of its own, as changes of the schema need it."""
        with self._translated(), self._session(WRITE_ACCESS) as session:
            session.run(statement, dict(parameters or {})).consume()

    def change_schema(self, statements: Sequence[str]) -> None:
        """Statements that change the schema, all or none."""

        def change(transaction: ManagedTransaction) -> None:
            for statement in statements:
                transaction.run(statement).consume()

        self.write(change)

    def check(self) -> None:
        """Return if the database answers; Unavailable says why not."""
        with self._translated():
            self._driver.verify_connectivity()

    def close(self) -> None:
        """Give back all connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _session(self, access: str) -> Session:
        return self._driver.session(
            database=self._database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
            fetch_size=5000,
        )

    @contextmanager
    def _translated(self, seconds: float | None = None) -> Iterator[None]:
        try:
            yield
        except FoedusError:
            raise
        except (Neo4jError, DriverError) as error:
            raise self._refusal(error, seconds or self.seconds) from error

    def _refusal(self, error: Neo4jError | DriverError, seconds: float) -> Exception:
        code = error.code or "" if isinstance(error, Neo4jError) else ""
        if "TransactionTimedOut" in code or "LockClientStopped" in code:
            return TooSlow(f"the question took longer than {seconds:g} s; narrow it")
        if "MemoryPoolOutOfMemory" in code:
            return Unavailable(
                f"Neo4j at {self.uri} has too little memory for this at once: give it more "
                "(dbms.memory.transaction.total.max, or a larger heap), or less to do in one step"
            )
        if isinstance(error, AuthError):
            return Unavailable(
                f"Neo4j at {self.uri} refuses the user or password; set NEO4J_USERNAME and "
                "NEO4J_PASSWORD"
            )
        if isinstance(error, ClientError | DatabaseError) and not isinstance(error, TransientError):
            return error  # a fault of ours: it must be seen, not retried
        return Unavailable(f"Neo4j at {self.uri} does not answer: {error}")


def run_all(
    transaction: ManagedTransaction, name: str, parameters: Values
) -> Sequence[Sequence[Any]]:
    """The values of all rows of cypher/<name>.cypher, in a write transaction."""
    return transaction.run(as_sent(name), {"given": dict(parameters)}).values()


def chunks(rows: Sequence[T], size: int = ROWS) -> Iterator[Sequence[T]]:
    """The rows in parts small enough for one statement."""
    return (rows[i : i + size] for i in range(0, len(rows), size))
