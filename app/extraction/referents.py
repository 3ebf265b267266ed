"""What a noun phrase means: a mention, a state through its army or capital, or one named before."""

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Token

from app.entities.kinds import Kind, slug
from app.entities.vocabulary import Country, Organization, Weapon
from app.extraction.arguments import BLAMED, surface_subjects
from app.extraction.history import History
from app.extraction.mentions import Mention
from app.extraction.names import Names
from app.extraction.nouns import (
    A_SENTENCE,
    AS_OBJECT,
    CLASSES,
    COUNTRY_WORDS,
    ELSEWHERE,
    FAR,
    FAR_ARMS,
    FIRED,
    FIRMS,
    FORCES,
    FORMS,
    GROUP_WORDS,
    GROUPS,
    ISLANDS,
    MAKERS,
    MEASURES,
    PAIR_WORDS,
    PARALLEL,
    PEOPLE_WORDS,
    RELATIONS,
    SPEAKING_FORMS,
    STATE_NOUNS,
    STYLED,
    TELLER,
    THINGS,
    WRITING_FORMS,
)
from app.extraction.salience import (
    SUBJECTS,
    TELLING,
    Ref,
    Seen,
    clause_of,
    is_subject,
    salience,
    tells,
    unlike,
)
from app.extraction.syntax import Paragraph
from app.extraction.tree import child, coordinated, holder, joined, within


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


def _goes_on(verb: Token) -> bool:
    """'It also keeps soldiers there': what the text is about goes on."""
    return any(c.lower_ in ("also", "too", "likewise", "meanwhile") for c in verb.children)


_SOMEBODY = frozenset("man woman visitor guest person one two three pair".split())


