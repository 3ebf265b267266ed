"""The words of English for a time, as patterns, each with the reader that knows what it means.

A number before things ('2000 shells') is no year, 'May' without a word that leads to it no month.
"""

import re
from typing import NamedTuple

from app.extraction import moments
from app.extraction.moments import MONTHS, NUMBERS, WEEKDAYS, Reader


class Expression(NamedTuple):
    """`needs`: how much of the day it is seen from must be known, as the length of its ISO form.

    `led`: what must stand before it, where the words alone are too little.
    """

    pattern: re.Pattern[str]
    read: Reader
    needs: int
    led: re.Pattern[str] | None


# 'The end of', 'early in': less than a year or month, and yet no more exact.
PART = (
    r"(?:(?:at least|about|around|early|late|later|earlier|mid)[ -](?:in )?|the (?:very |whole )?"
    r"(?:start|beginning|end|middle|close|turn|course|rest|month|(?:first|last|early|final|opening|"
    r"closing|second|third)(?: two| three| few)? (?:days?|weeks?|months?|half|quarter)) of )"
)
_COUNTED = (
    r"(?:(?!(?:and|or|but|when|while|then|with|for|from|to|of|its?|their) )[a-z-]+ ){0,2}"
    r"(?:shells|rounds|troops|soldiers|missiles|drones|tanks|people|men|guns|km\b|"
    r"kilomet|miles|containers|tons|tonnes|vehicles|rockets|aircraft|jets|rifles|dollars|euros|"
    r"launchers|systems|bombs|mines|howitzers|civilians|personnel|percent|members|times)"
)
_YEAR = (
    r"(?P<year>(?:1[89]|20)[0-9]{2})"
    rf"(?![0-9]|[.,/:][0-9]|s\b|-?mm\b|[-–][a-z0-9]|%| {_COUNTED})"
)
_DAY = rf"(?P<day>[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w°%]|[.,:/][0-9]| {_COUNTED})"
_TO_DAY = rf"(?:-|–| to | and | or ){_DAY.replace('<day>', '<until>')}"
_FULL = "|".join(MONTHS)
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_MONTH = rf"(?P<month>(?:{_FULL})\b|{_SHORT}\.)"
_DATED_MONTH = rf"(?P<month>(?:{_FULL})\b|{_SHORT}\b\.?)"
_OF_YEAR = (
    rf",? (?:of |in )?(?:{_YEAR}|(?:(?P<rel>last|this|next)|(?P<told>that|the same|the following|"
    r"the next|the previous)) (?P<unit>year))"
)
_ON = rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?"
_WHICH = r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) "
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|fall)"
_SPELT = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in NUMBERS)
_NUMBER = rf"(?P<number>[1-9][0-9]?|[Aa]n?|{_SPELT})"
_SPAN = r"(?P<unit>day|week|month|year|decade)"
_OF_DAY = r"(?P<unit>day|night|evening|morning|afternoon|month|year)"
# 'The day before the summit' is not seen from a date.
_ALONE = r"(?! (?:the|an?|his|her|its|their|he|she|it|they|that|[A-Z]\w+)\b)"

# 'The 2022 invasion'.
_NAMED_BY_YEAR = (
    "invasion|war|contract|deal|agreement|accord|treaty|pact|attack|strike|raid|offensive|"
    "incursion|visit|summit|sale|order|memorandum|annexation|campaign"
)

_LEADS = (
    r"\b(?:(?:later|earlier|sooner) than|in|since|until|till|by|from|during|before|after|between|"
    r"through|throughout|"
)
_MONTH_LED = re.compile(rf"{_LEADS}late|early) $|\b{PART}$", re.I)
_YEAR_LED = re.compile(
    rf"{_LEADS}of|for|up to|late|early|since (?:the|its|their)) $|\b{PART}$|[(]$", re.I
)
# 'On Thursday, two days after', 'in May 2020, a year before'; 'the raid came three days after'.
_BESIDE_ANOTHER = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(MONTHS)}|[0-9]), $"
    r"|\b(?:came|comes|followed|began|happened) $"
)
_SEASON_LED = re.compile(rf"{_LEADS}over|late|early) $|\b{PART}$", re.I)


