"""Which noun a number counts, or measures: 'tons of shells', 'a $3 million package of arms'."""

from spacy.tokens import Token

from app.extraction.saying import FIGURES
from app.extraction.tree import within

# The noun that counts stand with where a weapon is called by its designation alone.
CLASS_UNITS = {
    "weapon:multiple-launch-rocket-system": "launcher",
    "weapon:manpads": "launcher",
    "weapon:helicopter": "helicopter",
    "weapon:aircraft": "aircraft",
    "weapon:missile": "missile",
    "weapon:rocket": "rocket",
    "weapon:drone": "drone",
    "weapon:howitzer": "howitzer",
    "weapon:tank": "tank",
    "weapon:armoured-vehicle": "vehicle",
    "weapon:rifle": "rifle",
    "weapon:machine-gun": "gun",
    "weapon:mortar": "mortar",
    "weapon:artillery-shell": "shell",
    "weapon:bomb": "bomb",
    "weapon:torpedo": "torpedo",
    "weapon:frigate": "frigate",
    "weapon:corvette": "corvette",
    "weapon:destroyer": "destroyer",
    "weapon:submarine": "submarine",
    "weapon:warship": "ship",
}
# 'A $300 million package of arms', 'an arms package'.
_PACKAGES = frozenset("package tranche batch shipment consignment instalment installment".split())
_BODIES = frozenset(
    "brigade battalion contingent force regiment division squadron unit corps".split()
)
_AMOUNTS = frozenset("value number tune amount sum price cost total".split())


# 'The first of 49 tanks', 'some of its 14 jets': not all of them; with 'the last of 49' all came.
_SOME = frozenset(
    "first latest next some most many part half rest majority share percent third quarter "
    "tenth fifth bulk".split()
)


def is_part_of(noun: Token) -> bool:
    """Whether a number beside a noun counts more than is told of: 'the first of 49 tanks'."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _SOME


def is_of_them(number: Token) -> bool:
    """'Assault rifles, 3,000 of them'."""
    after = [t.lower_ for t in number.doc[number.i + 1 : number.i + 4]]
    return "of" in after and bool({"them", "these", "those"} & set(after))


def is_total(number: Token) -> bool:
    """'Puts at 20 the number of tanks', 'tanks to the number of 20', '20 in all'."""
    behind = [t.lower_ for t in number.doc[number.i + 1 : number.i + 3]]
    around = number.doc[max(number.sent.start, number.i - 11) : number.i + 12]
    told = any(t.lemma_.lower() in FIGURES and t.sent == number.sent for t in around)
    return told or behind in (["in", "all"], ["in", "number"], ["all", "told"])


def measures(number: Token, noun: Token) -> bool:
    """Whether a number stands with a noun, or with what is over it: 'a batch of 20 tanks'."""
    word = _measured(number, noun)
    if word.i == noun.i or _is_inside(word, noun):
        return True
    after = noun.doc[noun.i + 1 : noun.i + 2]
    if after and after[0].lower_ == "worth" and number in after[0].subtree:
        return True  # 'ammunition worth 2 billion euros'
    above = noun
    for _ in range(3):
        if above.dep_ != "pobj" or above.head.lower_ not in ("of", "worth", "in"):
            break
        above = above.head.head
        if above.i == word.i:
            return True
    return False


def _is_inside(word: Token, noun: Token) -> bool:
    """'A $3 million arms package', 'a brigade of 5,000 soldiers'."""
    if noun.dep_ == "compound" and word.i == noun.head.i and word.lemma_ in _PACKAGES:
        return True
    of = [o for p in within(noun, "prep") if p.lower_ == "of" for o in within(p, "pobj")]
    return noun.lemma_ in _BODIES and any(word.i == o.i for o in of)


def _measured(number: Token, noun: Token) -> Token:
    """The noun that a number measures, upwards from it at most to `noun`."""
    word = number
    for _ in range(6):
        if word.i == noun.i:
            break
        amount = word.dep_ == "pobj" and word.head.lower_ in ("of", "to", "at")
        if amount and word.head.head.lemma_ in _AMOUNTS:  # 'arms to the value of 900 million'
            word = word.head.head
            continue
        if amount and word.lemma_ in _AMOUNTS:
            word = word.head.head
            continue
        if word.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "conj", "dative", "attr"):
            break
        word = word.head
    return word
