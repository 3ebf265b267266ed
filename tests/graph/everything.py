"""All that a graph holds, to be compared with another: instants by their order alone."""

import json
import re

from .conftest import Ask

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
_NODES = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties"
_LINKS = (
    "MATCH (a)-[r]->(b) RETURN labels(a) + [coalesce(a.id, a.at)] AS a, type(r) AS type, "
    "properties(r) AS properties, labels(b) + [coalesce(b.id, b.at)] AS b"
)
_CONSTRAINTS = (
    "SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties, ownedIndex"
)
_INDEXES = (
    "SHOW INDEXES YIELD name, state, type, entityType, labelsOrTypes, properties, options "
    "WHERE type <> 'LOOKUP' RETURN *"
)


def everything(ask: Ask) -> list[str]:
    """Each node, relationship, constraint and index as a line; the first instant is [0]."""
    rows = [row for text in (_NODES, _LINKS, _CONSTRAINTS, _INDEXES) for row in ask(text)]
    for row in rows:
        for name in ("labels", "a", "b"):
            if name in row:
                row[name] = sorted(row[name])
    lines = [json.dumps(row, sort_keys=True) for row in rows]
    told = sorted({found for line in lines for found in _INSTANT.findall(line)})
    place = {instant: f"[{number}]" for number, instant in enumerate(told)}
    return sorted(_INSTANT.sub(lambda found: place[found[0]], line) for line in lines)
