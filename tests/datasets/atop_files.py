"""Made-up files in ATOP's layouts: members, alliances, directed dyad-years."""

from collections.abc import Iterable

OBLIGATIONS = ("defense", "offense", "neutral", "nonagg", "consul")
_MEMBER = (
    "atopid,cowid,cow4id,member,cowsys,yrent,moent,dayent,yrexit,moexit,dayexit,ineffect,bilat,"
    "phase,maxphase,defense,offense,neutral,nonagg,consul,active,source,version"
)
_ALLIANCE = (
    "atopid,cowid,cow4id,begyr,begmo,begday,endyr,endmo,endday,ineffect,bilat,maxphase,"
    "defense,offense,neutral,nonagg,consul,active,mem1,mem2,mem3,mem4,source,version"
)


def flags(bound_to: str) -> str:
    """'defense consul' as the five columns of 0 and 1."""
    named = bound_to.split()
    return ",".join(str(int(name in named)) for name in OBLIGATIONS)


def member(
    atopid: int,
    code: object,
    begun: str,
    ended: str = "0,0,0",
    bound_to: str = "defense",
    *,
    phase: object = 0,
    ineffect: object = 0,
) -> str:
    """A row of the member level; `begun`, `ended`: year, month and day, with commas."""
    return (
        f"{atopid},,,{code},1,{begun},{ended},{ineffect},1,{phase},{phase},{flags(bound_to)},"
        "1,1,9.99"
    )


def members(*rows: str) -> str:
    """A file of the member level, as 4.01 and 5.1 have it."""
    return "\n".join((_MEMBER, *rows)) + "\n"


def alliance(
    atopid: int, begun: str, ended: str, bound_to: str, *codes: object, ineffect: object = 0
) -> str:
    """A row of the alliance level, with up to four members."""
    cells = [str(code) for code in codes] + [""] * (4 - len(codes))
    return f"{atopid},,,{begun},{ended},{ineffect},1,0,{flags(bound_to)},1,{','.join(cells)},1,9.99"


def alliances(*rows: str) -> str:
    """A file of the alliance level."""
    return "\n".join((_ALLIANCE, *rows)) + "\n"


def dyad(one: object, other: object, years: Iterable[int], bound_to: str) -> list[str]:
    """Rows of a dyad, one a year."""
    return [f"{one},{other},{year},{flags(bound_to)}" for year in years]


def dyads(*rows: str, header: str = "ccode1,ccode2,year", prefix: str = "atop_") -> str:
    """A file of directed dyad-years."""
    names = ",".join(prefix + name for name in OBLIGATIONS)
    return "\n".join((f"{header},{names}", *rows)) + "\n"
