"""Words and phrases that hand arms over, take them or have them come: 'put at their disposal'.

English has a verb for a transfer less often than a verb that means little and a word that says
the rest: 'made a present of', 'let them have', 'came in for'. Both come to one of three acts.
"""

from enum import StrEnum

from spacy.tokens import Token

from app.extraction.rules.transfers import COMING, FIT, GIVE, NOUNS, TAKE, TAKEN
from app.extraction.tree import within


class Act(StrEnum):
    """What is done with arms: `give` by who had them, `take` by who gets them, `come` by them.

    `want`: as `take`, by who would get them.
    """

    GIVE = "give"
    TAKE = "take"
    COME = "come"
    WANT = "want"


# What a verb means with one of these words in the few behind it; the verb alone says none of it.
_GIVEN = {
    "make": "over present gift available",
    "put": "disposal up hands way",
    "place": "disposal hands",
    "lay": "disposal",
    "turn": "over",
    "hand": "over down out on",
    "pass": "on over down to into",
    "sign": "over away",
    "give": "up away over",
    "let": "have",
    "part": "with",
    "dispose": "of",
    "throw": "in",
    "chip": "in",
    "get": "rid",
    "step": "in",
    "weigh": "in",
    "come": "aid rescue",
    "clear": "export sale",
    "license": "export sale",
    "run": "to",
    "rid": "of",
    "write": "over",
    "fly": "to in out",
    "set": "aside",
    "dole": "out",
    "mete": "out",
    "deal": "out",
    "fall": "share",
}
_TAKEN = {
    "take": "delivery possession receipt charge service stock",
    "lay": "hands",
    "get": "hold hands",
    "pay": "for",
    "come": "by into possession",
    "pick": "up",
    "snap": "up",
    "place": "order",
    "put": "order",
    "shop": "for",
    "opt": "for",
    "plump": "for",
    "settle": "on",
    "stock": "up",
    "help": "itself themselves",
    "have": "from thank order",
    "draw": "from",
    "hold": "from",
    "owe": "to",
}
_COME = {
    "find": "way",
    "make": "way",
    "end": "up",
    "wind": "up",
    "turn": "up",
    "change": "hands",
    "be": "bound way transit route underway pipeline loan courtesy",
    "stand": "way order",
}
_WANTED = {
    "ask": "for",
    "turn": "to",
    "beg": "for of",
    "go": "shopping",
    "be": "after list",
    "look": "to",
    "bargain": "for",
    "press": "for",
    "clamour": "for",
    "clamor": "for",
    "hope": "for",
    "wait": "for",
    "tap": "for",
    "haggle": "over for",
    "negotiate": "for over",
    "like": "from",
}
_PHRASES = {
    act: {verb: frozenset(words.split()) for verb, words in rows.items()}
    for act, rows in (
        *((Act.GIVE, _GIVEN), (Act.TAKE, _TAKEN)),
        *((Act.COME, _COME), (Act.WANT, _WANTED)),
    )
}
_WINDOW = 6
# These say it only right behind the verb: 'made over', not 'made in Turkey fly over Libya'.
_PARTICLES = frozenset("over down out on away up in to into by for of with from way".split())
# In whose these are put, they get them; out of whose they come, they gave them.
HANDS = frozenset(
    "hand disposal arsenal inventory service possession care keeping way fleet armoury army "
    "navy".split()
)
STORES = frozenset(
    "stock stockpile depot arsenal plant factory yard shipyard works warehouse inventory reserve "
    "surplus store magazine workshop house property line armoury hangar off down".split()
)
MAKE = frozenset("make manufacture design origin provenance production".split())
# What arms and whoever has them are to each other: 'the new owner of', 'a gift of the Dutch'.
SELLERS = frozenset(
    "supplier seller exporter source vendor donor provider giver lender benefactor purveyor "
    "quartermaster armourer".split()
)
BUYERS = frozenset(
    "buyer customer recipient client importer purchaser taker beneficiary owner borrower "
    "inheritor heir operator".split()
)
# Nouns of what was given, for whoever stands behind 'of' or before: 'a contribution of Norway's'.
GIFTS = frozenset(
    "gift present contribution donation loan offering bequest handout castoff courtesy "
    "generosity largesse".split()
)
BOUND = frozenset("bound destined meant intended earmarked consigned addressed".split())
_PLAIN = {
    Act.GIVE: GIVE | (FIT - {"present", "fit", "load", "fill", "feed", "stock"}),
    Act.TAKE: TAKE - {"take", "draw", "secure", "accept", "collect", "gain"},
    Act.COME: COMING | {"expect"},
    Act.WANT: frozenset("request seek want solicit covet crave demand eye crave".split()),
}


def act_of(token: Token) -> Act | None:
    """What a word does with arms; None where it moves none."""
    lemma = token.lemma_.lower()
    if token.lower_ in BOUND:
        return Act.COME
    if token.pos_ in ("VERB", "AUX"):
        if _is_said(token):
            return None
        if lemma == "pay":
            return _paid(token)
        plain = (act for act, verbs in _PLAIN.items() if lemma in verbs)
        return _phrase(token, lemma) or _light(token) or next(plain, None)
    if token.pos_ != "NOUN" or token.dep_ == "compound":
        return None
    if lemma == "source" and not any(c.lower_ in ("of", "for") for c in token.children):
        return None  # 'a source in the army'
    if lemma in GIFTS | SELLERS or lemma in NOUNS - TAKEN:
        return Act.GIVE
    return Act.TAKE if lemma in BUYERS | TAKEN else None


# These do what their noun says: 'make a sale', 'approved a package'.
_LIGHT = frozenset(
    "make effect conduct carry approve authorise authorize clear announce prepare arrange begin "
    "start resume complete continue stop halt suspend unveil".split()
)


def _light(verb: Token) -> Act | None:
    """A light verb with a transfer for its object, also in the clause that describes it."""
    if verb.lemma_ not in _LIGHT:
        return None
    nouns = [*within(verb, "dobj", "nsubjpass")]
    clause = verb
    while clause.dep_ == "xcomp":
        clause = clause.head
    if clause.dep_ in ("relcl", "acl"):
        nouns.append(clause.head)
    given = NOUNS - TAKEN
    return Act.GIVE if any(n.lemma_.lower() in given for n in nouns) else None


def _paid(verb: Token) -> Act | None:
    """'Paid Serbia a million euros for tanks' takes them, 'paid it in tanks' gives them."""
    led = [t for t in verb.subtree if t.dep_ == "prep" and (t.i > verb.i or t.head.i == verb.i)]
    if any(p.lower_ == "for" for p in led):
        return Act.TAKE
    goods = (o for p in led if p.lower_ in ("in", "with") for o in within(p, "pobj"))
    return Act.GIVE if any(o.tag_ == "NNS" for o in goods) else None


def _is_said(verb: Token) -> bool:
    """'Gave out', 'gave in': no gift."""
    return verb.lemma_ == "give" and not within(verb, "dobj", "nsubjpass", "dative")


def _phrase(verb: Token, lemma: str) -> Act | None:
    if not any(lemma in phrases for phrases in _PHRASES.values()):
        return None
    behind = verb.doc[verb.i + 1 : verb.i + _WINDOW]
    near = {t.lower_ for n, t in enumerate(behind) if n < 2 or t.lower_ not in _PARTICLES}
    near |= {t.lower_ for t in within(verb, "prt", "dobj", "prep", "pobj", "dative")}
    for act, phrases in _PHRASES.items():
        if lemma in phrases and near & phrases[lemma]:
            return act
    return None