class Referents(History):
    """What pronouns and definite nouns of one article refer back to."""

    def __init__(self, paragraphs: Sequence[Paragraph], names: Names) -> None:
        super().__init__(paragraphs, names)
        for paragraph in paragraphs:
            # In the order of the text: insertions are parsed behind their clause.
            for token in sorted(paragraph.doc, key=lambda t: paragraph.starts[t.i]):
                self._look(paragraph, token)

    def _look(self, paragraph: Paragraph, token: Token) -> None:
        """Remember a mention, and a subject pronoun as what it stands for."""
        if mention := paragraph.mentions.get(token.i):
            refs = [self._ref(mention, token)]
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
            if mention.kind is Kind.WEAPON:
                return [self._specific(mention, token)]
            return [self._ref(mention, token)]
        if token.tag_ == "WP$":
            return self._whose(token, depth)
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
            return self._possessor(token, depth) if token.tag_ == "PRP$" else self._pronoun(token)
        lemma = token.lemma_.lower()
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
        ministries = {
            r.id: self.state_of_ministry(r.id) for r in found if r.kind is not Kind.COUNTRY
        }
        spoken = (
            Ref(state, Kind.COUNTRY, r.token, None, "ministry")
            if (state := ministries.get(r.id))
            else r
            for r in found
        )
        return list({r.id: r for r in spoken}.values())

    def as_states(self, refs: Sequence[Ref]) -> list[Ref]:
        """States and bodies, a person as his state; without those of whom no state is known."""
        states = []
        for ref in refs:
            if ref.kind is Kind.PERSON:
                country = getattr(self.entity(ref.id), "country", None) or self._served(ref.token)
                if country:
                    states.append(Ref(country, Kind.COUNTRY, ref.token, None, "person"))
            elif ref.actor:
                states.append(ref)
        return states

    def _served(self, person: Token) -> str | None:
        """The state of one whom no vocabulary knows: 'Ali Hassan, his Kenyan counterpart'."""
        offices = [c for c in within(person, "appos") if c.lemma_ in PEOPLE_WORDS]
        if person.dep_ == "appos" and person.head.lemma_ in PEOPLE_WORDS:
            offices.append(person.head)  # 'Kenya's minister, Ali Hassan, signed'
        beside = [m for o in (person, *offices) for m in within(o, "amod", "compound", "poss")]
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
        for seen in self._before(noun):
            if here - seen.sentence > FAR_ARMS:
                break
            mention = self.mention(seen.ref.token) if seen.ref.kind is Kind.WEAPON else None
            ends = mention and mention.name.lower().split()[-1].rstrip("s") == lemma
            kind = CLASSES.get(lemma)
            if ends or (mention and kind and self._is_kind_of(seen.ref.id, kind)):
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

    def _ref(self, mention: Mention, token: Token) -> Ref:
        entity = self.entity(mention.id)
        army = mention.name.split()[-1] in FORCES and isinstance(entity, Organization)
        if army and isinstance(entity, Organization) and entity.country:
            return Ref(entity.country, Kind.COUNTRY, token, None, "army")  # 'the Kenyan army'
        return Ref(mention.id, mention.kind, token, mention.place, mention.form)

    def _specific(self, mention: Mention, token: Token) -> Ref:
        """A weapon; 'the missile' is the one named last that is of that class."""
        ref = self._ref(mention, token)
        entity = self.entity(mention.id)
        determined = any(c.lower_ in ("the", "these", "those", "such") for c in token.children)
        plain = not within(token, "amod", "compound", "relcl", "acl", "nummod")
        if not (isinstance(entity, Weapon) and entity.category and determined and plain):
            return ref
        for seen in self._before(token):
            if seen.ref.kind is Kind.WEAPON and seen.ref.id != mention.id:
                if self._is_kind_of(seen.ref.id, mention.id):
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
        if lemma not in STATE_NOUNS:
            return []
        # 'Chinese firm X', 'Russian minister Y': the one named.
        named = [
            r
            for c in within(token, "appos")
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
        if lemma in FIRMS and (firm := self._firm(token, found)):
            return [firm]
        if not found:
            found = [
                r
                for p in within(token, "prep")
                if p.lower_ in ("of", "in", "from", "for", "by", "at", "with")
                for o in within(p, "pobj")
                for t in coordinated(o)
                for r in self.as_states(self.of(t, depth + 1))
            ]
        return [Ref(r.id, r.kind, token, None, lemma) for r in found]

    def _firm(self, token: Token, states: Sequence[Ref]) -> Ref | None:
        """'The German firm', where one of that state was named before."""
        definite = any(c.lower_ == "the" for c in token.children)
        for seen in islice(self._before(token), 40) if definite else ():
            body = self.entity(seen.ref.id)
            maker = isinstance(body, Organization) and body.form == "maker"
            if maker and any(getattr(body, "country", None) == state.id for state in states):
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

    def _pronoun(self, token: Token) -> list[Ref]:
        word = token.lower_
        if word in ("itself", "themselves", "himself", "herself"):
            over = [a for a in token.ancestors if a.pos_ in ("VERB", "AUX")]
            subjects = (within(verb, "nsubj", "nsubjpass") for verb in over)
            who = next((s for s in subjects if s and s[0].i != token.i), [])
            if found := [self._back(r, token) for t in who if self.mention(t) for r in self.of(t)]:
                return found
        if word in ("he", "she", "him", "his", "her", "himself"):
            return self._nearest(token, (Kind.PERSON,))
        if word in ("it", "its", "itself", "they", "their", "them", "themselves"):
            return self._nearest(token, (Kind.COUNTRY, Kind.ORGANIZATION))
        return []

    def _possessor(self, token: Token, depth: int = 0) -> list[Ref]:
        """'The agency and its director': what the phrase is joined to, else as any pronoun."""
        noun = token.head
        joined: list[Ref] = []
        if noun.dep_ == "conj" and token.lower_ in ("its", "their") and depth < 3:
            joined = [self._back(r, token) for r in self.of(noun.head, depth + 1) if r.actor]
        elif noun.dep_ == "dobj" and token.lower_ in ("its", "their") and depth < 3:
            # 'Russia launched its invasion': Russia's.
            over = noun.head.head.head  # 'accused Chad of bombing its men': the accuser's
            accused = noun.head.dep_ == "pcomp" and over.lemma_ in BLAMED
            verb = over if accused else noun.head
            subjects = [t for t in surface_subjects(verb) if self.mention(t)]
            joined = [self._back(r, token) for t in subjects for r in self.of(t) if r.actor]
        elif noun.dep_ == "pobj" and noun.head.lower_ in ("for", "over") and depth < 3:
            # 'Chad slammed Sudan for its decision': Sudan's.
            blamed = within(noun.head.head, "dobj") if noun.head.head.lemma_ in BLAMED else []
            joined = [self._back(r, token) for t in blamed for r in self.of(t) if r.actor]
        return joined or self._pronoun(token)

    def _definite(self, token: Token, lemma: str) -> list[Ref]:
        """'The country', 'the group', 'the minister': the one named last."""
        determiner = child(token, "det")
        if determiner is None or determiner.lower_ not in ("the", "this", "that"):
            return []
        described = within(token, "amod", "compound")
        aside = [c for c in within(token, "relcl") if c.left_edge.nbor(-1).text == ","]
        told = [c for c in within(token, "prep", "relcl", "acl", "poss") if c not in aside]
        if token.dep_ == "dobj" and token.head.lemma_ in BLAMED:  # 'accuses the bloc of lying'
            told = [c for c in told if c.lower_ not in ("of", "for")]
        if told or any(t.lower_ in ELSEWHERE or self.mention(t) for t in described):
            return []
        if described and lemma not in COUNTRY_WORDS - {"government", "regime", "state"}:
            return []
        if lemma in COUNTRY_WORDS:
            styled = self._styled(token, lemma)
            return styled or self._where_before(token) or self._nearest(token, (Kind.COUNTRY,))
        if lemma == "island":
            before = (s.ref for s in islice(self._before(token), 40) if s.ref.id in ISLANDS)
            named = next(before, None)
            return [self._back(named, token)] if named else []
        if lemma in GROUP_WORDS:
            return self._nearest(token, (Kind.ORGANIZATION,), FORMS.get(lemma))
        if lemma in PEOPLE_WORDS:
            return self._nearest(token, (Kind.PERSON,))
        return []

    def _styled(self, token: Token, lemma: str) -> list[Ref]:
        """'The kingdom', 'the emirate': the one state of those named that is called so."""
        found: dict[str, Ref] = {}
        for seen in self._before(token) if lemma in STYLED else ():
            state = self.entity(seen.ref.id)
            called = state.names() if isinstance(state, Country) else ()
            if any(lemma in name.lower().split() for name in called):
                found.setdefault(seen.ref.id, seen.ref)
        return [self._back(r, token) for r in found.values()] if len(found) == 1 else []

    def _half(self, token: Token) -> list[Ref]:
        """'The North', 'the South': of the two halves of a country of which one is named."""
        before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
        if before != "the" or within(token, "prep", "compound"):
            return []
        named = {getattr(self.entity(s.ref.id), "name", "") for s in self._history}
        wholes = {n.split(" ", 1)[1] for n in named if n.startswith(("North ", "South "))}
        states = (e for e in self.entities.values() if isinstance(e, Country))
        wanted = {f"{token.text} {whole}" for whole in wholes}
        found = [e.id for e in states if e.name in wanted and e.form == "current"]
        return [Ref(found[0], Kind.COUNTRY, token, None, "definite")] if len(found) == 1 else []

    def _where_before(self, token: Token) -> list[Ref]:
        """'Put men into the country': the one in which the sentence before said they stand."""
        if token.dep_ != "pobj" or token.head.lower_ not in ("in", "into", "inside"):
            return []
        for seen in islice(self._before(token), 20):
            if self._number(token) - seen.sentence > 2:
                break
            word = seen.ref.token
            while word.dep_ in ("amod", "compound", "nmod", "poss") and word.head.i != word.i:
                word = word.head
            inside = word.dep_ == "pobj" and word.head.lower_ in ("in", "into", "on", "inside")
            if seen.ref.kind is Kind.COUNTRY and inside and word.sent.start != token.sent.start:
                return [self._back(seen.ref, token)]
        return []

    def _related(self, token: Token, lemma: str) -> list[Ref]:
        """'Its neighbour', 'its African client', 'the latter's patron': the other state named."""
        owner = child(token, "poss")
        if lemma not in RELATIONS or owner is None or token.tag_ != "NN":
            return []
        if within(token, "relcl", "prep", "conj") or token.dep_ in ("attr", "appos"):
            return []
        whose = {r.id for r in self.of(owner, 3)}
        here, best = self._number(token), list[tuple[int, Ref]]()
        for seen in islice(self._before(token), 20):
            far = here - seen.sentence
            if far > 1:
                break
            if seen.ref.kind is Kind.COUNTRY and whose and seen.ref.id not in whose:
                worth = salience(seen.ref.token, subject=seen.subject) - A_SENTENCE * far
                best.append((worth, seen.ref))
        if not best:
            return []
        ref = max(best, key=lambda one: one[0])[1]
        return [Ref(ref.id, ref.kind, token, None, "relation")]

    def _how_many(self, token: Token, lemma: str) -> int:
        """'Both', 'the two countries', 'the three powers', 'the four': of how many; 0: of none."""
        if lemma in ("both", "two", "pair"):
            return 2
        if lemma in GROUPS and any(c.lower_ in ("the", "all", "these") for c in token.children):
            return GROUPS[lemma] if token.dep_ in (*SUBJECTS, "pobj", "dobj") else 0
        if lemma not in PAIR_WORDS:
            return 0
        words = [c.lower_ for c in token.children]
        if {"two", "both", "neither", "either"} & {*words}:
            return 2
        return next((GROUPS[w] for w in words if w in GROUPS and "the" in words), 0)

    def _last(self, count: int, token: Token, kind: Kind) -> list[Ref]:
        """The last two of a kind; more than two only where so many were named side by side."""
        found: dict[str, Seen] = {}
        near = self._number(token) - 3
        for seen in self._before(token):
            if seen.sentence < near or len(found) == count:
                break
            if seen.ref.kind is not kind:
                continue
            found.setdefault(seen.ref.id, seen)
            if count > 2:
                side = self._beside(seen.ref)
                if len({ref.id for ref in side}) == count:
                    return [Ref(ref.id, kind, token, None, "pair") for ref in side]
        whole = count == 2 and len(found) == 2
        return [Ref(id_, kind, token, None, "pair") for id_ in found] if whole else []

    def _beside(self, one: Ref) -> list[Ref]:
        """Those of its kind that commas and 'and' join to a name, itself among them."""
        first = one.token
        while first.dep_ == "conj":
            first = first.head
        side = [(self.mention(t), t) for t in coordinated(first)]
        return [self._ref(m, t) for m, t in side if m and m.kind is one.kind]

    def _nearest(self, token: Token, kinds: tuple[Kind, ...], form: str | None = None) -> list[Ref]:
        """The most salient of these kinds in this sentence or the two before.

        Subjects of main clauses before others, near sentences before far ones; never one with
        whom the word shares a clause, nor who does the act of which the word is the object.
        """
        best: tuple[int, Seen] | None = None
        for far, seen in self._candidates(token, kinds):
            ref = seen.ref
            own = self.form(ref.id)
            if form and own not in (None, form):
                continue  # 'the movement' is no agency
            if own in WRITING_FORMS and not tells(token) and token.head.lemma_ not in TELLING:
                continue  # no ministry has 'fired artillery too'
            worth = salience(ref.token, subject=seen.subject) - A_SENTENCE * far
            worth -= TELLER if own in SPEAKING_FORMS else 0
            if token.dep_ in SUBJECTS and seen.subject and far and _goes_on(token.head):
                worth += PARALLEL
            objects = ("dobj", "pobj", "nsubjpass")
            if far == 0 and token.dep_ in AS_OBJECT and ref.token.dep_ in objects:
                worth += PARALLEL
            if best is None or worth > best[0]:
                best = worth, seen
        if best is None:
            return self._teller(token, kinds) or self._ahead(token, kinds)
        if token.lower_ in ("they", "them", "their") and best[1].ref.actor:
            return [self._back(ref, token) for ref in self._together(best[1], token)]
        return [self._back(best[1].ref, token)]

    def _teller(self, token: Token, kinds: tuple[Kind, ...]) -> list[Ref]:
        """'It had never sent arms, Kenya insisted': who tells of himself, named behind."""
        verb = token.sent.root
        if token.tag_ != "PRP" or verb.i < token.i or verb.lemma_ not in TELLING:
            return []
        who = [t for t in within(verb, "nsubj") if t.i > token.i and self.mention(t)]
        return [self._back(r, token) for t in who for r in self.of(t) if r.kind in kinds]

    def _ahead(self, token: Token, kinds: tuple[Kind, ...]) -> list[Ref]:
        """'On his arrival Ali was silent', 'before it left, Chad': the subject that follows."""
        verb = next((a for a in token.ancestors if a.dep_ == "ROOT"), None)
        if verb is None or token.i > verb.i or token.tag_ not in ("PRP", "PRP$"):
            return []
        who = [t for t in within(verb, "nsubj", "nsubjpass") if t.i > token.i and self.mention(t)]
        return [self._back(r, token) for t in who for r in self.of(t) if r.kind in kinds]

    def _candidates(self, token: Token, kinds: tuple[Kind, ...]) -> Iterator[tuple[int, Seen]]:
        """What a word may mean, the nearest first, and how many sentences before it stands."""
        here, clause = self._number(token), clause_of(token)
        doers: set[str] = set()
        if token.dep_ in AS_OBJECT:  # 'Iran denied arming them': not Iran
            named = (t for t in self._doers(token) if self.mention(t) or t.tag_ == "PRP")
            doers = {r.id for t in named if t.i != token.i for r in self.of(t)}
        for seen in islice(self._before(token), 40):
            ref, far = seen.ref, here - seen.sentence
            if far > FAR:
                return
            if ref.kind not in kinds or ref.id in doers or unlike(token, ref):
                continue
            whose = token.tag_ == "PRP$" or token.dep_ == "poss"
            same = clause_of(ref.token) == clause and not whose and ref.token.dep_ != "poss"
            if far > 0 or not (same or tells(token)):
                yield far, seen

    def _together(self, seen: Seen, pronoun: Token) -> list[Ref]:
        """'Iran and Syria ... they': both; 'the three powers ... they': all three."""
        group = [s.ref for s in islice(self._before(pronoun), 40) if s.at == seen.at]
        if len(group) > 1:
            return group
        found = [ref for ref in self._beside(seen.ref) if ref.token.i != pronoun.i]
        return found if len(found) > 1 and seen.ref.id in {r.id for r in found} else [seen.ref]

    @staticmethod
    def _doers(token: Token) -> list[Token]:
        """Who does the act of which a word is the object: in its own clause alone."""
        over = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
        return surface_subjects(over) if over is not None else []
