"""LEADS: a person holds the leading office of a state or body, or a ministry of it."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.entities.kinds import Kind, kind_of_id, slug
from app.entities.vocabulary import Country, Organization, Person
from app.extraction.arguments import (
    agents,
    is_passive,
    negated,
    owners,
    patients,
    prepositions,
)
from app.extraction.attribution import Voice
from app.extraction.former import is_past
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import child, coordinated, joined, within

_OFFICES = frozenset(
    "president premier minister chancellor king emir sultan monarch dictator ruler leader chief "
    "head director commander chairman chairwoman secretary-general secretary queen shah "
    "ayatollah colonel taoiseach counterpart strongman master sovereign boss chieftain warlord "
    "commander-in-chief generalissimo potentate".split()
)
_TITLE_WORDS = _OFFICES | frozenset(
    "foreign defence defense prime interior finance deputy former vice of state for supreme army "
    "military navy crown acting new then and first national security affairs external internal in "
    "'s - general secretary opposition designate the air force late armed forces field "
    "then-president ex-president ex spokesman assistant under special envoy".split()
)
_LEADING = frozenset("lead head rule command govern run chair direct oversee".split())
_PRESIDING = frozenset("preside reign rule".split())
# 'Runs Peru's diplomacy', 'has charge of its foreign affairs': what is led stands for the state.
_DOMAINS = frozenset(
    "diplomacy affair policy ministry government cabinet junta army military force troop defence "
    "defense finance treasury interior portfolio country state armed navy".split()
)
# 'The presidency of Kenya is held by X'.
_POSTS = frozenset("presidency premiership chancellorship leadership command ministry".split())
_OCCUPYING = frozenset("hold occupy have fill".split())
_ROYAL = frozenset("king queen emir sultan shah".split())
# 'Former president', 'deputy minister', 'presidential adviser' hold no such office.
_LESS = frozenset(
    "former ex deputy vice ex-president then-president late acting-deputy assistant under "
    "outgoing-deputy spokesman adviser envoy ambassador candidate nominee elect opposition "
    "junior state-secretary representative aide fallen ousted deposed retired one-time onetime "
    "previous next future exiled then".split()
)
# 'The head of the government': an office of the state; 'of the Korea desk' is none.
_WHOLE = _DOMAINS - {"ministry", "policy", "affair", "force", "troop"} | frozenset(
    "regime nation republic kingdom emirate council party movement group alliance staff".split()
)
# 'A senior commander', 'a leader of it': one of several.
_ONE_OF = frozenset("commander leader chief director head boss chieftain warlord".split())
_SENIOR = frozenset("senior top local regional field veteran high-ranking provincial".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The offices that a sentence gives to persons."""
    for token in scene.sentence:
        mention = scene.refs.mention(token)
        if mention and mention.kind is Kind.PERSON:
            yield from _titled(scene, token)
    for noun in scene.acts(_SUPREME | {"minister", "secretary", "chancellor"}, pos=("NOUN",)):
        yield from _looking_back(scene, noun)
    for verb in scene.acts(_LEADING, _PRESIDING):
        yield from _leading(scene, verb)
    for noun in scene.acts(_POSTS, pos=("NOUN",)):
        yield from _held(scene, noun)
    for noun in scene.acts(frozenset({"head", "helm", "charge"}), pos=("NOUN",)):
        yield from _at_the_head(scene, noun)


def _titled(scene: Scene, person: Token) -> Iterator[Draft]:
    """'Russian President Vladimir Putin', 'Wang Yi, China's foreign minister'."""
    if before := _before(scene, person):
        yield from before
        return
    if behind := _behind(scene, person):
        yield behind
        return
    for office in _offices(person):
        if (
            _is_less(office)
            or _is_of_a_service(office)
            or any(_is_less_word(c) for c in within(person, "compound", "amod"))
        ):
            continue
        for led in _led(scene, office, person) or _served(scene, office, person):
            of = [o for p in within(office, "prep") for o in within(p, "pobj")]
            words = [t.lower_ for n in (office, *of) for t in (n, *n.children)]
            yield _draft(scene, person, _serving(scene, led, words), office, "leads/titled")
            break


