"""ATTACKED: a state or body carries out a strike, an incursion, a bombardment."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.extraction.arguments import (
    agents,
    instruments,
    means,
    negated,
    owners,
    patients,
    prepositions,
    surface_subjects,
)
from app.extraction.rules.pairs import aimed, is_mutual
from app.extraction.rules.supposed import is_friendly
from app.extraction.rules.targets import (
    AT,
    HELD_BY,
    IN,
    Target,
    are_in_flight,
    settled,
    targets_of,
)
from app.extraction.rules.uses import USING
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import joined, within

HITTING = frozenset(
    "attack strike hit bomb shell bombard invade raid pound target storm ambush blast pummel "
    "assault overrun torpedo strafe rake pepper batter hammer pulverise pulverize besiege "
    "assail".split()
)
# These are an attack where it is said with what, or by what arms.
_RUINING = frozenset(
    "destroy wreck level raze flatten shatter damage sink kill demolish devastate ravage gut "
    "obliterate cripple incinerate".split()
)
_FIRING = frozenset(
    "fire launch drop unleash shoot lob hurl rain aim turn train loose fling hail discharge "
    "direct".split()
)
_UNDER = frozenset("come be remain live lie stay".split())
_SUFFERING = frozenset("suffer endure undergo sustain face survive weather repel".split())
_CLAIMING = frozenset("claim take assume admit accept acknowledge".split())
_BLAMING = frozenset("blame attribute ascribe pin lay".split())
_LANDING = frozenset("fall land rain hit strike crash explode slam".split())
_AIM = frozenset("at on against upon".split())
_NOUNS = frozenset(
    "attack strike invasion offensive assault raid bombardment incursion airstrike shelling "
    "bombing onslaught aggression intervention war shellfire gunfire barrage salvo cannonade "
    "blitz fusillade sortie fire foray".split()
)
_CROSSING = frozenset("cross roll push advance march storm sweep pour drive".split())
_FORCES = frozenset("troop force army soldier column tank unit brigade division marine".split())
_ANSWERING = frozenset("respond retaliate answer reply react counter".split())
_LAUNCHING = frozenset(
    "launch carry conduct mount stage begin start unleash make open undertake wage order fly "
    "perform prepare plan plot threaten".split()
)


def read(scene: Scene) -> Iterator[Draft]:
    """The attacks that a sentence tells of."""
    for verb in scene.acts(HITTING):
        yield from _attacked(scene, verb)
    for verb in scene.acts(_RUINING):
        if scene.refs.weapons([*instruments(verb), *agents(verb)]):
            yield from _attacked(scene, verb)
    for lemmas, pos, reader in _READERS:
        for act in scene.acts(lemmas, pos=pos):
            yield from reader(scene, act)


def _attacked(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Russia struck Kyiv with missiles', 'Israel was attacked by Hamas', 'hit Syria'."""
    around = list(prepositions(verb))
    what = patients(verb)
    if are_in_flight(scene, what):
        return  # 'destroyed 25 drones over Belgorod'
    where = targets_of(scene, what)
    # 'Struck sites used by rebels in Chad': in Chad.
    around += [p for t in what for c in within(t, "acl") for p in prepositions(c)]
    inside = targets_of(
        scene, [t for prep, t in around if prep in IN | {"on"} and not _is_behind_from(t)]
    )
    if not where or (inside and any(t.lemma_ in HELD_BY for t in what)):
        where = inside
    if not where and any(c.lower_ == "back" for c in verb.children):  # 'struck back at Sudan'
        where = targets_of(scene, [t for p, t in around if p == "at"])
    with_ = scene.refs.weapons([*(t for prep, t in around if prep == "with"), *means(verb)])
    if not where and verb.dep_ in ("acl", "advcl"):
        # 'At Adre a depot went up, bombed by Sudan': where it went up.
        where = targets_of(scene, [t for p, t in prepositions(verb.head) if p in IN])
    who = scene.refs.doers(agents(verb))
    if len(who) == 2 and is_mutual(verb):  # 'Chad and Mali struck each other'
        for one, other in (who, who[::-1]):
            struck = [Target(other.id, None)]
            yield from _drafts(scene, verb, [one], struck, with_, "attacked/verb")
        return
    yield from _drafts(scene, verb, who, where, with_, "attacked/verb")


