"""SUPPLIES by contracts and orders: who signs, places, awards or wins one, and who so supplies."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from app.claims.claim import Status
from app.entities.kinds import Kind
from app.entities.vocabulary import Weapon
from app.extraction.arguments import agents, owners, patients, prepositions
from app.extraction.rules.transfers import GIVE, drafts
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import is_infinitive, joined, within

CONTRACTS = frozenset("contract deal agreement order letter".split())
_SIGNING = frozenset(
    "sign ink pen conclude place clinch seal reach finalise finalize strike have hold".split()
)
_AWARDING = frozenset("award give hand grant".split())
_HANDOVERS = frozenset("delivery supply sale export shipment transfer provision".split())
WINNING = frozenset("win land secure get receive bag obtain gain book".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The contracts for arms that a sentence tells of."""
    for noun in scene.acts(CONTRACTS, pos=("NOUN",)):
        yield from _contracted(scene, noun)


def _contracted(scene: Scene, noun: Token) -> Iterator[Draft]:
    verb = noun.head
    around = [*prepositions(noun), *prepositions(verb)]
    for_ = [t for p, t in around if p == "for"]
    of = [o for t in for_ for p, o in prepositions(t) if p == "of"]  # 'for the purchase of tanks'
    weapons = scene.refs.weapons(for_) or scene.refs.weapons(of)
    aim = next(
        (c for c in (*within(noun, "acl"), *within(verb, "advcl")) if is_infinitive(c)), None
    )
    if aim is not None and not weapons:  # 'a contract to deliver tanks'
        weapons = scene.refs.weapons(patients(aim))
    if not weapons:
        return
    givers, receivers = _parties(scene, noun, around, aim, weapons)
    open_ = noun.head.lemma_ in _SIGNING and any(t.lemma_ in _HANDOVERS for t in for_)
    if open_ and _makes(scene, givers, weapons) is _makes(scene, receivers, weapons):
        return  # 'signed a contract with Chad for the delivery of tanks': by whom?
    yield from drafts(
        *(scene, verb, givers, receivers, weapons, [], "supplies/contract"),
        status=Status.AGREED,
        weak=True,
    )


def _parties(
    scene: Scene,
    noun: Token,
    around: Sequence[tuple[str, Token]],
    aim: Token | None,
    weapons: Sequence[Ref],
) -> tuple[list[Ref], list[Ref]]:
    """Who supplies and who gets; `around`: what prepositions add to the contract and its verb."""
    refs, verb = scene.refs, noun.head
    ones = refs.states(agents(verb))
    others = refs.actors([t for p, t in around if p == "with"])
    from_ = refs.actors([t for p, t in around if p == "from"])
    if noun.dep_ == "nsubj" and verb.lemma_ == "go":  # 'Chad's order for tanks went to Serbia'
        return refs.actors([t for p, t in around if p == "to"]), refs.states(owners(noun))
    if noun.dep_ not in ("dobj", "nsubjpass"):
        return [], []
    if verb.lemma_ in _AWARDING and noun.lemma_ != "letter":
        # 'Chad awarded Serbia a contract', 'was awarded to Serbia'.
        to = [t for p, t in around if p in ("to", "dative")]
        return refs.actors(to), ones
    if verb.lemma_ in WINNING:  # 'won a contract from Chad'
        return ones, from_ or others
    if verb.lemma_ not in _SIGNING:
        return [], []
    if verb.lemma_ in ("have", "hold") and from_:  # 'has an order from Chad'
        return ones, from_
    sold = aim.lemma_ in GIVE if aim is not None else _supplies(scene, verb, ones, others, weapons)
    others = others or from_
    return (ones, others) if sold else (others, ones)


def _supplies(
    scene: Scene, verb: Token, ones: Sequence[Ref], others: Sequence[Ref], weapons: Sequence[Ref]
) -> bool:
    """Whether who signs supplies: it makes the arms, or delivers them later; else it buys."""
    if any(c.lemma_ in GIVE for c in joined(verb, "conj") if c.i != verb.i):
        return True  # 'signed a contract with Chad and delivered the tanks'
    one, other = _makes(scene, ones, weapons), _makes(scene, others, weapons)
    return one and not other


def _makes(scene: Scene, parties: Sequence[Ref], weapons: Sequence[Ref]) -> bool:
    """Whether one of the parties makes arms, or the state these arms."""
    arms = [scene.refs.entity(w.id) for w in weapons]
    makers = {maker for arm in arms if isinstance(arm, Weapon) for maker in arm.makers}
    firms = [r for r in parties if r.kind is Kind.ORGANIZATION]
    firm = any(scene.refs.form(r.id) in ("maker", None) for r in firms)
    return firm or any(r.id in makers for r in parties)
