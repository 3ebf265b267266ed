"""How many, or how much, of what a draft tells: the figure of a sentence that is its own."""

from spacy.tokens import Token

from app.claims.claim import Status
from app.claims.quantity import Quantity
from app.extraction.counting import CLASS_UNITS, is_of_them, is_part_of, is_total, measures
from app.extraction.owning import DEALS
from app.extraction.quantities import Figure
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within
from app.extraction.units import unit_of

_CONTRACTING = frozenset("sell buy purchase order contract sign approve clear acquire".split())
# What is paid stands at these: 'sold for 3 million', 'a sale worth 3 million', 'will pay it 3'.
_PAYING = _CONTRACTING | DEALS | frozenset("pay cost sale purchase worth".split())
# Not all of what is paid for, or no price: 'the first of the tanks', 'under a $3 million loan'.
_NO_PRICE = frozenset("first last batch some part loan credit fund aid budget".split())


def quantity_of(draft: Draft, scene: Scene) -> Quantity | None:
    """The figure that counts what a draft tells of, else the price of what is bought."""
    if draft.counted is None:
        return None
    count = _count(scene, draft, draft.counted)
    if draft.number is not None:
        return _apart(scene, draft.number, count)
    if count and draft.weapon is None and draft.counted.lemma_ == "trainer":
        return count.model_copy(update={"unit": "trainer"})  # who trains, no aircraft
    return count or _price(scene, draft)


def _count(scene: Scene, draft: Draft, noun: Token) -> Quantity | None:
    """The figure that counts a noun: 'some 200 tanks', '900 million dollars worth of tanks'."""
    act = draft.act
    # 'The first of two ships that Peru sold': two were.
    all_ = any(act in c.subtree for c in within(noun, "relcl", "acl"))
    if _is_shared(scene, noun) or (is_part_of(noun) and not all_):
        return None
    start, end = scene.paragraph.starts[noun.i], scene.paragraph.ends[noun.i]
    # 'A $200 million sale of 100 tanks': what counts the tanks, before what they cost.
    own = [f for f in scene.figures if f.noun and f.noun[0] < end and start < f.noun[1]]
    for figure in (*own, *scene.figures):
        if (figure.min is None and figure.max is None) or figure.start > start + 200:
            continue
        token = scene.token_at(figure.start)
        if token is None or not _counts(scene, token, noun, figure):
            continue
        unit = figure.unit or _class_unit(scene, draft, noun, figure.unit_hint)
        unit = unit or unit_of(noun.text)  # 'Patriot launchers, two in all'
        if unit is None and figure.max == 1 and noun.text.islower():
            unit = unit_of(f"{noun.text}s")  # 'one cruiser'
        if unit:
            return Quantity(min=figure.min, max=figure.max, unit=unit)
    return None


def _counts(scene: Scene, number: Token, noun: Token, figure: Figure) -> bool:
    begin, end = scene.paragraph.starts[noun.i], scene.paragraph.ends[noun.i]
    mention = scene.refs.mention(noun)
    of = noun.head if noun.dep_ == "pobj" else noun
    if noun.pos_ == "PRON" and of.lower_ == "of" and of.head.i == number.i:
        return True  # '29 of them'
    if begin <= figure.start < end:  # but for 'Hermes 900 drones'
        return mention is None or str(figure.min) not in mention.name.split()
    if figure.noun and figure.noun[0] < end and begin < figure.noun[1]:
        return True
    return measures(number, noun) or _counts_apart(scene, number, noun, figure)


def _counts_apart(scene: Scene, number: Token, noun: Token, figure: Figure) -> bool:
    if is_of_them(number):  # 'assault rifles, 3,000 of them': the arms named last before it
        before = [t for t in scene.sentence if t.i < number.i and scene.refs.weapons([t])]
        return bool(before) and before[-1].i == noun.i
    if figure.noun or figure.unit or figure.unit_hint or not is_total(number):
        return False
    named = (t for t in scene.sentence if scene.named(t) and t.i != noun.i)
    return not any(scene.refs.weapons([t]) for t in named)


def _is_shared(scene: Scene, noun: Token) -> bool:
    """'44 drones and missiles': of the whole, and of neither."""
    behind = [c for c in within(noun, "conj") if c.tag_ == "NNS" and c.i - noun.i < 4]
    bare = [c for c in behind if not within(c, "nummod", "det", "poss", "amod")]
    return bool(within(noun, "nummod")) and any(scene.refs.weapons([c]) for c in bare)


def _apart(scene: Scene, number: Token, first: Quantity | None) -> Quantity | None:
    at = scene.paragraph.starts[number.i]
    figure = next((f for f in scene.figures if f.start <= at < f.end), None)
    if first is None or figure is None:
        return None
    return Quantity(min=figure.min, max=figure.max, unit=first.unit)


def _class_unit(scene: Scene, draft: Draft, noun: Token, hint: str | None) -> str | None:
    """What a count of a weapon counts, where the noun beside the number tells no more."""
    mention = scene.refs.mention(noun)
    if mention is None and hint is None and noun.pos_ == "PRON" and draft.weapon is not None:
        return _unit_of_class(scene, draft.weapon.id)  # '29 of them'
    called = [w for w in mention.name.split() if w[:1].isupper()] if mention else []
    own = any(w.lower().removesuffix("s") == hint for w in called)  # '40 Marders'
    if mention is None or (hint not in (None, "system", "weapon") and not own):
        return hint
    return _unit_of_class(scene, mention.id) or hint


def _unit_of_class(scene: Scene, weapon: str) -> str | None:
    ids = [weapon]
    while ids:
        if ids[0] in CLASS_UNITS:
            return CLASS_UNITS[ids[0]]
        ids = [*ids[1:], *getattr(scene.refs.entity(ids[0]), "kind_of", ())]
    return None


def _price(scene: Scene, draft: Draft) -> Quantity | None:
    """'Bought tanks in a deal worth $150 million': what it costs, where nobody counts it."""
    act = draft.act
    if draft.status is not Status.AGREED and act.lemma_ not in _CONTRACTING:
        return None
    named = {r.id for t in scene.sentence if scene.named(t) for r in scene.refs.weapons([t])}
    sums = [figure for figure in scene.figures if figure.unit]
    if len(sums) != 1 or len(named) != 1 or scene.says(_NO_PRICE):
        return None
    [price] = sums
    token = scene.token_at(price.start)
    over = [] if token is None else [token, *token.ancestors]
    verb = next((i for i, t in enumerate(over) if t.pos_ in ("VERB", "AUX")), len(over))
    paid = any(t.i == act.i or t.lemma_ in _PAYING for t in over[: verb + 1])
    return Quantity(min=price.min, max=price.max, unit=price.unit) if paid else None
