"""How names are compared: one folding for resolving, searching and checking."""

import re
import unicodedata


def fold(name: str) -> str:
    """A name as it is compared: no case, no accents, no leading 'the', hyphens as spaces.

    >>> fold("The Élysée"), fold("KN-23")
    ('elysee', 'kn 23')
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[\s\-‐‑–_.'’]+", " ", plain).strip()
    return plain.removeprefix("the ")
