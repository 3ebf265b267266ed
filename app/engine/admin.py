"""neo4j-admin from the same jars, for work on a folder that no server uses."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.engine.artefacts import Installation
from app.engine.cache import cache_flags
from app.engine.folder import Addresses, Folder
from app.engine.java import Java
from app.engine.launch import java_command, java_environment
from app.engine.running import check_stopped
from app.errors import EngineError
from app.locking import only_one

DATABASE = "neo4j"
_LAST_LINES = 15


def neo4j_admin(
    installation: Installation, java: Java, data: Path, *arguments: str, given: Path | None = None
) -> str:
    """What the command printed, such as `database check neo4j`; it reads the file `given`.

    Raises EngineError when a Neo4j runs on `data`, when a newer one wrote it, or with the
    last lines when the command fails.
    """
    folder = Folder(data.absolute())
    folder.check_version(installation.lock.version)
    folder.make()
    with only_one(
        folder.lock, "is starting a Neo4j there or loading in bulk", EngineError, wait_seconds=5
    ):
        check_stopped(folder.path)
        folder.settle_load()
        # The command reads the folders from the configuration; it opens no port.
        folder.write_conf(Addresses("127.0.0.1", 7687, 7474), "256m", ())
        folder.write_version(installation.lock.version)
        with (given or Path(os.devnull)).open("rb") as stdin:
            run = subprocess.run(
                [
                    *java_command(installation, java, *cache_flags(installation, java)),
                    "org.neo4j.cli.AdminTool",
                    *arguments,
                ],
                env=java_environment(
                    NEO4J_HOME=str(folder.path), NEO4J_CONF=str(folder.path / "conf")
                ),
                cwd=folder.path,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
    if run.returncode:
        end = "\n".join(run.stdout.splitlines()[-_LAST_LINES:])
        raise EngineError(f"neo4j-admin {' '.join(arguments)} failed:\n{end}")
    return run.stdout


def dump(installation: Installation, java: Java, data: Path, file: Path) -> None:
    """Write the database to one file; what was there under that name is replaced."""
    with tempfile.TemporaryDirectory(prefix="dump-", dir=file.absolute().parent) as part:
        arguments = ("database", "dump", DATABASE, f"--to-path={part}")
        neo4j_admin(installation, java, data, *arguments)
        (Path(part) / f"{DATABASE}.dump").replace(file)


def load(installation: Installation, java: Java, data: Path, file: Path) -> None:
    """Put a dump in the place of the database; what it held is gone."""
    if not file.is_file():
        raise EngineError(f"{file}: no such dump")
    # Given through its input: else the command wants it under the database's name.
    command = ("database", "load", DATABASE, "--from-stdin", "--overwrite-destination")
    neo4j_admin(installation, java, data, *command, given=file)


def import_full(
    installation: Installation,
    java: Java,
    data: Path,
    *,
    nodes: Sequence[str],
    relationships: Sequence[str] = (),
    options: Sequence[str] = (),
) -> str:
    """Fill the database from CSV files, 10 times as quick as a driver; what it held is gone.

    `nodes` and `relationships` are in neo4j-admin's form, `Label=header.csv,rows.csv`, with
    absolute paths. Returns what the command printed, with the counts.
    """
    return neo4j_admin(
        installation,
        java,
        data,
        *("database", "import", "full", DATABASE, "--overwrite-destination=true"),
        *(f"--nodes={value}" for value in nodes),
        *(f"--relationships={value}" for value in relationships),
        *options,
    )


def check(installation: Installation, java: Java, data: Path) -> str:
    """Look through the whole store; raises EngineError that says what is inconsistent."""
    return neo4j_admin(installation, java, data, "database", "check", DATABASE)
