"""One writer at a time: its lock, its instant, and the release that it leaves."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Self

from neo4j import ManagedTransaction

from app.claims.clocks import now
from app.claims.dates import instant
from app.claims.identity import release_after
from app.graph.driver import Values, run_all
from app.graph.rows import Identified, by_type


class writing:
    """The one writer's turn: takes the lock, gives the instant, closes with the new release.

    `at` is later than the instant of any earlier write, so that a reader who repeats a question
    with an answer's `recorded_by` finds exactly that answer.
    """

    def __init__(self, transaction: ManagedTransaction, by: str | None = None) -> None:
        """`by`: who writes, kept with the release; null: whoever may run commands here."""
        self._transaction = transaction
        self._by = by
        self._digests: list[str] = []
        self._claims: Counter[str] = Counter()
        self._documents = 0
        self._changed = False
        [(self._release, last)] = run_all(transaction, "write/lock", {})
        self.at = later(last)

    def came(self, claims: Sequence[Identified] = (), *, documents: int = 0) -> None:
        """Count what was written: claims, and how many documents."""
        self._changed = True
        self._digests += [item.digest for item in claims]
        self._claims += by_type(claims)
        self._documents += documents

    def judged(self, digest: str) -> None:
        """Count a withdrawal or a review, which changes the release and no number."""
        self._changed = True
        self._digests.append(digest)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._changed:
            values: Values = {
                "release": release_after(self._release, self._digests),
                "at": self.at,
                "claims": self._claims,
                "documents": self._documents,
                "by": self._by,
            }
            run_all(self._transaction, "write/release", values)


def later(last: str) -> str:
    """The instant it is, or that just after the last write."""
    just_after = datetime.fromisoformat(last).astimezone(UTC) + timedelta(microseconds=1)
    return max(now(), instant(just_after))
