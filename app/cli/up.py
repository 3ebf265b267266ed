"""`foedus up`: Neo4j, migrations, seed and API by one command.

Neo4j takes seconds to start. All that it does not need is imported and read meanwhile, so this
module imports little itself.
"""

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from app import engine
from app.cli.engine import started
from app.cli.output import console
from app.cli.port import check_port
from app.paths import program_digest
from app.settings import Settings, read_settings

if TYPE_CHECKING:
    from app.graph.seed import Contents


def up() -> None:
    """Start the local Neo4j (or use NEO4J_URI), migrate, seed and serve the API until Ctrl-C.

    Example: [bold]foedus up[/]   or, from a clone, [bold]make up[/]
    """
    settings = read_settings()
    check_port(settings)
    signal.signal(signal.SIGINT, _stop_once)
    with ThreadPoolExecutor(1) as meanwhile:
        seed = meanwhile.submit(_seed)
        with _neo4j(settings) as found:
            _serve(found, seed.result())
    console.print("stopped")


def _stop_once(number: int, frame: FrameType | None) -> None:
    """Ctrl-C stops all of it and is heard once: another would end the stop, not what is running."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _seed() -> "Contents":
    import app.main
    from app.graph.seed import contents

    assert app.main
    return contents()


@contextmanager
def _neo4j(settings: Settings) -> Iterator[Settings]:
    """The settings with a Neo4j that answers; one started here ends here."""
    if not settings.local or engine.status(settings.home / "neo4j").running:
        yield settings
        return
    with started(settings, detach=False, program=program_digest()):
        yield settings


def _serve(settings: Settings, seed: "Contents") -> None:
    from app.cli.connection import reached
    from app.cli.seed import seed_with_progress, told
    from app.cli.serve import run
    from app.connecting import connect
    from app.graph.migrate import migrate

    settings = reached(settings)
    with connect(settings) as graph:
        graph.check()
        migrate(graph)
        console.print(told(seed_with_progress(graph, seed)))
    run(settings, lambda: _tell(settings))


def _tell(settings: Settings) -> None:
    api = f"http://{settings.host}:{settings.port}"
    console.print(f"\n[bold]Foedus answers at {api}[/]   docs: {api}/docs")
    if settings.local:
        password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
        browser = f"http://127.0.0.1:{settings.http_port}/browser/"
        console.print(f"Neo4j Browser: {browser}   user neo4j, password {password}", soft_wrap=True)
        # A line each, never wrapped: Browser takes one command at a time.
        for command in (f":style {api}/browser/style.grass", f":play {api}/browser/guide"):
            console.print(f"  in Browser:  {command}", soft_wrap=True)
    console.print("\nWho arms Russia? Who is bound to help it? What is a claim's evidence?")
    for question in (
        "transfers?recipient=RUS",
        "obligations?attacked=RUS&attacker=UKR&as_of=2025-01-15",
        "claims?attributed_to=Shin%20Won-sik",
    ):
        console.print(f"  curl '{api}/v1/{question}'", soft_wrap=True, highlight=False)
    console.print("\nCtrl-C stops all of it.")