def _looking_back(scene: Scene, office: Token) -> Iterator[Draft]:
    """'Antony Blinken spoke. The secretary of state left': the one person spoken of."""
    definite = any(c.lower_ in ("the", "its") for c in office.children)
    named = within(office, "appos") or office.dep_ in ("appos", "attr", "compound")
    named = named or (office.dep_ == "nsubj" and office.head.lemma_ == "be")  # 'is not Ali'
    if not definite or named or _is_less(office) or office.tag_ != "NN":
        return
    for person in scene.refs.only_person(office):
        above = (scene.refs.mention(a) for a in office.ancestors)
        if any(mention and mention.id == person.id for mention in above):
            continue  # 'Ali Hassan, an adviser to the Kenyan president'
        known = scene.refs.entity(person.id)
        country = getattr(known, "country", None)
        states = [r for r in _led(scene, office, office) if r.id == country]
        if country and (states or not _led(scene, office, office)):
            led = Ref(country, Kind.COUNTRY, office)
            yield _draft(scene, person.token, led, office, "leads/before", weak=True)


# 'Who was replaced as minister by X', 'who stepped down as president'.
_LOSING = frozenset("replace sack dismiss fire remove oust resign step quit depose retire".split())


def _offices(person: Token) -> list[Token]:
    """The offices that apposition, 'is', 'as' or 'who is' give to a person."""
    offices = [t for c in within(person, "appos") for t in coordinated(c) if _is_office(t)]
    if person.i > person.sent.start + 1 and person.nbor(-1).text == ",":
        offices += [t for t in (person.nbor(-2),) if _is_office(t)]  # 'its emir, X, went'
    if person.dep_ in ("appos", "conj") and _is_office(person.head):
        # 'Its president, X'; 'Y, the kingdom's prince and premier, and X': hung on the office.
        offices += [person.head] if person.dep_ == "appos" else []
    if person.dep_ in ("nsubj", "nsubjpass"):  # 'as president of Kenya, X'
        offices += [
            t
            for p in within(person.head, "prep")
            if p.lower_ == "as"
            for t in joined(p, "pobj")
            if _is_office(t)
        ]
        # 'Since May the president of Kenya, X was', 'elected president of Kenya, X was'.
        beside = [t for t in within(person.head, "nsubj", "nsubjpass") if t.i != person.i]
        offices += [t for t in beside if _is_office(t) and person.head.lemma_ == "be"]
    if person.dep_ == "oprd" and person.head.lemma_ in ("call", "name"):
        offices += [t for t in within(person.head, "nsubjpass") if _is_office(t)]
    if person.dep_ == "pobj" and person.head.head.lower_ == "name":
        offices += [t for t in (person.head.head.head.head,) if _is_office(t)]
    # 'Ali Hassan, for whom as premier it is a crisis'.
    holding = [c for c in within(person, "relcl") if c.lemma_ not in _LOSING]
    clauses = [p for c in holding for p in within(c, "prep") if p.lower_ == "as"]
    offices += [t for p in clauses for t in within(p, "pobj") if _is_office(t)]
    if person.dep_ == "attr" and person.head.lemma_ == "be" and not negated(person.head):
        # 'The president of Kenya is X'.
        offices += [t for t in within(person.head, "nsubj") if _is_office(t)]
    if person.dep_ == "appos" and person.head.dep_ == "pobj" and not offices:
        # 'The president of France, Emmanuel Macron': hung on France.
        offices += [t for t in (person.head.head.head,) if _is_office(t)]
    verbs = [person.head] if person.dep_ == "nsubj" else []
    verbs += [c for c in within(person, "relcl") if any(w.lower_ == "who" for w in c.children)]
    for verb in verbs:
        if verb.lemma_ in ("be", "become", "remain") and not negated(verb):
            offices += [c for c in within(verb, "attr") if _is_office(c)]
    return offices


