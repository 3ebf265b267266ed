"""Numbers that count things or money, as intervals: 'at least 10,000 containers'.

Vague numbers ('dozens', 'several hundred') are none; nor are calibres, designations, years, dates,
ages, times, distances, spans of time, shares and prices apiece.
"""

import re
from typing import NamedTuple

from app.extraction.moments import MONTHS
from app.extraction.numbers import MOST, NUMBER, SCALE, SCALES, value_of
from app.extraction.units import CURRENCY_CODES, CURRENCY_SIGNS, CURRENCY_WORDS, head_of

_SIGNS = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
_CODES = "|".join(CURRENCY_CODES)
_FIGURE = re.compile(
    rf"(?<![\w.,/:°+])(?<![^0-9]-)(?:(?P<sign>{_SIGNS}|(?:{_CODES})(?= )) ?)?(?:{NUMBER})"
    r"(?![\w/°%]|[.,:][0-9])"
)
_MONEY = re.compile(
    rf"[ -](?:US |American )?(?:(?P<code>{_CODES})|(?P<name>{'|'.join(CURRENCY_WORDS)})s?)\b"
)
_EACH = re.compile(
    r"(?:[ -]\w+)? (?:each|apiece|per|an? (?:barrel|piece|unit|round|shell|month))\b"
)

_FILLER = (
    r"(?:(?:about|around|some|roughly|approximately|nearly|almost|another|an? (?:estimated|"
    r"additional|further|total of)|the|further|additional) )*$"
)
_AT_MOST = re.compile(
    r"\b(?:up to|as (?:many|much) as|(?:no|not) (?:more|greater) than|at (?:the )?most|"
    rf"(?<!no )(?<!not )(?:fewer|less) than|under|below|a maximum of) {_FILLER}",
    re.I,
)
# 'Handed over six jets' are six.
_OVER = "".join(
    rf"(?<!{verb}{end} )" for verb in ("hand", "turn") for end in ("", "s", "ed", "ing")
)
_AT_LEAST = re.compile(
    rf"\b(?:at (?:the very )?least|(?:more|greater) than|{_OVER}over|upwards? of|"
    rf"(?:no|not) (?:fewer|less) than|above|exceed(?:s|ed|ing)?|in excess of|"
    rf"a minimum of) {_FILLER}",
    re.I,
)
_OR_MORE = re.compile(
    r"\+|-?plus\b|(?: of (?:them|these|those)| [\w-]+){0,3}?,? (?:or|and) more\b(?! than)"
    r"| at least\b"
)
_OR_LESS = re.compile(
    r"(?: of (?:them|these|those)| [\w-]+){0,4}?,? (?:or (?:fewer|less)|at (?:the )?most)\b"
)
# 'Under two contracts' sets no limit.
_PACTS = frozenset("contract agreement deal treaty programme program package president".split())

_MONTH = "|".join([*MONTHS, "Jan", "Feb", "Aug", "Sept?", "Oct", "Nov", "Dec"])
_NO_COUNT_BEFORE = re.compile(
    r"\b(?:resolutions?|articles?|numbers?|nos?\.|chapter|type|mark|mk\.?|block|operation|aged?|"
    r"pages?|section|phase|war|group of|annex|highway|route|room|flight|unit|day|level|version|"
    r"(?<=-)made|several|(?<!only )a few|many|no|at|leopard|mirage|shahed|geran|fateh|hwasong|"
    r"mohajer|boeing|airbus|abrams|(?:early|late|mid|in|by|since|until)) $",
    re.I,
)
_NO_COUNT_AFTER = re.compile(
    r"-[A-Za-z]|[ -]?(?:mm|cm|km|kg|lb|kt|hp)\b| (?:millimet|centimet|kilomet|miles?\b|nautical|"
    r"met(?:re|er)s?\b|feet\b|foot\b|inch|per ?cent|percentage|years?\b|months?\b|weeks?\b|days?\b|"
    r"hours?\b|minutes?\b|seconds?\b|decades?\b|centur|nights?\b|kilograms?\b|pounds?\b|[ap]\.?m\b|"
    r"degrees|knots|kilotons?|megatons?|o['’]clock|times\b|GMT|UTC|local time|thirds?\b|"
    rf"quarters?\b|fifths?\b|in (?:three|four|five|ten)\b|(?:{_MONTH})\b)"
)
_LET = re.compile(r"-(?:plus|odd)\b")
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTH})\.? $")
_AGE = re.compile(r", $")
_YEARS_BEFORE = re.compile(r"\b(?:1[89]|20)[0-9]{2} (?:and|to|or) $")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_ONE = re.compile(
    r" (?!of\b|day\b|side\b|another\b|that\b|who\b|in\b|and\b|or\b)[a-z]|"
    r" [A-Z][\w-]*-class "
)
_RANGE = re.compile(r" ?(?P<by>-|–|to|and|or) ?")
_PART_OF = re.compile(r" of (?:the |its |their |his |her |those |these )?")
_BETWEEN = re.compile(r"\bbetween (?:about |some )?$", re.I)
_OF_THEM = re.compile(
    r"(?<![\w-])([\w-]+(?: and [\w-]+)?)(?:,| \() ?(?:(?:at least|more than|over|upwards of|"
    r"n(?:o|ot) (?:fewer|less) than|up to|as many as|some|about|around|roughly|nearly|almost) )?$"
)


