"""Who does what to whom: the arguments of a verb or of a noun that names an act.

Active, passive, participle, relative clause, infinitive and coordination all come to the same two
ends, `agents` and `patients`, and to what prepositions add.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from app.extraction.moments import CALENDAR
from app.extraction.tree import child, coordinated, is_gapped, joined, within

# 'Urged Iran to send': the object of these does what the infinitive says.
_OBJECT_CONTROL = frozenset(
    "urge ask allow permit enable help force order persuade tell invite authorise authorize "
    "pick choose select "
    "encourage press call want get expect lead cause compel instruct see accuse forbid bar ban "
    "prevent stop".split()
)
# 'Accused Iran of sending', 'condemned Russia for striking'.
BLAMED = frozenset(
    "accuse blame condemn criticise criticize denounce suspect thank praise sanction punish "
    "charge stop prevent keep deter rebuke slam attack fault credit lambast lambaste castigate "
    "censure chide scold upbraid berate chastise reproach decry".split()
)
_FIRST = frozenset(
    "country state nation government power member ally neighbour neighbor one first last".split()
)
# 'Warned Chad against sending': it has sent none.
WARNING = frozenset("warn caution advise counsel".split())
_PUNISHING = frozenset("impose place slap levy lay announce".split())
_PUNISHMENTS = frozenset("sanction embargo penalty fine tariff ban restriction".split())
# 'Blocks Chad from sending'.
_KEEPING_FROM = frozenset(
    "block bar ban prohibit dissuade discourage restrain hinder forbid".split()
)
# What is asked of the one who hears the request, not of the one who makes it.
_ASKING = frozenset("request appeal plea demand call pressure".split())
_ASKED_FOR = frozenset(
    "give send supply deliver provide sell hand transfer release export ship donate stop halt end "
    "lend withdraw".split()
)
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})
# 'According to X', 'due to Y' lead nowhere.
_NO_WAY = frozenset("according due thanks owing prior contrary next close similar".split())
_ANYBODY = frozenset("those states countries nations governments places capitals".split())
# 'Israel's answer was a raid', 'was to send': whose answer it was acts.
_STEPS = frozenset("answer response reply reaction retort step move revenge riposte".split())
# 'Used drones to strike': with what, and who.
_USING = frozenset("use employ deploy utilise utilize".split())
_DEPTH = 8


def is_passive(verb: Token) -> bool:
    """Whether the verb's grammatical subject is what the act is done to."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children):
        return True
    participle = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.dep_ == "acl")
    if not participle or any(c.dep_ == "aux" for c in verb.children):
        return False
    if verb.dep_ == "ccomp" and child(verb, "nsubj") and not child(verb, "dobj"):
        return True  # 'rockets made in Brazil were shown', read as a clause
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and not child(verb, "nsubj"):
        return is_passive(verb.head)
    return verb.dep_ in (
        "acl",
        "advcl",
        "amod",
        "acomp",
        "attr",
        "relcl",
        "ROOT",
        "oprd",
        "ccomp",
        "xcomp",
    ) and (child(verb, "nsubj") is None)


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:  # noqa: C901  one case a construction
    """The heads of the grammatical subject, found also where it is not beside the verb."""
    if depth > _DEPTH:
        return []
    own = within(verb, "nsubj", "nsubjpass")
    if not own:  # 'the strike stands denounced': the subject hangs on 'stands'
        own = [s for a in within(verb, "aux", "auxpass") for s in within(a, "nsubj", "nsubjpass")]
    if own:
        found = [t for subject in own for t in coordinated(subject)]
        return [a for t in found for a in _antecedents(t, verb)]
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX", "ADJ"):
        return surface_subjects(head, depth + 1)
    if verb.dep_ in ("acl", "relcl"):
        if verb.tag_ in ("VBG", "VBN", "VBD") and not child(verb, "aux"):
            return list(coordinated(head))
        no_pronoun = not any(c.lower_ in _RELATIVE for c in verb.children)
        if head.lemma_ in _ASKING and verb.lemma_ in _ASKED_FOR and head.dep_ == "dobj":
            return surface_subjects(head.head, depth + 1)  # 'turned down a request to give tanks'
        if verb.tag_ == "VB" and head.dep_ == "attr" and head.lemma_.lower() in _FIRST:
            return surface_subjects(head.head, depth + 1)  # 'became the first country to send'
        if verb.tag_ == "VB" and head.lemma_ in _PERMISSIONS and head.dep_ == "dobj":
            return _permitted(head)
        if verb.tag_ == "VB" and no_pronoun:  # 'a plan to send': whose plan it is
            return owners(head) or _governing_subjects(head, depth)
        return list(coordinated(head))
    if verb.dep_ == "xcomp":
        if head.lemma_ in _USING and is_passive(head) and verb.tag_ == "VB":
            return agents(head)  # 'drones used by Sudan to strike Adre'
        if head.lemma_ == "call":  # 'called on Kigali to withdraw'
            called = [o for c in within(head, "prep") if c.lower_ == "on" for o in c.children]
            if called:
                return [t for o in called for t in coordinated(o)]
        if head.lemma_ == "be":
            steps = [s for s in within(head, "nsubj") if s.lemma_ in _STEPS]
            if steps:
                return [t for s in steps for t in owners(s)]
        if head.lemma_ in _OBJECT_CONTROL and (controlled := within(head, "dobj", "nsubjpass")):
            return [t for c in controlled for t in coordinated(c)]
        return surface_subjects(head, depth + 1)
    if verb.dep_ == "pcomp":
        return _subjects_of_gerund(head, depth)
    if verb.dep_ in ("acomp", "oprd", "attr"):  # 'stands accused'
        return surface_subjects(head, depth + 1)
    before = verb.nbor(-1) if verb.i else verb
    led = verb.tag_ == "VBG" and verb.dep_ == "advcl" and before.dep_ == "pobj"
    if led and before.head.lower_ == "to" and before.head.head.i == head.i:
        return [before]  # 'dropped its objection to Chad joining the pact'
    if verb.dep_ in ("advcl", "ccomp", "dep", "prep") and head.pos_ in ("VERB", "AUX", "ADJ"):
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG"):
            return []
        told = verb.dep_ == "ccomp" or (verb.dep_ == "advcl" and verb.tag_ == "VB")
        if head.lemma_ in _OBJECT_CONTROL and told and child(head, "dobj"):
            return joined(head, "dobj")
        return surface_subjects(head, depth + 1)
    return []


