"""Jars without their signatures, once their own hash was checked.

Java keeps no class of a signed jar in its start-up cache, and checks each that it loads from
one: a tenth of a start went into the two of them that Neo4j needs for everything.
"""

import os
import re
from pathlib import Path
from zipfile import ZipFile, is_zipfile

_SIGNATURE = re.compile(r"META-INF/[^/]+\.(SF|RSA|DSA|EC)", re.IGNORECASE)
_MANIFEST = "META-INF/MANIFEST.MF"


def remove_signature(jar: Path) -> None:
    """Write the jar anew without its signature; one that has none stays as it is."""
    if not is_zipfile(jar):
        return
    with ZipFile(jar) as signed:
        entries = signed.infolist()
        if not any(_SIGNATURE.fullmatch(entry.filename) for entry in entries):
            return
        new = jar.with_name(f"unsigned-{jar.name}")
        with new.open("wb") as file:
            with ZipFile(file, "w") as unsigned:
                for entry in entries:
                    if _SIGNATURE.fullmatch(entry.filename):
                        continue
                    content = signed.read(entry)
                    if entry.filename == _MANIFEST:
                        content = _of_the_jar(content)
                    unsigned.writestr(entry, content)
            file.flush()
            os.fsync(file.fileno())
    new.replace(jar)


def _of_the_jar(manifest: bytes) -> bytes:
    """A manifest's first section. The others hold the digests of single classes."""
    return re.split(rb"\r?\n\r?\n", manifest, maxsplit=1)[0] + b"\r\n\r\n"