class Figure(NamedTuple):
    """A number in a text as an interval of a unit; `noun`: where what it counts stands.

    `unit` is the currency of money; for things `unit_hint` has the singular of the noun that
    follows, or of the one before ('missiles, 30 of them'); null where none is to be seen.
    """

    start: int
    end: int
    min: int | None
    max: int | None
    unit: str | None = None
    unit_hint: str | None = None
    noun: tuple[int, int] | None = None


def figures_of(text: str) -> list[Figure]:
    """The figures of a text in order."""
    found: list[Figure] = []
    for match in _FIGURE.finditer(text):
        figure = _figure(text, match)
        joined = _joined(text, found[-1], figure) if figure and found else None
        if joined:
            found[-1] = joined
        elif figure:
            found.append(figure)
    return found


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    head, tail = text[max(0, start - 50) : start], text[end : end + 120]
    value, currency = value_of(match), _currency(match, tail)
    if value is None or _EACH.match(tail):
        return None
    if currency is None and (match["short"] in ("m", "b") or _no_count(match[0], head, tail)):
        return None
    noun, hint = (None, None) if currency else _noun(end, head, start, tail)
    low, high = _limits(value, head, tail, hint)
    return Figure(start, end, low, high, currency, hint, noun)


def _currency(match: re.Match[str], tail: str) -> str | None:
    if sign := match["sign"]:
        return CURRENCY_SIGNS.get(sign, sign)
    word = _MONEY.match(tail)
    if word is None:
        return None
    # 'Five won' and '500 pounds of bombs' are no money; 'five billion won' is.
    if word["name"] in ("won", "pound") and not re.search(SCALE, match[0]):
        return None
    return word["code"] or CURRENCY_WORDS[word["name"]]


def _no_count(said: str, head: str, tail: str) -> bool:
    if _LET.match(tail):
        return False
    if _NO_COUNT_AFTER.match(tail) or _MONTH_BEFORE.search(head):
        return True
    if _YEAR.fullmatch(said) and re.match(r" (?:the )?[A-Z]", tail):
        return True  # 'In 2009 Chad sold missiles'
    if _NO_COUNT_BEFORE.search(head) and (said[0].isdigit() or head[-5:] != " at "):
        return not _counts(head, tail)
    if _YEAR.fullmatch(said):
        return bool(_YEARS_BEFORE.search(head)) or not head_of(tail.lstrip())
    if said.isdigit() and len(said) < 3 and _AGE.search(head) and tail[:1] == ",":
        return True
    return said.lower() in ("one", "zero") and not (said.lower() == "one" and _ONE.match(tail))


def _counts(head: str, tail: str) -> bool:
    """After 'in' or 'by' a number may count after all: 'by 20 missiles'."""
    lead = head.split()[-1].lower()
    if re.match(r" (?:the|a|an|its|their|his|her|this|that)\b", tail):
        return False  # 'sold in 1997 the last five tanks'
    return lead in ("in", "by", "at", "since", "until") and head_of(tail.lstrip()) is not None


def _noun(end: int, head: str, start: int, tail: str) -> tuple[tuple[int, int] | None, str | None]:
    """Where the counted noun stands and its unit: after the number, or before 'of them'."""
    lead = re.match(
        r"(?:-odd|-plus|\+)? (?:(?:or )?more |of (?:the|these|those|its|their) )?", tail
    )
    if lead and not tail[lead.end() :].startswith("of them"):
        counted = head_of(tail[lead.end() :])
        at = end + lead.end()
        return ((at, at + counted[0]), counted[1]) if counted else (None, None)
    before = _OF_THEM.search(head)
    counted = head_of(before[1]) if before else None
    if not before or not counted:
        return None, None
    at = start - len(head) + before.start(1)
    return (at, at + counted[0]), counted[1]


def _limits(value: int, head: str, tail: str, hint: str | None) -> tuple[int | None, int | None]:
    most, least = _AT_MOST.search(head), _AT_LEAST.search(head)
    if most and most[0].lower().startswith("under") and hint in _PACTS:
        most = None
    if most or _OR_LESS.match(tail):
        return None, value
    return (value, None) if least or _OR_MORE.match(tail) else (value, value)


def _joined(text: str, low: Figure, high: Figure) -> Figure | None:
    """'Between 10 and 20', '8 to 10 billion': one interval; 'three tanks and 20 guns' are two.

    'Six of 18 tanks' are six.
    """
    if not low.unit and not high.unit and _PART_OF.fullmatch(text, low.end, high.start):
        return low._replace(end=high.end, unit_hint=high.unit_hint, noun=high.noun)
    joint = _RANGE.fullmatch(text, low.end, high.start)
    first, last = low.min, high.max
    if not joint or first is None or last is None:
        return None
    if joint["by"] == "and" and not _BETWEEN.search(text[max(0, low.start - 20) : low.start]):
        return None
    scale = re.search(rf"(?:{SCALE}|bn|m)$", text[high.start : high.end])
    if scale and not re.search(rf"(?:{SCALE}|bn|m)$", text[low.start : low.end]):
        first *= SCALES[scale[0]]
    if first > last or first > MOST:
        return None
    unit = high.unit or low.unit
    return Figure(low.start, high.end, first, last, unit, high.unit_hint, high.noun)