_PERMISSIONS = frozenset(
    "permission consent approval authorisation authorization licence license clearance".split()
)


def _permitted(permission: Token) -> list[Token]:
    """'Gave Chad permission to send', 'Chad sought German permission to send': Chad."""
    verb = permission.head
    to = [o for p in within(verb, "prep") if p.lower_ == "to" for o in within(p, "pobj")]
    return [t for o in within(verb, "dative") or to for t in coordinated(o)] or agents(verb)


def _subjects_of_gerund(preposition: Token, depth: int) -> list[Token]:
    governor = preposition.head
    if governor.pos_ in ("VERB", "AUX"):
        warned = preposition.lower_ == "against" and governor.lemma_ in WARNING
        if governor.lemma_ in _KEEPING_FROM or warned:
            blamed = within(governor, "dobj")
        else:
            blamed = blamed_by(governor)
        return [t for o in blamed for t in coordinated(o)] or surface_subjects(governor, depth + 1)
    if governor.pos_ == "NOUN":
        over, blaming = governor.head, preposition.lower_ in ("of", "for", "over")
        if blaming and over.lemma_ in BLAMED and governor.dep_ in ("dobj", "nsubjpass"):
            return list(coordinated(governor))  # 'accused rebels of attacking Chad'
        if governor.lemma_ in _PUNISHMENTS and (whom := punished(governor)):
            return whom  # 'imposed sanctions on Chad for buying tanks'
        against = [p for c in within(governor, "prep") if c.lower_ == "against" for p in c.children]
        return against or owners(governor) or _governing_subjects(governor, depth)
    return surface_subjects(governor, depth + 1) if governor.pos_ == "ADJ" else []


def blamed_by(verb: Token) -> list[Token]:
    """Whom a verb blames or thanks for something: 'accused Chad', 'imposed sanctions on Chad'."""
    objects = within(verb, "dobj", "nsubjpass")
    if verb.lemma_ in BLAMED:
        return objects
    punishing = verb.lemma_ in _PUNISHING and any(o.lemma_ in _PUNISHMENTS for o in objects)
    return punished(verb) if punishing else []


