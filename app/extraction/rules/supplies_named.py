"""SUPPLIES by nouns: shipments, contracts, cargoes, suppliers and customers."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality, Status
from app.claims.fact_types import FactType
from app.entities.kinds import kind_of_id
from app.extraction.arguments import (
    agents,
    is_passive,
    owners,
    patients,
    prepositions,
)
from app.extraction.attribution import Voice
from app.extraction.rules.relations import related
from app.extraction.rules.supplies_contracts import CONTRACTS, WINNING
from app.extraction.rules.transfers import (
    ANNOUNCED,
    COMING,
    GIVE,
    HOLDING,
    NOUNS,
    TAKE,
    TAKEN,
    adjectives,
    drafts,
    holds,
    is_aid,
    receivers_of,
)
from app.extraction.salience import Ref
from app.extraction.saying import BANNING
from app.extraction.scene import Draft, Scene
from app.extraction.tree import joined, within

_SUPPLIER = frozenset("supplier seller exporter provider source vendor".split())
_CUSTOMER = frozenset("customer buyer client importer recipient purchaser operator".split())
_REQUESTS = frozenset("request appeal plea bid demand application overture".split())
# How a request for arms is answered.
_ANSWERS = {
    **dict.fromkeys("reject refuse rebuff decline spurn deny dismiss".split(), Status.HALTED),
    **dict.fromkeys("agree accede approve accept grant meet heed".split(), Status.AGREED),
    **dict.fromkeys("consider weigh study examine review discuss mull".split(), Status.PLANNED),
}
_LICENCES = frozenset("licence license permit".split())
_LOADS = frozenset(
    "contract agreement cargo shipment package delivery consignment haul load list batch order "
    "sale deal arsenal seizure".split()
)


def read(scene: Scene) -> Iterator[Draft]:
    """The transfers that a sentence names."""
    for noun in scene.acts(NOUNS, _LICENCES, pos=("NOUN",)):
        yield from _named(scene, noun)
    for noun in scene.acts(CONTRACTS - NOUNS, pos=("NOUN",)):
        if holds(noun):
            yield from _named(scene, noun)
    for verb in scene.acts(HOLDING):
        yield from _included(scene, verb)
    for noun in scene.acts(_REQUESTS, pos=("NOUN",)):
        yield from _answered(scene, noun)
    for noun in scene.acts(_SUPPLIER, _CUSTOMER, pos=("NOUN",)):
        yield from _relation(scene, noun)


def _answered(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Chad turned down a Kenyan request for tanks', 'agreed to Kenya's bid to buy tanks'."""
    led = noun.dep_ == "pobj" and noun.head.lower_ == "to"
    verb = noun.head.head if led else noun.head
    down = verb.lemma_ == "turn" and any(c.lower_ in ("down", "away") for c in verb.children)
    status = Status.HALTED if down else _ANSWERS.get(verb.lemma_)
    if status is None or not (led or noun.dep_ in ("dobj", "nsubjpass")):
        return
    around = list(prepositions(noun))
    bought = [v for v in within(noun, "acl") if v.lemma_ in TAKE]
    wanted = [*(t for p, t in around if p == "for"), *(t for v in bought for t in patients(v))]
    asking = [*owners(noun), *(t for p, t in around if p == "from")]
    who, givers = scene.refs.states(asking), scene.refs.states(agents(verb))
    arms = scene.refs.weapons(wanted)
    for draft in drafts(
        *(scene, verb, givers, who, arms, [], "supplies/answered"), status=status, weak=True
    ):
        voice = draft.voice
        answered = replace(
            voice,
            modality=_MEANT.get(status, voice.modality),
            agreed=voice.agreed or status is Status.AGREED,
            halted=voice.halted or status is Status.HALTED,
        )
        yield replace(draft, voice=answered)


_MEANT = {Status.HALTED: Modality.DENIED, Status.PLANNED: Modality.PLANNED}


