"""The queries in cypher/: their texts, and the blocks that several of them share.

A shared block (cypher/picture.cypher, cypher/edge.cypher) stands whole in each query between
markers, so that the query runs as pasted into Neo4j Browser. `python -m app.graph.queries`
(`make cypher`) writes them there.
"""

import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.paths import CYPHER

# `// picture(c) {` ... `// }`: the block of cypher/picture.cypher, whose first line,
# `// picture(claim)`, tells what is called `c` here.
_MARKED = re.compile(
    r"^( *)// (\w+)\(([\w, ]*)\) \{\n(?:.*?\n)??\1// \}$", re.MULTILINE | re.DOTALL
)
# What a question without doubts and filters has no use for, whatever it is called with; and what
# one that asks for no number of speakers has none for.
_OPTIONAL, _BACKED = (
    re.compile(rf"^( *)// (?:{names})\([\w, ]*\) \{{\n.*?\n\1// \}}$", re.MULTILINE | re.DOTALL)
    for names in ("believed|narrow|backed|undoubted", "backed")
)
_PARAMETER = re.compile(r"\$(\w+)")
_NAMED = re.compile(r"// \w+\(([\w, ]*)\)")


@cache
def query(name: str) -> str:
    """The text of cypher/<name>.cypher, such as `read/transfers`."""
    return (CYPHER / f"{name}.cypher").read_text(encoding="utf-8")


@cache
def as_sent(name: str, *, plain: bool = False, alone: bool = False) -> str:
    """A query as the service sends it: every `$x` as `$given.x`, all values in one map.

    Neo4j plans a query anew for each combination of parameter types, and null is a type of its
    own: with one map, one plan serves every question that a query can be asked; a second those
    that are `plain`; a third those that are content with a claim that stands `alone`.
    """
    text = query(name)
    text = without_doubts(text) if plain else without_count(text) if alone else text
    return _PARAMETER.sub(r"$given.\1", text)


@cache
def _doubts() -> list[str]:
    """The parameters that are null where nothing is doubted: cypher/undoubted.cypher names them."""
    return re.findall(r"\$(\w+) IS NULL", query("undoubted"))


def is_plain(parameters: Mapping[str, object]) -> bool:
    """Whether a question has no doubts and filters: the conditions of `_OPTIONAL` are all true."""
    return is_alone(parameters) and not any(parameters.get(name) is not None for name in _doubts())


def is_alone(parameters: Mapping[str, object]) -> bool:
    """Whether a question asks for no number of speakers: the condition of `_BACKED` is true."""
    speakers = parameters.get("min_speakers", 1)
    assert isinstance(speakers, int)
    return speakers <= 1


def without_doubts(text: str) -> str:
    """A query without the conditions that are true of every claim where nothing is doubted.

    It is planned in half the time, and answers faster.
    """
    return _OPTIONAL.sub(r"\1true", text)


def without_count(text: str) -> str:
    """A query that counts no speakers of each claim: planned in two thirds of the time."""
    return _BACKED.sub(r"\1true", text)


def expanded(text: str) -> str:
    """A query's text with each marked block written anew from its home."""
    return _MARKED.sub(_block, text)


def _block(match: re.Match[str]) -> str:
    indent, home, arguments = match.groups()
    first, *lines = (CYPHER / f"{home}.cypher").read_text(encoding="utf-8").splitlines()
    declared = _NAMED.match(first)
    assert declared, f"{home}.cypher does not begin with // {home}(...)"
    names = dict(zip(declared[1].split(", "), arguments.split(", "), strict=True))
    body = [line for line in lines if not line.startswith("//")]
    for name, called in names.items():
        body = [re.sub(rf"\b{name}\b", called, line) for line in body] if name else body
    inside = "\n".join(
        f"{indent}{line}".rstrip() for line in expanded("\n".join(body)).splitlines()
    )
    return f"{indent}// {home}({arguments}) {{\n{inside}\n{indent}// }}"


def files() -> list[Path]:
    """Every query file, in a fixed order."""
    return sorted(path for path in CYPHER.rglob("*.cypher") if path.parent != CYPHER)


def main() -> int:
    """Write the shared blocks into all queries; prints what changed."""
    for path in files():
        old = path.read_text(encoding="utf-8")
        if (new := expanded(old)) != old:
            path.write_text(new, encoding="utf-8")
            print(f"{path.relative_to(CYPHER)}: shared blocks written anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
