"""What a noun phrase means: a mention, a state through its army or capital, or one named before."""

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Token

from app.entities.kinds import Kind, slug
from app.entities.vocabulary import Country, Organization, Person, Weapon
from app.extraction.antecedents import Antecedents
from app.extraction.former import is_former, is_past
from app.extraction.mention import Mention
from app.extraction.names import Names
from app.extraction.nouns import (
    BAND_WORDS,
    CLASSES,
    COUNTRY_WORDS,
    FAR_ARMS,
    FIRED,
    FIRMS,
    FORMS,
    GROUP_WORDS,
    MAKERS,
    MEASURES,
    PEOPLE_WORDS,
    RELATIONS,
    STATE_NOUNS,
    THINGS,
)
from app.extraction.salience import (
    SUBJECTS,
    Ref,
    Seen,
    is_subject,
)
from app.extraction.syntax import Paragraph
from app.extraction.tree import coordinated, holder, joined, within


def _of_them(token: Token) -> Token | None:
    """The pronoun of 'a dozen of them', 'none of these'."""
    if token.pos_ not in ("NUM", "NOUN", "PRON", "DET"):
        return None
    of = [o for p in within(token, "prep") if p.lower_ == "of" for o in within(p, "pobj")]
    return next((o for o in of if o.lower_ in THINGS), None)


def _counts_alone(token: Token) -> bool:
    """Whether a number stands for things named before: 'four have been delivered'."""
    year = len(token.text) == 4 and token.text[:2] in ("18", "19", "20")
    alone = not within(token, "prep", "dobj") and token.dep_ in ("dobj", "nsubjpass")
    return alone and not year


_OFFICES = frozenset("ambassador envoy head chief commander director chairman governor".split())
_LEADS = frozenset("of in from for by at with".split())
_AT = frozenset("in at with".split())
_TRADES = frozenset(
    "maker dealer businessman businesswoman trader broker banker analyst journalist writer author "
    "activist lawyer professor scholar historian economist".split()
)
_SERVING = frozenset("adviser advisor aide".split())
_GUESTS = frozenset("diplomat analyst researcher expert monitor fighter".split())
_SOMEBODY = frozenset("man woman visitor guest person one two three pair".split())


