"""Where a 'that' was left out: 'claims it had sold tanks', 'said on Friday it had struck'.

Without it the parser takes what is only claimed for a clause of its own, or for a relative one, and
the day of the saying for that of the act.
"""

import re
from collections.abc import Iterator

from app.extraction.moments import WEEKDAYS

_CLAIMS = (
    r"\b(?:[Rr]eports?|[Cc]laims?|[Aa]llegations?|[Aa]ccusations?|[Rr]umou?rs?|[Ss]uggestions?|"
    r"[Ss]peculation|[Aa]ssertions?|[Ss]uspicions?|[Ff]ears?|[Ee]vidence|[Ss]igns?|[Pp]roof|"
    r"[Ii]nsinuations?|[Cc]oncerns?|[Dd]enials?|[Nn]ews|[Ww]arnings?|[Hh]opes?|[Tt]hreats?|"
    r"[Pp]romises?|[Pp]ledges?|[Aa]ssurances?)"
)
_WHO = (
    r"(?:it|he|she|they|there|(?:the|its|their|his|her|an?|some|all|both|more|about|most|[0-9,]+|two|"
    r"three|four|five|six|ten) (?:[\w-]+ ){0,3}[a-z]+|"
    r"(?:the )?[A-Z][\w.-]+(?:['’]s)?(?: (?:[A-Z][\w-]+|and|[a-z]+s)){0,3})"
)
# What was made or met is a claim itself: 'the claims Chad had made', 'the reports it published'.
_MADE = (
    r"(?:made|published|issued|released|level+ed|denied|rejected|filed|received|heard|seen|cited)"
)
_HAS = r"(?:had|has|have|was|were|is|are|would|could|might|may|will|did) "
_DOES = (
    rf"(?:{_HAS}(?!{_MADE}\b)|"
    r"(?:armed|supplied|sold|sent|gave|shipped|exported|delivered|provided|smuggled|struck|"
    r"attacked|bombed|shelled|used|fired|deployed|helped|backed|bought|trained|funded) )"
)
_DAY = rf"(?: late| early| again)? on (?:{'|'.join(WEEKDAYS)})"
_WHERE = (
    r" in (?:an?|the|its|his|her) (?:[\w-]+ )?(?:statement|report|post|speech|interview|briefing|"
    r"letter|video|message)"
)
_SAID = (
    r"\b(?:(?:said|says|announced|confirmed|reported|claimed|stated|declared|added|disclosed|"
    rf"admitted)(?:{_WHERE}{_DAY}?|{_DAY})|"
    rf"told (?:reporters|parliament|lawmakers|journalists|deputies){_DAY}?)"
)
_DROPPED = re.compile(rf"{_CLAIMS}(?= {_WHO} {_DOES})|{_SAID}(?= {_WHO} {_HAS})")


def dropped(text: str, start: int, end: int) -> Iterator[int]:
    """The places of a stretch of text behind which a 'that' is missing."""
    for match in _DROPPED.finditer(text, start, end):
        yield match.end()
