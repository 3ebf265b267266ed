"""Cytoscape JSON, as cytoscape.js and Cytoscape desktop read it."""

import json

from app.export.graph import Exported, Graph


def cytoscape(graph: Graph) -> Exported:
    """`{"data": about, "elements": {"nodes": [{"data": ...}], "edges": [{"data": ...}]}}`."""
    value = {
        "data": dict(graph.about),
        "elements": {
            "nodes": [
                {"data": {"id": id_, "name": name, "kind": kind}} for id_, name, kind in graph.nodes
            ],
            "edges": [
                {"data": {"id": f"e{number}", **edge}} for number, edge in enumerate(graph.edges)
            ],
        },
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Exported(text.encode(), "application/vnd.cytoscape+json", "network.cyjs")