def _behind(scene: Scene, person: Token) -> Draft | None:
    """'Defence Minister Ali Hassan of Kenya': the state behind the name."""
    doc, words = scene.sentence.doc, _royal(scene, person)
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
    if any(c.tag_ == "WP$" for s in agents(verb) for c in s.children):
        return  # 'Ali, whose country chairs the bloc'
    people = scene.refs.all(agents(verb), Kind.PERSON)
    led = scene.refs.actors(patients(verb)) or _of_domains(scene, patients(verb))
    if not led and verb.lemma_ in _PRESIDING:  # 'who rules in Juba', 'presides over Kenya'
        led = scene.refs.actors([t for p, t in prepositions(verb) if p in ("in", "over")])
    voice = scene.voice(verb)
    if verb.tag_ == "VBD" and not within(verb, "agent"):
        return  # 'who ruled Yemen': no longer
    if voice.modality != "asserted" or voice.hypothetical:
        return
    for person in people:
        of = [o for p in within(person.token, "prep") if p.lower_ == "of" for o in p.children]
        own = scene.refs.all(of, Kind.ORGANIZATION)  # 'led by Ali Hassan of the Front'
        for one in own or led:
            if one.by in _LED_AS:
                yield _draft(scene, person.token, one, verb, "leads/verb", weak=True)


def _of_domains(scene: Scene, tokens: list[Token]) -> list[Ref]:
    """'Peru's foreign affairs', 'foreign affairs in Peru', 'its finances': whose they are."""
    domains = [t for t in tokens if t.lemma_.lower() in _DOMAINS]
    whose = [o for t in domains for o in owners(t)]
    whose += [o for t in domains for p, o in prepositions(t) if p in ("of", "in")]
    return [replace(ref, by="ministry") for ref in scene.refs.states(whose)[:1]]


_LED_AS = _DOMAINS | {"name", "demonym", "actor", "new", "definite"}


