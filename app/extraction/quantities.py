"""Numbers that count things or money, as intervals: 'at least 10,000 containers'.

Vague numbers ('dozens', 'thousands') are none; calibres, designations, years, ages, distances and
shares are not read as quantities.
"""

import re
from typing import NamedTuple

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "k": 10**3,
    "tn": 10**12,
    "crore": 10**7,
    "lakh": 10**5,
}
_WORD = "|".join([*sorted(_TENS, key=len, reverse=True), *sorted(_UNITS, key=len, reverse=True)])
_SPELT = rf"(?:(?:{_WORD})(?:-(?:{_WORD}))?|half a|a dozen|two dozen|three dozen|a couple of dozen)"
_DIGITS = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|crore|lakh)"
_NUMBER = (
    rf"(?:(?P<digits>{_DIGITS})(?P<short>bn|mn|m|k|tn|b)?\b(?: (?P<scale>{_SCALE})\b)?"
    rf"|(?P<spelt>{_SPELT})\b(?: (?P<scale2>{_SCALE})\b)?"
    rf"|(?P<one>a|one) (?P<scale3>hundred|thousand|million|billion)\b)"
)
_CURRENCY = {
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "rs": "INR",
    "a$": "AUD",
    "c$": "CAD",
    "nt$": "TWD",
    "s$": "SGD",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "₩": "KRW",
    "au$": "AUD",
    "hk$": "HKD",
}
_MONEY_WORDS = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "sterling": "GBP",
    "ruble": "RUB",
    "rouble": "RUB",
    "rupee": "INR",
    "yuan": "CNY",
    "yen": "JPY",
    "won": "KRW",
    "zloty": "PLN",
    "krona": "SEK",
    "kronor": "SEK",
    "kroner": "NOK",
    "lira": "TRY",
    "shekel": "ILS",
    "franc": "CHF",
    "usd": "USD",
}
_SIGN = r"(?P<sign>(?:US|A|AU|C|NT|S|HK)?\$|[€£¥₹₩]|\bRs\.? ?|\b(?:USD|EUR|GBP) ?)"
_FIGURE = re.compile(rf"(?<![\w.,/–-])(?:{_SIGN})?\s?{_NUMBER}", re.I)
_RANGE = re.compile(r"^\s?(?:-|–|to|and|or)\s?$")

_AT_LEAST = re.compile(
    r"(?:at least|more than|over|upwards? of|no fewer than|no less than|not less than|above|"
    r"exceeding|in excess of|a minimum of|well over)\s*(?:about |some |around )?(?:the )?$",
    re.I,
)
_AT_MOST = re.compile(
    r"(?:up to|as many as|as much as|no more than|at most|fewer than|less than|under|below|"
    r"a maximum of|not more than|a total of up to)\s*(?:about |some )?$",
    re.I,
)
_AFTER_LEAST = re.compile(r"^\s?(?:or more|and more|plus)\b|^\+", re.I)
_AFTER_MOST = re.compile(r"^\s?(?:or fewer|or less|at (?:the )?most)\b", re.I)
# What makes a number no count of things.
_NOT_BEFORE = re.compile(
    r"(?:resolution|article|number|no\.|chapter|type|mark|block|operation|age|aged|page|section|"
    r"figure|phase|world war|war|group of|annex|highway|route|room|flight)\s$",
    re.I,
)
_NOT_AFTER = re.compile(
    r"^\s?-?(?:mm\b|millimet|cm\b|km\b|kilomet|miles?\b|nautical|met(?:re|er)s?\b|feet\b|foot\b|"
    r"percent|per cent|%|years?\b|year-old|months?\b|weeks?\b|days?\b|hours?\b|minutes?\b|"
    r"kg\b|kilograms?\b|[ap]\.?m\.?\b|degrees|st\b|nd\b|rd\b|th\b|o['’]clock|times\b|th\b|"
    r"knots|kilotons?|megatons?|decades?\b|centur|nations?\b|countries\b|states\b|sides\b|"
    r"governments?\b|leaders?\b|men\b|others?\b|of (?:them|the)\b|seconds?\b|km/h)",
    re.I,
)
_MONTH_NEAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
_NOUN = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,7}")
_CUT = frozenset(
    "to in on at for from by with of and or that which who were was have had has as is are be "
    "been will would could since under into over against worth during between through near plus "
    "while when after before last this next".split()
)
# Nouns of measure and things, as they are counted.
_SINGULAR = {
    "aircraft": "aircraft",
    "personnel": "soldier",
    "troops": "soldier",
    "troop": "soldier",
    "soldiers": "soldier",
    "men": "soldier",
    "jets": "aircraft",
    "jet": "aircraft",
    "fighters": "aircraft",
    "planes": "aircraft",
    "plane": "aircraft",
    "warplanes": "aircraft",
    "bombers": "aircraft",
    "tonnes": "ton",
    "tonne": "ton",
    "batteries": "battery",
    "uavs": "drone",
    "ammunition": "round",
    "howitzers": "howitzer",
    "servicemen": "soldier",
    "forces": "soldier",
    "munitions": "munition",
    "warships": "warship",
    "vehicles": "vehicle",
}