class Referents(Antecedents):
    """What pronouns and definite nouns of one article refer back to."""

    def __init__(self, paragraphs: Sequence[Paragraph], names: Names) -> None:
        super().__init__(paragraphs, names)
        self._former: set[str] = set()  # who held an office and speaks for no state any more
        self._serving: dict[str, str] = {}  # whose state a person serves whom no vocabulary knows
        for paragraph in paragraphs:
            # In the order of the text: insertions are parsed behind their clause.
            for token in sorted(paragraph.doc, key=lambda t: paragraph.starts[t.i]):
                self._look(paragraph, token)

    def _look(self, paragraph: Paragraph, token: Token) -> None:
        """Remember a mention, and a subject pronoun as what it stands for."""
        if mention := paragraph.mentions.get(token.i):
            refs = [self._ref(mention, token)]
            if mention.kind is Kind.PERSON and is_former(token):
                self._former.add(mention.id)
            unknown = mention.kind is Kind.PERSON and self.entity(mention.id) is None
            if unknown and (state := self._served(token)):
                self._serving.setdefault(mention.id, state)
        elif token.tag_ == "PRP" and token.dep_ in ("nsubj", "nsubjpass"):
            if token.lower_ == "it" and token.head.lemma_ == "be":
                return  # 'it was Iran that': stands for nothing
            refs = self._pronoun(token)
        elif token.pos_ == "NOUN" and token.lemma_ in COUNTRY_WORDS | GROUP_WORDS:
            refs = self._definite(token, token.lemma_.lower())
        elif token.dep_ in SUBJECTS and (count := self._how_many(token, token.lemma_.lower())):
            person = token.lemma_.lower() in PEOPLE_WORDS
            refs = self._last(count, token, Kind.PERSON if person else Kind.COUNTRY)
        else:
            return
        at, number = (paragraph.number, paragraph.starts[token.i]), self._number(token)
        self._history += [Seen(at, number, ref, is_subject(token)) for ref in refs]

    def state_of_ministry(self, id_: str) -> str | None:
        """Whose a ministry is; one that is new is told by its id, `org:kenyan-foreign-ministry`."""
        entity = self.entity(id_)
        if isinstance(entity, Organization):
            return entity.country if entity.form == "ministry" else None
        if not id_.endswith("-ministry"):
            return None
        states = (e for e in self.entities.values() if isinstance(e, Country) and e.demonyms)
        return next((e.id for e in states if id_.startswith(f"org:{slug(e.demonyms[0])}-")), None)

    def of(self, token: Token, depth: int = 0) -> list[Ref]:  # noqa: C901  one case a construction
        """What a noun, name or pronoun means; nothing where that is open."""
        if depth > 4:
            return []
        if mention := self.mention(token):
            if token.dep_ == "appos" and token.nbor(-1).lower_ == "not":
                return []  # 'the weather, not Chad'
            if mention.kind is Kind.WEAPON:
                return [self._specific(mention, token)]
            return [self._ref(mention, token)]
        if token.tag_ == "WP$":
            return self._whose(token, depth)
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
            return self._possessor(token, depth) if token.tag_ == "PRP$" else self._pronoun(token)
        lemma = token.lemma_.lower()
        if token.tag_ == "NNPS" and lemma[:-1] in STATE_NOUNS:  # 'Rebels of the UFDD attacked'
            lemma = lemma[:-1]
        if token.text in ("North", "South"):
            return self._half(token)
        if lemma == "body" and any(c.lower_ == "world" for c in token.children):
            return [Ref("org:un", Kind.ORGANIZATION, token, None, "definite")]
        if token.dep_ == "attr" and lemma in COUNTRY_WORDS | GROUP_WORDS | {"one", "power"}:
            # 'Washington is the one that', 'the M23 are rebels whom'.
            subjects = within(token.head, "nsubj")
            if subjects and self.mention(subjects[0]):
                return self.of(subjects[0], depth + 1)
        if token.dep_ == "nsubj" and token.head.lemma_ == "be" and depth < 2:
            named = [a for a in within(token.head, "attr") if self.mention(a)]
            if named and lemma in GROUP_WORDS | COUNTRY_WORDS | RELATIONS | _SOMEBODY:
                # 'The rebels it backs are the M23', 'the two who met were Ali and Omar'.
                return [r for t in coordinated(named[0]) for r in self.of(t, depth + 1)]
        if lemma in COUNTRY_WORDS and token.tag_ == "NNS":  # 'countries such as Chad and Mali'
            such = [p for p in within(token, "prep") if any(c.lower_ == "such" for c in p.children)]
            named = [t for p in such for t in joined(p, "pobj")]
            if named:
                return [r for t in named for r in self.of(t, depth + 1)]
        if lemma in ("former", "latter") and token.pos_ in ("NOUN", "ADJ"):
            return self._one_of_two(token, 0 if lemma == "former" else 1)
        if count := self._how_many(token, lemma):
            kind = Kind.PERSON if lemma in PEOPLE_WORDS else Kind.COUNTRY
            return self._last(count, token, kind)
        if lemma in MEASURES or token.pos_ in ("NUM", "DET") or lemma in ("first", "last"):
            for prep in within(token, "prep"):
                if prep.lower_ == "of":
                    found = [
                        r
                        for o in within(prep, "pobj")
                        for t in coordinated(o)
                        for r in self.of(t, depth + 1)
                    ]
                    if found:
                        return found
        if (somebody := self._holder_behind(token, lemma)) is not None:
            return [somebody]
        if lemma in GROUP_WORDS | BAND_WORDS and (body := self._body_beside(token)):
            return [body]
        if found := self._through_state(token, lemma, depth):
            return found
        for apposed in within(token, "appos"):
            # 'Three allies, namely Italy, Spain and Greece': all that are joined to the first.
            if apposed.pos_ == "NUM":
                continue  # 'the tanks, twenty of them'
            each = [r for t in coordinated(apposed) for r in self.of(t, depth + 1)]
            if found := [r for r in each if r.kind is not Kind.WEAPON]:
                return found
        if token.dep_ in ("appos", "advcl", "dep", "npadvmod") and depth == 0:
            other = holder(token)
            if token.dep_ == "appos" or other.i != token.head.i:
                found = [r for r in self.of(other, depth + 1) if r.kind is not Kind.WEAPON]
                if found:
                    return found
        return self._related(token, lemma) or self._definite(token, lemma)

    def all(self, tokens: Sequence[Token] | Iterator[Token], *kinds: Kind) -> list[Ref]:
        """What several words mean, each thing once; of the kinds given, if any."""
        found: dict[str, Ref] = {}
        for token in tokens:
            for ref in self.of(token):
                if not kinds or ref.kind in kinds:
                    found.setdefault(ref.id, ref)
        return list(found.values())

    def actors(self, tokens: Sequence[Token]) -> list[Ref]:
        """The states and bodies that words mean; a place stands for no state here."""
        return self.all(tokens, Kind.COUNTRY, Kind.ORGANIZATION)

    def states(self, tokens: Sequence[Token]) -> list[Ref]:
        """States and bodies, persons and ministries counted as those they speak for."""
        found = self.as_states(self.all(tokens, Kind.COUNTRY, Kind.ORGANIZATION, Kind.PERSON))
        return list({r.id: r for r in self.with_ministries_as_states(found)}.values())

    def with_ministries_as_states(self, refs: Sequence[Ref]) -> list[Ref]:
        """The same, a ministry as the state that it speaks for."""
        owned = ((r, self.state_of_ministry(r.id)) for r in refs)
        return [Ref(s, Kind.COUNTRY, r.token, None, "ministry") if s else r for r, s in owned]

    def home_of(self, ref: Ref) -> Ref | None:
        """The state of a body, where the vocabulary tells it."""
        country = getattr(self.entity(ref.id), "country", None)
        return Ref(country, Kind.COUNTRY, ref.token) if country else None

    def as_states(self, refs: Sequence[Ref]) -> list[Ref]:
        """States and bodies, a person as his state; without those of whom no state is known."""
        states = []
        for ref in refs:
            if ref.id in self._former:
                continue
            if ref.kind is Kind.PERSON and (group := self._group_of(ref.id)):
                states.append(Ref(group, Kind.ORGANIZATION, ref.token, None, "person"))
            elif ref.kind is Kind.PERSON:
                country = getattr(self.entity(ref.id), "country", None)
                country = country or self._serving.get(ref.id) or self._served(ref.token)
                if country:
                    states.append(Ref(country, Kind.COUNTRY, ref.token, None, "person"))
            elif ref.actor:
                states.append(ref)
        return states

    def _group_of(self, id_: str) -> str | None:
        """The armed group that a person leads or speaks for: he does not speak for a state."""
        person = self.entity(id_)
        offices = (*person.leads, *person.roles) if isinstance(person, Person) else ()
        return next((o.of for o in offices if self.form(o.of) == "armed group"), None)

    def _served(self, person: Token) -> str | None:
        """The state of one whom no vocabulary knows: 'Ali Hassan, his Kenyan counterpart'."""
        trades = [person, *within(person, "compound", "appos")]
        if any(t.lemma_.lower() in _TRADES for t in trades):
            return None  # 'Chilean arms maker Ali Hassan'
        offices = [c for c in within(person, "appos") if c.lemma_ in PEOPLE_WORDS]
        if person.dep_ == "appos" and person.head.lemma_ in PEOPLE_WORDS:
            offices.append(person.head)  # 'Kenya's minister, Ali Hassan, signed'
        beside = [m for o in (person, *offices) for m in within(o, "amod", "compound", "poss")]
        of = [p for p in within(person, "prep") if p.lower_ == "of"]  # 'President Ali of Kenya'
        beside += [t for p in of for t in within(p, "pobj")]
        found = [r for m in beside for r in self.of(m) if r.kind is Kind.COUNTRY]
        return found[0].id if found else None

    def doers(self, tokens: Sequence[Token]) -> list[Ref]:
        """States and bodies that act, also by their arms: 'Turkish aircraft', 'Iran's missiles'."""
        found = self.actors(tokens)
        for token in tokens if not found else ():
            mention = self.mention(token)
            if mention and mention.kind is Kind.WEAPON:
                found += self.actors(within(token, "amod", "poss", "compound", "nmod"))
                of = [o for p in within(token, "prep") if p.lower_ == "of" for o in p.children]
                found += self.actors(of)  # 'drones of the Houthis'
        return found

    def weapons(self, tokens: Sequence[Token]) -> list[Ref]:
        """The weapons that words mean; 'them' and 'these' may be weapons named before."""
        found = self._exact(self.all(tokens, Kind.WEAPON))
        for token in tokens if not found else ():
            things = token.dep_ in ("dobj", "nsubjpass", "pobj")
            if things and token.lower_ in THINGS and token.head.lower_ != "by":
                found += self._nearest(token, (Kind.WEAPON,))
                if token.lower_ == "ones" and self.all(within(token, "amod"), Kind.COUNTRY):
                    found = [self._of_class(ref) for ref in found]
            elif token.lower_ == "it" and things and token.head.lemma_ in FIRED:
                found += self._nearest(token, (Kind.WEAPON,))  # 'had fired it'
            elif token.lower_ in ("its", "their") and token.head.lemma_ in MAKERS:
                found += self._nearest(token, (Kind.WEAPON,))  # 'Saab, their maker'
            elif token.pos_ == "NUM" and _counts_alone(token):
                found += self._nearest(token, (Kind.WEAPON,))  # 'which sold it 500'
            elif counted := _of_them(token):  # 'a dozen of them', 'forty of these'
                found += self._nearest(counted, (Kind.WEAPON,))
            elif token.pos_ == "NOUN" and self.mention(token) is None:
                parts = token.lemma_ in ("part", "component", "spare")  # 'F-35 parts'
                found += self.all(within(token, "compound") if parts else [], Kind.WEAPON)
                found = found or self._called_so(token)
        return found

    def _of_class(self, ref: Ref) -> Ref:
        """'It buys Iranian ones' after Turkish drones: of the same class, no more is told."""
        entity = self.entity(ref.id)
        kinds = entity.kind_of if isinstance(entity, Weapon) and not entity.category else ()
        return Ref(next(iter(kinds), ref.id), Kind.WEAPON, ref.token, None, "class")

    def _exact(self, weapons: Sequence[Ref]) -> list[Ref]:
        """'The drones, Shaheds and Lancets', 'Yakhonts, a Russian missile': by their own names."""
        found: dict[str, Ref] = {}
        for ref in weapons:
            for one in self._apposed(ref) if self._is_class(ref.id) else [ref]:
                found.setdefault(one.id, one)
        return list(found.values())

    def _apposed(self, ref: Ref) -> list[Ref]:
        beside = [t for a in within(ref.token, "appos") for t in coordinated(a)]
        describes = ref.token.dep_ == "appos"
        if describes:
            beside = [ref.token.head]
        named = [self._ref(m, t) for t in beside if (m := self.mention(t))]
        named = [n for n in named if n.kind is Kind.WEAPON and not self._is_class(n.id)]
        return [n for n in named if describes or self._is_kind_of(n.id, ref.id)] or [ref]

    def _is_class(self, weapon: str) -> bool:
        entity = self.entity(weapon)
        return isinstance(entity, Weapon) and bool(entity.category)

    def _called_so(self, noun: Token) -> list[Ref]:
        """'The three launchers': the arms named before whose name ends in the same word."""
        pointing = ("the", "these", "those", "such", "its", "their")
        if not any(c.lower_ in pointing for c in noun.children):
            return []
        lemma, here = noun.lemma_.lower(), self._number(noun)
        plain = noun.tag_ == "NN" and not within(noun, "amod", "compound", "relcl", "acl", "prep")
        any_ = lemma in ("system", "craft") and plain
        for seen in self._before(noun):
            if here - seen.sentence > FAR_ARMS:
                break
            mention = self.mention(seen.ref.token) if seen.ref.kind is Kind.WEAPON else None
            ends = mention and mention.name.lower().split()[-1].rstrip("s") == lemma
            kind = CLASSES.get(lemma)
            named = any_ and mention is not None and not self._is_class(seen.ref.id)
            if ends or named or (mention and kind and self._is_kind_of(seen.ref.id, kind)):
                return [self._back(seen.ref, noun)]
        return []

    def where(self, token: Token) -> tuple[str, str | None] | None:
        """A place as (state or place, place in it): 'Kyiv' is (UKR, place:kyiv)."""
        for ref in self.of(token):
            if ref.kind is Kind.COUNTRY:
                return ref.id, ref.place
            if ref.kind is Kind.PLACE:
                country = getattr(self.entity(ref.id), "country", None)
                state = self.entity(country) if country else None
                # Whose a disputed land is, no place name tells.
                sure = isinstance(state, Country) and state.form == "current"
                return (state.id, ref.id) if state and sure else (ref.id, None)
        return None

    def _specific(self, mention: Mention, token: Token) -> Ref:
        """A weapon; 'the missile' is the one named last that is of that class."""
        ref = self._ref(mention, token)
        entity = self.entity(mention.id)
        determined = any(c.lower_ in ("the", "these", "those", "such") for c in token.children)
        aside = [c for c in within(token, "acl", "relcl") if c.left_edge.nbor(-1).text == ","]
        told = within(token, "amod", "compound", "relcl", "acl", "nummod")
        plain = not [c for c in told if c not in aside and c.lower_ != "same"]
        if not (isinstance(entity, Weapon) and entity.category and determined and plain):
            return ref
        anything = token.lower_ == "weapon"
        for seen in self._before(token):
            if seen.ref.kind is Kind.WEAPON and seen.ref.id != mention.id:
                if (anything and not self._is_class(seen.ref.id)) or self._is_kind_of(
                    seen.ref.id, mention.id
                ):
                    return Ref(seen.ref.id, Kind.WEAPON, token, None, "definite")
                if self._number(token) - seen.sentence > 2:
                    break
        return ref

    def _is_kind_of(self, weapon: str, category: str, depth: int = 0) -> bool:
        entity = self.entity(weapon)
        if not isinstance(entity, Weapon) or depth > 6:
            return False
        return any(
            kind == category or self._is_kind_of(kind, category, depth + 1)
            for kind in entity.kind_of
        )

    def _through_state(self, token: Token, lemma: str, depth: int) -> list[Ref]:
        """'Russian army', 'Iran's government', 'the government of Iran': the state."""
        if lemma not in STATE_NOUNS or is_past(token):
            return []
        # 'Chinese firm X', 'Russian minister Y': the one named.
        named = [
            r
            for c in joined(token, "appos")
            for r in self.of(c, depth + 1)
            if r.kind in (Kind.PERSON, Kind.ORGANIZATION)
        ]
        if named:
            return named
        modifiers = [
            t
            for c in within(token, "amod", "compound", "poss", "nmod")
            for t in (c, *within(c, "amod", "compound", "conj"))
        ]
        found = [r for m in modifiers for r in self._owner(m, depth)]
        if lemma in FIRMS | GROUP_WORDS and (body := self._body_of(token, lemma, found)):
            return [body]
        if not found:
            found = [
                r
                for p in within(token, "prep")
                if p.lower_ in _LEADS or (p.lower_ == "to" and lemma in _SERVING)
                for o in within(p, "pobj")
                for t in coordinated(o)
                for r in self.as_states(self.of(t, depth + 1))
                # 'Diplomats in Amman' are none of Jordan's.
                if lemma not in _GUESTS or r.kind is not Kind.COUNTRY or p.lower_ not in _AT
            ]
        if lemma == "rebel":  # 'rebels of the UFDD'; rebels in Chad are not Chad
            found = [r for r in found if r.kind is Kind.ORGANIZATION]
        return [Ref(r.id, r.kind, token, None, lemma) for r in found]

    def _holder_behind(self, office: Token, lemma: str) -> Ref | None:
        """'The envoy in Berlin, Ali Hassan, said': whom the tree hangs on Berlin."""
        if lemma not in PEOPLE_WORDS | _OFFICES or office.tag_ != "NN":
            return None
        where = [o for p in within(office, "prep") for o in within(p, "pobj")]
        for name in (a for o in where for a in within(o, "appos")):
            mention = self.mention(name)
            apart = name.left_edge.i > 0 and name.left_edge.nbor(-1).text == ","
            if mention and mention.kind is Kind.PERSON and apart:
                return self._ref(mention, name)
        return None

    def _body_beside(self, token: Token) -> Ref | None:
        """'The Marxist MPLA movement': the body that the noun only says what it is."""
        beside = [(self.mention(t), t) for t in within(token, "compound", "nmod")]
        named = [self._ref(m, t) for m, t in beside if m and m.kind is Kind.ORGANIZATION]
        return Ref(named[0].id, named[0].kind, token, None, "name") if len(named) == 1 else None

    def _body_of(self, token: Token, lemma: str, states: Sequence[Ref]) -> Ref | None:
        """'The German firm', 'the Lebanese group', where one of that state was named before."""
        behind = token.nbor() if token.i + 1 < token.sent.end else token
        if (named := self.mention(behind)) and named.kind is Kind.ORGANIZATION:
            return self._ref(named, behind)  # 'the Russian company Wagner'
        definite = any(c.lower_ == "the" for c in token.children)
        form = FORMS.get(lemma)
        for seen in islice(self._before(token), 40) if definite and form else ():
            body = self.entity(seen.ref.id)
            like = isinstance(body, Organization) and body.form == form
            if like and any(getattr(body, "country", None) == state.id for state in states):
                return self._back(seen.ref, token)
        return None

    def _owner(self, modifier: Token, depth: int) -> list[Ref]:
        mention = self.mention(modifier)
        if mention and mention.kind in (Kind.COUNTRY, Kind.ORGANIZATION, Kind.PERSON):
            return self.as_states([self._ref(mention, modifier)])
        if modifier.tag_ == "PRP$":
            return self.as_states(self._possessor(modifier, depth))
        return self._whose(modifier, depth) if modifier.tag_ == "WP$" else []

    def _whose(self, token: Token, depth: int) -> list[Ref]:
        """'Venezuela, whose government': Venezuela."""
        clause = next((a for a in token.ancestors if a.dep_ == "relcl"), None)
        kinds = (Kind.COUNTRY, Kind.ORGANIZATION, Kind.PERSON)
        found = self.of(clause.head, depth + 1) if clause is not None else []
        return [r for r in found if r.kind in kinds]
