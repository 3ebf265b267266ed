"""Java's start-up cache: made whole or not at all, used only by what it was made for."""

import dataclasses
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from app.engine import find_java, install, make_cache
from app.engine.artefacts import Installation
from app.engine.cache import RECORDER, cache_file, cache_flags, make_cache_in_background
from app.engine.java import Java
from app.engine.launch import java_command
from app.errors import EngineError
from app.rehearsal import rehearse

from .conftest import Start


@pytest.fixture
def uncached(engine_home: Path, tmp_path: Path) -> Installation:
    """The jars in a home of its own, which has no cache."""
    there = install(engine_home)
    (tmp_path / "home" / "engine").mkdir(parents=True)
    here = tmp_path / "home" / "engine" / there.jars.name
    here.mkdir()
    for jar in there.jars.iterdir():
        (here / jar.name).hardlink_to(jar)
    return install(tmp_path / "home")


def test_a_start_uses_the_cache(begin: Start, engine_home: Path) -> None:
    began = time.perf_counter()
    engine = begin()
    took = time.perf_counter() - began
    file = cache_file(install(engine_home), find_java())
    assert f"-XX:AOTCache={file}" in psutil.Process(engine.pid).cmdline()
    assert str(file) in {area.path for area in psutil.Process(engine.pid).memory_maps()}
    assert took < 15, "2.3 s where nothing else runs"


def test_java_accepts_the_cache(engine_home: Path) -> None:
    """In the mode `on` it ends with an error where it would else go on without."""
    installation, java = install(engine_home), find_java()
    flags = cache_flags(installation, java)
    run = subprocess.run(
        [*java_command(installation, java, *flags, "-XX:AOTMode=on"), "-version"],
        capture_output=True,
        text=True,
    )
    assert flags
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "other", [Java(Path("/usr/bin/java"), "25.0.2"), Java(Path("/opt/java"), "26.0.1")]
)
def test_another_java_has_another_cache(engine_home: Path, other: Java) -> None:
    installation = install(engine_home)
    assert cache_file(installation, other) != cache_file(installation, find_java())
    assert cache_flags(installation, other) == []


def test_other_jars_have_another_cache(engine_home: Path) -> None:
    installation, java = install(engine_home), find_java()
    fewer = dataclasses.replace(installation.lock, jars=installation.lock.jars[:-1])
    other = dataclasses.replace(installation, lock=fewer)
    assert cache_file(other, java) != cache_file(installation, java)


def test_a_killed_recording_leaves_no_cache_and_the_next_one_makes_it(
    uncached: Installation,
) -> None:
    java = find_java()
    file = cache_file(uncached, java)
    make_cache_in_background(uncached, java)
    recorder = _child_of_recording(uncached)
    with pytest.raises(EngineError, match="another process is making the start-up cache"):
        make_cache(uncached.home, rehearse)
    for process in (*recorder.children(recursive=True), recorder):
        process.kill()
    psutil.wait_procs([recorder], timeout=10)
    assert not file.exists()
    assert cache_flags(uncached, java) == []
    assert make_cache(uncached.home, rehearse, wait_seconds=10) == file
    assert cache_flags(uncached, java)
    assert not [left for left in file.parent.iterdir() if left.is_dir() and left != uncached.jars]


def _child_of_recording(installation: Installation) -> psutil.Process:
    """The background process, once its Java runs."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for process in psutil.process_iter(["cmdline"]):
            words = process.info["cmdline"] or []
            if (
                words[1:] == ["-m", RECORDER, str(installation.home)]
                and len(process.children(recursive=True)) >= 2
            ):
                return process
        time.sleep(0.05)
    raise AssertionError("no recording began")
