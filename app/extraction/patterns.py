"""Persons, bodies and agreements that no vocabulary lists: by their shape and the words around."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from app.entities.kinds import Kind, slug


class Shaped(NamedTuple):
    """A stretch of text that looks like a thing of a kind; `name` is what it is called."""

    start: int
    end: int
    kind: Kind
    id: str
    name: str


_NAME = r"[A-Z][\w'’]*[a-zà-ÿ](?:-[A-Za-z]\w+)*"
_PARTICLE = r"(?:(?:al|el|bin|bint|ibn|van|von|der|de|da|dos|la|ul|Al|El)[ -])"
_FULL = rf"{_PARTICLE}?{_NAME}(?: (?:[A-Z]\. )?{_PARTICLE}{{0,2}}{_NAME}){{1,3}}"
_OFFICES = (
    "president|premier|prime minister|minister|chancellor|secretary|spokesman|spokeswoman|"
    "spokesperson|general|colonel|admiral|marshal|brigadier|commander|chief|leader|director|"
    "ambassador|envoy|king|emir|prince|sheikh|ayatollah|senator|chairman|head|adviser|advisor|"
    "diplomat|delegate|negotiator|coordinator|mayor|governor|lawmaker|analyst|researcher|prosecutor|"
    "commissioner|representative|deputy|councillor"
)
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Gen|Lt Gen|Maj Gen|Col|Adm|Lieutenant|Lieut|General|Colonel|Admiral|Major|"
    r"Field Marshal|Senator|Ambassador|King|Queen|Emir|Sheikh|Ayatollah|Prince|Brigadier|"
    rf"(?:[Dd]eputy |[Vv]ice[ -])?(?i:{_OFFICES}))"
)
_TITLED = re.compile(rf"\b{_TITLE}\.? ({_FULL})\b")
_APPOSED = re.compile(
    rf"\b({_FULL}),? (?:who (?:is|was|leads|heads)|(?:the |a |an |its |their )?"
    rf"(?:[\w'’-]+ ){{0,5}}?(?:{_OFFICES}))\b"
)
# 'Kenya's foreign minister, Ali Hassan,'.
_AFTER_OFFICE = re.compile(
    rf"\b(?i:{_OFFICES}|counterpart)(?: (?:of|in) [A-Z]\w+(?: [A-Z]\w+)?)?, ({_FULL})\b(?=[,.;])"
)
_SPEAKING = re.compile(rf"\b({_FULL}) (?:said|told|says|added|warned|announced|insisted)\b")
_LED = re.compile(
    rf"\b(?:led|headed|commanded|ruled|governed|named|called|name of)(?: by)? ({_FULL})\b"
)

# What stands before a name and is none of it.
RANKS = (
    "Lieut Lieutenant Lt Col Colonel Gen General Maj Major Brig Brigadier Adm Admiral Marshal "
    "President Prime Vice Deputy Minister Secretary Premier Chancellor Mr Mrs Ms Dr Sheikh Field "
    "Foreign Defence Defense Captain Crown Prince Sir Assistant Ambassador Senator Chief"
).split()
_RANK = re.compile(rf"(?:{'|'.join(RANKS)})\.? ")
# 'To Ali Hassan, the envoy': a sentence's first word.
_OPENING = re.compile(
    r"(?:In|On|At|After|Before|Since|As|But|And|Of|For|From|By|With|When|While|If|To|Under|Both|"
    r"Even|Only|Nor|That|Once|Against|Like|Besides|Among|Behind|Between|Through|Until|Where|Said) "
)
NO_NAME = frozenset(
    "in on at the a an after before since as but and of for from by with when while if this that "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday north south east west western "
    "eastern new united white red black his her its their is was united foreign defense defence "
    "state house security council army navy air force ministry uss hms hmas ins".split()
)
# Of these some are surnames: 'Theresa May', 'Dana White'.
_SURNAMES = frozenset("white black may west".split())
_ROYAL = re.compile(
    r"\b(?:King|Queen|Emir|Sultan|Shah) [A-Z][a-z]+(?: (?:bin|ibn|al) [A-Z]\w+| [IVX]+\b)?"
)
# The last word of the name of a paper, a station or an agency of news.
PRESS = (
    "Times|Post|Herald|Tribune|Gazette|Journal|Telegraph|Guardian|Chronicle|Weekly|Daily|Radio|"
    "Television|TV|News|Broadcasting|Press"
)
# 'St. Mary', 'U.N. Council', but no end of a sentence: 'from Moscow. The Union'.
_WORD = r"(?:(?:[A-Z]\.)+|St\.|[A-Z][\w'’-]*(?:\.[\w'’-]+)*)"
_BODY = re.compile(
    rf"\b(?:{_WORD}(?: (?:for|of|and|de)(?: the)?)?? ){{1,4}}"
    r"(?:Force|Forces|Army|Front|Group|Department|Agency|Corporation|Corp|Company|Industries|"
    r"Committee|Council|Movement|Party|Brigades?|Guards?|Alliance|Association|Organi[sz]ation|"
    r"Institute|Bureau|Command|Coalition|Operation Forces|Militia|Commission|Fund|Corps|Service|"
    r"Authority|Union|League|Administration|Foundation|Cent(?:er|re)|Office|Legion|Battalion|"
    r"Observatory|Shipyards?|Shipbuilding|Aerospace|Dynamics|Technologies|Airlines?|Airways|Air|"
    rf"Shipping Lines|Aviation|Holdings?|{PRESS})\b"
    r"(?! [A-Z][a-z])"
    r"|\bOperation [A-Z][a-z]+(?: [A-Z][a-z]+)?\b"
)
_PACT = re.compile(
    r"\b(?:[A-Z][\w'’-]*(?: (?:of|and|on|for|the))*? ){1,6}"
    r"(?:Treaty|Agreement|Pact|Accords?|Memorandum|Protocol|Convention|Charter)\b"
)
_ARTICLE = re.compile(r"(?:The|A|An|This|That|Under the|In the|By the) ")
# A state's own forces act as the state.
_FORCES = frozenset("army force forces navy".split())
_GROUP = re.compile(
    r"([A-Z][\w-]+(?: [A-Z][\w-]+)?) "
    r"(rebels|guerrillas|insurgents|separatists|militants|militiamen|muja?hid\w+|muja?hed\w+|militias?|paramilitaries|partisans|jihadists)\b"
)
_MEDIA = r"(state(?:-run|-owned|-controlled)? (?:media|television|TV|radio|news agency))\b"
_STATE_MEDIA = re.compile(rf"([A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)? {_MEDIA}(?! [A-Z])")
_MEDIA_IN = re.compile(rf"\b{_MEDIA} in ([A-Z][a-z]+)\b")
_STATE = r"(?P<state>[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
_FIELD = r"(?P<field>[Dd]efen[cs]e|[Ff]oreign(?: [Aa]ffairs)?|[Ii]nterior|[Ee]conomy)"
_MINISTRIES = (
    re.compile(rf"{_STATE}(?:['’]s)? {_FIELD} [Mm]inistry\b"),
    re.compile(rf"{_STATE}(?:['’]s)? [Mm]inistry of (?:the )?{_FIELD}\b"),
    re.compile(rf"\b{_FIELD} [Mm]inistry (?:in|of) {_STATE}"),
    re.compile(rf"\b[Mm]inistry of (?:the )?{_FIELD} (?:in|of) {_STATE}"),
)


def persons(text: str) -> Iterator[Shaped]:
    """Full names with a title before, an office behind, or a verb of saying."""
    for pattern in (_TITLED, _APPOSED, _AFTER_OFFICE, _SPEAKING, _LED):
        for match in pattern.finditer(text):
            start, name = match.start(1), match[1]
            while (rank := _RANK.match(name) or _OPENING.match(name)) and " " in name[rank.end() :]:
                start, name = start + rank.end(), name[rank.end() :]
            name = name.removesuffix("'s").removesuffix("’s")
            if _BODY.fullmatch(name):
                continue  # 'the Marine Corps said'
            words = name.lower().split()
            if words[-1] in _SURNAMES:
                words = words[:-1]
            if " " in name and NO_NAME.isdisjoint(words):
                id_ = f"person:{slug(name)}"
                yield Shaped(start, start + len(name), Kind.PERSON, id_, name)
    for match in _ROYAL.finditer(text):
        yield Shaped(*match.span(), Kind.PERSON, f"person:{slug(match[0])}", match[0])


def bodies(text: str) -> Iterator[Shaped]:
    """Bodies by the last word of their name: 'National Resistance Force'."""
    for match in _BODY.finditer(text):
        start, name = match.start(), match[0]
        if name.startswith("The "):
            start, name = start + 4, name[4:]
        if len(name.split()) > 1 and name.split()[0].lower() not in NO_NAME:
            yield Shaped(start, match.end(), Kind.ORGANIZATION, f"org:{slug(_plain(name))}", name)


_CALLED = re.compile(
    r"\b[Tt]he (?:[\w'’-]+ ){0,2}?(?:newspaper|daily|weekly|magazine|tabloid|broadcaster|website|"
    r"channel|news agency|news site|think tank|company|firm|maker|manufacturer|shipyard|"
    r"shipbuilder|contractor|militia|faction|watchdog|charity|"
    r"(?:rebel|armed|militant|rights|monitoring) group)"
    r" (?P<name>[A-Z][\w-]*[a-z](?: [A-Z][\w-]+){0,2})\b"
)


def called(text: str) -> Iterator[Shaped]:
    """Bodies that are said to be one: 'the newspaper Politika', 'the armed group Red Hand'."""
    for match in _CALLED.finditer(text):
        name = match["name"]
        if name.split()[0].lower() not in NO_NAME:
            yield Shaped(*match.span("name"), Kind.ORGANIZATION, f"org:{slug(name)}", name)


# 'The FNLA', 'PDVSA': not in capitals because all around it is, nor a word of measure or trade.
_ACRONYM = re.compile(
    r"(?<![A-Z] )(?<![\w.-])(?:[A-Z]{4,6}|(?<=[Tt]he )[A-Z]{3}|[A-Z]{3}(?= (?:rebels|fighters|"
    r"guerrillas|militia|leaders?|commanders?|spokes[a-z]+|said|told|claimed|accused|denied|announced)\b))"
    r"(?:['’]s)?\b(?! ?[A-Z]{2,}|-)"
)
_NO_BODY = frozenset("USS USSR UEFA FIFA COVID AIDS NASA AUKUS SWIFT TASS ASAP MANPADS CEO".split())


def acronyms(text: str) -> Iterator[Shaped]:
    """Bodies by their initials alone."""
    for match in _ACRONYM.finditer(text):
        name = match[0].removesuffix("'s").removesuffix("’s")
        if name not in _NO_BODY:
            id_ = f"org:{slug(name)}"
            yield Shaped(match.start(), match.start() + len(name), Kind.ORGANIZATION, id_, name)


def _plain(name: str) -> str:
    """'People's Front' as 'Peoples Front'."""
    return re.sub(r"['’]", "", name)