def punished(over: Token) -> list[Token]:
    """On whom sanctions are imposed, or what else is done: 'sanctions on Chad'."""
    on = [p for t in (over, *within(over, "dobj", "nsubjpass")) for p in within(t, "prep")]
    found = [o for p in on if p.lower_ in ("on", "against") for o in within(p, "pobj")]
    return found or within(over, "dobj")


def _governing_subjects(noun: Token, depth: int) -> list[Token]:
    governor = noun.head
    while governor.dep_ in ("prep", "pobj") and governor.pos_ in ("ADP", "NOUN"):
        governor = governor.head  # 'agreed on a deal to supply'
    return surface_subjects(governor, depth + 1) if governor.pos_ in ("VERB", "AUX") else []


def _antecedents(token: Token, verb: Token) -> list[Token]:
    """A relative pronoun's nouns; any other word as it is."""
    if token.lower_ == "what":
        return _meant_by_what(verb) or [token]
    if token.lower_ not in _RELATIVE or token.tag_ not in ("WDT", "WP", "IN", "DT", "WP$"):
        return [token]
    clause = verb
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            return _those(clause.head) or list(coordinated(clause.head))
        clause = clause.head
    return []


def _those(word: Token) -> list[Token]:
    """'Among those who sent arms are Italy and Spain', 'one of the states that': who they are."""
    if word.dep_ != "pobj":
        return []
    over = word.head.head
    if word.head.lower_ == "among" and over.lemma_ == "be" and word.lower_ in _ANYBODY:
        return joined(over, "nsubj", "attr", "acomp")
    one = word.head.lower_ == "of" and over.lower_ == "one" and over.dep_ == "attr"
    return joined(over.head, "nsubj") if one and over.head.lemma_ == "be" else []


def _with_earlier(antecedent: Token, pronoun: Token) -> list[Token]:
    """'Rifles, missiles and shells that Iran sent': all three, though it hangs on the last."""
    found = [antecedent]
    while antecedent.i != pronoun.i and antecedent.dep_ == "conj" and antecedent.pos_ == "NOUN":
        antecedent = antecedent.head
        found.insert(0, antecedent)
    return found


def _meant_by_what(verb: Token) -> list[Token]:
    """'What struck the depot were drones', 'drones are what it used': the drones."""
    be = verb.head
    if be.lemma_ != "be":
        return []
    other = ("attr", "nsubj") if verb.dep_ in ("csubj", "nsubj") else ("nsubj",)
    return [t for c in within(be, *other) if c.i != verb.i for t in coordinated(c)]


def surface_objects(verb: Token) -> list[Token]:
    """The heads of the direct object, in relative clauses without one what they describe."""
    own = within(verb, "dobj", "attr") if verb.pos_ != "AUX" else within(verb, "attr", "dobj")
    if own:
        own = own[:1] if len(own) > 1 and own[1].left_edge.nbor(-1).text == "," else own
        found = [t for o in own for t in coordinated(o)]
        return [b for t in found for a in _antecedents(t, verb) for b in _with_earlier(a, t)]
    shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"]
    for other in shared:  # 'has built and delivered ships'
        if other.i > verb.i and not within(verb, "prep") and (its := within(other, "dobj")):
            return [t for o in its for t in coordinated(o)]
    if verb.dep_ == "relcl" and within(verb, "nsubj") and not is_passive(verb):
        subjects = within(verb, "nsubj")
        if subjects[0].lower_ not in _RELATIVE:  # 'the missiles Iran sent'
            return list(coordinated(verb.head))
    return []


def agents(verb: Token) -> list[Token]:
    """Who does it: the subject, of a passive the one that 'by' names."""
    if not is_passive(verb):
        return surface_subjects(verb)
    named = [by for by in within(verb, "agent", "prep") if by.lower_ == "by"]
    adverbs = within(verb, "advmod")  # 'by the Americans and, more mildly, by Norway'
    named += [by for a in adverbs for by in within(a, "prep") if by.lower_ == "by"] if named else []
    found = [
        a
        for by in named
        for one in (by, *within(by, "conj"))  # 'by the Americans and by Norway'
        for t in _objects_of(one)
        for a in _antecedents(t, verb)  # 'Serbia, by which tanks were sold'
    ]
    if not found and verb.dep_ == "conj":
        head = verb.head
        found = [t for by in within(head, "agent") for t in _objects_of(by) if by.i > verb.i]
    if not found:
        for other in verb.children:  # 'was built and sold by'
            if other.dep_ == "conj":
                found += [t for by in within(other, "agent") for t in _objects_of(by)]
    if not found and verb.dep_ in ("acomp", "oprd", "attr"):  # 'stands accused by Chad'
        found = [t for by in within(verb.head, "agent", "prep") for t in _named_by(by)]
    return found or _far_agents(verb)


