"""Numbers as English writes them: '10,000', '4.8 million', '€1.5bn', 'two dozen', 'half a million'.

NUMBER matches one; value_of says how much it is. `hedges` and `spelt` are what a parser of
sentences should not see of them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_BELOW_TWENTY)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6,
           "crore": 10**7, "billion": 10**9, "trillion": 10**12, "k": 10**3, "m": 10**6,
           "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}  # fmt: skip
_SETS = {"pair": 2, "trio": 3, "quartet": 4}
MOST = 10**18  # what a quantity may be

_WORD = "|".join(
    f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in sorted(_WORDS, key=len, reverse=True)
)
SCALE = r"(?:hundred|thousand|lakh|million|crore|billion|trillion)"
_SMALL = rf"(?:{_WORD})(?:-(?:{_WORD}))?"
_SPELT = (
    rf"(?:[Hh]alf a|(?:{_SMALL}|[Aa]n?|[Oo]ne)(?: and a half)?)(?:[ -](?:dozen|{SCALE}))+"
    rf"(?:,? (?:and )?{_SMALL}(?:[ -](?:hundred|thousand))?)*|{_SMALL}"
    r"|[Aa] (?:pair|trio|quartet)(?= of)"
)
NUMBER = (
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,3}(?:[  ][0-9]{3}){1,5}(?![0-9])|"
    r"[0-9]{1,15}(?:\.[0-9]{1,6})?)"
    rf"(?:(?P<short>bn|mn|tn|[mkb])(?!\w)|[ -](?P<scale>{SCALE})s?\b)?"
    rf"|(?P<spelt>{_SPELT})\b"
)

# What says how exact a number is, before it; 'of its' behind: 'six of its jets' are six jets.
_HEDGES = re.compile(
    r"\b(?P<hedge>(?:(?:up to|upwards? of|(?:just|well|slightly|a little) (?:under|over|short of|"
    r"above|below)|close to|in the (?:region|order|neighbou?rhood) of|in excess of|north of|"
    r"something like|not quite|anywhere from|a (?:grand )?total of|no (?:fewer|less) than) )+)"
    rf"(?![0-9,.]+ of (?:them|these|those)\b)(?=[0-9$€£]|(?:{_SMALL}|half)[ -]|"
    rf"an? (?:half|third|quarter|dozen|score|{SCALE})\b)"
    rf"|\b(?:[2-9]|[1-9][0-9]+|(?![Oo]ne\b|[Zz]ero\b)(?:{_SMALL}))"
    rf"(?P<of> of (?:(?:its|their)(?: own)?|the (?:[0-9]+|{_SMALL})))(?= )"
)
# Numbers of several words that a parser takes apart.
_BROKEN = re.compile(
    rf"\b(?:[Hh]alf a|(?:{_SMALL}|[Aa]n?) and a half)[ -](?:dozen|{SCALE})\b"
    rf"|\b(?:{_SMALL}|[Aa]) hundred and {_SMALL}(?:[ -]{SCALE})?\b"
)


def hedges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence only says how exact a number is, or of which whole it is a part."""
    for match in _HEDGES.finditer(text, start, end):
        yield match.span("hedge") if match["hedge"] else match.span("of")


def spelt(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a number stands in words that are one: 'two and a half million'."""
    return (match.span() for match in _BROKEN.finditer(text, start, end))


def value_of(match: re.Match[str]) -> int | None:
    """What a number comes to; null where that is no whole number, or more than can be counted."""
    if digits := match["digits"]:
        scale = match["short"] or match["scale"]
        value = Decimal(re.sub(r"[^0-9.]", "", digits)) * (SCALES[scale] if scale else 1)
    else:
        value = _spelt(match["spelt"].lower())
    return int(value) if value == int(value) and value <= MOST else None


def _spelt(words: str) -> Decimal:
    """'Seven hundred and fifty thousand': a scale multiplies what was said since a larger one."""
    whole, part = Decimal(0), Decimal(0)
    for word in re.findall(r"[a-z]+", words.replace("and a half", "half")):
        if word == "half":
            part += Decimal("0.5")
        elif word in _WORDS:
            part += _WORDS[word]
        elif word in _SETS:
            part += _SETS[word]
        elif word in ("hundred", "dozen"):
            part = (part or Decimal(1)) * SCALES[word]
        elif word in SCALES:
            whole, part = whole + (part or 1) * SCALES[word], Decimal(0)
    return whole + part
