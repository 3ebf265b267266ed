"""What is told and is not: doubted, unproved, called false, gone back on, come to nothing."""

from spacy.tokens import Token

from app.claims.claim import Modality
from app.extraction.arguments import negated
from app.extraction.attribution import Voice, is_marked
from app.extraction.saying import AGREE_NOUNS, CLAUSES, CONFIRMING, HOLDING, PLAN_NOUNS, REFUSING
from app.extraction.tree import within


def is_unproved(word: Token, noun: Token) -> bool:
    """'There is no evidence that it sent tanks'."""
    bare = any(c.lower_ in ("no", "little", "any") and c.dep_ == "det" for c in noun.children)
    return word.dep_ in CLAUSES and noun.lemma_ in _PROOFS and bare


def is_doubted(voice: Voice, word: Token, verb: Token) -> bool:
    """'Doubts that it sent tanks', 'never confirmed that it had'.

    'Urged it not to send any' tells of no refusal.
    """
    if verb.lemma_ in ("doubt", *CONFIRMING, "say", "announce") and word.dep_ == "ccomp":
        return negated(verb) is not (verb.lemma_ == "doubt")
    pleading = verb.lemma_ in ("urge", "ask", "tell", "beg", "warn", "press")
    return pleading and word.dep_ == "xcomp" and voice.modality is Modality.DENIED


def is_called_false(word: Token, noun: Token) -> bool:
    """'Reports that it sent tanks are false'."""
    told = word.dep_ in CLAUSES and is_marked(word, "that")
    over = noun.head
    if not told or noun.dep_ != "nsubj" or over.lemma_ != "be" or negated(over):
        return False
    return any(t.lemma_ in _FALSE for t in within(over, "acomp", "attr"))


_PROOFS = frozenset("evidence proof indication sign confirmation suggestion".split())
_FALSE = frozenset(
    "false untrue fake baseless unfounded groundless fabricated wrong incorrect lie fiction "
    "fabrication nonsense disinformation propaganda".split()
)


def is_gone_back_on(noun: Token) -> bool:
    """'Backed out of a deal to sell', 'reneged on its contract', 'has no plans to send'."""
    if any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children):
        return noun.dep_ == "dobj" and noun.head.lemma_ == "have"
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    if noun.dep_ != "pobj" or verb is None or negated(verb):
        return False
    between = {t.lower_ for t in noun.doc[verb.i + 1 : noun.i]}
    return bool(between & _GOING_BACK.get(verb.lemma_, frozenset()))


def goes_back(verb: Token, clause: Token) -> bool:
    """'Backed out of a deal to sell', where the clause hangs on the verb."""
    if verb.lemma_ not in _GOING_BACK or clause.dep_ not in ("advcl", "xcomp"):
        return False
    between = verb.doc[verb.i + 1 : clause.i]
    return any(t.lemma_ in PLAN_NOUNS | AGREE_NOUNS and is_gone_back_on(t) for t in between)


_GOING_BACK = {
    "back": frozenset("out away off down".split()), "pull": frozenset("out back".split()),
    "walk": frozenset("away out".split()), "bow": frozenset({"out"}), "go": frozenset({"back"}),
    "renege": frozenset({"on"}), "withdraw": frozenset({"from"}), "retreat": frozenset({"from"}),
}  # fmt: skip


def comes_to_nothing(verb: Token, deal: Token) -> bool:
    """'The sale fell through', 'never went ahead', 'remains on hold'."""
    if deal.dep_ not in ("nsubj", "nsubjpass"):
        return False
    around = {t.lower_ for t in verb.rights} | {o.lower_ for p in verb.rights for o in p.children}
    fell = verb.lemma_ in _COLLAPSING or around & _FALLING.get(verb.lemma_, frozenset())
    if fell and not negated(verb):
        return True
    return negated(verb) and verb.lemma_ in _HAPPENING


_FALLING = {
    "fall": frozenset({"through"}), "come": frozenset("nothing naught".split()),
    **dict.fromkeys(("be", "remain", "stay", "lie"), frozenset("hold ice frozen blocked".split())),
}  # fmt: skip
_COLLAPSING = frozenset("collapse founder stall lapse".split())
_HAPPENING = frozenset("go materialise materialize happen proceed occur take come".split())


def gives_up(verb: Token) -> bool:
    """'Dropped its opposition to sending': it may now."""
    against = within(verb, "dobj", "nsubjpass")
    giving_up = verb.lemma_ in ("drop", "lift", "end", "withdraw", "abandon", "overcome", "waive")
    return giving_up and any(o.lemma_ in _OPPOSING for o in against)


_OPPOSING = frozenset("opposition objection resistance reluctance veto hesitation".split())


def is_dropped(voice: Voice, word: Token, head: Token) -> bool:
    """'Scrapped a plan to buy', 'cancelled a deal to sell': what was planned or agreed is not."""
    meant = voice.modality is Modality.PLANNED or voice.agreed
    dropped = head.lemma_ in REFUSING - {"oppose"} or held_back(head)
    what = word.dep_ in ("dobj", "nsubjpass") and word.lemma_ in PLAN_NOUNS | AGREE_NOUNS
    return what and meant and dropped and not negated(head)


def held_back(verb: Token) -> bool:
    """'Held back a shipment', 'put the sale off', 'called it off'."""
    particles = HOLDING.get(verb.lemma_.lower(), ())
    paused = [o for p in within(verb, "prep") if p.lower_ == "on" for o in within(p, "pobj")]
    if verb.lemma_ in ("put", "place") and any(o.lemma_ in ("hold", "ice") for o in paused):
        return True
    return any(c.lower_ in particles for c in within(verb, "prt", "advmod", "prep"))
