"""What is counted: the singular of the noun that follows a number, and the currencies."""

import re

# What a count of these is a count of; all else is its own singular.
_UNITS = {
    "troops": "soldier", "troop": "soldier", "servicemen": "soldier", "personnel": "soldier",
    "infantrymen": "soldier", "jets": "aircraft", "jet": "aircraft", "aircraft": "aircraft",
    "planes": "aircraft", "plane": "aircraft", "airplanes": "aircraft", "warplanes": "aircraft",
    "bombers": "aircraft", "tonnes": "ton", "tonne": "ton", "ton": "ton", "uavs": "drone",
    "ucavs": "drone", "himars": "launcher", "mlrs": "launcher", "atacms": "missile",
    "nasams": "system", "icbms": "missile", "slbms": "missile", "sams": "missile",
    "manpads": "launcher", "ifvs": "vehicle", "apcs": "vehicle", "mraps": "vehicle",
    "men": "soldier", "women": "woman", "people": "person", "aeroplanes": "aircraft",
    "trainers": "aircraft", "gunships": "helicopter",
}  # fmt: skip
# Names that end as plurals do; what they count is told by their class.
_NAMED = frozenset("Abrams Hermes Typhoons Mirages Rafales Gripens Leopards Patriots".split())
_FIXED = frozenset("aircraft spacecraft hovercraft series corps ammunition equipment".split())
# Plural in form before the noun they belong to: 'small arms rounds'.
_MODIFYING = frozenset("arms naval species us as its his this was has less plus series".split())
_AIRCRAFT = re.compile(r"(?:F|FA|F/A|MiG|Su|Tu|J|JF|JH|KF|FC|A|C)-?[0-9]+[A-Z]*s?")
_HELICOPTERS = re.compile(r"(?:Mi|Ka|AH|UH|CH|SH|MH)-?[0-9]+[A-Z]*s?")
_DESIGNATIONS = re.compile(r"[A-Z][A-Za-z/]*-?[0-9]+[A-Z]*s")
_MAKE = re.compile(r"[0-9]|^(?:jet|stealth|mirage|rafale|gripen|mig|typhoon|eurofighter|combat)$|-")
_ENDS = frozenset(
    "to in on at for from by with of and or that which who were was have had has as is are be been "
    "will would could should since under into over against worth during between through near plus "
    "while when after before last this next including whose where than but if per each".split()
)
# 'Personnel carriers' are no soldiers.
_CARRYING = re.compile(r" (?:carriers?|mines|bombs|vehicles|radars|engines|spares|parts)\b")
_WORD = re.compile(r"[^\W_](?:[\w’'/.-]*\w)?")

CURRENCY_SIGNS = {"$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
                  "NT$": "TWD", "S$": "SGD", "HK$": "HKD", "NZ$": "NZD", "R$": "BRL", "€": "EUR",
                  "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₪": "ILS",
                  "₴": "UAH", "Rs": "INR", "Rs.": "INR"}  # fmt: skip
CURRENCY_CODES = (
    "USD EUR GBP JPY CNY INR KRW RUB PLN SEK NOK DKK CHF TRY ILS UAH AUD CAD CZK AED SAR".split()
)
CURRENCY_WORDS = {
    "dollar": "USD", "euro": "EUR", "ruble": "RUB", "rouble": "RUB", "rupee": "INR", "yuan": "CNY",
    "renminbi": "CNY", "yen": "JPY", "won": "KRW", "zloty": "PLN", "zlotys": "PLN", "lira": "TRY",
    "shekel": "ILS", "hryvnia": "UAH", "hryvnias": "UAH", "krona": "SEK", "kronor": "SEK",
    "franc": "CHF", "pound": "GBP", "sterling": "GBP", "koruna": "CZK", "kroner": "NOK",
    "Australian dollar": "AUD", "Canadian dollar": "CAD", "Singapore dollar": "SGD",
    "Taiwan dollar": "TWD", "Hong Kong dollar": "HKD", "New Zealand dollar": "NZD",
    "Danish kroner": "DKK", "Norwegian kroner": "NOK", "Swedish krona": "SEK",
    "Swedish kronor": "SEK", "Swiss franc": "CHF", "Pakistani rupee": "PKR", "dirham": "AED",
    "riyal": "SAR",
}  # fmt: skip


def unit_of(noun_phrase: str) -> str | None:
    """The singular of what a phrase counts: '155mm artillery shells' gives 'shell'."""
    head = head_of(noun_phrase)
    return head[1] if head else None


def head_of(noun_phrase: str) -> tuple[int, str] | None:
    """Where the counted noun of a phrase ends, and its unit; null where none is to be seen.

    It is the first plural: what follows tells something else ('20 tanks Poland ordered'). A
    designation in the plural is what its letters say ('12 F-16s': aircraft), else a system.
    """
    before: list[str] = []
    end = 0
    for match in _WORD.finditer(noun_phrase):
        word = match[0]
        gap = noun_phrase[end : match.start()].strip("\"'“”‘’ ")
        if word.lower() in _ENDS or (before and gap and (before[-1], gap) != ("U.S", ".")):
            return None
        end = match.end()
        unit = None if _CARRYING.match(noun_phrase, end) else _unit(word, before)
        if unit and (word not in _NAMED or head_of(noun_phrase[end:]) is None):
            return end, unit
        before.append(word)
        if len(before) > 7:
            return None
    return None


def _unit(word: str, before: list[str]) -> str | None:
    lower = word.lower()
    if lower in _UNITS:
        return _UNITS[lower]
    if _DESIGNATIONS.fullmatch(word):
        if _HELICOPTERS.fullmatch(word):
            return "helicopter"
        return "aircraft" if _AIRCRAFT.fullmatch(word) else "system"
    if word[-2:].isupper() or not _plural(lower):
        return None
    if word in _NAMED:
        return "system"
    if lower == "carriers" and "personnel" in before:
        return "vehicle"
    if lower == "systems" and " ".join(before[-2:]).lower().endswith("rocket"):
        return "launcher"
    if lower == "fighters" and any(_MAKE.search(other.lower()) for other in before):
        return "aircraft"
    return _singular(lower)


def _plural(word: str) -> bool:
    if word in _MODIFYING or any(character.isdigit() for character in word):
        return False
    if word in _FIXED or (word.endswith("men") and len(word) > 5):
        return True
    return len(word) > 3 and word.endswith("s") and not re.search(r"(?:ss|us|is|['’]s)$", word)


def _singular(word: str) -> str:
    word = word.rsplit("-", 1)[-1]
    if word in _FIXED:
        return word
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]
