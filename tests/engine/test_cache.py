"""Java's start-up cache: used only by what it was made for."""

import dataclasses
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from app.engine import find_java, install
from app.engine.cache import cache_file, cache_flags
from app.engine.java import Java
from app.engine.launch import java_command

from .conftest import Start


def test_a_start_uses_the_cache(begin: Start, engine_home: Path) -> None:
    began = time.perf_counter()
    engine = begin()
    took = time.perf_counter() - began
    file = cache_file(install(engine_home), find_java())
    assert f"-XX:AOTCache={file}" in psutil.Process(engine.pid).cmdline()
    assert str(file) in {area.path for area in psutil.Process(engine.pid).memory_maps()}
    assert took < 15, "4 s where nothing else runs"


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