def _held(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'The presidency of Kenya is in the hands of X', 'X, who holds the Kenyan presidency'."""
    verb = noun.head
    who: list[Token] = []
    if noun.dep_ in ("nsubj", "nsubjpass"):
        hands = [t for p, t in prepositions(verb) if p == "in" and t.lemma_ in ("hand", "hands")]
        who = [t for h in hands for p, t in prepositions(h) if p == "of"]
        who += agents(verb) if verb.lemma_ in _OCCUPYING and is_passive(verb) else []
    elif noun.dep_ == "dobj" and verb.lemma_ in _OCCUPYING and verb.tag_ != "VBD":
        who = agents(verb)
    of = [t for p, t in prepositions(noun) if p == "of"]
    led = scene.refs.actors([*of, *within(noun, "poss", "amod", "compound")])
    for person in scene.refs.all(who, Kind.PERSON):
        for one in led[:1]:
            yield _draft(scene, person.token, one, noun, "leads/post", weak=True)


def _at_the_head(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'At the head of the army stands X', 'the agency and the man at its head, X'."""
    if noun.dep_ != "pobj" or (noun.head.lower_, noun.lemma_) not in _AT_THE_HEAD:
        return
    holder = noun.head.head
    if holder.pos_ in ("VERB", "AUX"):
        stands = holder.lemma_ in ("be", "stand", "sit", "remain")
        who = [*agents(holder), *within(holder, "attr")] if stands else []
    else:
        who = [holder, *joined(holder, "appos")]
    of = [t for p, t in prepositions(noun) if p == "of"]
    led = scene.refs.actors([*of, *within(noun, "poss")])
    for person in scene.refs.all(who, Kind.PERSON)[:1]:
        for one in led[:1]:
            yield _draft(scene, person.token, one, noun, "leads/head", weak=True)


_AT_THE_HEAD = frozenset((("at", "head"), ("at", "helm"), ("as", "head"), ("in", "charge")))


def _served(scene: Scene, office: Token, person: Token) -> list[Ref]:
    """'The secretary of state, Antony Blinken': of the state he is known to serve."""
    if any(c.dep_ == "poss" for c in office.children) or office.lemma_ not in _STATE_OFFICES:
        return []
    known = scene.refs.entity(scene.refs.of(person)[0].id)
    country = getattr(known, "country", None)
    if country:
        return [Ref(country, Kind.COUNTRY, person)]
    alone = known is None and office.lemma_ in _SUPREME | {"minister"} and not child(office, "prep")
    return scene.refs.only_state(person) if alone else []


_SUPREME = frozenset("president premier king emir sultan queen shah prime".split())
_STATE_OFFICES = frozenset("president premier minister chancellor king secretary".split())


def _is_office(token: Token) -> bool:
    if token.lower_ == "general":  # 'secretary-general' in three words
        return any(c.lower_ == "secretary" for c in token.children)
    return token.lemma_.lower() in _OFFICES or token.lower_ in _OFFICES


def _is_less_word(token: Token) -> bool:
    return token.lower_ in _LESS or token.lower_.startswith("ex-")


def _is_of_a_service(office: Token) -> bool:
    """'Its spy chief', 'the head of its army': who leads that does not lead the state."""
    of = [o for p in within(office, "prep") if p.lower_ == "of" for o in within(p, "pobj")]
    beside = [*within(office, "compound", "amod", "nmod"), *of]
    return office.lemma_ in _CHIEFS and any(t.lower_ in _SERVICES for t in beside)


_CHIEFS = frozenset("chief head director commander boss chairman".split())
_SERVICES = frozenset("spy intelligence police staff budget election".split())


def _is_less(office: Token) -> bool:
    around = [c for c in office.children if c.dep_ in ("amod", "compound", "nmod", "advmod")]
    # 'Then prime minister': before the phrase as well as before its last word.
    before = [t.nbor(-1) for t in (office, office.left_edge) if t.i > 0]
    ended = any(c.lower_ == "until" for c in within(office, "prep"))
    at = [o for p in within(office, "prep") if p.lower_ == "at" for o in within(p, "pobj")]
    ended = ended or any(o.lower_ == "time" for o in at)  # 'prime minister at the time'
    words = {c.lower_ for c in office.children if c.i < office.i}
    one_of = office.lemma_ in _ONE_OF and bool(words & (_SENIOR | {"a", "an"}))
    ended = ended or is_past(office)
    return ended or one_of or any(_is_less_word(c) for c in (*around, *before))


def _led(scene: Scene, office: Token, person: Token) -> list[Ref]:
    """Which state or body an office is of: beside it, before it, or behind 'of'."""
    of = [t for p, t in prepositions(office) if p == "of"]
    headed = scene.refs.all(of, Kind.ORGANIZATION)
    if not of:  # 'the foreign minister in Peru'
        of = [t for p in within(office, "prep") if p.lower_ == "in" for t in joined(p, "pobj")]
    of = [t for t in of if scene.named(t) or _is_whole(t)]
    if office.dep_ == "attr":  # 'Kenya, of which X is president'
        of += [t for p, t in prepositions(office.head) if p == "of"]
    # 'His Pakistani counterpart': not his whose counterpart he is.
    whose = () if office.lemma_ == "counterpart" else ("poss",)
    beside = [
        t
        for holder in (office, person)
        for c in within(holder, "amod", "compound", "nmod", *whose)
        for t in (c, *within(c, "amod", "compound", "poss"))
    ]
    # 'Kenya, whose president is X'.
    behind = [a.head for a in office.ancestors if a.dep_ == "relcl"][:1]
    beside += behind if any(t.tag_ == "WP$" for t in within(office, "poss")) else []
    heading = office.lemma_ in _HEADING | {"leader", "chairman"}
    if heading and headed:  # 'the Japanese head of the mission'
        return headed
    return [r for t in (*beside, *of) for r in scene.refs.states([t])]


# Who is chief of one of these leads it, and not the state.
_ARMIES = ("army", "navy", "air force", "armed forces", "general staff", "military")
# 'The military head of state', 'president and commander-in-chief'.
_RULING = frozenset(
    "president premier prime minister king emir sultan leader ruler state junta government regime "
    "council secretary".split()
)
_HEADING = frozenset("chief head commander commander-in-chief boss director".split())


def _serving(scene: Scene, led: Ref, words: list[str]) -> Ref:
    """'Kenya's army chief': of the Kenyan army, by its id where the vocabulary has none."""
    named = led.by == "army" and scene.refs.mention(led.token) is not None
    heading = _HEADING & set(words) and led.kind is Kind.COUNTRY and not named
    heading = heading and not _RULING & set(words)
    service = next((s for s in _ARMIES if set(s.split()) <= set(words)), None)
    state = scene.refs.entity(led.id)
    if not heading or service is None or not isinstance(state, Country):
        return led
    people = state.demonyms[0] if state.demonyms else state.name
    body = scene.refs.body_called(f"{people} {service}")
    return Ref(body or f"org:{slug(people)}-{slug(service)}", Kind.ORGANIZATION, led.token)


def _is_whole(noun: Token) -> bool:
    """Whether who heads it heads the state or body: its junta or armed forces, no desk of it."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return True
    lemma = noun.lemma_.lower()
    armed = any(c.lower_ == "armed" for c in noun.children)
    return lemma in _WHOLE or (lemma == "force" and armed)


def _before(scene: Scene, person: Token) -> list[Draft]:
    """'South Korean Defence Minister Shin Won-sik', 'U.S. Secretary of State Antony Blinken'.

    Read word by word to the left: the tree of a row of titles is seldom right.
    """
    doc, led, unknown = scene.sentence.doc, None, False
    words = _royal(scene, person)
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
        if token.tag_ in ("WP$", "PRP$") and led is None:  # 'Kenya, whose president X'
            led = next(iter(scene.refs.states([token])), None)
        if token.lower_ not in _TITLE_WORDS and not token.text.endswith("’s"):
            unknown = token.pos_ == "PROPN" and bool(words)
            break
        words.append(token.lower_)
    if not any(word in _OFFICES for word in words) or any(word in _LESS for word in words):
        return []
    if led is None and unknown and not _CHAIRS.isdisjoint(words):
        return []  # 'African Union Commission chairman': of what, no name tells
    led = led or _led_unnamed(scene, person, words)
    if led is None:
        return []
    return [_draft(scene, person, _serving(scene, led, words), person, "leads/title")]


def _led_unnamed(scene: Scene, person: Token, words: list[str]) -> Ref | None:
    """Whom somebody leads by an office alone: 'Defence Minister Shin Won-sik'."""
    mention = scene.refs.mention(person)
    if known := scene.refs.entity(mention.id) if mention else None:
        country = getattr(known, "country", None)  # whom the vocabulary knows him to serve
        return Ref(country, Kind.COUNTRY, person) if country else None
    # 'President Ali Hassan', of whom no vocabulary tells: of the one state that is spoken of.
    near = _where_said(scene)
    if not near and words[-1] in _SUPREME:
        near = scene.refs.only_state(person)
    return next(iter(near), None)


_CHAIRS = frozenset("chairman chairwoman chief head director commander".split())


def _where_said(scene: Scene) -> list[Ref]:
    """'In Solomon Islands, Prime Minister Ali Hassan said': of the state where he speaks."""
    first = scene.sentence[0]
    if first.lower_ not in ("in", "from"):
        return []
    return [r for r in scene.refs.all(within(first, "pobj"), Kind.COUNTRY) if r.by == "name"]


def _royal(scene: Scene, person: Token) -> list[str]:
    """'King' of 'Jordan's King Hussein': an office within the name."""
    mention = scene.refs.mention(person)
    return [w for w in mention.name.lower().split()[:1] if w in _ROYAL] if mention else []


def _draft(
    scene: Scene, person: Token, led: Ref, act: Token, rule: str, *, weak: bool = False
) -> Draft:
    who = scene.refs.of(person)[0]
    army = scene.refs.mention(led.token) if led.by == "army" else None
    led = replace(led, id=army.id) if army else led  # at the head of the army, not of the state
    entity = scene.refs.entity(led.id)
    whom = led.id
    if isinstance(entity, Organization) and entity.form == "ministry" and entity.country:
        whom = entity.country  # a minister leads a ministry of his state
    elif entity is None and led.id.endswith("-ministry"):
        whom = scene.refs.state_of_ministry(led.id) or led.id
    served = _served_by(scene, who)
    if served and kind_of_id(whom) is Kind.COUNTRY and whom not in served:
        whom, weak = served[0], True  # 'Reagan, its president', behind Israel
    return Draft(FactType.LEADS, who.id, whom, act, rule, Voice(), weak=weak, dated=False)


def _served_by(scene: Scene, person: Ref) -> list[str]:
    """The states that the vocabulary knows a person to serve, his own first."""
    known = scene.refs.entity(person.id)
    if not isinstance(known, Person) or known.country is None:
        return []
    offices = (*known.leads, *known.roles)
    return list(dict.fromkeys((known.country, *(o.of for o in offices))))
