"""SUPPLIES by verbs: who transfers, sells, ships, donates or agrees to transfer arms to whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality, Status
from app.entities.kinds import Kind, kind_of_id
from app.extraction.arguments import agents, gapped, patients, prepositions
from app.extraction.rules.supplies_each import parts, to_each
from app.extraction.rules.supplies_listed import giver_before
from app.extraction.rules.targets import there
from app.extraction.rules.transfers import (
    ARM,
    FIT,
    GIVE,
    NO_CARGO,
    NOUNS,
    REFUSE,
    TAKE,
    adjectives,
    drafts,
    is_aid,
    receivers_of,
    same_receiver,
)
from app.extraction.salience import Ref
from app.extraction.saying import HOLDING, REFUSING
from app.extraction.scene import Draft, Scene
from app.extraction.tree import child, coordinated, joined, within

_STORES = frozenset("arsenal stock stockpile depot inventory armoury armory magazine".split())
# Verbs that tell of a transfer even where nobody receives.
_PASSING = frozenset("supply send deliver ship provide donate sell export dispatch".split())

_ANNOUNCING = frozenset("approve authorise authorize announce unveil".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The transfers that a sentence tells of."""
    for lemmas, reader in _READERS:
        for verb in scene.acts(lemmas):
            yield from reader(scene, verb)


