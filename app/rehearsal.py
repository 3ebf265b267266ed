"""A first start's work, done beforehand in a graph of its own (app/engine/ready.py).

    python -m app.rehearsal HOME [SECONDS]

Whatever Java did not do while it was recorded it must read, check and compile at each start.
Another process that is at it is waited for up to SECONDS, 0 without them.
"""

import os
import sys
from pathlib import Path

from app.claims.clocks import current
from app.engine import make_ready
from app.graph.driver import Graph, Reader
from app.graph.migrate import migrate
from app.graph.read import ask
from app.graph.resolve import Resolver
from app.graph.seed import contents, seed
from app.paths import program_digest

_ROUNDS = 3


def rehearse(uri: str, user: str, password: str) -> None:
    """Migrate and seed a Neo4j and ask it the question that most begin with."""
    with Graph(uri, (user, password), None) as graph:
        migrate(graph)
        seed(graph, contents())
        for _ in range(_ROUNDS):
            graph.read(_transfers)


def _transfers(reader: Reader) -> None:
    recipient = Resolver().id(reader, "recipient", "Russia")
    filters = dict.fromkeys(("supplier", "weapons", "status", "place"))
    start = {"after_key": "", "after_weapon": "", "after_status": "", "limit": 51}
    ask(reader, "transfers", current(), **filters, **start, recipient=recipient)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(15)
    home, *wait = sys.argv[1:]
    make_ready(Path(home), rehearse, program_digest(), *map(float, wait))
