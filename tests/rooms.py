"""In which of several processes a test runs: with all that ask one Neo4j the same questions.

Most of a test's time Neo4j plans queries, each once.
"""

from pathlib import PurePath

from xdist.scheduler import (  # type: ignore[import-untyped]  # it has no types of its own
    LoadScopeScheduling,
)

# Rooms of tests that share a process, by the name of it; of any other each file goes where it can.
TOGETHER = {
    **dict.fromkeys(("api", "browser", "docs", "questions", "traps"), "api"),
    **{room: room for room in ("cli", "cypher", "graph", "practice")},
}


class ByRoom(LoadScopeScheduling):  # type: ignore[misc]  # see above
    """Hands out whole rooms of tests, and single files."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return TOGETHER.get(PurePath(file).parts[1], file)
