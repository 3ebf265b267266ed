"""The Admiralty scale: reliability of the source A to F, credibility of what it says 1 to 6."""

import re

from app.errors import Fault, InvalidValue

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
# A statement whose source nobody has graded: that is what F6 says, not a bad mark.
UNGRADED = "F6"
# Curated reference facts: read in the source named, or an uncontested matter of record.
READ = "A2"
PUBLIC_RECORD = "B2"
PATTERN = r"^[A-F][1-6]$"

_MINIMUM = re.compile(r"([A-F])([1-6])?")


def parse_minimum(value: str) -> tuple[str, int]:
    """`min_grade` as the worst reliability and credibility still kept: 'B2', or 'B' for any 1 to 6.

    F and 6 say that nobody can judge, so they pass only where the minimum itself says so.
    """
    match = _MINIMUM.fullmatch(value.upper())
    if not match:
        allowed = ("A to F", "A1 to F6")
        raise InvalidValue(Fault("min_grade", f"{value!r} is no Admiralty grade", allowed=allowed))
    return match[1], int(match[2] or 6)
