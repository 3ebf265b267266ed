"""In which of several processes a test runs: with all that ask one Neo4j the same questions.

Most of a test's time Neo4j plans queries, each once.
"""

from xdist.scheduler import (  # type: ignore[import-untyped]  # it has no types of its own
    LoadScopeScheduling,
)

# What of the tests shares a process, by the name of it; any other file goes where it can.
TOGETHER = {
    **dict.fromkeys(("cli/test_ask.py", "cli/test_mcp.py"), "api"),
    **dict.fromkeys(("api", "browser", "docs", "questions", "traps"), "api"),
    **{room: room for room in ("cli", "cypher", "graph", "practice")},
}


class ByRoom(LoadScopeScheduling):  # type: ignore[misc]  # see above
    """Hands out whole rooms of tests, and single files."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0].removeprefix("tests/")
        return TOGETHER.get(file) or TOGETHER.get(file.partition("/")[0], file)
