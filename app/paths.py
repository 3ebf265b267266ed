"""Where the queries and the seed lie: in a checkout beside `app/`, in a wheel inside it."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parent if (_HERE.parent / "cypher").is_dir() else _HERE / "_data"

CYPHER = _ROOT / "cypher"
SEED = _ROOT / "seed"