def gapped(verb: Token) -> list[Token]:
    """Who else does it, without the verb said again: 'Cuba has sent 3,000 men, Yemen 500'."""
    return [
        t
        for t in verb.subtree
        if t.i > verb.i and t.dep_ in ("conj", "appos", "npadvmod", "nmod") and is_gapped(t)
    ]


def _named_by(preposition: Token) -> list[Token]:
    return _objects_of(preposition) if preposition.lower_ == "by" else []


def _far_agents(verb: Token) -> list[Token]:
    """The one whom 'by' names further on: 'sold, as the ministry put it, to Chad by Serbia'."""
    bys = [
        t
        for t in verb.subtree
        if t.lower_ == "by"
        and t.i > verb.i
        and t.dep_ in ("prep", "agent")
        and (t.head.pos_ != "VERB" or (t.head.dep_ == "pcomp" and t.head.tag_ == "VBG"))
    ]
    return _objects_of(bys[0]) if len(bys) == 1 else []


def patients(verb: Token) -> list[Token]:
    """What it is done to: the object, of a passive the subject."""
    return surface_subjects(verb) if is_passive(verb) else surface_objects(verb)


def _objects_of(preposition: Token) -> list[Token]:
    return joined(preposition, "pobj")


def prepositions(word: Token) -> Iterator[tuple[str, Token]]:
    """What prepositions add to a verb or noun: ('to', noun), also those hung on its object.

    'Sent shells to Russia' is read the same whether 'to' hangs on the verb or on the shells.
    """
    seen: set[int] = set()
    holders = [word]
    if word.pos_ in ("VERB", "AUX"):
        holders += joined(word, "dobj", "nsubjpass", "attr")
        holders += [
            c
            for c in within(word, "prt", "advmod", "acomp", "oprd", "xcomp")
            if c.pos_ != "VERB" and c.lower_ not in ("apart", "aside")
        ]  # 'apart from Chad, none sent tanks'
    for holder in holders:
        yield from _prepositions(holder, seen, 0)
    if word.dep_ == "relcl" and any(c.lower_ == "where" for c in word.children):
        yield "in", word.head  # 'Ecuador, where Colombia bombed a camp'


def _prepositions(holder: Token, seen: set[int], depth: int) -> Iterator[tuple[str, Token]]:  # noqa: C901  one case a construction
    for prep in holder.children:
        if prep.lower_ in _NO_WAY or within(prep, "neg"):
            continue  # 'sent tanks to Chad, not to Mali'
        hung = prep.dep_ in ("prep", "dative", "agent") or (
            prep.dep_ == "dep" and prep.tag_ == "IN"
        )
        given = prep.dep_ == "dative" and prep.tag_ == "PRP"  # 'gave it tanks'
        if hung and prep.i not in seen and (given or prep.pos_ != "PRON"):
            seen.add(prep.i)
            if prep.dep_ == "dative" and prep.tag_ != "IN" and prep.tag_ != "TO":
                for noun in coordinated(prep):
                    yield "dative", noun
                continue
            for noun in _objects_of(prep):
                for one in _antecedents(noun, _verb_over(prep)):
                    yield prep.lower_, one
                if depth < 2:
                    yield from _prepositions(noun, seen, depth + 1)
            for further in within(prep, "prep"):  # 'from Iran to Russia', 'out of'
                seen.add(further.i)
                for noun in _objects_of(further):
                    yield further.lower_, noun
            if prep.dep_ == "prep":
                for other in within(prep, "conj"):
                    for noun in _objects_of(other):
                        yield other.lower_, noun


