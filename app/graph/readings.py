"""Which stored articles a later version of the rules, or another model, may read again."""

from collections.abc import Iterator, Sequence

from app.claims.extractor import is_newer, same_kind
from app.errors import Conflict, Fault, NotFound, join
from app.graph.driver import Graph, Row

# Every article with a text is looked at: no user waits for it as for an answer.
_SECONDS = 600


def to_read(graph: Graph, extractor: str, documents: Sequence[str] = ()) -> list[str]:
    """The ids of the articles that an older version of a program read; of `documents`, all.

    Raises NotFound for an unknown document, Conflict for one that this program never read or read
    in a newer version, and for one without a text or withdrawn.
    """
    asked = {"ids": list(documents) or None}
    rows = graph.read(lambda reader: reader.rows("read/readings", asked), seconds=_SECONDS)
    if not documents:
        return [row["id"] for row in rows if _is_old(row, extractor)]
    found = {row["id"]: row for row in rows}
    missing = [id_ for id_ in documents if id_ not in found]
    join([Fault(id_, "is no document of this graph") for id_ in missing], NotFound)
    join([fault for row in rows for fault in _refusals(row, extractor)], Conflict)
    return list(dict.fromkeys(documents))


def _is_old(row: Row, extractor: str) -> bool:
    """Whether to read a document again when nobody names it."""
    return not any(_refusals(row, extractor)) and extractor not in _readers(row, extractor)


def _readers(row: Row, extractor: str) -> list[str]:
    """The names under which a program read a document: the note tells, else its claims do."""
    noted = [name for name in row["read_by"] or () if same_kind(name, extractor)]
    return noted or [name for name in row["extractors"] if same_kind(name, extractor)]


def _refusals(row: Row, extractor: str) -> Iterator[Fault]:
    """Why a document is not read again, if so."""
    by = _readers(row, extractor)
    if not by:
        yield Fault(row["id"], f"was never read by {extractor} or an older version of it")
    elif not row["text"]:
        yield Fault(row["id"], "has no text")
    elif row["retracted_on"]:
        yield Fault(row["id"], f"was withdrawn on {row['retracted_on']}")
    else:
        newer = [name for name in by if is_newer(name, extractor)]
        yield from (Fault(row["id"], f"was read by {n}, newer than {extractor}") for n in newer)
