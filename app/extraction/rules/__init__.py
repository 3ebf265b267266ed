"""The rules, one file a fact type: which words, in which construction, say it."""

from collections.abc import Callable, Iterator

from app.extraction.rules import (
    accused,
    allied_with,
    condemned,
    denied,
    deployed_to,
    leads,
    met_with,
    produces,
    sanctioned,
    signed,
    strikes,
    supplies_loose,
    supports,
    visited,
)
from app.extraction.scene import Draft, Scene

READERS: tuple[Callable[[Scene], Iterator[Draft]], ...] = (
    supplies_loose.read,
    strikes.read,
    produces.read,
    allied_with.read,
    signed.read,
    supports.read,
    condemned.read,
    accused.read,
    denied.read,
    sanctioned.read,
    deployed_to.read,
    met_with.read,
    visited.read,
    leads.read,
)
