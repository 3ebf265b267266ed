"""LEADS: a person holds the leading office of a state or body, or a ministry of it."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.entities.vocabulary import Organization
from app.extraction.arguments import negated, patients, prepositions
from app.extraction.modality import Voice
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import coordinated, joined, within

_OFFICES = frozenset(
    "president premier minister chancellor king emir sultan monarch dictator ruler leader chief "
    "head director commander chairman chairwoman secretary-general secretary queen shah "
    "ayatollah colonel taoiseach counterpart".split()
)
_TITLE_WORDS = _OFFICES | frozenset(
    "foreign defence defense prime interior finance deputy former vice of state for supreme army "
    "military navy crown acting new then and first national security affairs external internal in "
    "'s - general secretary opposition designate the air force late armed forces field "
    "then-president ex-president spokesman assistant under special envoy".split()
)
_LEADING = frozenset("lead head rule command govern run".split())
# 'Former president', 'deputy minister', 'presidential adviser' hold no such office.
_LESS = frozenset(
    "former ex deputy vice ex-president then-president late acting-deputy assistant under "
    "outgoing-deputy spokesman adviser envoy ambassador candidate nominee elect opposition "
    "junior state-secretary representative aide fallen ousted deposed retired one-time onetime "
    "previous next future exiled".split()
)


def read(scene: Scene) -> Iterator[Draft]:
    """The offices that a sentence gives to persons."""
    for token in scene.sentence:
        mention = scene.refs.mention(token)
        if mention and mention.kind is Kind.PERSON:
            yield from _titled(scene, token)
    for verb in scene.acts(_LEADING):
        yield from _leading(scene, verb)


def _titled(scene: Scene, person: Token) -> Iterator[Draft]:
    """'Russian President Vladimir Putin', 'Wang Yi, China's foreign minister'."""
    if before := _before(scene, person):
        yield from before
        return
    if behind := _behind(scene, person):
        yield behind
        return
    offices = [t for c in within(person, "appos") for t in coordinated(c) if _is_office(t)]
    if person.dep_ == "appos" and _is_office(person.head):
        offices.append(person.head)
    if person.dep_ == "appos" and person.head.dep_ == "pobj" and not offices:
        # 'The president of France, Emmanuel Macron': hung on France.
        offices += [t for t in (person.head.head.head,) if _is_office(t)]
    verbs = [person.head] if person.dep_ == "nsubj" else []
    verbs += [c for c in within(person, "relcl") if any(w.lower_ == "who" for w in c.children)]
    for verb in verbs:
        if verb.lemma_ in ("be", "become", "remain") and not negated(verb):
            offices += [c for c in within(verb, "attr") if _is_office(c)]
    for office in offices:
        if _is_less(office) or any(_is_less_word(c) for c in within(person, "compound", "amod")):
            continue
        for led in _led(scene, office, person):
            yield _draft(scene, person, led, office, "leads/titled")
            break


def _behind(scene: Scene, person: Token) -> Draft | None:
    """'Defence Minister Ali Hassan of Kenya': the state behind the name."""
    doc, words = scene.sentence.doc, list[str]()
    for number in range(person.i - 1, max(person.i - 6, scene.sentence.start - 1), -1):
        if doc[number].lower_ not in _TITLE_WORDS:
            break
        words.append(doc[number].lower_)
    if not any(word in _OFFICES for word in words) or any(word in _LESS for word in words):
        return None
    of = [o for p in within(person, "prep") if p.lower_ == "of" for o in within(p, "pobj")]
    led = scene.refs.actors(of)
    return _draft(scene, person, led[0], person, "leads/title") if led else None


