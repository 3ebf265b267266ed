"""SUPPLIES: who transfers, sells, ships, donates or agrees to transfer arms to whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality, Status
from app.claims.fact_types import FactType
from app.entities.kinds import Kind, kind_of_id
from app.extraction.arguments import agents, owners, patients, prepositions
from app.extraction.modality import Voice
from app.extraction.referents import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.syntax import joined, within

_GIVE = frozenset(
    "supply send deliver ship provide transfer donate sell export give furnish gift hand grant "
    "dispatch smuggle airlift lend lease offer pledge promise funnel sneak commit earmark "
    "channel rush resupply pass release loan present offload unload".split()
)
_ARM = frozenset("arm equip rearm outfit".split())
_TAKE = frozenset(
    "receive buy purchase acquire obtain procure get import order secure take accept await "
    "source".split()
)
_NOUNS = frozenset(
    "supply delivery shipment sale transfer export donation provision consignment gift handover "
    "purchase acquisition procurement order import aid assistance package cargo".split()
)
_TAKEN = frozenset("purchase acquisition procurement order import".split())
_SUPPLIER = frozenset("supplier seller exporter provider source vendor".split())
_CUSTOMER = frozenset("customer buyer client importer recipient purchaser operator".split())
_AID = frozenset("aid assistance package support help".split())
_MILITARY = frozenset("military lethal defence defense weapons arms security".split())
_SEIZING = frozenset("seize intercept capture confiscate impound block halt stop".split())
# Verbs that tell of a transfer even where nobody receives.
_PASSING = frozenset("supply send deliver ship provide donate sell export dispatch".split())
_DEALS = frozenset("contract deal agreement order".split())
_SIGNING = frozenset("sign conclude place clinch seal reach finalise finalize strike".split())
_HOLDING = frozenset("include contain comprise name list cover".split())
_LOADS = frozenset(
    "cargo shipment package delivery consignment haul load list batch order sale deal arsenal "
    "seizure".split()
)
_COMING = frozenset("come arrive reach flow go enter".split())


_LISTING = (("such", "as"), ("among", "them"), ("among", "which"))


def read(scene: Scene) -> Iterator[Draft]:
    """The transfers that a sentence tells of."""
    for verb in scene.acts(_GIVE):
        yield from _given(scene, verb)
    for verb in scene.acts(_ARM):
        yield from _armed(scene, verb)
    for verb in scene.acts(_TAKE):
        yield from _taken(scene, verb)
    for verb in scene.acts(_COMING):
        yield from _came(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for noun in scene.acts(_DEALS, pos=("NOUN",)):
        yield from _contracted(scene, noun)
    for verb in scene.acts(frozenset({"ask"})):
        yield from _asked(scene, verb)
    for verb in scene.acts(_HOLDING):
        yield from _included(scene, verb)
    for noun in scene.acts(_SUPPLIER, _CUSTOMER, pos=("NOUN",)):
        yield from _relation(scene, noun)


def _given(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Iran sent drones to Russia', 'drones sent to Russia by Iran', 'sent Russia drones'."""
    refs, around = scene.refs, list(prepositions(verb))
    what = patients(verb)
    # 'Sell Israel arms': the tree may take the arms for the receiver.
    weapons = refs.weapons(what) or refs.weapons(joined(verb, "dative"))
    to = [t for prep, t in around if prep in ("to", "dative", "for")]
    receivers = _receivers(scene, to)
    with_ = [t for prep, t in around if prep == "with"]
    if not receivers and not weapons and with_:  # 'supplied Russia with shells'
        receivers = [r for r in refs.actors(what) if r.by != "demonym"]
        weapons = refs.weapons(with_)
        what = [t for t in with_ if _is_aid(t)] if not weapons else what
    receivers = receivers or _indirect(scene, weapons)
    if not receivers and not to and verb.dep_ == "acl" and verb.head.head.lemma_ in _TAKE:
        receivers = refs.states(agents(verb.head.head))  # 'received tanks supplied by Serbia'
    if not receivers and not to:  # 'Kenya's howitzers were supplied by Italy'
        receivers = [r for w in weapons for r in refs.actors(joined(w.token, "poss"))]
    givers = refs.states(agents(verb)) or refs.actors([t for p, t in around if p == "from"])
    weapons = weapons or _elsewhere(scene, verb, what)
    if weapons and givers and not receivers and not to:
        yield from _to_the_same(scene, verb, givers, weapons)
        return
    yield from _drafts(scene, verb, givers, receivers, weapons, what, "supplies/given")


