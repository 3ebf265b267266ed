"""What Neo4j Browser writes on nodes and arrows under cypher/browser/style.grass."""

import re
from collections.abc import Iterable, Mapping

from neo4j.graph import Node, Path, Relationship

from app.api.guide import BROWSER

Rules = Mapping[str, Mapping[str, str]]


def rules(text: str) -> Rules:
    """The rules of a style, in its order: `node.Country` to its properties.

    Browser knows no comments, and takes a value only up to a colon.
    """
    found = {}
    for selector, body in re.findall(r"(\S+) \{\n(.+?)\n\}\n", text, re.DOTALL):
        lines = [line.strip().removesuffix(";").split(": ") for line in body.splitlines()]
        found[selector] = {name: value.strip("'") for name, value in lines}
    return found


STYLE = rules((BROWSER / "style.grass").read_text(encoding="utf-8"))


def style_of(tag: str, classes: Iterable[str]) -> Mapping[str, str]:
    """The style of a node with these labels, or of a relationship of this type: later rules win."""
    matching = {tag, *(f"{tag}.{name}" for name in classes)}
    return {
        k: v for selector, rule in STYLE.items() if selector in matching for k, v in rule.items()
    }


def shown(value: object) -> str:
    """A value of a result as a reader sees it."""
    match value:
        case Path():
            return "".join(_step(value, i) for i in range(len(value.relationships))) + shown(
                value.end_node
            )
        case Node():
            return _filled(style_of("node", value.labels)["caption"], value)
        case Relationship():
            return _arrow(value)
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[value]
        case _:
            return str(value)


def _step(path: Path, i: int) -> str:
    link, node = path.relationships[i], path.nodes[i]
    forwards = link.start_node == node
    return f"{shown(node)} {'—' if forwards else '←'}{_arrow(link)}{'→' if forwards else '—'} "


def _arrow(link: Relationship) -> str:
    caption = style_of("relationship", [link.type])["caption"]
    return _filled(caption, link).replace("<type>", link.type)


def _filled(caption: str, of: Node | Relationship) -> str:
    return " ".join(re.sub(r"\{(\w+)\}", lambda m: str(of.get(m[1]) or ""), caption).split())
