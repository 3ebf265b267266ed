"""Whether an article is in the graph: by its text, whatever it is called and wherever it stands."""

from typing import NamedTuple

from app.claims.claim import Document
from app.graph.driver import Reader


class Same(NamedTuple):
    """The document with an article's text, null if there is none, and how many claims it has.

    `same_url`: documents at its address with another text: it may correct them.
    """

    id: str | None
    claims: int
    same_url: tuple[str, ...]

    def whole(self, *, read: bool) -> bool:
        """Whether there is nothing to add: the text is there and, where it is `read`, its claims.

        What an older version of the rules made of it stays until it is read again (reread.py).
        """
        return self.id is not None and (self.claims > 0 or not read)


def same_as(reader: Reader, document: Document) -> Same:
    """What the graph has of an article."""
    asked = {"id": document.id, "sha256": document.sha256, "url": document.url}
    row = reader.one("read/same", asked)
    assert row is not None
    id_, claims = row["same"] or (None, 0)
    return Same(id_, claims, tuple(row["same_url"]))