class Figure(NamedTuple):
    """A number in a text: an interval, for money with its currency as `unit`, else with the noun.

    `unit_hint`: the singular of the noun that follows; null where none does.
    """

    start: int
    end: int
    min: int | None
    max: int | None
    unit: str | None = None
    unit_hint: str | None = None


def figures_of(text: str) -> list[Figure]:
    """The figures of a text in order."""
    out: list[Figure] = []
    for match in _FIGURE.finditer(text):
        figure = _figure(text, match)
        if figure is None:
            continue
        before = out[-1] if out else None
        if before and before.end <= figure.start and _RANGE.match(text[before.end : figure.start]):
            joined = _joined(text, before, figure)
            if joined:
                out[-1] = joined
                continue
        out.append(figure)
    return out


def _joined(text: str, low: Figure, high: Figure) -> Figure | None:
    """'Between 10 and 20', '8 to 10 billion': one interval; 'three tanks and 20 guns' are two."""
    if low.unit_hint is not None and low.unit_hint != high.unit_hint:
        return None
    first, last = low.min, high.max
    if (
        first is None
        or last is None
        or (
            "and" in text[low.end : high.start]
            and (
                not re.search(
                    r"between\s(?:\S\s?)?$", text[max(0, low.start - 9) : low.start], re.I
                )
            )
        )
    ):
        return None
    scale = re.search(rf" ({_SCALE})\b", text[high.start : high.end], re.I)
    if scale and first < 1000 <= last:
        first *= _SCALES[scale[1].lower()]
    if first > last:
        return None
    return Figure(low.start, high.end, first, last, high.unit or low.unit, high.unit_hint)


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    value = _value(match)
    start, end = match.span()
    start += len(match[0]) - len(match[0].lstrip())
    sign = (match["sign"] or "").strip().rstrip(".").lower()
    unit = _CURRENCY.get(sign)
    after, head = text[end : end + 80], text[max(0, start - 30) : start]
    if unit is None:
        money = re.match(r"\s?-?(?:US |American )?(\w+)", after)
        word = money[1].lower().rstrip("s") if money else ""
        if word in _MONEY_WORDS:
            unit = _MONEY_WORDS[word]
        elif _is_no_count(text, match, value, head, after):
            return None
    if value is None or value != int(value):
        return None
    low: int | None = int(value)
    high: int | None = int(value)
    if _AT_LEAST.search(head) or _AFTER_LEAST.match(after):
        high = None
    elif _AT_MOST.search(head) or _AFTER_MOST.match(after):
        low = None
    return Figure(start, end, low, high, unit, None if unit else _hint(after))


def _is_no_count(
    text: str, match: re.Match[str], value: float | None, head: str, after: str
) -> bool:
    said = match[0].strip()
    if _NOT_BEFORE.search(head) or _NOT_AFTER.match(after):
        return True
    if re.fullmatch(r"(?:1[89]|20)\d\d", said) and not re.match(
        r" (?:shells|rounds|troops|soldiers|missiles|drones|tanks|containers|tons|men)", after
    ):
        return True
    near = text[max(0, match.start() - 11) : match.end() + 11]
    if value is not None and value <= 31 and said.isdigit() and _MONTH_NEAR.search(near):
        return True
    return said.lower() in ("one", "zero") and not re.match(r" [a-z-]+ [a-z]+", after)


def _value(match: re.Match[str]) -> float | None:
    if digits := match["digits"]:
        value = float(digits.replace(",", "").replace(" ", ""))
        scale = match["short"] or match["scale"]
    elif spelt := match["spelt"]:
        value = _spelt(spelt.lower())
        scale = match["scale2"]
    else:
        value, scale = 1.0, match["scale3"]
    value *= _SCALES[scale.lower()] if scale else 1
    return round(value, 4)


def _spelt(words: str) -> float:
    if words == "half a":
        return 0.5
    if words.endswith("dozen"):
        first = words.split()[0]
        return 12.0 * (_UNITS.get(first, 1) if first != "a" or "couple" not in words else 2)
    return float(sum(_TENS.get(w, _UNITS.get(w, 0)) for w in words.split("-")))


def _hint(after: str) -> str | None:
    match = _NOUN.match(after.lstrip())
    if not match or (not after[:1].isspace() and not after.startswith("-")):
        return None
    words: list[str] = []
    for word in match[0].split():
        if word.lower() in _CUT:
            break
        words.append(word)
        if word[-1:] in ",;":
            break
    return unit_of(" ".join(words)) if words else None


def unit_of(noun_phrase: str) -> str | None:
    """The singular of what a phrase counts: '155mm artillery shells' gives 'shell'.

    The first plural is what is counted; words after it tell something else.
    """
    words = [w.strip("’'").lower() for w in noun_phrase.split()]
    for word in words:
        if word in _SINGULAR:
            return _SINGULAR[word]
        if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "'s", "’s", "us")):
            return _SINGULAR.get(word, _singular(word))
        if word.endswith("men") and len(word) > 4:
            return word[:-3] + "man"
    return None


def _singular(word: str) -> str:
    if "-" in word and word.split("-")[-1].rstrip("s").isdigit():
        return "aircraft"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes")):
        return word[:-2]
    return word[:-1]
