"""Places that no vocabulary lists, by what stands beside their names."""

import re
from collections.abc import Iterator

from app.entities.kinds import Kind, slug
from app.extraction.patterns import NO_NAME, Shaped

_PLACE_NAME = r"[A-Z][\w'’-]*[a-zà-ÿ](?: [A-Z][\w'’-]*[a-zà-ÿ])?"
_PLACES = (
    re.compile(
        rf"\b((?:Lake|Mount|Port|Cape|Fort|Camp|Gulf of|Strait of|Bay of|Sea of) {_PLACE_NAME})\b"
    ),
    re.compile(
        rf"\b({_PLACE_NAME})(?= (?:region|province|district|peninsula|airport|desert|valley|county|"
        r"governorate|volcano|oblast|plateau)\b)"
    ),
    re.compile(
        r"\b(?:city|town|village|port|province|region|district|island|peninsula|suburb|desert|"
        rf"city-state|territory|state|enclave) of ({_PLACE_NAME})\b"
    ),
    re.compile(
        rf"\b({_PLACE_NAME}), (?:a|the) (?:[\w-]+ ){{0,2}}(?:city|town|village|port|suburb)\b"
    ),
    re.compile(rf"\b(?:in|near|outside|around) ({_PLACE_NAME})(?! [A-Z]|['’-])"),
    re.compile(rf"\bat ({_PLACE_NAME})(?= in (?:(?:the|\w+ern) )?[A-Z])"),
    # A dateline: 'CÚCUTA, Colombia —', 'Mocha — '.
    re.compile(r"^([A-Z][\w'’ -]{2,30}?)(?:, [\w .'’-]{2,40})? (?:—|–|-) ", re.MULTILINE),
)
_NO_PLACE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december english french russian arabic spring "
    "summer autumn winter god parliament congress ramadan christmas easter islam".split()
)


def places(text: str) -> Iterator[Shaped]:
    """Places by what stands beside their name: 'Lake Kivu', 'the town of Mocha', 'in Seattle,'."""
    for pattern in _PLACES:
        for match in pattern.finditer(text):
            name = match[1].title() if match[1].isupper() else match[1]
            words = {word.lower() for word in name.split()}
            if not words & (NO_NAME | _NO_PLACE):
                yield Shaped(*match.span(1), Kind.PLACE, f"place:{slug(name)}", name)
