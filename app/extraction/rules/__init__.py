"""The rules, one file a fact type: which words, in which construction, say it."""

from collections.abc import Callable, Iterator

from app.extraction.rules import (
    accused,
    allied_with,
    attacked,
    condemned,
    denied,
    deployed_to,
    leads,
    met_with,
    produces,
    sanctioned,
    signed,
    supplies_loose,
    supports,
    used_in,
    uses,
    visited,
)
from app.extraction.scene import Draft, Scene

READERS: tuple[Callable[[Scene], Iterator[Draft]], ...] = (
    supplies_loose.read,
    uses.read,
    used_in.read,
    attacked.read,
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
