"""What words look back on: pronouns, 'the country', 'its neighbour', 'the three', 'the North'."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.entities.vocabulary import Country, Organization
from app.extraction.arguments import BLAMED, blamed_by, punished, surface_subjects
from app.extraction.mention import Mention
from app.extraction.nouns import (
    A_SENTENCE,
    AS_OBJECT,
    COUNTRY_WORDS,
    ELSEWHERE,
    FAR,
    FORCES,
    FORMS,
    GROUP_WORDS,
    GROUPS,
    ISLANDS,
    MONARCHIES,
    PAIR_WORDS,
    PARALLEL,
    PEOPLE_WORDS,
    RELATIONS,
    SPEAKING_FORMS,
    STATE_NOUNS,
    STYLED,
    TELLER,
    WRITING_FORMS,
)
from app.extraction.salience import (
    SUBJECTS,
    TELLING,
    Ref,
    Seen,
    clause_of,
    salience,
    tells,
    unlike,
)
from app.extraction.tellers import TELLERS, Tellers, is_telling
from app.extraction.tree import child, coordinated, within

_GROUNDS = frozenset("for over after because".split())
# Who condemns another because of what itself met with.
_UNDERGOING = frozenset(
    "receive get buy obtain lose suffer see find learn hear lack need impose sanction".split()
)
_HELPING = frozenset("help assist support aid let allow enable protect defend".split())


def _goes_on(verb: Token) -> bool:
    """'It also keeps soldiers there': what the text is about goes on."""
    return any(c.lower_ in ("also", "too", "likewise", "meanwhile") for c in verb.children)


def _is_one_of_several(name: Token, pronoun: Token) -> bool:
    """'Washington and London say it sent arms': neither of the two."""
    first = name.head if name.dep_ == "conj" else name
    joint = name.dep_ == "conj" or any(c.pos_ == "PROPN" for c in within(name, "conj"))
    return joint and first.dep_ in SUBJECTS and first.head.i in {a.i for a in pronoun.ancestors}


# What stands behind these is the ground for what was done to somebody.
_FOR = frozenset("for over after following since".split())
_STRIKING = frozenset("strike bomb shell hit invade raid punish".split())


class Antecedents(Tellers):
    """The mentions of one article that a word without a name of its own stands for."""

    def _ref(self, mention: Mention, token: Token) -> Ref:
        entity = self.entity(mention.id)
        army = mention.name.split()[-1] in FORCES and isinstance(entity, Organization)
        if army and isinstance(entity, Organization) and entity.country:
            return Ref(entity.country, Kind.COUNTRY, token, None, "army")  # 'the Kenyan army'
        return Ref(mention.id, mention.kind, token, mention.place, mention.form)

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
        if word in ("it", "they") and (blamed := self._blamed(token)):
            return blamed
        if word in ("it", "they") and token.dep_ == "nsubj" and token.head.lemma_ in TELLERS:
            if (noun := self.teller_without_name(token)) is not None:
                return [called] if (called := self.last_called(noun)) else []
            if token.head.lemma_ in TELLING and (teller := self.last_teller(token)):
                return [teller]
        if word in ("it", "its", "itself", "they", "their", "them", "themselves"):
            return self._nearest(token, (Kind.COUNTRY, Kind.ORGANIZATION))
        return []

    def _blamed(self, token: Token) -> list[Ref]:
        """'Condemned Chad after it struck', 'thanked Chad for the tanks it sent': Chad did."""
        doing = token.head
        if token.dep_ != "nsubj" or doing.lemma_ in TELLING or doing.lemma_ in _UNDERGOING:
            return []
        for word in (doing, *doing.ancestors):
            over = word.head
            clause = word.dep_ == "advcl" and any(
                c.lower_ in _GROUNDS for c in within(word, "mark", "advmod", "prep")
            )
            ground = clause or (word.dep_ == "prep" and word.lower_ in _GROUNDS)
            if ground and over.pos_ == "VERB" and (whom := blamed_by(over)):
                whom = [t for t in whom if self.mention(t)]
                return [self._back(r, token) for t in whom for r in self.of(t) if r.actor]
        return []

    def _possessor(self, token: Token, depth: int = 0) -> list[Ref]:
        """'The agency and its director': what the phrase is joined to, else as any pronoun."""
        noun = token.head
        joined: list[Ref] = []
        if noun.dep_ == "conj" and token.lower_ in ("its", "their") and depth < 3:
            joined = [self._back(r, token) for r in self.of(noun.head, depth + 1) if r.actor]
        elif noun.dep_ in ("dobj", "nsubj") and (whom := self._helped(noun.head)):
            joined = whom  # 'gave Chad rifles to help its troops fight': Chad's
        elif noun.dep_ == "nsubj" and noun.head.dep_ == "ccomp" and depth < 3:
            # 'The Kenyan ministry said its forces had struck': Kenya's.
            told = noun.head.head
            who = within(told, "nsubj") if told.lemma_ in TELLING else []
            joined = [self._back(r, token) for t in who if self.mention(t) for r in self.of(t)]
        elif noun.dep_ == "dobj" and token.lower_ in ("its", "their") and depth < 3:
            # 'Russia launched its invasion': Russia's.
            over = noun.head.head.head  # 'accused Chad of bombing its men': the accuser's
            accused = noun.head.dep_ == "pcomp" and over.lemma_ in BLAMED
            verb = over if accused else noun.head
            subjects = [t for t in surface_subjects(verb) if t.tag_ != "PRP" and t.i != token.i]
            joined = [self._back(r, token) for t in subjects for r in self.of(t, 3) if r.actor]
        elif noun.dep_ == "pobj" and noun.head.lower_ in _FOR and depth < 3:
            # 'Chad slammed Sudan for its decision', 'imposed sanctions on it after its raid'.
            over = noun.head.head
            ban = over.lemma_ in ("sanction", "embargo")
            on_whom = any(p.lower_ in ("on", "against") for p in within(over, "prep"))
            if ban and not on_whom:  # 'placed it under sanctions for its raid'
                over = next((a for a in over.ancestors if a.pos_ == "VERB"), over)
            struck = within(over, "dobj") if over.lemma_ in _STRIKING else []
            blamed = punished(over) if ban else blamed_by(over) or struck
            joined = [self._back(r, token) for t in blamed for r in self.of(t) if r.actor]
        return joined or self._pronoun(token)

    def _helped(self, verb: Token) -> list[Ref]:
        """To whom something is given so that it helps, protects or lets act."""
        while verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in _HELPING:
            verb = verb.head
        over = verb.head
        if verb.lemma_ not in _HELPING or verb.dep_ not in ("advcl", "xcomp", "acl", "relcl"):
            return []
        while over.pos_ not in ("VERB", "AUX") and over.head.i != over.i:
            over = over.head
        to = [t for p in within(over, "prep", "dative") if p.lower_ == "to" for t in p.children]
        named = [t for t in (*to, *within(over, "dative")) if self.mention(t)]
        return [self._back(r, verb) for t in named for r in self.of(t, 3) if r.kind is Kind.COUNTRY]

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
        described = [t for t in described if t.lower_ != "same"]
        if described and lemma not in COUNTRY_WORDS - {"government", "regime", "state"}:
            return []
        if lemma in COUNTRY_WORDS:
            styled = self._styled(token, lemma)
            if lemma in MONARCHIES:
                return styled  # 'the kingdom' is no republic
            found = styled or self._where_before(token) or self._told_of(token)
            return found or self._nearest(token, (Kind.COUNTRY,))
        if lemma == "island":
            here = self._number(token)
            seen = (s for s in islice(self._before(token), 40) if s.ref.id in ISLANDS)
            named = next((s.ref for s in seen if s.sentence != here or not s.subject), None)
            return [self._back(named, token)] if named else []
        if lemma in GROUP_WORDS:
            return self._nearest(token, (Kind.ORGANIZATION,), FORMS.get(lemma))
        if lemma in PEOPLE_WORDS:
            return self._nearest(token, (Kind.PERSON,))
        return []

    def _styled(self, token: Token, lemma: str) -> list[Ref]:
        """'The kingdom', 'the emirate': the one state of those named that is called so."""
        found: dict[str, Ref] = {}
        crowned = MONARCHIES.get(lemma, frozenset())
        for seen in self._before(token) if crowned or lemma in STYLED else ():
            state = self.entity(seen.ref.id)
            called = state.names() if isinstance(state, Country) and not crowned else ()
            if seen.ref.id in crowned or any(lemma in name.lower().split() for name in called):
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

    def _told_of(self, token: Token) -> list[Ref]:
        """'Chad sells arms to Mali, and the country's army': in one sentence not its subject."""
        for seen in islice(self._before(token), 20):
            if seen.sentence != self._number(token):
                break
            named = seen.ref.token.dep_ in ("pobj", "dobj", "dative") and seen.ref.by == "name"
            if seen.ref.kind is Kind.COUNTRY and named and not seen.subject:
                return [self._back(seen.ref, token)]
        return []

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
        here = self._number(token)
        for seen in self._before(token):
            if seen.sentence < here - 3 or len(found) == count:
                break
            if seen.ref.kind is not kind:
                continue
            if seen.sentence == here and is_telling(seen.ref.token):
                continue  # 'Chad sold Mali tanks, US officials say, and the two'
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
            if far == 0 and token.lower_ in ("it", "its") and _is_one_of_several(ref.token, token):
                continue
            if token.lower_ == "them" and ref.kind is Kind.COUNTRY and self._is_one(ref):
                continue
            many = token.lower_ == "them" and ref.token.tag_ != "NNPS"
            if many and self.form(ref.id) in ("agency", "bloc", "ministry", "media", "research"):
                continue
            whose = token.tag_ == "PRP$" or token.dep_ == "poss"
            same = clause_of(ref.token) == clause and not whose and ref.token.dep_ != "poss"
            if far > 0 or not (same or tells(token)):
                yield far, seen

    def _is_one(self, ref: Ref) -> bool:
        """Whether a name is of one state, joined to no other, not of its people."""
        people = ref.token.tag_ in ("NNS", "NNPS") or ref.by in STATE_NOUNS | {"demonym"}
        return not people and len(self._beside(ref)) < 2

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
