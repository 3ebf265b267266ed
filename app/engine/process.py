"""Starting and stopping the local Neo4j."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.progress import Progress

from app.engine.artefacts import Installation, install
from app.engine.cache import cache_flags
from app.engine.folder import USER, Addresses, Folder
from app.engine.java import Java, find_java
from app.engine.launch import Server, launch, server_command, wait_until_ready
from app.engine.ports import check_ports
from app.engine.ready import make_ready_in_background, ready_graph
from app.engine.running import STOP_SECONDS, check_stopped, forget, note
from app.engine.running import stop as stop_server
from app.errors import EngineError
from app.locking import only_one


class Engine:
    """A Neo4j that answers. As a context manager it stops at the end of the block."""

    def __init__(
        self,
        server: Server,
        password: str,
        installation: Installation,
        java: Java,
        program: str | None,
        *,
        cut_off: bool = False,
    ) -> None:
        """`cut_off`: whether a bulk load had been killed there, of which nothing is left."""
        self._server, self._installation, self._java = server, installation, java
        self._program = program
        self.cut_off = cut_off
        self.data = server.folder.path
        self.pid = server.pid
        self.bolt_uri = server.addresses.bolt_uri
        self.http_uri = server.addresses.http_uri
        self.user = USER
        self.password = password

    def stop(self) -> None:
        """Return when it has ended, all data written; nothing happens the second time."""
        if self._server.keeper is None:
            stop_server(self.data, self.pid)
        else:
            self._server.stop()
            forget(self._server.folder, self.pid)
        make_ready_in_background(self._installation, self._java, self._program)

    def __enter__(self) -> "Engine":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start(
    home: Path,
    *,
    bolt_port: int,
    http_port: int,
    host: str = "127.0.0.1",
    heap: str = "1g",
    page_cache: str = "256m",
    data: Path | None = None,
    password: str | None = None,
    browser_allow: Sequence[str] = (),
    settings: Mapping[str, str] | None = None,
    wait_seconds: float = 120,
    detach: bool = False,
    program: str | None = None,
    report: Progress | None = None,
    repository: str | None = None,
) -> Engine:
    """A Neo4j on the folder `data`, `home`/neo4j without it, once it answers queries.

    Fetches Neo4j first if `home` has none. Without `detach` it ends with this process,
    however that ends; with it, by `stop(data)`. `password` counts at the first start only.
    `browser_allow` are the hosts whose guides and styles Neo4j Browser may open, in the place
    of its own list: '127.0.0.1' or 'http://127.0.0.1', never with a port, which it ignores.
    `settings`: more of Neo4j's own, by their names.
    `heap`: a document of 14 thousand claims is the most that one transaction holds in 512 MB.
    Java's quick compiler alone would take a third off a start, and make planning a query take
    twice as long and loads 1.7 times.
    `program` is a digest of all that fills a graph: an empty folder begins from a copy of the
    graph that this program filled before, once one was made ready (app/engine/ready.py).
    Raises EngineError for taken ports, a folder in use or of a newer Neo4j, no Java, no
    network, or a server that ends or does not answer within `wait_seconds`.
    """
    installation, java = install(home, report, repository=repository), find_java()
    folder = Folder((data or home / "neo4j").absolute())
    addresses = Addresses(host, bolt_port, http_port)
    version = installation.lock.version
    folder.check_version(version)
    folder.make()
    # A start is over in seconds, a load of millions is not: nobody waits for that in silence.
    patience = 0 if folder.is_loading else wait_seconds
    with only_one(
        folder.lock, "is starting a Neo4j there or loading in bulk", EngineError, patience
    ):
        check_stopped(folder.path)
        check_ports(host, bolt_port, http_port)
        cut_off = folder.settle_load()
        if program is not None:
            folder.begin_from(ready_graph(installation, program))
        password = folder.settle_password(password)
        folder.write_conf(addresses, page_cache, browser_allow, settings)
        folder.write_version(version)
        flags = [f"-Xmx{heap}", "-XX:+ExitOnOutOfMemoryError"]
        flags += cache_flags(installation, java)
        command = server_command(installation, java, folder, flags)
        server = launch(folder, addresses, command, 0 if detach else STOP_SECONDS)
        engine = Engine(server, password, installation, java, program, cut_off=cut_off)
        try:
            note(folder, server.pid, addresses, version)
            wait_until_ready(server, wait_seconds)
        except BaseException:  # Ctrl-C too must leave no server behind
            engine.stop()
            raise
    return engine


def stop(home: Path, data: Path | None = None) -> bool:
    """Stop the Neo4j of a folder, whoever started it; False when none runs there."""
    stopped = stop_server(data or home / "neo4j")
    if stopped:
        make_ready_in_background(install(home), find_java())
    return stopped
