"""Java's start-up cache: classes loaded and linked ahead, which halves the time of a start."""

import hashlib
from pathlib import Path

from app.engine.artefacts import Installation
from app.engine.java import Java
from app.engine.launch import OPENINGS


def cache_file(installation: Installation, java: Java) -> Path:
    """Where the cache lies for this Java and this very class path, made or not.

    Another Java, Neo4j or folder has another name: Java would refuse what it did not make.
    """
    subject = "\n".join((str(java.path), java.version, installation.class_path, *OPENINGS))
    digest = hashlib.sha256(f"{installation.lock.digest}\n{subject}".encode()).hexdigest()[:12]
    return installation.jars.parent / f"java-{java.version}-{digest}.aot"


def cache_flags(installation: Installation, java: Java) -> list[str]:
    """Java's flag to use the cache; none while there is no complete one."""
    file = cache_file(installation, java)
    return [f"-XX:AOTCache={file}"] if java.has_cache and file.is_file() else []