def _to_the_same(
    scene: Scene, verb: Token, givers: Sequence[Ref], weapons: Sequence[Ref]
) -> Iterator[Draft]:
    """'Three more are being sent by Britain': to whom the sentence before said arms go."""
    last = scene.memory.receivers[-1:] if verb.lemma_ in _PASSING else []
    receivers = [Ref(id_, kind_of_id(id_), verb) for id_ in last]
    yield from _drafts(scene, verb, givers, receivers, weapons, [], "supplies/same", weak=True)


def _indirect(scene: Scene, weapons: Sequence[Ref]) -> list[Ref]:
    """'Sold Israel arms', where the tree takes the state for a part of the arms' name."""
    return [
        r
        for w in weapons
        for c in within(w.token, "compound", "nmod", "dative")
        for r in scene.refs.of(c)
        if r.kind is Kind.COUNTRY and r.by != "demonym" and c.nbor().text not in "-‐‑–"
    ]


def _elsewhere(scene: Scene, verb: Token, what: Sequence[Token]) -> list[Ref]:
    """The weapons of 'S-400s are what it buys', 'arms, it says, are being sent': named before.

    Only where the verb's own object is missing or says nothing.
    """
    if any(t.pos_ == "NOUN" for t in what):
        return []
    before = [
        t for t in scene.sentence if t.i < verb.i and t.dep_ not in ("compound", "amod", "nmod")
    ]
    return scene.refs.weapons(before) if len(what) < 2 else []


def _armed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Iran armed the Houthis with missiles', 'Hezbollah is armed by Iran'."""
    refs, around = scene.refs, list(prepositions(verb))
    with_ = [t for prep, t in around if prep == "with"]
    weapons = refs.weapons(with_)
    receivers = [r for r in refs.actors(patients(verb)) if r.by != "demonym"]
    givers = refs.states(agents(verb))
    yield from _drafts(scene, verb, givers, receivers, weapons, [], "supplies/armed", True)