def _is_behind_from(token: Token) -> bool:
    """'Struck Chad from ships in the Red Sea': where it was done from."""
    over = token.head.head
    return over.dep_ == "pobj" and over.head.lower_ == "from"


def _fired(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Iran fired 180 missiles at Israel', 'launched drones against Tel Aviv'."""
    weapons = [w for w in scene.refs.weapons(patients(verb)) if "radar" not in w.id]
    if not weapons and verb.lemma_ == "fire" and not patients(verb):  # 'fired on boats with guns'
        weapons = scene.refs.weapons([t for p, t in prepositions(verb) if p == "with"])
    elif not weapons:
        return
    aiming = verb.lemma_ in ("aim", "turn", "train")
    at = [t for prep, t in prepositions(verb) if prep in (AT - {"over"} if not aiming else _AIM)]
    if not at and verb.dep_ == "acl" and verb.head.head.lemma_ in _LANDING:
        # 'Upon Damascus fell bombs dropped by Israeli aircraft'.
        at = [t for prep, t in prepositions(verb.head.head) if prep in AT]
        at += patients(verb.head.head)
    who = scene.refs.doers(agents(verb)) or _from_ground(scene, verb)
    yield from _drafts(scene, verb, who, targets_of(scene, at), weapons, "attacked/fired")


def _retaliated(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad retaliated against Sudan with rockets', but not with tariffs."""
    weapons = scene.refs.weapons(instruments(verb))
    at = [t for p, t in prepositions(verb) if p in ("against", "on", "at")]
    if weapons:
        who = scene.refs.doers(agents(verb))
        yield from _drafts(scene, verb, who, targets_of(scene, at), weapons, "attacked/retaliated")


def _landed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Sudan's shells fell on Adre': whose they are attacks; who only made them does not."""
    if verb.lemma_ == "come" and not any(c.lower_ == "down" for c in verb.children):
        return
    for weapon in scene.refs.weapons(agents(verb)):
        whose = within(weapon.token, "poss")
        whose += [o for p in within(weapon.token, "prep") if p.lower_ == "of" for o in p.children]
        where = targets_of(scene, [t for p, t in prepositions(verb) if p in AT | {"in"}])
        who = scene.refs.actors(whose)
        yield from _drafts(scene, verb, who, where, [weapon], "attacked/landed", weak=True)


# 'Fired from ground that Chad holds': who holds it fires.
_GROUND = frozenset("ground territory area position soil land bank side region zone".split())
_HELD = frozenset("hold control occupy run rule keep".split())


def _from_ground(scene: Scene, verb: Token) -> list[Ref]:
    grounds = [t for p, t in prepositions(verb) if p == "from" and t.lemma_ in _GROUND]
    holders: list[Token] = []
    for ground in grounds:
        holders += within(ground, "amod", "poss", "compound")
        for clause in within(ground, "acl", "relcl"):
            if clause.lemma_ in _HELD:
                holders += agents(clause)
    return scene.refs.actors(holders)


def _suffered(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Chad suffered a raid by Sudan', 'towns came in for shelling by it', 'the target of'."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    struck: list[Token] = []
    came_in = noun.dep_ == "pobj" and noun.head.lower_ == "for" and verb.lemma_ == "come"
    if came_in or (noun.dep_ == "dobj" and verb.lemma_ in _SUFFERING):
        struck = agents(verb)
    elif noun.dep_ == "pobj" and verb.lemma_ in ("target", "victim", "object", "scene"):
        struck = surface_subjects(verb.head) if verb.dep_ == "attr" else [verb.head]
    if struck:
        around = [*prepositions(noun), *prepositions(verb)]
        by = [t for p, t in around if p in ("by", "from")]
        who = scene.refs.doers([*by, *owners(noun)])
        where = targets_of(scene, struck)
        yield from _drafts(scene, noun, who, where, [], "attacked/suffered", weak=True)


def _owned(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'X claimed responsibility for the attack on Y', 'behind the strike on Y is X'."""
    where = targets_of(scene, [t for p, t in prepositions(noun) if p in ("on", "in", "against")])
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    who: list[Ref] = []
    if over.lemma_ == "responsibility":
        verb = over.head
        who = scene.refs.actors(agents(verb)) if verb.lemma_ in _CLAIMING else []
    elif noun.dep_ == "dobj" and over.lemma_ == "claim":  # 'claimed a drone attack on Eilat'
        who = scene.refs.actors(agents(over))
    elif noun.dep_ == "pobj" and noun.head.lower_ == "for" and over.lemma_ == "blame":
        who = scene.refs.actors(patients(over))  # 'blamed Chad for an attack on'
    elif noun.dep_ == "pobj" and noun.head.lower_ == "behind" and over.lemma_ in ("be", "stand"):
        who = scene.refs.actors([*surface_subjects(over), *joined(over, "attr")])
    elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and over.lemma_ == "accuse":
        who = scene.refs.actors(patients(over))  # 'accused Chad of an incursion into Sudan'
        into = [t for p, t in prepositions(noun) if p in ("on", "into", "against", "of")]
        where = targets_of(scene, into)
    elif noun.dep_ in ("dobj", "nsubjpass") and over.lemma_ in _BLAMING:
        on = ("on", "to", "upon")
        who = scene.refs.actors([t for p, t in prepositions(over) if p in on])
        ids = {target.id for target in where}
        who = [ref for ref in who if ref.id not in ids]
    if _is_of_others(scene, noun, who) or negated(over) or negated(over.head):
        return  # 'has not claimed responsibility for'
    for draft in _drafts(scene, noun, who, where, [], "attacked/owned", weak=True):
        speaker = who[0] if over.lemma_ in ("responsibility", "claim") else draft.voice.speaker
        if over.lemma_ in ("blame", "accuse"):
            speaker = next(iter(scene.refs.all(agents(over))), speaker)
        claimed = replace(draft.voice, modality=Modality.CLAIMED, speaker=speaker)
        yield replace(draft, voice=claimed)


def _is_of_others(scene: Scene, noun: Token, who: Sequence[Ref]) -> bool:
    """'Blamed Chad for a Malian strike': Mali's."""
    own = {r.id for r in scene.refs.actors(within(noun, "amod", "poss"))}
    return bool(own) and own.isdisjoint(r.id for r in who)


def _against(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Nigeria used jets against rebel camps': an attack; 'against missiles' it is a defence."""
    at = [t for p, t in prepositions(verb) if p == "against" and not scene.refs.weapons([t])]
    weapons, who = scene.refs.weapons(patients(verb)), scene.refs.doers(agents(verb))
    if weapons and at:
        where = targets_of(scene, at)
        yield from _drafts(scene, verb, who, where, weapons, "attacked/against", weak=True)


def _crossed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Russian troops crossed into Georgia', 'Russian tanks rolled into Georgia'."""
    if is_friendly(verb):
        return
    forces = [t for t in agents(verb) if t.lemma_.lower() in _FORCES or scene.refs.weapons([t])]
    into = [t for prep, t in prepositions(verb) if prep == "into"]
    who = scene.refs.doers(forces)
    yield from _drafts(scene, verb, who, targets_of(scene, into), [], "attacked/crossed", weak=True)


_BORDER = frozenset("along across over at near".split())


def _exchanged(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad and Sudan traded air strikes': each at the other."""
    blows = [t for t in patients(verb) if t.lemma_ in _NOUNS]
    both = scene.refs.actors(agents(verb)) if blows else []
    if len(both) == 2:
        weapons = scene.refs.weapons([c for t in blows for c in within(t, "compound")])
        along = [t for t in scene.sentence if t.dep_ == "pobj" and t.head.lower_ in _BORDER]
        lines = [r.id for r in scene.refs.all(along, Kind.PLACE)]
        for one, other in (both, both[::-1]):
            struck = [Target(other.id, lines[0] if len(lines) == 1 else None)]
            yield from _drafts(scene, verb, [one], struck, weapons, "attacked/exchanged", weak=True)


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Russia's invasion of Ukraine', 'an Israeli strike on Beirut', 'launched an attack on'."""
    around = list(prepositions(noun))
    who = scene.refs.actors(owners(noun))
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.head.head.lemma_ in _UNDER:
        # 'Syria came under attack from Israel'.
        verb = noun.head.head
        by = [t for prep, t in (*around, *prepositions(verb)) if prep in ("from", "by")]
        who, struck = scene.refs.doers(by) or who, targets_of(scene, surface_subjects(verb))
        yield from _drafts(scene, noun, who, struck, [], "attacked/under", weak=True)
        return
    if not who and noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _LAUNCHING:
        who = scene.refs.states(agents(noun.head))
        around += list(prepositions(noun.head))
    if not who and noun.dep_ == "pobj" and noun.head.lower_ == "with":
        verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), noun)
        # 'Responded to it with strikes on Sudan'.
        who = scene.refs.states(agents(verb)) if verb.lemma_ in _ANSWERING else []
    for verb in within(noun, "acl", "relcl"):  # 'the raid launched by Chad', 'which it carried out'
        if not who and verb.lemma_ in _LAUNCHING:
            who = scene.refs.states(agents(verb))
    using = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else None
    used: list[Ref] = []
    if not who and using is not None and using.lemma_ in USING | _RUINING:
        # 'Used drones in an attack on', 'killed Ali Hassan in a raid in'.
        who = scene.refs.actors(agents(using))
        used = scene.refs.weapons(patients(using))
    on = IN | {"on", "of", "against", "into", "at"}
    at = [t for prep, t in around if prep in (on if noun.lemma_ != "war" else ("against", "on"))]
    weapons = scene.refs.weapons(
        [t for prep, t in around if prep == "with"] + within(noun, "compound")
    )
    weapons = weapons or used
    if who and not at and noun.dep_ == "pobj" and noun.head.lower_ == "in":
        # 'A post was burnt down in Chad in a raid by Sudan'.
        over = noun.head.head
        at = [t for p, t in prepositions(over) if p in ("in", "of", "off") and t.i != noun.i]
    verb = noun.head
    if who and not at and noun.dep_ == "nsubj" and verb.lemma_ in _RUINING | HITTING:
        # 'Russian strikes destroyed a plant in Kyiv'.
        at = [*patients(verb), *(t for p, t in prepositions(verb) if p in IN | {"in"})]
    who = [ref for ref in who if ref.id not in {w.id for w in weapons}]
    yield from _drafts(
        scene, noun, who, targets_of(scene, at), weapons, "attacked/named", weak=True
    )


def _drafts(
    scene: Scene,
    act: Token,
    who: Sequence[Ref],
    where: Sequence[Target],
    weapons: Sequence[Ref],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    if not who or not where:
        return
    voice = scene.stated(act)
    if voice is None:
        return
    where = [settled(scene, target, {ref.id for ref in who}) for target in where]
    yield from aimed(FactType.ATTACKED, act, rule, voice, who, where, weapons, weak=weak)


_VERB, _NOUN = ("VERB",), ("NOUN",)
_READERS = (
    (_FIRING, _VERB, _fired),
    (frozenset("use employ deploy utilise utilize".split()), _VERB, _against),
    (frozenset({"retaliate"}), _VERB, _retaliated),
    (_LANDING | {"come"}, _VERB, _landed),
    (_NOUNS, _NOUN, _named),
    (_NOUNS, _NOUN, _suffered),
    (_NOUNS, _NOUN, _owned),
    (frozenset({"exchange", "trade"}), _VERB, _exchanged),
    (_CROSSING, _VERB, _crossed),
)
