"""Fetching the jars: all of them or none, and never a wrong one."""

import dataclasses
import errno
import shutil
import threading
import time
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from rich.progress import Progress

from app.engine import free_port, install
from app.engine.lock import Lock, read_lock
from app.errors import EngineError

from .conftest import Repository

Usage = namedtuple("Usage", "total used free")


def names(home: Path) -> set[str]:
    """All jars below home, with the folder they lie in."""
    return {f"{file.parent.suffix}/{file.name}" for file in home.rglob("*.jar*")}


def test_all_jars_are_there_in_the_order_of_the_lock(
    tmp_path: Path, repository: Repository, small: Lock
) -> None:
    made = install(tmp_path, lock=small, repository=repository.address)
    files = [Path(part) for part in made.class_path.split(":")]
    assert [file.read_bytes()[:1] for file in files] == [b"1", b"2"]


def test_a_second_call_asks_nothing(tmp_path: Path, repository: Repository, small: Lock) -> None:
    install(tmp_path, lock=small, repository=repository.address)
    install(tmp_path, lock=small, repository=repository.address)
    assert len(repository.asked) == 2


def test_the_real_installation_is_found_in_milliseconds(engine_home: Path) -> None:
    install(engine_home)
    began = time.perf_counter()
    installation = install(engine_home)
    assert time.perf_counter() - began < 0.2
    size = sum(file.stat().st_size for file in installation.jars.iterdir())
    assert 0.95 * read_lock().size_bytes < size <= read_lock().size_bytes


def test_no_jar_is_signed_since_java_caches_no_class_of_one_that_is(engine_home: Path) -> None:
    signed = {
        jar.name
        for jar in install(engine_home).jars.iterdir()
        for name in ZipFile(jar).namelist()
        if name.startswith("META-INF/") and name.endswith((".SF", ".RSA", ".DSA", ".EC"))
    }
    assert signed == set()


def test_a_jar_loses_its_signature_and_nothing_else(
    tmp_path: Path, repository: Repository, small: Lock
) -> None:
    manifest = "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n"
    digests = "Name: org/One.class\r\nSHA-256-Digest: abc=\r\n\r\n"
    content = {"META-INF/services/org.One": "org.Two\n", "org/One.class": "code" * 99}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as jar:
        jar.writestr("META-INF/MANIFEST.MF", manifest + digests)
        jar.writestr("META-INF/ONE.SF", digests)
        jar.writestr("META-INF/ONE.RSA", b"\0")
        for name, text in content.items():
            jar.writestr(name, text)
    signed = dataclasses.replace(small.jars[0], sha256=sha256(packed.getvalue()).hexdigest())
    repository.bodies[signed.path] = packed.getvalue()
    lock = dataclasses.replace(small, jars=(signed,))
    made = install(tmp_path, lock=lock, repository=repository.address)
    with ZipFile(made.jars / signed.file_name) as jar:
        found = {name: jar.read(name).decode() for name in jar.namelist()}
    assert found == {"META-INF/MANIFEST.MF": manifest, **content}
    assert [file.name for file in made.jars.iterdir()] == [signed.file_name]


def test_wrong_content_is_deleted_and_named(
    tmp_path: Path, repository: Repository, small: Lock
) -> None:
    repository.bodies[small.jars[1].path] = b"something else"
    with pytest.raises(EngineError, match=r"two-1.0.jar: .* other content .* it was deleted"):
        install(tmp_path, lock=small, repository=repository.address)
    assert not any("two" in name for name in names(tmp_path))


@pytest.mark.parametrize("trouble", ["truncated", "missing", "wrong"])
def test_after_a_broken_download_the_good_jars_are_kept_and_the_rest_is_fetched(
    tmp_path: Path, repository: Repository, small: Lock, trouble: str
) -> None:
    first, second = small.jars
    good = repository.bodies[second.path]
    install_dir = tmp_path / "engine" / f"neo4j-1.0-{small.digest}"
    if trouble == "truncated":
        repository.truncated.add(second.path)
    elif trouble == "missing":
        del repository.bodies[second.path]
    else:
        repository.bodies[second.path] = b"wrong"
    # The good one first, so that the error of the other cannot end it half-way.
    with pytest.raises(EngineError):
        _one_by_one(tmp_path, small, repository)
    assert not install_dir.exists()
    assert names(tmp_path) - {".part/two-1.0.jar.download"} == {".part/one-1.0.jar"}
    repository.truncated.clear()
    repository.bodies[second.path] = good
    repository.asked.clear()
    install(tmp_path, lock=small, repository=repository.address)
    assert repository.asked == [second.path]
    assert {file.name for file in install_dir.iterdir()} == {first.file_name, second.file_name}


def _one_by_one(home: Path, lock: Lock, repository: Repository) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.engine.download.THREADS", 1)
        install(home, lock=lock, repository=repository.address)


def test_a_jar_that_the_repository_has_not_is_named(
    tmp_path: Path, repository: Repository, small: Lock
) -> None:
    repository.bodies.clear()
    with pytest.raises(EngineError, match=r"-1.0.jar: .* HTTP 404"):
        install(tmp_path, lock=small, repository=repository.address)


def test_a_server_error_is_tried_again(tmp_path: Path, repository: Repository, small: Lock) -> None:
    repository.failures[small.jars[0].path] = 2
    install(tmp_path, lock=small, repository=repository.address)
    assert repository.asked.count(small.jars[0].path) == 3


def test_without_a_network_it_says_what_to_do(tmp_path: Path, small: Lock) -> None:
    with pytest.raises(EngineError, match=r"no answer from .* needs the network"):
        install(tmp_path, lock=small, repository=f"http://127.0.0.1:{free_port()}")


def test_a_jar_deleted_later_is_fetched_again(
    tmp_path: Path, repository: Repository, small: Lock
) -> None:
    made = install(tmp_path, lock=small, repository=repository.address)
    (made.jars / "one-1.0.jar").unlink()
    install(tmp_path, lock=small, repository=repository.address)
    assert repository.asked[2:] == [small.jars[0].path]
    assert names(tmp_path) == {f"{made.jars.suffix}/{jar.file_name}" for jar in small.jars}


def test_two_installs_at_once_fetch_each_jar_once(
    tmp_path: Path, repository: Repository, small: Lock
) -> None:
    both = threading.Barrier(2)
    repository.pause = lambda: time.sleep(0.2)

    def run(_: int) -> Path:
        both.wait(5)
        return install(tmp_path, lock=small, repository=repository.address).jars

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(run, range(2)))) == 1
    assert len(repository.asked) == 2


def test_too_little_room_is_said_before_anything_is_fetched(
    tmp_path: Path, repository: Repository, small: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10, 10, 50_000))
    with pytest.raises(EngineError, match=r"the disk has 0 MB free and Neo4j needs 0 MB"):
        install(tmp_path, lock=small, repository=repository.address)
    assert repository.asked == []


def test_a_disk_that_fills_meanwhile_is_said(
    tmp_path: Path, repository: Repository, small: Lock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("app.engine.download.os.fsync", full)
    with pytest.raises(EngineError, match=r"the disk is full; .* set FOEDUS_HOME to another"):
        install(tmp_path, lock=small, repository=repository.address)


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path, small: Lock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match=r"file/engine: cannot be made: .* FOEDUS_HOME"):
        install(tmp_path / "file", lock=small)


def test_the_bar_is_full_at_the_end(tmp_path: Path, repository: Repository, small: Lock) -> None:
    report = Progress(disable=True)
    install(tmp_path, report, lock=small, repository=repository.address)
    assert report.tasks[0].percentage == 100
