"""A graph to be written: plain rows, and what was written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Value = str | int


@dataclass(frozen=True)
class Graph:
    """nodes: (id, name, kind). edges: `source`, `target` and attributes, the same for all.

    about: what the graph is a picture of (clocks, release, whether it was cut).
    """

    nodes: Sequence[tuple[str, str, str]]
    edges: Sequence[Mapping[str, Value]]
    about: Mapping[str, str]

    def attributes(self) -> list[str]:
        """The edges' attributes, in their order."""
        first = self.edges[0] if self.edges else {}
        return [name for name in first if name not in ("source", "target")]


@dataclass(frozen=True)
class Exported:
    """A file: its bytes, media type and name."""

    content: bytes
    media_type: str
    name: str
