"""A Neo4j of our own beside any user's: on a folder that nobody else uses, on free ports."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from app.engine.artefacts import Installation
from app.engine.folder import USER, Addresses, Folder
from app.engine.java import Java
from app.engine.launch import launch, log_end, server_command, wait_until_ready
from app.engine.ports import free_port
from app.errors import EngineError

# What is done with one: given address, user and password.
Work = Callable[[str, str, str], None]
_START_SECONDS = 120.0


@contextmanager
def served(
    installation: Installation,
    java: Java,
    folder: Folder,
    flags: Sequence[str],
    page_cache: str,
    patience_seconds: float,
) -> Iterator[tuple[str, str, str]]:
    """Address, user and password of a Neo4j on the folder, which ends with the block.

    Raises EngineError where it does not end as it should within `patience_seconds`.
    """
    addresses = Addresses("127.0.0.1", free_port(), free_port())
    folder.make()
    password = folder.settle_password(None)
    folder.write_conf(addresses, page_cache, ())
    command = server_command(installation, java, folder, flags)
    server = launch(folder, addresses, command, patience_seconds)
    try:
        wait_until_ready(server, _START_SECONDS)
        yield addresses.bolt_uri, USER, password
    finally:
        code = server.stop()
    if code != 0:
        raise EngineError(f"Neo4j ended with {code}; the end of {folder.log}:\n{log_end(folder)}")
