"""Which Neo4j Foedus runs, and each jar of it with its hash.

`jgo.toml` names the version, the one place that does; `jgo lock` beside it writes
`jgo.lock.toml`. Neither holds an address: where the jars come from is known at run time only.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).parent
LOCK_FILE = HERE / "jgo.lock.toml"

# What all jars of the lock take together, rounded up; the lock itself has no sizes.
JARS_BYTES = 192_000_000


def pinned_version(file: Path = HERE / "jgo.toml") -> str:
    """The Neo4j version, such as '2026.08.1'; also the tag of the Docker image."""
    coordinates = tomllib.loads(file.read_text("utf-8"))["dependencies"]["coordinates"]
    versions = [str(c).removeprefix("org.neo4j:neo4j:") for c in coordinates]
    return versions[0]


NEO4J_VERSION = pinned_version()


@dataclass(frozen=True)
class Jar:
    """One file of the class path; `sha256` in hex."""

    group: str
    artifact: str
    version: str
    sha256: str
    classifier: str = ""

    @property
    def file_name(self) -> str:
        tail = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{tail}.jar"

    @property
    def path(self) -> str:
        """Where it lies below a Maven repository's address."""
        return f"{self.group.replace('.', '/')}/{self.artifact}/{self.version}/{self.file_name}"


@dataclass(frozen=True)
class Lock:
    """All jars in class path order; `size_bytes` is what they take, rounded up."""

    version: str
    jars: tuple[Jar, ...]
    size_bytes: int

    @cached_property
    def digest(self) -> str:
        """12 hex digits that change with any jar, its content or its place."""
        lines = "".join(f"{jar.file_name} {jar.sha256}\n" for jar in self.jars)
        return hashlib.sha256(lines.encode()).hexdigest()[:12]


def read_lock(file: Path = LOCK_FILE) -> Lock:
    """The jars that `jgo lock` wrote down, Neo4j itself first."""
    rows = tomllib.loads(file.read_text("utf-8"))["dependencies"]
    jars = tuple(
        Jar(
            group=row["groupId"],
            artifact=row["artifactId"],
            version=row["version"],
            sha256=row["sha256"],
            classifier=row.get("classifier", ""),
        )
        for row in rows
    )
    return Lock(version=jars[0].version, jars=jars, size_bytes=JARS_BYTES)
