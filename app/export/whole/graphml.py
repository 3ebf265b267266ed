"""Records as GraphML: each a node with its columns as data, joined to what it names.

Programs that draw graphs find things joined by their statements: an edge a claim, from subject to
object, with type, modality and status. Reading takes the nodes alone: the edges follow from them.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO
from xml.etree.ElementTree import Element, ParseError, iterparse
from xml.sax.saxutils import escape, quoteattr

from app.claims.records import (
    TABLES,
    ClaimRecord,
    DocumentRecord,
    Flat,
    Record,
    ReviewRecord,
    Scalar,
    Thing,
    columns,
    flat,
    table_of,
    whole,
)
from app.errors import BadFile, Fault
from app.export.graphml import NAMESPACE
from app.export.whole.found import Found, found, placed
from app.export.xml import FORBIDDEN

_TYPES = {str: "string", tuple: "string", int: "long", float: "double", bool: "boolean"}
_EDGE = ("type", "claim", "modality", "status")
_NODE, _EDGE_TAG, _DATA = (f"{{{NAMESPACE}}}{name}" for name in ("node", "edge", "data"))


def write(records: Iterable[Record], out: Path) -> None:
    """A directed multigraph; BadFile where a text holds what XML cannot."""
    with placed(out) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'<?xml version="1.0" encoding="utf-8"?>\n<graphml xmlns="{NAMESPACE}">\n')
        for id_, owner, name, type_ in _keys():
            file.write(f'<key id="{id_}" for="{owner}" attr.name="{name}" attr.type="{type_}"/>\n')
        file.write('<graph id="foedus" edgedefault="directed">\n')
        for record in records:
            row = flat(record)
            _write_node(file, _node_id(record), table_of(record), row)
            for source, target, data in _edges(record, row):
                _write_edge(file, source, target, data)
        file.write("</graph>\n</graphml>\n")


def _keys() -> Iterator[tuple[str, str, str, str]]:
    yield "table", "node", "table", "string"
    for table in TABLES:
        for name, kind in columns(table).items():
            yield f"{table}.{name}", "node", name, _TYPES[kind]
    for name in _EDGE:
        yield f"edge.{name}", "edge", name, "string"


def _node_id(record: Record) -> str:
    match record:
        case Thing(id=id_):
            return id_
        case DocumentRecord(id=id_):
            return f"document:{id_}"
        case ClaimRecord(id=id_):
            return f"claim:{id_}"
        case ReviewRecord():
            return f"review:{record.claim}/{record.number}"


def _edges(record: Record, row: Flat) -> Iterator[tuple[str, str, Mapping[str, Scalar]]]:
    """What a record is joined to: as in Neo4j, and each claim as an edge of its own."""
    here = _node_id(record)
    match record:
        case Thing(links=links):
            yield from ((here, link.to, {"type": link.type}) for link in links)
        case ReviewRecord(claim=claim):
            yield here, f"claim:{claim}", {"type": "OF"}
        case ClaimRecord():
            yield here, f"document:{record.document}", {"type": "FROM"}
            for type_, column in _JOINS:
                if row[column]:
                    yield here, str(row[column]), {"type": type_}
            if record.object:
                told = {"claim": record.id, "modality": row["modality"], "status": row["status"]}
                yield record.subject, record.object, {"type": record.type, **told}
        case DocumentRecord():
            pass


_JOINS = (
    ("SUBJECT", "subject"),
    ("OBJECT", "object"),
    ("WEAPON", "weapon"),
    ("AT", "place"),
    ("ATTRIBUTED_TO", "attributed_to"),
)


def _write_node(file: TextIO, id_: str, table: str, row: Flat) -> None:
    file.write(f'<node id={quoteattr(id_)}><data key="table">{table}</data>')
    _write_data(file, table, row, id_)
    file.write("</node>\n")


def _write_edge(file: TextIO, source: str, target: str, data: Mapping[str, Scalar]) -> None:
    file.write(f"<edge source={quoteattr(source)} target={quoteattr(target)}>")
    _write_data(file, "edge", data, source)
    file.write("</edge>\n")


def _write_data(file: TextIO, owner: str, row: Mapping[str, Scalar], where: str) -> None:
    for name, value in row.items():
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            if FORBIDDEN.search(text):
                raise BadFile(Fault(where, f"{name} holds a character that XML cannot: use jsonl"))
            # A reader of XML takes a bare carriage return for a line feed.
            written = escape(text, {"\r": "&#13;"})
            file.write(f'<data key="{owner}.{name}">{written}</data>')


def read(path: Path) -> Iterator[Found]:
    """The records of a file, in their order."""
    try:
        number, events = 0, iterparse(path, ("start", "end"))
        parents: list[Element] = []
        for event, element in events:
            if event == "start":
                parents.append(element)
                continue
            parents.pop()
            if element.tag == _NODE:
                number += 1
                yield _found(number, element)
            if element.tag in (_NODE, _EDGE_TAG):
                # What was read is let go: the whole is larger than memory.
                parents[-1].clear()
    except ParseError as error:
        raise BadFile(Fault(str(path), f"is no GraphML: {error}")) from error


def _found(number: int, node: Element) -> Found:
    data = {item.get("key", ""): item.text for item in node.iter(_DATA)}
    table = data.pop("table", None)
    if table is None or table not in TABLES:
        return Found(number, None, None, f"node {node.get('id')!r} is no record of a graph")
    row = {key.partition(".")[2]: text for key, text in data.items()}
    return found(number, table, lambda: whole(table, row))