def of_a_state(body: Shaped) -> bool:
    """Whether a body's name may hold its state's: 'Philippine Marine Corps', but for its army."""
    return body.kind is Kind.ORGANIZATION and body.name.split()[-1].lower() not in _FORCES


def groups(text: str, demonyms: Mapping[str, str]) -> Iterator[Shaped]:
    """Bodies called by their people or state: 'Chadian rebels', 'Iran's state television'."""
    for match in _MEDIA_IN.finditer(text):
        if people := demonyms.get(match[2].casefold()):
            id_ = f"org:{slug(people)}-{slug(_medium(match[1]))}"
            yield Shaped(*match.span(), Kind.ORGANIZATION, id_, match[0])
    for pattern in (_GROUP, _STATE_MEDIA):
        for match in pattern.finditer(text):
            words = match[1].split()
            for adjective in dict.fromkeys((" ".join(words), words[-1])):
                people = demonyms.get(adjective.casefold())
                if people:
                    start = match.end(1) - len(adjective)
                    id_ = f"org:{slug(people)}-{slug(_medium(match[2]))}"
                    name = text[start : match.end()]
                    yield Shaped(start, match.end(), Kind.ORGANIZATION, id_, name)
                    break


def _medium(said: str) -> str:
    return said.replace("TV", "television").replace("-run", "")