def _taken(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'India bought S-400 systems from Russia', 'shells that Russia receives from Pyongyang'."""
    refs, around = scene.refs, list(prepositions(verb))
    what = patients(verb)
    weapons = refs.weapons(what)
    if not weapons:
        weapons = refs.weapons([t for p, t in around if p == "of" and verb.lemma_ == "take"])
    givers = refs.actors([t for prep, t in around if prep == "from"])
    weapons = weapons or _elsewhere(scene, verb, what)
    if not givers:  # 'was sold', 'bought Russian S-400 systems'
        givers = [r for w in weapons for r in _adjectives(scene, w.token)]
    receivers = refs.states(agents(verb))
    if not receivers:  # 'had been ordered from Iran for the Syrian army'
        receivers = _receivers(scene, [t for prep, t in around if prep == "for"])
    status = Status.AGREED if verb.lemma_ == "order" else None
    yield from _drafts(
        scene, verb, givers, receivers, weapons, what, "supplies/taken", status=status
    )


def _came(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Arms for Bosnia came from Hungary', 'shells that reached Russia from North Korea'."""
    refs, around = scene.refs, list(prepositions(verb))
    what = agents(verb)
    weapons = refs.weapons(what)
    if not weapons:
        return
    around += [p for t in (*what, *(w.token for w in weapons)) for p in prepositions(t)]
    givers = refs.actors([t for prep, t in around if prep == "from"])
    to = [t for prep, t in around if prep in ("to", "for", "in")]
    receivers = refs.actors(patients(verb)) or _receivers(scene, to)
    yield from _drafts(scene, verb, givers, receivers, weapons, [], "supplies/came", weak=True)


def _contracted(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Chad signed a contract with Serbia for 20 tanks': who signs buys."""
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.head.lemma_ not in _SIGNING:
        return
    around = [*prepositions(noun), *prepositions(noun.head)]
    weapons = scene.refs.weapons([t for p, t in around if p == "for"])
    givers = scene.refs.actors([t for p, t in around if p == "with"])
    buyers = scene.refs.states(agents(noun.head))
    yield from _drafts(
        *(scene, noun.head, givers, buyers, weapons, [], "supplies/contract"),
        status=Status.AGREED,
        weak=True,
    )


def _asked(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad asked Serbia for tanks': a wish."""
    weapons = scene.refs.weapons([t for p, t in prepositions(verb) if p == "for"])
    givers = [r for r in scene.refs.actors(patients(verb)) if r.by != "demonym"]
    for draft in _drafts(
        *(scene, verb, givers, scene.refs.states(agents(verb)), weapons, [], "supplies/asked"),
        status=Status.PLANNED,
        weak=True,
    ):
        if draft.voice.modality is not Modality.DENIED:
            yield replace(draft, voice=replace(draft.voice, modality=Modality.PLANNED))


def _included(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'The cargo included missiles': of the transfer that was told last."""
    what = [t for t in agents(verb) if t.lemma_ in _LOADS]
    if not any(c.lower_ in ("the", "this", "that", "it") for t in what for c in t.children):
        return
    if not scene.memory.transfers:
        return
    last = scene.memory.transfers[-1]
    for weapon in scene.refs.weapons(patients(verb)):
        # In the voice of the transfer: what was seized did not arrive, whatever it included.
        yield replace(
            last,
            weapon=weapon,
            act=verb,
            rule="supplies/included",
            weak=True,
            counted=weapon.token,
        )


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Shipments of shells from Pyongyang to Moscow', 'Iran's deliveries of drones to Russia'."""
    refs, around = scene.refs, list(prepositions(noun))
    of = [t for prep, t in around if prep == "of"]
    compounds = within(noun, "compound", "amod", "nmod")
    weapons = refs.weapons(of) or refs.weapons(compounds)
    taken = noun.lemma_ in _TAKEN
    owner = [r for r in refs.states(owners(noun)) if r.id not in {w.id for w in weapons}]
    from_ = refs.actors([t for prep, t in around if prep == "from"])
    to = [t for prep, t in around if prep in ("to", "for", "into")]
    top = _top(noun)
    if not to and top.dep_ in ("dobj", "nsubjpass"):
        to = [t for prep, t in prepositions(top.head) if prep in ("to", "for", "dative")]
    receivers = _receivers(scene, to)
    if not receivers and noun.dep_ == "nsubj" and noun.head.lemma_ in _COMING:
        # 'A shipment of tanks reached Chad'.
        there = [t for p, t in prepositions(noun.head) if p in ("to", "in")]
        receivers = refs.actors(patients(noun.head)) or _receivers(scene, there)
    if taken and from_:
        givers, receivers = from_, owner or receivers
        if not receivers and top.dep_ == "dobj":
            receivers = refs.states(agents(top.head))
    else:
        givers = from_ or owner
        if not givers and receivers:  # 'the delivery to Latvia of Norwegian mortars'
            givers = [r for w in weapons for r in _adjectives(scene, w.token)]
        if not givers and top.dep_ in ("dobj", "nsubjpass"):
            givers = refs.states(agents(top.head))
    military = any(c.lower_ in _MILITARY for c in compounds)
    if not weapons and not (noun.lemma_ in _AID and military):
        return
    yield from _drafts(
        *(scene, noun, givers, receivers, weapons, [] if weapons else [top]),
        *("supplies/named", military),
        weak=True,
    )


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
    """'Russia is India's biggest supplier of arms', 'a buyer of Russian arms'."""
    refs, around = scene.refs, list(prepositions(noun))
    compounds = within(noun, "compound", "amod", "nmod")
    of = [t for prep, t in around if prep == "of"]
    weapons = refs.weapons(compounds) or refs.weapons(of)
    including = noun.dep_ == "nsubj" and noun.head.lemma_ == "include"
    if not weapons or not (noun.dep_ in ("attr", "appos") or including):
        return
    if including:  # 'buyers of North Korean arms include Iran and Syria'
        subjects = refs.actors(patients(noun.head))
    else:
        subjects = refs.actors([noun.head] if noun.dep_ == "appos" else _subject_of(noun))
    other = refs.actors(joined(noun, "poss"))
    if noun.lemma_ in _SUPPLIER:
        other = other or refs.actors([t for prep, t in around if prep in ("to", "of", "for")])
        yield from _drafts(
            scene, noun, subjects, other, weapons, [], "supplies/supplier", weak=True
        )
    else:
        other = other or [r for w in weapons for r in _adjectives(scene, w.token)]
        yield from _drafts(
            scene, noun, other, subjects, weapons, [], "supplies/customer", weak=True
        )


def _subject_of(noun: Token) -> list[Token]:
    return joined(noun.head, "nsubj")


def _adjectives(scene: Scene, weapon: Token) -> list[Ref]:
    return scene.refs.actors(within(weapon, "amod", "compound", "nmod", "poss"))


def _receivers(scene: Scene, tokens: Sequence[Token]) -> list[Ref]:
    """The states and bodies behind 'to'; 'to the front in Ukraine' is to Ukraine."""
    found = scene.refs.actors(tokens)
    if found:
        return found
    for token in tokens:
        for prep in within(token, "prep"):
            if prep.lower_ in ("in", "of", "inside"):
                found += scene.refs.actors(within(prep, "pobj"))
    return found


def _drafts(
    scene: Scene,
    act: Token,
    givers: Sequence[Ref],
    receivers: Sequence[Ref],
    weapons: Sequence[Ref],
    what: Sequence[Token],
    rule: str,
    arms: bool = False,
    *,
    status: Status | None = None,
    weak: bool = False,
) -> Iterator[Draft]:
    """A fact for each giver, receiver and weapon; none without arms, or to oneself."""
    voice = scene.stated(act)
    if voice is None:
        return
    voice, status = _life(voice, act, status)
    if any(c.lemma_ in _SEIZING for w in weapons for c in within(w.token, "acl")):
        # 'Grenades seized on a ship had been ordered': they never came.
        voice, status = replace(voice, modality=Modality.DENIED, halted=True), Status.HALTED
    aid = arms or any(_is_aid(token) for token in what)
    if not weapons and not aid:
        return
    after = max((t.i for t in (*what, *(w.token for w in weapons))), default=act.i)
    all_weapons = list({w.id: w for w in (*weapons, *_listed(scene, after))}.values())
    for giver in givers:
        for receiver in receivers:
            if giver.id == receiver.id:
                continue
            scene.memory.receivers.append(receiver.id)
            draft = Draft(
                FactType.SUPPLIES,
                giver.id,
                receiver.id,
                act,
                rule,
                voice,
                status=status or _status(voice, act),
                weak=weak,
            )
            scene.memory.transfers.append(draft)
            for weapon in all_weapons or (None,):
                counted = weapon.token if weapon else next(iter(what), None)
                yield replace(draft, weapon=weapon, counted=counted)


def _listed(scene: Scene, after: int) -> list[Ref]:
    """'Equipment, including tanks and guns', 'arms, among them 50 jets', 'that includes four'."""
    doc, found = scene.sentence.doc, list[Token]()
    for number in range(after + 1, min(after + 12, scene.sentence.end - 1)):
        pair = doc[number].lower_, doc[number + 1].lower_
        if pair[0] in ("including", "includes", "included") or pair in _LISTING:
            for token in doc[number + 1 : scene.sentence.end]:
                if token.text in ".;:()" or (token.pos_ == "VERB" and token.i > number + 1):
                    break
                found.append(token)
            break
    return scene.refs.weapons([t for t in found if scene.refs.mention(t)])


def _life(voice: Voice, act: Token, status: Status | None) -> tuple[Voice, Status | None]:
    """What a transfer's own verb tells of its life beyond its voice.

    'Will deliver' is a commitment, not a wish; what was seized on the way never arrived.
    """
    will = any(c.dep_ == "aux" and c.lower_ in ("will", "'ll") for c in act.children)
    if will and voice.modality is Modality.PLANNED and not voice.halted:
        return replace(voice, modality=Modality.ASSERTED, agreed=True), status or Status.AGREED
    if act.dep_ in ("relcl", "acl"):
        noun = act.head
        while noun.dep_ in ("pobj", "conj", "prep"):
            noun = noun.head
        if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _SEIZING:
            return replace(voice, modality=Modality.DENIED, halted=True), Status.HALTED
    return voice, status


def _is_aid(token: Token) -> bool:
    """Military aid or arms in general: 'military aid', 'an arms package', 'lethal support'."""
    words = {c.lower_ for c in within(token, "amod", "compound", "nmod")}
    return token.lemma_ in _AID and bool(words & _MILITARY)


def _status(voice: Voice, act: Token) -> Status:
    """How far a transfer has come: a promise is never a delivery."""
    if voice.halted or voice.modality is Modality.DENIED:
        return Status.HALTED
    if voice.modality is Modality.PLANNED:
        return Status.PLANNED
    if voice.agreed or act.lemma_ in ("pledge", "promise", "commit", "offer"):
        return Status.AGREED
    if any(c.lower_ == "contract" for c in act.children):
        return Status.AGREED
    return Status.DELIVERED
