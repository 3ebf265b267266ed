"""GraphML, as networkx, Gephi and yEd read it."""

from xml.etree.ElementTree import Element, SubElement

from app.export.graph import Exported, Graph
from app.export.xml import document

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def graphml(graph: Graph) -> Exported:
    """A directed multigraph; the clocks stand as data of the graph."""
    root = Element("graphml", xmlns=NAMESPACE)
    keys = [("graph", name) for name in graph.about]
    keys += [("node", "name"), ("node", "kind")]
    keys += [("edge", name) for name in graph.attributes()]
    for owner, name in keys:
        whole = owner == "edge" and isinstance(graph.edges[0][name], int)
        attributes = {
            "id": f"{owner}-{name}",
            "for": owner,
            "attr.name": name,
            "attr.type": "int" if whole else "string",
        }
        SubElement(root, "key", attributes)
    body = SubElement(root, "graph", id="network", edgedefault="directed")
    for name, value in graph.about.items():
        SubElement(body, "data", key=f"graph-{name}").text = value
    for id_, name, kind in graph.nodes:
        node = SubElement(body, "node", id=id_)
        SubElement(node, "data", key="node-name").text = name
        SubElement(node, "data", key="node-kind").text = kind
    for number, row in enumerate(graph.edges):
        ends = {"id": f"e{number}", "source": str(row["source"]), "target": str(row["target"])}
        edge = SubElement(body, "edge", ends)
        for name in graph.attributes():
            SubElement(edge, "data", key=f"edge-{name}").text = str(row[name])
    return Exported(document(root), "application/graphml+xml", "network.graphml")
