"""SIGNED: a state signed, or is party to, an agreement, a treaty or an arms contract."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind, slug
from app.extraction.arguments import agents, patients, prepositions
from app.extraction.attribution import Voice
from app.extraction.pacts import known_pact
from app.extraction.rules.bonds import bound
from app.extraction.rules.relations import related
from app.extraction.rules.targets import targets_of
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

_VERBS = frozenset(
    "sign conclude ink initial ratify seal clinch reach strike negotiate cosign".split()
)
# What is signed wherever it joins; a deal or a declaration may not be.
_BONDS = frozenset("agreement treaty pact accord memorandum protocol charter convention".split())
_PACTS = frozenset(
    "agreement treaty pact deal contract accord memorandum protocol charter convention letter "
    "arrangement partnership declaration statement".split()
)


def read(scene: Scene) -> Iterator[Draft]:
    """The signatures that a sentence tells of."""
    for verb in scene.acts(_VERBS):
        yield from _signed(scene, verb)
    for noun in scene.acts(_PACTS, pos=("NOUN", "PROPN")):
        yield from _between(scene, noun)
    for verb in scene.acts(frozenset({"join", "accede"})):
        yield from _joined(scene, verb)
    for noun in scene.acts(frozenset({"signing", "signature"}), pos=("NOUN",)):
        yield from _signing(scene, noun)
    for noun in scene.acts(frozenset({"party", "signatory"}), pos=("NOUN",)):
        yield from _party(scene, noun)


def _signed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Turkey signed a contract with Russia', 'a pact signed by both countries in June'."""
    what = [t for t in patients(verb) if _is_pact(scene, t)]
    if not what:
        return
    around = list(prepositions(verb)) + [p for t in what for p in prepositions(t)]
    parties = scene.refs.states(agents(verb))
    parties += scene.refs.actors([t for p, t in around if p in ("with", "between")])
    over = verb.head.head.head if verb.dep_ == "acl" and verb.head.dep_ == "pobj" else verb
    if len(parties) == 1 and verb.head.head.lower_ == "under":  # 'under a pact signed with Chad'
        parties += scene.refs.states(agents(over))
    yield from _drafts(scene, verb, what, parties, "signed/verb")


def _joined(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Brazil acceded to the Rio Treaty', 'joined the treaty'."""
    what = [*patients(verb), *(t for p, t in prepositions(verb) if p == "to")]
    named = [t for t in what if (m := scene.refs.mention(t)) and m.kind is Kind.AGREEMENT]
    yield from _drafts(scene, verb, named, scene.refs.states(agents(verb)), "signed/joined")


def _signing(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'The signing of a treaty by Russia and Belarus'."""
    around = list(prepositions(noun))
    what = [t for p, t in around if p in ("of", "to") and _is_pact(scene, t)]
    parties = scene.refs.actors([t for p, t in around if p in ("by", "between", "with")])
    if noun.dep_ == "dobj" and noun.head.lemma_ in ("bear", "carry"):
        # 'The treaty bears the signatures of Chad and Sudan'.
        what = [t for t in agents(noun.head) if _is_pact(scene, t)]
        parties = scene.refs.states([t for p, t in around if p == "of"])
    yield from _drafts(scene, noun, what, parties, "signed/noun", weak=True)


def _party(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Chad is a party to the treaty', 'a treaty of which Chad is a signatory', 'among its'."""
    pacts: list[Token] = []

    def named(tokens: Sequence[Token]) -> list[Ref]:
        pacts.extend(t for t in tokens if _is_pact(scene, t))
        return []

    ones, _ = related(noun, scene.refs.states, named)
    yield from _drafts(scene, noun, pacts, ones, "signed/party", weak=True)


def _between(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'A security treaty between Australia and Solomon Islands': both are party to it."""
    parties = bound(noun, scene.refs.actors)
    binding = scene.named(noun) or noun.lemma_ in _BONDS
    if not binding and not any(p == "between" for p, _ in prepositions(noun)):
        return  # 'Peru's partnership with Chile'
    if len(parties) == 2 or (parties and _is_signed_under(noun)):
        yield from _drafts(scene, noun, [noun], parties, "signed/between", weak=True)


def _is_signed_under(noun: Token) -> bool:
    """'Put its name to the pact': one alone may do it."""
    verb = noun.head.head
    return noun.dep_ == "pobj" and verb.lemma_ in ("put", "set", "append", "affix", "lend")


def _is_pact(scene: Scene, token: Token) -> bool:
    mention = scene.refs.mention(token)
    if mention:
        return mention.kind is Kind.AGREEMENT
    return token.lemma_.lower() in _PACTS


def _drafts(
    scene: Scene,
    act: Token,
    what: Sequence[Token],
    parties: Sequence[Ref],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    states = list({r.id: r for r in parties if r.actor}.values())
    if act.lemma_ == "ratify":  # a parliament ratifies for its state
        states = [scene.refs.home_of(ref) or ref for ref in states]
    if not what or not states:
        return
    voice = Voice() if rule == "signed/between" else scene.stated(act)
    if voice is None:
        return
    if voice.agreed and act.tag_ != "VBN":  # not 'under an agreement signed in May'
        voice = replace(voice, modality=Modality.PLANNED)
    where = targets_of(scene, [t for p, t in prepositions(act) if p in ("in", "at")])
    place = next((target.where for target in where), None)
    for noun in what[:1]:
        agreement = _agreement(scene, noun, states)
        if agreement is None:
            continue
        for state in states:
            yield Draft(
                FactType.SIGNED, state.id, agreement, act, rule, voice, place=place, weak=weak
            )


def _agreement(scene: Scene, noun: Token, states: Sequence[Ref]) -> str | None:
    """The id of a named agreement, else one made of the parties and what it is about."""
    for token in (noun, *within(noun, "appos")):
        mention = scene.refs.mention(token)
        if mention and mention.kind is Kind.AGREEMENT:
            listed = mention.id in scene.refs.entities
            known = None if listed else _known(scene, mention.name.split(), states)
            scene.memory.pacts.append(known or mention.id)
            return scene.memory.pacts[-1]
    plain = any(c.lower_ in ("the", "this", "that", "these") for c in noun.children)
    if plain and not within(noun, "amod", "compound", "nmod") and scene.memory.pacts:
        return scene.memory.pacts[-1]
    words = [
        t.lower_
        for t in scene.sentence
        if t.head.i == noun.i
        and t.dep_ in ("amod", "compound", "nmod")
        and t.is_alpha
        and t.lower_ != "worth"
        and scene.refs.mention(t) is None
    ]
    countries = [s for s in states if s.kind is Kind.COUNTRY][:2]
    about = [
        *sorted(slug(_name(scene, s)) for s in countries),
        *words,
        noun.lemma_.lower(),
    ]
    if not countries:
        return None
    known = _known(scene, words, states)
    scene.memory.pacts.append(known or f"agreement:{slug('-'.join(about))}")
    return scene.memory.pacts[-1]


def _known(scene: Scene, words: Sequence[str], states: Sequence[Ref]) -> str | None:
    return known_pact(scene.refs.entities, words, [s.id for s in states])


def _name(scene: Scene, ref: Ref) -> str:
    entity = scene.refs.entity(ref.id)
    return entity.name if entity else ref.id