def _leading(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Haftar, who commands the LNA', 'the army led by Burhan'."""
    subjects = joined(verb, "nsubj")
    if subjects and subjects[0].lower_ in ("who", "that") and verb.dep_ == "relcl":
        subjects = [verb.head]
    people = scene.refs.all(subjects, Kind.PERSON)
    led = scene.refs.actors(joined(verb, "dobj"))
    if verb.tag_ == "VBN" and not people:
        people = scene.refs.all(
            [
                o
                for by in within(verb, "agent", "prep")
                if by.lower_ == "by"
                for o in within(by, "pobj")
            ],
            Kind.PERSON,
        )
        led = scene.refs.actors(patients(verb))
    voice = scene.voice(verb)
    if verb.tag_ == "VBD":
        return  # 'who ruled Yemen': no longer
    if voice.modality != "asserted" or voice.hypothetical:
        return
    for person in people:
        for one in led:
            if one.by in ("name", "demonym", "actor", "new"):
                yield _draft(scene, person.token, one, verb, "leads/verb", weak=True)


def _is_office(token: Token) -> bool:
    if token.lower_ == "general":  # 'secretary-general' in three words
        return any(c.lower_ == "secretary" for c in token.children)
    return token.lemma_.lower() in _OFFICES or token.lower_ in _OFFICES


def _is_less_word(token: Token) -> bool:
    return token.lower_ in _LESS or token.lower_.startswith("ex-")


def _is_less(office: Token) -> bool:
    around = [c for c in office.children if c.dep_ in ("amod", "compound", "nmod", "advmod")]
    before = office.nbor(-1) if office.i > 0 else office
    return any(_is_less_word(c) for c in (*around, before))


def _led(scene: Scene, office: Token, person: Token) -> list[Ref]:
    """Which state or body an office is of: beside it, before it, or behind 'of'."""
    of = [t for p, t in prepositions(office) if p == "of"]
    # 'His Pakistani counterpart': not his whose counterpart he is.
    whose = () if office.lemma_ == "counterpart" else ("poss",)
    beside = [
        t
        for holder in (office, person)
        for c in within(holder, "amod", "compound", "nmod", *whose)
        for t in (c, *within(c, "amod", "compound", "poss"))
    ]
    return [r for t in (*beside, *of) for r in scene.refs.states([t])]


def _before(scene: Scene, person: Token) -> list[Draft]:
    """'South Korean Defence Minister Shin Won-sik', 'U.S. Secretary of State Antony Blinken'.

    Read word by word to the left: the tree of a row of titles is seldom right.
    """
    doc, led = scene.sentence.doc, None
    words: list[str] = []
    for number in range(person.i - 1, max(person.i - 9, scene.sentence.start - 1), -1):
        token = doc[number]
        mention = scene.refs.mention(token)
        if mention and mention.kind in (Kind.COUNTRY, Kind.ORGANIZATION):
            # 'Of State' and 'of Iran' behind an office, a possessor or an adjective before it.
            led = led or scene.refs.of(token)[0]
            if words and words[-1] in ("of", "for"):
                continue
            if number > scene.sentence.start:  # 'former French President'
                words.append(doc[number - 1].lower_)
            break
        if token.lower_ not in _TITLE_WORDS and not token.text.endswith("’s"):
            break
        words.append(token.lower_)
    if not any(word in _OFFICES for word in words) or any(word in _LESS for word in words):
        return []
    if led is None:
        # 'Defence Minister Shin Won-sik': of the state that the vocabulary knows him to serve.
        mention = scene.refs.mention(person)
        known = scene.refs.entity(mention.id) if mention else None
        country = getattr(known, "country", None)
        if country is None:
            return []
        led = Ref(country, Kind.COUNTRY, person)
    return [_draft(scene, person, led, person, "leads/title")]


def _draft(
    scene: Scene, person: Token, led: Ref, act: Token, rule: str, *, weak: bool = False
) -> Draft:
    who = scene.refs.of(person)[0]
    entity = scene.refs.entity(led.id)
    whom = led.id
    if isinstance(entity, Organization) and entity.form == "ministry" and entity.country:
        whom = entity.country  # a minister leads a ministry of his state
    return Draft(FactType.LEADS, who.id, whom, act, rule, Voice(), weak=weak, dated=False)
