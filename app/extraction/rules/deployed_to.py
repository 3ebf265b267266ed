"""DEPLOYED_TO: a state or body sends or stations its own troops or systems somewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind, kind_of_id
from app.extraction.arguments import (
    agents,
    gapped,
    is_passive,
    owners,
    patients,
    prepositions,
)
from app.extraction.rules.attacked import HITTING
from app.extraction.rules.deployed_listed import Share, shares
from app.extraction.rules.pairs import aimed
from app.extraction.rules.phrases import met, phrases
from app.extraction.rules.supposed import is_friendly
from app.extraction.rules.targets import IN, Target, is_territory, targets_of, there
from app.extraction.rules.troops import TROOPS, are_posted, is_troops, modifiers, whose
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import coordinated, within

_SENDING = frozenset(
    "ship transport parachute reinforce dig entrench send dispatch deploy station move rush base "
    "position post redeploy rotate fly withdraw order "
    "commit place keep maintain pull house host march put throw pour ferry airlift "
    "contribute detail second mass concentrate install plant emplace site locate park anchor moor "
    "lodge quarter billet garrison muster land despatch field bring shift".split()
)
_GOING = frozenset(
    "arrive land serve stay remain operate enter move go deploy fight patrol stand cross "
    "come sit wait lie linger cruise steam sail dig camp garrison guard march pour stream trickle "
    "disembark lurk reside base roam train bivouac settle touch take".split()
)
# Hulls and planes are sent by who keeps them; with 'send' alone they may be a gift.
_PLATFORMS = frozenset("aircraft fighter bomber jet battery pilot".split())
_HOSTING = phrases("play : host : to")
_NOUNS = frozenset("deployment presence dispatch stationing arrival".split())
_STATIONS = frozenset("to in into at on near along inside off across around".split())
_THERE = frozenset(
    "troop soldier peacekeeper marine mercenary contingent garrison battalion brigade base "
    "paratrooper instructor adviser advisor outpost legionnaire squadron battlegroup force".split()
)
_BASES = frozenset("base garrison outpost".split())
_LEAVING = frozenset("withdraw pull".split())
_STAYING = frozenset("stay remain leave".split())
_ENDING = frozenset("close shut leave evacuate vacate abandon dismantle quit".split())
_SETTING_UP = frozenset("open establish build".split())
_KEEPING = _SETTING_UP | frozenset("have maintain operate keep".split())
_STATIONED = frozenset(
    "deploy station base position place redeploy move install plant emplace site locate park field "
    "shift bring entrench keep maintain retain".split()
)
# 'Two thousand Georgians served': a people's name for its soldiers.
_SERVING = frozenset("serve fight patrol garrison".split())


def read(scene: Scene) -> Iterator[Draft]:  # noqa: C901  one case a construction
    """The deployments that a sentence tells of."""
    for verb in scene.acts(_SENDING):
        yield from _sent(scene, verb)
    for verb in scene.acts(frozenset({"host", "house", "have"})):
        troops = [t for t in patients(verb) if is_troops(scene, t) and t.lemma_ != "army"]
        where = targets_of(scene, agents(verb))
        # 'Has soldiers in Mali': not Mali's.
        own = verb.lemma_ == "have"
        who = scene.refs.actors(modifiers(troops)) if own else whose(scene, troops)
        yield from _drafts(scene, verb, who, where, [], troops, "deployed_to/hosted", weak=True)
    for turn in met(scene, _HOSTING):
        troops = [t for t in turn.whom if is_troops(scene, t)]
        who, where = whose(scene, troops), targets_of(scene, turn.who)
        yield from _drafts(scene, turn.act, who, where, [], troops, "deployed_to/hosted", weak=True)
    for verb in scene.acts(frozenset({"receive", "get", "welcome"})):
        yield from _received(scene, verb)
    for verb in scene.acts(_KEEPING):
        yield from _held(scene, verb)
    for verb in scene.acts(_GOING):
        yield from _went(scene, verb)
    for verb in scene.acts(frozenset({"be"}), pos=("VERB", "AUX")):
        yield from _went(scene, verb)
        yield from _home(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for noun in scene.acts(_THERE, pos=("NOUN",)):
        yield from _there(scene, noun)
    for noun in scene.acts(_SOLDIERS, pos=("NOUN",)):
        yield from _somewhere(scene, noun)


def _sent(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'North Korea sent 10,000 troops to Russia', 'US soldiers stationed in Poland'."""
    what = patients(verb)
    if any(c.lower_ in ("down", "back") for c in within(verb, "prt", "advmod")):
        return  # 'brought down a plane'
    troops = [t for t in what if is_troops(scene, t)]
    who = scene.refs.states([*agents(verb), *gapped(verb)])
    if verb.lemma_ not in _STATIONED:
        # 'Hezbollah sent fighters': men.
        men = any(r.kind is Kind.ORGANIZATION for r in who)
        troops = [t for t in troops if _are_men(t) or (men and t.lemma_ == "fighter")]
    arms = scene.refs.weapons(what)
    posted = verb.lemma_ in _STATIONED or are_posted(verb, what, [w.id for w in arms])
    weapons = arms if posted else []
    weapons = [w for w in weapons if not is_troops(scene, w.token)] or [
        w for w in weapons if w.token in troops
    ]
    if not troops and not weapons:
        return
    to = _STATIONS | {"dative"}  # 'sent Russia 12,000 soldiers'
    at = [t for p, t in prepositions(verb) if p in to]
    at = [t for t in at if t.lemma_ not in ("border", "frontier", "side")]  # whose side is open
    where = targets_of(scene, at)
    if not who:
        who = whose(scene, troops or [w.token for w in weapons])
    if troops and not weapons and (listed := shares(scene, verb)):
        yield from _shared(scene, verb, scene.refs.states(agents(verb)), listed, troops)
        return
    if verb.lemma_ in _LEAVING:  # whoever is told to leave is there
        where = targets_of(scene, [t for p, t in prepositions(verb) if p in ("from", "of")])
    yield from _drafts(scene, verb, who, where, weapons, troops, "deployed_to/sent")


