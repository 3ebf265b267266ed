"""SUPPLIES by arms on their way: what came, what was carried, what was seized aboard."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality, Status
from app.entities.kinds import Kind
from app.extraction.arguments import agents, is_passive, patients, prepositions
from app.extraction.rules.transfers import COMING, GIVE, TAKE, adjectives, drafts, receivers_of
from app.extraction.salience import Ref
from app.extraction.saying import SEIZING
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

_CARRYING = frozenset("carry transport haul bring bear".split())
_CARRIERS = frozenset(
    "ship vessel freighter boat dhow barge steamer trawler plane aircraft airliner flight train "
    "truck lorry convoy cargo".split()
)


def read(scene: Scene) -> Iterator[Draft]:
    """The arms on their way that a sentence tells of."""
    for verb in scene.acts(COMING):
        yield from _came(scene, verb)
    for verb in scene.acts(frozenset({"expect"})):
        if is_passive(verb):
            yield from _came(scene, verb)
    for verb in scene.acts(_CARRYING):
        yield from _carried(scene, verb)
    for verb in scene.acts(SEIZING):
        yield from _aboard(scene, verb)


def _came(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Arms for Bosnia came from Hungary', 'shells that reached Russia from North Korea'.

    'Rifles bought from Russia arrived in Chad', 'the rifles Russia promised have arrived'.
    """
    refs, around = scene.refs, list(prepositions(verb))
    what = patients(verb) if is_passive(verb) else agents(verb)
    # 'Two planes with rifles from Serbia landed in Chad': the rifles.
    aboard = [t for c in what if c.lemma_ in _CARRIERS for p, t in prepositions(c) if p == "with"]
    weapons = refs.weapons(aboard) or refs.weapons(what)
    if not weapons:
        return
    arms = [*what, *(w.token for w in weapons)]
    arms += [c for t in arms for c in within(t, "acl") if c.lemma_ in TAKE]
    around += [p for t in arms for p in prepositions(t)]
    givers = refs.actors([t for prep, t in around if prep == "from"])
    given = [c for t in arms for c in within(t, "relcl", "acl") if c.lemma_ in GIVE]
    givers = givers or refs.states([a for c in given for a in agents(c)])
    to = [t for prep, t in around if prep in ("to", "for", "in")]
    receivers = [r for r in refs.actors(patients(verb)) if r.kind is not Kind.WEAPON]
    receivers = receivers or receivers_of(scene, to)
    yield from drafts(scene, verb, givers, receivers, weapons, [], "supplies/came", weak=True)


def _carried(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'A ship from Iran carrying rifles to Yemen was seized', 'a plane carried shells to Mali'."""
    described = [verb.head] if verb.dep_ in ("acl", "relcl") else []
    carriers = [t for t in (*agents(verb), *described) if t.lemma_ in _CARRIERS]
    weapons = scene.refs.weapons(patients(verb))
    if not carriers or not weapons:
        return
    holders = [verb, *carriers, *(w.token for w in weapons)]
    yield from _on_the_way(scene, verb, weapons, holders, "supplies/carried")


def _aboard(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Seized 2,000 rifles on a ship sailing from Iran to Yemen': they never arrived.

    'Seized rifles from Iran for the Houthis' too.
    """
    weapons = scene.refs.weapons(patients(verb))
    on = [t for p, t in prepositions(verb) if p in ("on", "aboard", "in", "from")]
    # 'A ship sailing' may be a sailing, of a ship.
    carriers = [t for t in on if {t.lemma_, *(c.lemma_ for c in within(t, "compound"))} & _CARRIERS]
    if weapons and carriers:
        holders = [*carriers, *(c for t in carriers for c in within(t, "acl", "relcl"))]
        yield from _on_the_way(scene, verb, weapons, holders, "supplies/aboard")
    elif weapons:
        arms = [w.token for w in weapons]
        yield from _on_the_way(scene, verb, weapons, arms, "supplies/seized")


def _on_the_way(
    scene: Scene, verb: Token, weapons: Sequence[Ref], holders: Sequence[Token], rule: str
) -> Iterator[Draft]:
    """Arms between the two that 'from' and 'to' lead to, behind any of these words."""
    around = [found for t in holders for found in prepositions(t)]
    givers = scene.refs.actors([t for prep, t in around if prep == "from"])
    # 'A plane carrying North Korean weapons to Iran'.
    givers = givers or [r for w in weapons for r in adjectives(scene, w.token)]
    receivers = receivers_of(scene, [t for prep, t in around if prep in ("to", "for")])
    over = [a for a in (verb, *verb.ancestors) if a.pos_ == "VERB"]
    caught = any(a.lemma_ in SEIZING or _turns_back(a) for a in over)
    for draft in drafts(scene, verb, givers, receivers, weapons, [], rule, weak=True):
        halted = replace(draft.voice, modality=Modality.DENIED, halted=True)
        yield replace(draft, voice=halted, status=Status.HALTED) if caught else draft


def _turns_back(verb: Token) -> bool:
    """'The ship turned back', 'was forced to turn around'."""
    turning = [v for v in (verb, *within(verb, "xcomp")) if v.lemma_ == "turn"]
    return any(c.lower_ in ("back", "around", "away") for v in turning for c in v.children)