def described(noun: Token) -> list[Token]:
    """Whom a noun describes that opens a sentence: 'a member since 1952, Greece is'."""
    opens = noun.dep_ == "advcl" and noun.pos_ == "NOUN" and noun.i < noun.head.i
    return joined(noun.head, "nsubj", "nsubjpass") if opens else []


def instruments(verb: Token) -> list[Token]:
    """What it is done with: 'struck Kyiv with drones', 'by drones', 'using drones'."""
    with_ = [t for prep, t in prepositions(verb) if prep in ("with", "by")]
    return with_ + means(verb)


def means(verb: Token) -> list[Token]:
    """What is used for it: 'struck it using drones', 'used drones to strike it'."""
    used = [o for c in verb.children if c.lower_ == "using" for o in within(c, "dobj")]
    over = verb.head
    if verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl", "acl"):
        while over.pos_ == "NOUN" and over.dep_ in ("dobj", "conj", "compound"):
            over = over.head  # the parser hangs 'to strike' on the drones
        if over.lemma_ in _USING and verb.i > over.i:
            used += patients(over)
    return used


def _verb_over(token: Token) -> Token:
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return token.head


def owners(noun: Token) -> list[Token]:
    """Whose act a noun is: 'Iran's deliveries', 'deliveries by Iran', 'Iranian deliveries'."""
    found = joined(noun, "poss")
    if not found:
        found = [
            t for c in within(noun, "prep", "agent") if c.lower_ == "by" for t in _objects_of(c)
        ]
    if not found:
        found = [
            c for c in within(noun, "amod", "compound", "nmod", "nummod") for c in coordinated(c)
        ]
    if not found and noun.dep_ == "attr":  # 'Israel's answer was a raid'
        steps = [s for s in within(noun.head, "nsubj") if s.lemma_ in _STEPS]
        found = [t for s in steps for t in joined(s, "poss")]
    return found


def negated(verb: Token) -> bool:
    """Whether the verb is denied where it stands: 'has not sent', 'never sent', 'no shells'."""
    nots = [c for c in verb.children if c.dep_ == "neg" or c.lower_ in ("never", "no", "neither")]
    if nots:
        return not all(_is_not_until(c, verb) for c in nots)
    if verb.dep_ == "conj" and any(c.lower_ in ("neither", "nor") for c in verb.head.children):
        return True
    beside = [verb, *within(verb, "dobj", "prep", "advmod", "acomp")]
    if any(_is_no_longer(c) for t in beside for c in (t, *t.children)):
        return True  # 'has troops there no longer'
    what = within(verb, "dobj", "nsubjpass", "nsubj")
    det = ("det", "preconj")
    if any(c.lower_ in ("no", "neither") and c.dep_ in det for o in what for c in o.children):
        return True
    # 'Not a single rifle has it sent', 'none of the tanks came'; but 'not tanks but rifles'.
    return any(_is_none(o) or (_is_ruled_out(o) and not _is_corrected(o)) for o in what)


def _is_not_until(word: Token, verb: Token) -> bool:
    """'Not until May did it send any', 'did not send any until May': then it did."""
    late = [p for p in within(verb, "prep") if p.lower_ in ("until", "till")]
    when = [o for p in late for o in within(p, "pobj")]
    dated = any(o.lower_ in CALENDAR or o.text.isdigit() for o in when)
    behind = [t.lower_ for t in word.doc[word.i + 1 : word.i + 2]]
    return word.dep_ == "neg" and (dated or behind in (["until"], ["till"]))


def _is_ruled_out(word: Token) -> bool:
    """'Not a rifle'; but 'Chad, not Mali': Mali is."""
    return any(c.i < word.i for c in within(word, "neg"))


def _is_corrected(word: Token) -> bool:
    """'Not tanks but rifles': what is not said of the one is said of the other."""
    return any(c.lower_ == "but" for c in within(word, "cc")) and bool(within(word, "conj"))


def _is_no_longer(word: Token) -> bool:
    return word.lower_ == "longer" and word.i > 0 and word.nbor(-1).lower_ == "no"


def _is_none(word: Token) -> bool:
    """'None of the tanks', but not 'would have none of it', which is a reply."""
    of = [o for p in within(word, "prep") for o in within(p, "pobj")]
    return word.lower_ == "none" and not any(o.lower_ in ("it", "this", "that") for o in of)
