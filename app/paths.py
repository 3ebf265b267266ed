"""Where the queries and the seed lie: in a checkout beside `app/`, in a wheel inside it."""

from hashlib import sha256
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parent if (_HERE.parent / "cypher").is_dir() else _HERE / "_data"

CYPHER = _ROOT / "cypher"
SEED = _ROOT / "seed"


def program_digest() -> str:
    """64 hex digits that change with the code, the queries or the seed."""
    found = sha256()
    for folder, kind in ((_HERE, "py"), (CYPHER, "cypher"), (SEED, "json")):
        for path in sorted(folder.rglob(f"*.{kind}")):
            found.update(f"{path.relative_to(folder)} {path.stat().st_size}\n".encode())
            found.update(path.read_bytes())
    return found.hexdigest()
