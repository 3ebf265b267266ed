"""Networks in the formats of other programs."""

from collections.abc import Callable, Mapping

from app.export.csv import csv_zip
from app.export.cytoscape import cytoscape
from app.export.gexf import gexf
from app.export.graph import Exported, Graph
from app.export.graphml import graphml

FORMATS: Mapping[str, Callable[[Graph], Exported]] = {
    "cytoscape": cytoscape,
    "graphml": graphml,
    "gexf": gexf,
    "csv": csv_zip,
}

__all__ = ["FORMATS", "Exported", "Graph"]