def _dropped(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Dropped ammunition to rebels', but not on them."""
    if any(p in ("to", "for") for p, _ in prepositions(verb)):
        yield from _given(scene, verb)


def _turned_over(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Turned over seven aircraft to Iraq', 'made them over to it'."""
    if any(c.lower_ == "over" for c in within(verb, "prt", "advmod", "prep")):
        yield from _given(scene, verb)


def _given_to_each(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Sold Chad tanks and Mali mortars' to each its own, else all to all."""
    listed = parts(scene, verb)
    yield from to_each(scene, verb, listed) if listed else _given(scene, verb)


def _taken_from_each(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Bought tanks from Russia and jets from France' from each its own, else all from all."""
    listed = parts(scene, verb)
    yield from to_each(scene, verb, listed) if listed else _taken(scene, verb)


def _given(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Iran sent drones to Russia', 'drones sent to Russia by Iran', 'sent Russia drones'."""
    refs, around = scene.refs, list(prepositions(verb))
    what = patients(verb)
    if verb.lemma_ in _ANNOUNCING and any(t.lemma_ in NOUNS for t in what):
        return  # 'announced a package': read by its noun
    # 'Sell Israel arms': the tree may take the arms for the receiver.
    weapons = refs.weapons(what) or refs.weapons(joined(verb, "dative"))
    if not weapons:  # 'promised Chad 24 F-16s', the arms in apposition to the state
        weapons = refs.weapons([a for t in within(verb, "dative") for a in within(t, "appos")])
    # 'Sold dozens to Chad': two that get, as the tree has it, are one that gets.
    leads = ("to", "for") if any(p == "to" for p, _ in around) else ("dative", "for")
    to = [t for prep, t in around if prep in leads]
    to = [t for t in to if t.dep_ != "pobj" or t.head.head.lemma_ not in NO_CARGO]
    receivers = receivers_of(scene, to)
    if not weapons and not to:  # 'gave the rebels of the front launchers': taken for a measure
        weapons = refs.weapons(within(verb, "npadvmod"))
        receivers = refs.actors(what) if weapons else []
    with_ = [t for prep, t in around if prep == "with"]
    if not receivers and not weapons and with_:  # 'supplied Russia with shells'
        receivers = [r for r in refs.actors(what) if r.by != "demonym"]
        weapons = refs.weapons(with_)
        what = [t for t in with_ if is_aid(t)] if not weapons else what
    receivers = same_receiver(scene, verb, receivers or _indirect(scene, weapons))
    if not receivers and not to:
        receivers = _told_beside(scene, verb, weapons)
    givers = refs.states([*agents(verb), *gapped(verb)])
    from_ = refs.actors([t for p, t in around if p == "from"])
    # 'Oman foiled an attempt to smuggle rifles from Iran to Yemen': no rifles of Oman's.
    others = verb.dep_ in ("acl", "pcomp") and child(verb, "nsubj", "agent") is None
    givers = from_ if from_ and (others or not givers) else givers
    weapons = weapons or _elsewhere(scene, verb, what)
    # 'Serbia will send tanks, Croatia mortars': the mortars are not Serbia's.
    weapons = [w for w in weapons if giver_before(scene, w.token, verb) is None]
    if weapons and givers and not receivers and not to:
        receivers = _just_told(scene, verb, givers)
    if weapons and givers and not receivers and not to:
        yield from _to_the_same(scene, verb, givers, weapons)
        return
    yield from drafts(scene, verb, givers, receivers, weapons, what, "supplies/given")


def _told_beside(scene: Scene, verb: Token, weapons: Sequence[Ref]) -> list[Ref]:
    """Who receives, where nothing behind the verb leads to it."""
    # 'Broke the embargo on Chad by sending tanks there'.
    at = [t.id for t in there(scene, verb) if kind_of_id(t.id) is Kind.COUNTRY]
    if at:
        return [Ref(id_, Kind.COUNTRY, verb) for id_ in at]
    if (buying := _buying(verb)) is not None and (found := scene.refs.states(agents(buying))):
        return found  # 'received tanks supplied by Serbia'
    # 'Chad will send tanks and Peru will provide guns to Kenya'.
    later = [v for v in within(verb, "conj") if v.lemma_ in GIVE]
    to = [t for v in later for p, t in prepositions(v) if p == "to"]
    # 'Kenya's howitzers were supplied by Italy'.
    owners = [r for w in weapons for r in scene.refs.actors(joined(w.token, "poss"))]
    return receivers_of(scene, to) or owners


def _buying(verb: Token) -> Token | None:
    """What whoever has the arms does: 'got tanks supplied by it', 'fired rockets bought from it'.

    'Signed a contract for radars, which France is to supply', 'attacked with rockets bought there'.
    """
    word = verb.head
    for _ in range(5):
        if verb.dep_ not in ("acl", "relcl") or word.dep_ not in ("dobj", "pobj", "conj", "prep"):
            return None
        armed = word.lower_ == "with"
        word = word.head
        if word.pos_ == "VERB":
            return word if armed or word.lemma_ in TAKE | _HAVING else None
    return None


_HAVING = frozenset(
    "sign place fly operate use field have own possess fire launch lose deploy parade display show "
    "unveil test drop keep employ station base".split()
)


def _signed_for(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Turkey has signed for S-400s from Russia': an order."""
    for_ = [t for p in within(verb, "prep") if p.lower_ == "for" for t in joined(p, "pobj")]
    weapons = scene.refs.weapons(for_)
    givers = scene.refs.actors([t for p, t in prepositions(verb) if p == "from"])
    givers = givers or [r for w in weapons for r in adjectives(scene, w.token)]
    buyers = scene.refs.states(agents(verb))
    agreed = Status.AGREED
    yield from drafts(
        scene, verb, givers, buyers, weapons, [], "supplies/signed", status=agreed, weak=True
    )


def _just_told(scene: Scene, verb: Token, givers: Sequence[Ref]) -> list[Ref]:
    """'Germany delivered a tank to Mali, and Spain has pledged four': to whom the clause before."""
    if verb.dep_ != "conj":
        return []
    giving = {g.id for g in givers}
    for told in reversed(scene.memory.transfers[-8:]):
        before = told.act.sent.start == verb.sent.start and told.act.i < verb.i
        if before and told.object and told.subject not in giving and told.object not in giving:
            return [Ref(told.object, kind_of_id(told.object), verb)]
    return []


def _to_the_same(
    scene: Scene, verb: Token, givers: Sequence[Ref], weapons: Sequence[Ref]
) -> Iterator[Draft]:
    """'Three more are being sent by Britain': to whom the sentence before said arms go."""
    passing = verb.lemma_ in _PASSING and not scene.tells_of_deployments
    last = scene.memory.receivers[-1:] if passing else []
    receivers = [Ref(id_, kind_of_id(id_), verb) for id_ in last]
    before = [t for t in scene.sentence if t.i < verb.i and t.text == ":"]
    topic = [t for t in scene.sentence if before and t.i < before[-1].i and t.dep_ == "nsubj"]
    if passing and (buyers := scene.refs.actors(topic)):
        receivers = buyers[:1]  # 'Serbia has been shopping: China sent launchers'
    yield from drafts(scene, verb, givers, receivers, weapons, [], "supplies/same", weak=True)


def _indirect(scene: Scene, weapons: Sequence[Ref]) -> list[Ref]:
    """'Sold Israel arms', where the tree takes the state for a part of the arms' name."""
    return [
        r
        for w in weapons
        for c in within(w.token, "compound", "nmod", "dative", "amod")
        for r in scene.refs.of(c)
        if (r.kind is Kind.COUNTRY or c.tag_ in ("JJ", "NNPS"))
        and r.actor
        and r.by != "demonym"
        and c.nbor().text not in "-‐‑–"
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
    what = patients(verb)
    receivers = [r for r in refs.actors(what) if r.by != "demonym"]
    stores = [t for t in what if t.lemma_ in _STORES]  # 'replenished Chad's stocks'
    receivers = receivers or refs.actors([o for t in stores for o in within(t, "poss", "amod")])
    receivers = same_receiver(scene, verb, receivers)
    givers = refs.states(agents(verb))
    arming = verb.lemma_ in ARM
    yield from drafts(scene, verb, givers, receivers, weapons, [], "supplies/armed", arming)


def _refused(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Washington refused Egypt tanks', 'denied tanks by Washington'."""
    refs, around = scene.refs, list(prepositions(verb))
    objects = [*within(verb, "dobj", "dative", "oprd", "attr"), *patients(verb)]
    weapons = refs.weapons([t for o in objects for t in coordinated(o)])
    to = [t for p, t in around if p in ("to", "from", "dative")]
    receivers = [r for r in refs.actors([*to, *objects]) if r.by != "demonym"]
    givers = refs.states(agents(verb))
    receivers = [r for r in receivers if r.id not in {g.id for g in givers}]
    if len({t.i for t in (*to, *objects)}) < 2:
        return  # 'denied them': one thing, no arms and no receiver
    halted = Status.HALTED
    for draft in drafts(
        scene, verb, givers, receivers, weapons, [], "supplies/refused", status=halted, weak=True
    ):
        if draft.voice.modality is Modality.ASSERTED:
            yield replace(draft, voice=replace(draft.voice, modality=Modality.DENIED, halted=True))


def _taken(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'India bought S-400 systems from Russia', 'shells that Russia receives from Pyongyang'."""
    refs, around = scene.refs, list(prepositions(verb))
    what = patients(verb)
    weapons = refs.weapons(what)
    if not weapons:
        weapons = refs.weapons([t for p, t in around if p == "of" and verb.lemma_ == "take"])
    givers = refs.actors([t for prep, t in around if prep == "from"])
    weapons = weapons or _elsewhere(scene, verb, what)
    givers = givers or refs.actors(_talked_with(verb))
    if not givers:  # 'was sold', 'bought Russian S-400 systems'
        givers = [r for w in weapons for r in adjectives(scene, w.token)]
    receivers = refs.states(agents(verb))
    if not receivers and verb.tag_ == "VBN" and (holding := _buying(verb)) is not None:
        receivers = refs.states(agents(holding))  # 'lost jets bought from France'
    for_ = receivers_of(scene, [t for prep, t in around if prep == "for"])
    if not receivers:  # 'had been ordered from Iran for the Syrian army'
        receivers = for_
    elif not givers and for_ and {r.kind for r in (*for_, *receivers)} == {Kind.COUNTRY}:
        # 'Chad is buying tanks for Mali'.
        givers, receivers = receivers, for_
    shares = _shared_out(scene, weapons) if not givers else []
    for giver, number in shares:
        for draft in drafts(scene, verb, [giver], receivers, weapons, what, "supplies/shared"):
            yield replace(draft, number=number)
    yield from drafts(scene, verb, givers, receivers, weapons, what, "supplies/taken")


_TALKING = frozenset("talk negotiate negotiation discussion".split())


def _talked_with(verb: Token) -> list[Token]:
    """'Is in talks with China on buying jets', 'is negotiating with it to buy': with whom."""
    over = next((a for a in verb.ancestors if a.lemma_ in _TALKING), None)
    return [t for p, t in prepositions(over) if p == "with"] if over is not None else []


def _shared_out(scene: Scene, weapons: Sequence[Ref]) -> list[tuple[Ref, Token]]:
    """'Got three batteries, two from Chad and one from Mali': who gave how many."""
    counts = [t for w in weapons for a in within(w.token, "appos") for t in coordinated(a)]
    found = []
    for count in (t for t in counts if t.pos_ == "NUM"):
        from_ = [o for p in within(count, "prep") if p.lower_ == "from" for o in within(p, "pobj")]
        found += [(giver, count) for giver in scene.refs.actors(from_)]
    return found


def _asked(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad asked Serbia for tanks': a wish."""
    weapons = scene.refs.weapons([t for p, t in prepositions(verb) if p == "for"])
    givers = [r for r in scene.refs.actors(patients(verb)) if r.by != "demonym"]
    receivers = scene.refs.states(agents(verb))
    arms = {w.token.i for w in weapons}
    others = [
        t for w in weapons for p, t in prepositions(w.token) if p == "for" and t.i not in arms
    ]
    receivers = scene.refs.actors(others) or receivers  # 'asked Chad for tanks for Mali'
    refused = any(_refuses(scene, behind, givers) for behind in within(verb, "conj", "relcl"))
    status = Status.HALTED if refused else Status.PLANNED
    meant = Modality.DENIED if refused else Modality.PLANNED
    for draft in drafts(
        scene, verb, givers, receivers, weapons, [], "supplies/asked", status=status, weak=True
    ):
        if draft.voice.modality is not Modality.DENIED:
            yield replace(draft, voice=replace(draft.voice, modality=meant, halted=refused))


def _refuses(scene: Scene, verb: Token, givers: Sequence[Ref]) -> bool:
    """'..., but Serbia refused', 'ruled out sending any'."""
    out = any(c.lower_ in HOLDING.get(verb.lemma_, ()) for c in within(verb, "prt", "advmod"))
    who = {r.id for r in scene.refs.states(within(verb, "nsubj"))}
    return (out or verb.lemma_ in REFUSING) and any(giver.id in who for giver in givers)


_READERS = (
    (GIVE, _given_to_each),
    (frozenset({"drop"}), _dropped),
    (frozenset({"sign"}), _signed_for),
    (frozenset({"turn", "make"}), _turned_over),
    (ARM | FIT, _armed),
    (REFUSE, _refused),
    (TAKE, _taken_from_each),
    (frozenset({"ask"}), _asked),
)
