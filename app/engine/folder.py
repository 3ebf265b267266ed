"""The folder that one Neo4j keeps: its configuration, its password, its version, its data."""

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import EngineError

# What Neo4j expects to find in its home, else it warns or fails.
_PARTS = ("conf", "data", "import", "lib", "licenses", "logs", "plugins", "run")
# What is a graph, below `data`: without users and passwords, which are the server's.
GRAPH_PARTS = ("transactions/neo4j", "databases/neo4j")
# Begins the name of a folder in which a graph is being made (app/engine/bulk.py).
LOADING = "loading-"

USER = "neo4j"
_SHORTEST_PASSWORD = 8


@dataclass(frozen=True)
class Addresses:
    """Where the server listens; `host` is an address, not a name."""

    host: str
    bolt_port: int
    http_port: int

    @property
    def bolt_uri(self) -> str:
        return f"bolt://{_join(self._reachable, self.bolt_port)}"

    @property
    def http_uri(self) -> str:
        return f"http://{_join(self._reachable, self.http_port)}"

    @property
    def _reachable(self) -> str:
        """Nobody can connect to 0.0.0.0: what listens everywhere is met at localhost."""
        return "localhost" if self.host in ("0.0.0.0", "::") else self.host


def _join(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


@dataclass(frozen=True)
class Folder:
    """One Neo4j's home, by an absolute path."""

    path: Path

    @property
    def log(self) -> Path:
        """What Java printed since its last start."""
        return self.path / "logs" / "console.log"

    @property
    def lock(self) -> Path:
        return self.path / "run" / "start.lock"

    @property
    def process_file(self) -> Path:
        return self.path / "run" / "foedus.json"

    @property
    def password_file(self) -> Path:
        return self.path / "neo4j.password"

    @property
    def version_file(self) -> Path:
        return self.path / "neo4j.version"

    @property
    def loaded(self) -> Path:
        """Where a graph that was made whole waits to be moved to its place."""
        return self.path / "loaded"

    @property
    def holds_graph(self) -> bool:
        """Whether a graph is there, be it empty."""
        return any((self.path / "data" / part).exists() for part in GRAPH_PARTS)

    @property
    def is_loading(self) -> bool:
        """Whether a graph is being made for it, or was when that was killed."""
        return any(self.path.glob(f"{LOADING}*"))

    def make(self) -> None:
        """Raise EngineError when it cannot be written."""
        try:
            for part in _PARTS:
                (self.path / part).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EngineError(
                f"{error.filename}: cannot be made: {error.strerror}; "
                "set FOEDUS_HOME to a folder of yours"
            ) from error

    def begin_from(self, graph: Path) -> None:
        """Take a copy of a graph that was made ready, where there is one and no data yet.

        It is there whole or not at all: where it cannot be copied, as onto a full disk, the folder
        stays empty and is filled in the ordinary way, which says what is wrong.
        """
        data, part = self.path / "data", self.path / "data.part"
        if not graph.is_dir() or any(data.iterdir()):
            return
        try:
            shutil.rmtree(part, ignore_errors=True)  # of one that was killed
            shutil.copytree(graph, part)
            data.rmdir()  # not if it is a link or a disk of its own
            part.rename(data)
        except OSError:
            shutil.rmtree(part, ignore_errors=True)
            data.mkdir(exist_ok=True)

    def take_out(self, place: Path) -> None:
        """Move the graph, without users and passwords, to a folder that is made."""
        for part in GRAPH_PARTS:
            (place / part).parent.mkdir(parents=True)
            (self.path / "data" / part).rename(place / part)

    def settle_load(self) -> bool:
        """Finish what a bulk load left: move a whole graph to its place, remove a half one.

        A part goes there once what it replaces is gone, so that a move goes on where it was cut
        off. Whether there was a half one.
        """
        try:
            for part in GRAPH_PARTS:
                if (self.loaded / part).is_dir():
                    place = self.path / "data" / part
                    shutil.rmtree(place, ignore_errors=True)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    (self.loaded / part).rename(place)
            shutil.rmtree(self.loaded, ignore_errors=True)
        except OSError as error:
            raise EngineError(
                f"{error.filename}: a graph that was loaded cannot be moved: {error.strerror}"
            ) from error
        half = list(self.path.glob(f"{LOADING}*"))
        for folder in half:
            shutil.rmtree(folder, ignore_errors=True)
        return bool(half)

    def check_version(self, version: str) -> None:
        """Raise EngineError when a newer Neo4j wrote the data: it cannot be read back."""
        if not self.version_file.is_file():
            return
        written = self.version_file.read_text("utf-8").strip()
        if not re.fullmatch(r"\d+(\.\d+)*", written):
            raise EngineError(f"{self.version_file}: {written!r} is no version; expected {version}")
        if _numbers(written) > _numbers(version):
            raise EngineError(
                f"{self.path}: its data was written by Neo4j {written}, newer than the {version} "
                "of this Foedus, which cannot read it; nothing was touched; update Foedus, or "
                "set FOEDUS_HOME to another folder"
            )

    def write_version(self, version: str) -> None:
        """Before the start, since a newer server changes the data from its first moment."""
        _replace(self.version_file, f"{version}\n")

    def settle_password(self, wanted: str | None) -> str:
        """The password of the user neo4j: made here at first, the same ever after.

        Leaves it where the server's first start takes it from. Raises EngineError when
        `wanted` is too short or differs from the one that was settled.
        """
        if wanted is not None and len(wanted) < _SHORTEST_PASSWORD:
            raise EngineError(f"the password is shorter than {_SHORTEST_PASSWORD} characters")
        if self.password_file.is_file():
            password = self.password_file.read_text("utf-8").removesuffix("\n")
            if wanted not in (None, password):
                raise EngineError(
                    f"{self.password_file}: holds another password than the one given; the "
                    "password is fixed at the first start: leave it out, or change it in Neo4j "
                    "(ALTER CURRENT USER SET PASSWORD) and write the new one there"
                )
        else:
            password = wanted or secrets.token_urlsafe(24)
            _replace(self.password_file, f"{password}\n")
        # At each start: a first one may have been interrupted, and a later one ignores it.
        dbms = self.path / "data" / "dbms"
        dbms.mkdir(parents=True, exist_ok=True)
        _replace(dbms / "auth.ini", initial_user(password))
        return password

    def write_conf(
        self,
        addresses: Addresses,
        page_cache: str,
        browser_allow: Sequence[str],
        more: Mapping[str, str] | None = None,
    ) -> None:
        settings = {**configuration(addresses, page_cache, browser_allow), **(more or {})}
        lines = "".join(f"{name}={value}\n" for name, value in settings.items())
        head = "# Written by Foedus at each start: changes made here are lost.\n"
        _replace(self.path / "conf" / "neo4j.conf", head + lines)


def configuration(
    addresses: Addresses, page_cache: str, browser_allow: Sequence[str]
) -> dict[str, str]:
    """Every setting of the server that is not its default."""
    bolt = _join(addresses.host, addresses.bolt_port)
    http = _join(addresses.host, addresses.http_port)
    settings = {
        "server.config.strict_validation.enabled": "true",
        "server.default_listen_address": addresses.host,
        "server.bolt.listen_address": bolt,
        "server.bolt.advertised_address": addresses.bolt_uri.removeprefix("bolt://"),
        "server.http.listen_address": http,
        "server.http.advertised_address": addresses.http_uri.removeprefix("http://"),
        "server.https.enabled": "false",
        "server.memory.pagecache.size": page_cache,
        # Else each of the two databases takes 256 MB of disk before it holds a node.
        "db.tx_log.preallocate": "false",
        # Else a stop waits 10 s for connections that nobody opens any more.
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
        # Upstream turns these on. A local graph tells nobody.
        "dbms.usage_report.enabled": "false",
        "dbms.fleet_manager.enabled": "false",
        "server.fleet_discovery.enabled": "false",
        "client.allow_telemetry": "false",
    }
    if browser_allow:
        # Only this older name is known to Community, and it is the one that Browser asks for.
        settings["browser.remote_content_hostname_whitelist"] = ",".join(browser_allow)
    return settings


def initial_user(password: str) -> str:
    """A line of `auth.ini`, which neo4j-admin dbms set-initial-password would write.

    Written here because a second Java only for this takes 1.5 s. The form: user:hash,salt
    and rounds of SHA-256, in hex.
    """
    salt, rounds = secrets.token_bytes(32), 1024
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(rounds - 1):
        digest = hashlib.sha256(digest).digest()
    return f"neo4j:SHA-256,{digest.hex()},{salt.hex()},{rounds}:\n"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def _replace(file: Path, text: str) -> None:
    """Write the whole file or leave the old one; for its owner's eyes only."""
    new = file.with_name(file.name + ".new")
    try:
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)
    except OSError as error:
        raise EngineError(f"{file}: cannot be written: {error.strerror}") from error