def pacts(text: str) -> Iterator[Shaped]:
    """Agreements by their proper name: 'Strategic Mutual Defence Agreement'."""
    for match in _PACT.finditer(text):
        start, name = match.start(), match[0]
        if article := _ARTICLE.match(name):
            start, name = start + article.end(), name[article.end() :]
        if len(name.split()) > 1:
            yield Shaped(start, match.end(), Kind.AGREEMENT, f"agreement:{slug(name)}", name)


def ministries(text: str, demonyms: Mapping[str, str]) -> Iterator[Shaped]:
    """A state's ministry: 'Zambian defence ministry', 'Zambia's Ministry of Defence'."""
    for match in (m for pattern in _MINISTRIES for m in pattern.finditer(text)):
        start, end = match.span("state")
        words = match["state"].split()
        # The state's name may be its last word, or its first where it stands behind.
        last = match.start("field") > start
        for name in (" ".join(words), words[-1] if last else words[0]):
            demonym = demonyms.get(name.casefold())
            if demonym:
                field = match["field"].lower().replace("defence", "defense").split()[0]
                first, stop = (
                    (end - len(name), match.end()) if last else (match.start(), start + len(name))
                )
                id_ = f"org:{slug(demonym)}-{field}-ministry"
                yield Shaped(first, stop, Kind.ORGANIZATION, id_, text[first:stop])
                break
