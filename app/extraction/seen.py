"""Which articles were seen, and what they were: digests, on disk."""

import sqlite3

from app.claims.identity import digest


def fingerprint(text: object, published: object, extractor: object) -> str:
    """Tells what a document was made of: the same again, or something else under its id."""
    return digest(text, published, extractor)[:32]


class Index:
    """Ids with their fingerprints, on disk: memory stays flat however many there are."""

    def __init__(self) -> None:
        self._held = sqlite3.connect("")  # a file without a name, gone at the end
        self._held.execute("CREATE TABLE held (id PRIMARY KEY, made) WITHOUT ROWID")

    def get(self, id_: str) -> str | None:
        """The fingerprint of an id; null for one that was not added."""
        row = self._held.execute("SELECT made FROM held WHERE id = ?", (id_,)).fetchone()
        return str(row[0]) if row else None

    def add(self, id_: str, made: str) -> bool:
        """Whether the id is a new one."""
        added = self._held.execute("INSERT OR IGNORE INTO held VALUES (?, ?)", (id_, made))
        return added.rowcount > 0

    def close(self) -> None:
        """Give the file back."""
        self._held.close()