def _read(
    read: Reader, needs: int, *patterns: str, led: re.Pattern[str] | None = None
) -> list[Expression]:
    return [Expression(re.compile(pattern), read, needs, led) for pattern in patterns]


# The first that fits at a place is meant. A group `year` asks for no day to be seen from, `unit`
# for one known as exactly as that, `told` for the date told before.
EXPRESSIONS = (
    *_read(
        moments.calendar_day, 0, r"(?P<year>(?:1[89]|20)[0-9]{2})-[01][0-9]-[0-3][0-9](?![\w-])"
    ),
    *_read(
        moments.days,
        7,
        rf"{_DAY}{_TO_DAY} (?:of )?{_DATED_MONTH}(?:{_OF_YEAR})?",
        rf"{_DATED_MONTH} {_DAY}{_TO_DAY}(?:{_OF_YEAR})?",
        rf"{_ON}(?:the )?{_DAY} (?:of )?{_DATED_MONTH}(?:{_OF_YEAR})?",
        rf"{_ON}{_DATED_MONTH} (?:the )?{_DAY}(?:{_OF_YEAR})?",
    ),
    *_read(
        moments.month,
        7,
        rf"(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) (?P<unit>year),? in {_MONTH}",
        rf"{_MONTH}{_OF_YEAR}",
        rf"(?:[Mm]id-|{_WHICH}){_MONTH}(?:{_OF_YEAR})?",
    ),
    *_read(moments.month, 7, rf"{_MONTH}(?![\w-])", led=_MONTH_LED),
    *_read(
        moments.years,
        0,
        r"(?P<year>(?:1[89]|20)[0-9]{2})[-–/](?P<until>(?:1[89]|20)[0-9]{2}|[0-9]{2})"
        r"(?![\w-]|[.,][0-9])",
        _YEAR,
        led=_YEAR_LED,
    ),
    *_read(
        moments.years,
        0,
        rf"[Mm]id-{_YEAR}",
        rf"{_YEAR}(?= (?:[a-z-]+ )?(?:{_NAMED_BY_YEAR})\b)",
    ),
    *_read(
        moments.decade,
        0,
        r"(?:[Tt]he )?(?:(?:early|late|mid)[ -])?(?P<year>(?:1[89]|20)[0-9]0)s\b(?!-)",
    ),
    *_read(
        moments.part_of_year,
        4,
        r"(?:[Tt]he )?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast) (?P<part>half|quarter)"
        rf"(?: of (?:{_YEAR}|(?P<rel>last|this|next|the) year))",
    ),
    *_read(
        moments.season,
        7,
        rf"(?:[Tt]he )?{_SEASON}{_OF_YEAR}(?:[-/][0-9]{{2}})?",
        rf"{_WHICH}{_SEASON}\b",
    ),
    *_read(
        moments.season,
        7,
        r"(?:the )?(?P<season>spring|summer|autumn|winter|(?<=the )fall)\b(?!-| of\b)",
        led=_SEASON_LED,
    ),
    *_read(
        moments.told_season,
        7,
        rf"(?P<told>[Tt]hat(?: same)?|[Tt]he (?:same|following|next|previous)) {_SEASON}\b",
        rf"[Tt]he {_SEASON} (?P<told>before)\b{_ALONE}",
    ),
    *_read(
        moments.told,
        10,
        rf"(?P<told>[Tt]hat(?: same)?|[Tt]he (?:same|previous|next|following)) {_OF_DAY}\b",
        rf"[Tt]he {_OF_DAY} (?P<told>before|after)\b{_ALONE}",
        rf"{_NUMBER} (?P<unit>day|week|month|year)s? (?P<told>afterwards?|on)(?=[,.;])",
        rf"{_NUMBER} (?P<unit>day|week|month|year)s? (?P<told>earlier|later)\b(?! than)",
        rf"{_NUMBER} (?P<unit>day|week|month|year)s? (?P<told>before)\b{_ALONE}",
        rf"{_NUMBER} (?P<unit>day|week|month|year)s? (?P<told>before|after) that\b(?! \w)",
        r"(?:[Ee]arlier|[Ll]ater) (?P<told>in the|the same|that) (?P<unit>day)\b",
    ),
    *_read(
        moments.told_of_other,
        10,
        rf"{_NUMBER} (?P<unit>day|week|month|year)s? (?P<told>before|after)\b(?= \w)",
        led=_BESIDE_ANOTHER,
    ),
    *_read(
        moments.told_weekday,
        10,
        rf"(?P<told>[Tt]hat(?: same)?|[Tt]he (?:same|previous|next|following)) "
        rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b",
        rf"[Tt]he (?P<weekday>{'|'.join(WEEKDAYS)}) (?P<told>before|after)\b{_ALONE}",
    ),
    *_read(
        moments.stretch,
        10,
        rf"[Tt]he (?P<which>last|past|next|coming) (?:{_NUMBER} )?{_SPAN}(?(number)s?|)\b(?! of\b)",
    ),
    *_read(
        moments.unit,
        10,
        r"(?:(?P<late>[Ll]ater|end of) )?(?<!the )(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) "
        r"(?P<unit>week|month|year)\b(?!-)",
        r"(?P<late>[Bb]efore|[Bb]y) the end of (?P<rel>the|this) (?P<unit>week)\b",
        r"(?:(?P<late>[Ll]ater in|end of)|[Ee]arl(?:y|ier) in|[Ll]ate in|(?:start|beginning|middle|"
        r"course|close) of) (?P<rel>the) (?P<unit>week|month|year)\b(?! of\b)",
        r"(?P<late>[Bb]efore) (?P<rel>the) (?P<unit>week|month|year) is out\b",
    ),
    *_read(
        moments.weekday,
        10,
        rf"(?:{_WHICH})?(?P<weekday>{'|'.join(WEEKDAYS)})\b"
        r"(?:,? (?:of )?(?P<rel>last|this|next) week)?"
        r"(?! (?:Times|Telegraph|Mirror|Mail|Express|Herald|World)\b)",
    ),
    *_read(
        moments.day,
        10,
        r"(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Oo]vernight|[Ll]ast night)\b",
        r"[Tt]his (?:morning|afternoon|evening)\b",
        r"(?<=[Dd]uring )the night\b(?! of| to| from| before)",
        r"(?<=[Ii]n )the (?:early|small) hours\b(?! of| on)",
        r"(?:[Bb]efore|[Aa]t) dawn\b(?! on| of)",
    ),
    *_read(
        moments.weekend,
        10,
        r"(?<=[Aa]t )the weekend\b(?! of)",
        r"(?<=[Oo]ver )the weekend\b(?! of)",
        r"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) weekend\b",
        r"(?<=[Tt]he )weekend(?= (?:strike|raid|attack|meeting|visit|talks|summit)s?\b)",
    ),
    *_read(moments.ago, 10, rf"{_NUMBER} {_SPAN}s? ago\b"),
)

# Where an expression may begin: a cheap look before the patterns are tried.
FIRST_WORDS = re.compile(
    rf"(?<![\w$€£])(?<![0-9][.,/])(?:{_FULL}|{_SHORT}|{'|'.join(WEEKDAYS)}|(?<!-)(?:[0-9]+|"
    r"[Mm]id(?=-)|[Tt]h(?:e|is|at)|[Aa]n?|[Ll]ast|[Ll]ate(?:r)?|[Nn]ext|[Cc]oming|[Ee]arl(?:y|ier)|"
    r"[Bb]efore|[Bb]y|end|start|beginning|middle|course|close|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|"
    r"dawn|[Aa]t|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Yy]esterday|[Tt]o(?:day|morrow|night)|[Oo]vernight|"
    rf"{_SPELT}))(?![A-Za-z])"
)