def _included(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'The cargo included missiles': of the transfer that was told last."""
    what = [t for t in agents(verb) if t.lemma_ in _LOADS]
    if not any(c.lower_ in ("the", "this", "that", "it") for t in what for c in t.children):
        return
    if not scene.memory.transfers:
        return
    last = scene.memory.transfers[-1]
    speaker = scene.voice(verb).speaker or last.voice.speaker
    for weapon in scene.refs.weapons(patients(verb)):
        # In the voice of the transfer: what was seized did not arrive, whatever it included.
        yield replace(
            last,
            weapon=weapon,
            act=verb,
            voice=replace(last.voice, speaker=speaker),
            rule="supplies/included",
            weak=True,
            counted=weapon.token,
        )


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Shipments of shells from Pyongyang to Moscow', 'Iran's deliveries of drones to Russia'."""
    refs, around = scene.refs, list(prepositions(noun))
    of = [t for prep, t in around if prep == "of"]
    compounds = within(noun, "compound", "amod", "nmod")
    held = _held(noun)
    if noun.lemma_ in _LICENCES and not any(c.lemma_ == "export" for c in compounds):
        return
    taken = noun.lemma_ in TAKEN
    if noun.lemma_ == "order" and noun.head.lemma_ in WINNING | {"go"}:
        return  # 'got an order from Chad': a contract of who sells
    ordered = [t for prep, t in around if prep == "for" and taken]  # 'an order for missiles'
    weapons = refs.weapons(of) or refs.weapons(compounds) or refs.weapons([*held, *ordered])
    owner = [r for r in refs.states(owners(noun)) if r.id not in {w.id for w in weapons}]
    around += [(prep, t) for arms in held for prep, t in prepositions(arms)]
    from_ = refs.actors([t for prep, t in around if prep == "from"])
    top = _top(noun)
    to = [t for prep, t in around if prep in ("to", "for", "into")]
    receivers = _receivers_around(scene, noun, top, to)
    if taken and not from_:  # 'an order for French howitzers'
        from_ = [r for w in weapons for r in adjectives(scene, w.token)]
    if taken and from_:
        givers, receivers = from_, owner or receivers
        if not receivers and top.dep_ == "dobj":
            receivers = refs.states(agents(top.head))
    else:
        givers = from_ or owner
        if not givers and receivers:  # 'the delivery to Latvia of Norwegian mortars'
            givers = [r for w in weapons for r in adjectives(scene, w.token)]
        if not givers and top.dep_ in ("dobj", "nsubjpass") and top.head.lemma_ in BANNING:
            return  # 'banned arms exports to Chad': a sanction
        givers = givers or _givers_around(scene, noun, top) or _announcing(scene, noun, held)
    military = is_aid(noun)
    if not weapons and not military:
        _keep_in_mind(scene, top, givers, receivers)
        return
    what = [] if weapons else [top]
    given = top.dep_ == "dobj" and top.head.lemma_ in GIVE and not weapons
    act = top.head if given else noun  # 'will send a million euros in military aid'
    for draft in drafts(
        scene, act, givers, receivers, weapons, what, "supplies/named", military, weak=True
    ):
        yield draft if noun.lemma_ not in _LICENCES else replace(draft, counted=None)


def _receivers_around(scene: Scene, noun: Token, top: Token, to: list[Token]) -> list[Ref]:
    """Who receives: behind the noun or its verb, or where a shipment came."""
    if not to and top.dep_ in ("dobj", "nsubjpass"):
        to = [t for prep, t in prepositions(top.head) if prep in ("to", "for", "dative")]
    receivers = receivers_of(scene, to)
    if not receivers and top.dep_ == "dobj" and top.head.lemma_ in GIVE:
        people = [t for t in within(noun, "nmod", "amod", "compound") if t.tag_ == "NNPS"]
        receivers = scene.refs.actors(people)  # 'promised the Israelis fresh deliveries of arms'
    if not receivers and noun.dep_ == "nsubj" and noun.head.lemma_ in COMING:
        # 'A shipment of tanks reached Chad'.
        there = [t for p, t in prepositions(noun.head) if p in ("to", "in")]
        receivers = scene.refs.actors(patients(noun.head)) or receivers_of(scene, there)
    return receivers


def _givers_around(scene: Scene, noun: Token, top: Token) -> list[Ref]:
    """'Chad halted a shipment to Mali', 'blocked exports by Chad to it', 'notified of a sale'."""
    if top.dep_ in ("dobj", "nsubjpass"):
        by = [t for p, t in prepositions(top.head) if p == "by" and not is_passive(top.head)]
        return scene.refs.states(by) or scene.refs.states(agents(top.head))
    licence = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun
    if licence.lemma_ in _LICENCES and licence.dep_ in ("dobj", "nsubjpass"):
        return scene.refs.states(agents(licence.head))  # 'cancelled permits for exports of drones'
    notified = noun.dep_ == "pobj" and noun.head.head.lemma_ == "notify"
    return _notifying(scene, noun.head.head) if notified else []


def _announcing(scene: Scene, noun: Token, held: list[Token]) -> list[Ref]:
    """'The package, announced by Chad, includes tanks', 'the Chadian package includes'."""
    if not held:
        return []
    clauses = [*within(noun, "acl"), *within(noun.head, "advcl")]
    told = [t for verb in clauses if verb.tag_ == "VBN" for t in agents(verb)]
    beside = within(noun, "compound", "amod", "nmod")
    found = scene.refs.states(told) or scene.refs.states(beside)
    return found or _giving(scene, noun)


def _giving(scene: Scene, package: Token) -> list[Ref]:
    """'The package for Chad also includes tanks': of whoever was last told to give it arms."""
    to = {r.id for r in receivers_of(scene, [t for p, t in prepositions(package) if p == "for"])}
    last = next(iter(scene.memory.transfers[-1:]), None)
    known = last is not None and last.object in to
    return [Ref(last.subject, kind_of_id(last.subject), package)] if last and known else []


def _notifying(scene: Scene, verb: Token) -> list[Ref]:
    """'The US Congress was notified of a possible sale': whose parliament it is sells."""
    told = scene.refs.actors(patients(verb))
    return [home for ref in told if (home := scene.refs.home_of(ref)) is not None]


def _keep_in_mind(scene: Scene, act: Token, givers: list[Ref], receivers: list[Ref]) -> None:
    """'Chad announced an aid package for Mali': none of arms until it is said to hold any."""
    if act.lemma_ not in ANNOUNCED or not scene.happened(act):
        return
    scene.memory.transfers.extend(
        Draft(
            *(FactType.SUPPLIES, giver.id, receiver.id, act, "supplies/package", Voice()),
            status=Status.AGREED,
            weak=True,
        )
        for giver in givers
        for receiver in receivers
        if giver.id != receiver.id
    )


def _held(noun: Token) -> list[Token]:
    """What a package is said to hold: 'the package for Chad includes missiles'."""
    return joined(noun.head, "dobj") if noun.lemma_ in _LOADS and holds(noun) else []


def _top(noun: Token) -> Token:
    """The amount that stands over a noun: 'froze $300 million in military aid'."""
    word = noun
    while word.dep_ == "pobj" and word.head.lower_ in ("of", "in", "worth"):
        over = word.head.head
        if over.pos_ not in ("NUM", "NOUN", "SYM"):
            break
        word = over
    return word


def _relation(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Russia is India's biggest supplier of arms', 'buyers of Russian arms include Iran'."""
    refs = scene.refs
    of = [t for prep, t in prepositions(noun) if prep == "of"]
    weapons = refs.weapons(within(noun, "compound", "amod", "nmod")) or refs.weapons(of)
    if not weapons:
        return
    ones, whose = related(noun, refs.actors, past=True)
    if noun.lemma_ == "exporter":  # 'Baykar, the Turkish arms exporter'
        whose = [r for r in whose if r.by != "demonym"]
    if noun.lemma_ in _SUPPLIER:
        whose = whose or refs.actors([t for prep, t in prepositions(noun) if prep == "for"])
        whose = whose or refs.actors([o for w in weapons for o in joined(w.token, "poss")])
        yield from drafts(scene, noun, ones, whose, weapons, [], "supplies/supplier", weak=True)
    else:
        whose = whose or [r for w in weapons for r in adjectives(scene, w.token)]
        yield from drafts(scene, noun, whose, ones, weapons, [], "supplies/customer", weak=True)