def _shared(
    scene: Scene, verb: Token, who: list[Ref], listed: list[Share], troops: list[Token]
) -> Iterator[Draft]:
    """'Has sent 500 soldiers to Poland, Britain 300 to Estonia': to each its own."""
    for share in listed:
        whose_ = [share.who] if share.who else who
        for draft in _drafts(scene, verb, whose_, share.where, [], troops, "deployed_to/shared"):
            yield replace(draft, number=share.number or draft.number)


def _are_men(troops: Token) -> bool:
    """Whether they are soldiers, no planes."""
    return troops.lemma_.lower() not in _PLATFORMS


def _received(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad has received tanks from Serbia, along with two hundred instructors'."""
    around = list(prepositions(verb))
    troops = [t for t in (*patients(verb), *(o for _, o in around)) if is_troops(scene, t)]
    troops = [t for t in troops if t.lemma_.lower() not in _PLATFORMS and t.pos_ != "PROPN"]
    who = whose(scene, troops) or scene.refs.actors([t for p, t in around if p == "from"])
    where = targets_of(scene, agents(verb))
    if troops and not scene.refs.weapons(troops):
        yield from _drafts(
            scene, verb, who, where, [], troops[:1], "deployed_to/received", weak=True
        )


def _held(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'France has a naval base in Djibouti', 'keeps 2,000 soldiers in Niger'."""
    held = verb.lemma_ not in _SETTING_UP  # 'builds jets in Chad'
    bases = [t for t in patients(verb) if t.lemma_ in _BASES or (held and is_troops(scene, t))]
    where = [p for t in bases for p in prepositions(t)] + list(prepositions(verb))
    standing = [c for t in bases for c in within(t, "acl") if c.lemma_ in _STATIONED | _GOING]
    where += [p for c in standing for p in prepositions(c)]  # 'has 1,000 men deployed in Mali'
    targets = targets_of(scene, [t for p, t in where if p in ("in", "at", "on")])
    targets = targets or there(scene, verb)
    if bases and is_troops(scene, bases[0]) and (listed := shares(scene, verb)):
        yield from _shared(scene, verb, scene.refs.actors(agents(verb)), listed, bases)
    elif bases and (verb.lemma_ != "operate" or any(t.lemma_ == "base" for t in bases)):
        yield from _drafts(
            scene,
            verb,
            scene.refs.actors(agents(verb)),
            targets[:1],
            [],
            bases,
            "deployed_to/held",
            weak=True,
        )


def _went(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'North Korean troops have arrived in Russia', 'Cuban soldiers fight in Angola'."""
    who = agents(verb)
    if any(c.dep_ == "expl" for c in verb.children):  # 'there are 500 soldiers in Niger'
        who = [t for c in within(verb, "attr", "nsubj", "dobj") for t in coordinated(c)]
    troops = [t for t in who if is_troops(scene, t) or _is_people(scene, t, verb)]
    if not troops and any(t.pos_ == "NUM" for t in who):
        yield from _more(scene, verb)
        return
    troops = [t for t in troops if not _is_freight(scene, t)]
    troops = troops or [t for t in who if _is_band(scene, t) and verb.lemma_ in _ABROAD]
    under = any(c.lower_ == "under" for c in within(verb, "prep"))  # 'came under attack there'
    elsewhere = verb.lemma_ == "take" and not _QUARTERS & {t.lemma_ for t in verb.rights}
    if not troops or under or elsewhere:
        return
    around = list(prepositions(verb))
    entering = verb.lemma_ in ("enter", "patrol") and not is_passive(verb)
    entered = patients(verb) if entering else []
    where = targets_of(scene, [*entered, *(t for p, t in around if p in IN | {"to", "into", "on"})])
    where = where or there(scene, verb)
    sent_by = whose(scene, troops) or scene.refs.actors([t for p, t in around if p == "from"])
    yield from _drafts(scene, verb, sent_by, where, [], troops, "deployed_to/went", weak=True)


def _more(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Another 350 are stationed in Senegal and 600 in Mali': whose were told of last."""
    last = [who for number, who in scene.memory.deployed if scene.number - number in (1, 2)]
    for count in (t for t in scene.sentence if t.pos_ == "NUM" and last):
        inside = [o for p in within(count, "prep") if p.lower_ == "in" for o in within(p, "pobj")]
        if count.dep_ in ("nsubj", "nsubjpass") and count.head.i == verb.i:
            inside += [t for p, t in prepositions(verb) if p in IN]
        who = [Ref(last[-1], kind_of_id(last[-1]), count)]
        where = targets_of(scene, inside)[:1]
        yield from _drafts(scene, verb, who, where, [], [count], "deployed_to/more", weak=True)


def _is_freight(scene: Scene, ship: Token) -> bool:
    """'A Chadian ship carrying rifles': a cargo, no ship of war."""
    loads = [o for c in within(ship, "acl") if c.lemma_ == "carry" for o in within(c, "dobj")]
    return ship.lemma_ in ("ship", "vessel", "plane", "aircraft") and bool(
        scene.refs.weapons(loads)
    )


_ABROAD = frozenset("arrive operate deploy enter fight land".split())


def _is_band(scene: Scene, token: Token) -> bool:
    """Whether a word means an armed group, which is its own soldiers: 'Wagner arrived in Mali'."""
    return any(scene.refs.form(ref.id) == "armed group" for ref in scene.refs.actors([token]))


_QUARTERS = frozenset("quarter position post station place".split())


def _is_people(scene: Scene, token: Token, verb: Token) -> bool:
    mention = scene.refs.mention(token)
    people = mention is not None and mention.form == "demonym" and token.text.endswith(("s", "h"))
    return people and verb.lemma_ in _SERVING


def _home(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad is home to a thousand French soldiers'."""
    for noun in within(verb, "attr", "advmod"):
        if noun.lemma_ in ("home", "host"):
            to = [t for p, t in (*prepositions(noun), *prepositions(verb)) if p == "to"]
            troops = [t for t in to if t.lemma_ in _BASES or is_troops(scene, t)]
            who, where = whose(scene, troops), targets_of(scene, agents(verb))
            yield from _drafts(scene, verb, who, where, [], troops, "deployed_to/home", weak=True)


def _there(scene: Scene, troops: Token) -> Iterator[Draft]:
    """'Italian peacekeepers in Lebanon', 'US troops in Syria'."""
    if troops.dep_ in ("dobj", "nsubjpass") and _ends(troops.head):
        return  # 'closed its base in Chad'
    if troops.lower_ == "forces":
        return  # 'is fighting Russian forces in the Donbas': no word of who sent them
    where = [o for p in within(troops, "prep") if p.lower_ == "in" for o in within(p, "pobj")]
    who = whose(scene, [troops])
    targets = [t for t in targets_of(scene, where) if t.id not in {r.id for r in who}]
    yield from _drafts(scene, troops, who, targets, [], [troops], "deployed_to/there", weak=True)


def _ends(verb: Token) -> bool:
    over = any(c.lower_ in ("over", "back", "up") for c in within(verb, "prt", "advmod"))
    return verb.lemma_ in _ENDING or (over and verb.lemma_ in ("hand", "turn", "give"))


# Where these are said of soldiers, it is not told that they stand there.
_AWAY = frozenset(
    "kill die fall wound capture leave withdraw flee return quit retreat pull depart defeat train "
    "exercise parade visit attack strike bomb shell fire shoot accuse say tell claim want plan "
    "threaten refuse condemn warn help supply use sell buy give receive expel expect rout beat "
    "destroy oust evict drive intercept seize board search recall see find free release mourn bury "
    "miss lose recruit arm equip replace have rely depend".split()
)
_SOLDIERS = (
    TROOPS
    - _PLATFORMS
    - frozenset(
        "man group team company technician trainer expert specialist engineer officer vessel ship "
        "carrier minder bodyguard fighter volunteer crew detachment corps fleet column boot".split()
    )
)
_GUARDING = frozenset("patrol guard hold man police garrison protect control secure".split())
_HERE = frozenset("in on at into onto inside upon across throughout".split())


def _somewhere(scene: Scene, troops: Token) -> Iterator[Draft]:
    """'Chadian gendarmes hold the road in Kenya', 'camped in Kenya are Italian hussars'.

    Whatever they do there, unless it is one of a few things: soldiers of a state stand abroad.
    """
    verb = troops.head
    if verb.pos_ not in ("VERB", "AUX") or verb.lemma_ in _AWAY | HITTING or is_friendly(verb):
        return
    who = whose(scene, [troops])
    if not who or troops not in (*agents(verb), *within(verb, "attr")):
        return
    clauses = [c for c in verb.children if c.dep_ in ("advcl", "acl", "xcomp", "acomp")]
    around = [t for v in (verb, *clauses) for p, t in prepositions(v) if p in _HERE]
    if verb.lemma_ in _GUARDING:
        around += [o for t in patients(verb) for o in (t, *(n for _, n in prepositions(t)))]
    taken = {r.id for r in who}
    around = [t for t in around if not scene.refs.weapons([t])]  # 'count on Iranian drones'
    where = [t for t in targets_of(scene, around) if t.id not in taken and is_territory(t)]
    where = where or there(scene, verb)
    yield from _drafts(
        scene, verb, who, where[:1], [], [troops], "deployed_to/somewhere", weak=True
    )


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'The deployment of US troops to Poland', 'Russia's military presence in Armenia'."""
    around = list(prepositions(noun))
    of = [t for p, t in around if p == "of"]
    troops = [t for t in of if is_troops(scene, t)]
    military = any(
        c.lower_ in ("military", "troop", "troops") for c in within(noun, "amod", "compound")
    )
    weapons = scene.refs.weapons(of) if noun.lemma_ in ("deployment", "stationing") else []
    if not troops and not weapons and not military:
        return
    who = scene.refs.actors(owners(noun)) or whose(scene, troops)
    where = targets_of(scene, [t for p, t in around if p in IN | {"to"}])
    yield from _drafts(scene, noun, who, where, weapons, troops, "deployed_to/named", weak=True)


def _drafts(
    scene: Scene,
    act: Token,
    who: Sequence[Ref],
    where: Sequence[Target],
    weapons: Sequence[Ref],
    troops: Sequence[Token],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    if not who or not where:
        return
    voice = scene.stated(act)
    if voice is None:
        return
    if act.lemma_ in _LEAVING and voice.modality is Modality.ASSERTED:
        return  # who has left is there no more
    verb = act.head if act.dep_ == "nsubj" else act
    if verb.lemma_ in _LEAVING | _STAYING and voice.modality is Modality.PLANNED:
        voice = replace(voice, modality=Modality.ASSERTED)  # who is to leave or to stay is there
    if voice.modality is not Modality.DENIED and where:
        scene.memory.deployed.extend((scene.number, ref.id) for ref in who)
    home = {getattr(scene.refs.entity(ref.id), "country", None) for ref in who}
    where = [target for target in where if target.id not in home]  # no band goes to its own state
    yield from aimed(
        FactType.DEPLOYED_TO,
        act,
        rule,
        voice,
        who,
        where,
        weapons,
        weak=weak,
        counted=next(iter(troops), None),
        fits=is_territory,
    )
