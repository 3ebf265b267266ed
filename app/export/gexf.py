"""GEXF 1.3, as Gephi and networkx read it."""

from xml.etree.ElementTree import Element, SubElement

from app.export.graph import Exported, Graph
from app.export.xml import document

_NAMESPACE = "http://gexf.net/1.3"


def gexf(graph: Graph) -> Exported:
    """A directed graph; the clocks stand in the description."""
    root = Element("gexf", xmlns=_NAMESPACE, version="1.3")
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "Foedus"
    about = ", ".join(f"{name} {value}" for name, value in graph.about.items())
    SubElement(meta, "description").text = about
    body = SubElement(root, "graph", defaultedgetype="directed", mode="static")
    of_nodes = SubElement(body, "attributes", {"class": "node", "mode": "static"})
    SubElement(of_nodes, "attribute", id="kind", title="kind", type="string")
    of_edges = SubElement(body, "attributes", {"class": "edge", "mode": "static"})
    for name in graph.attributes():
        kind = "integer" if isinstance(graph.edges[0][name], int) else "string"
        SubElement(of_edges, "attribute", id=name, title=name, type=kind)
    nodes = SubElement(body, "nodes")
    for id_, name, kind in graph.nodes:
        node = SubElement(nodes, "node", id=id_, label=name)
        values = SubElement(node, "attvalues")
        SubElement(values, "attvalue", {"for": "kind", "value": kind})
    edges = SubElement(body, "edges")
    for number, row in enumerate(graph.edges):
        ends = {"id": str(number), "source": str(row["source"]), "target": str(row["target"])}
        edge = SubElement(edges, "edge", {**ends, "label": str(row["type"])})
        values = SubElement(edge, "attvalues")
        for name in graph.attributes():
            SubElement(values, "attvalue", {"for": name, "value": str(row[name])})
    return Exported(document(root), "application/gexf+xml", "network.gexf")
