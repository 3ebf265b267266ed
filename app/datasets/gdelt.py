"""GDELT's event tables, 1.0 and 2.0: a row an event, CAMEO codes, no header, tabs between."""

import re
from collections.abc import Iterator, Sequence

from app.claims.claim import Claim
from app.claims.crosswalk import of_cameo
from app.datasets.dataset import Edition, Layout, each
from app.datasets.events import Event, Party, claims_of
from app.datasets.outcome import Refused
from app.datasets.table import Row

TERMS = (
    "GDELT's terms (https://www.gdeltproject.org/about.html#termsofuse): free for any use; whoever "
    "uses it or passes it on names the GDELT Project and links to it."
)
CITATION = "The GDELT Project, https://www.gdeltproject.org/"
_DAY = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")


def _row(row: Row, edition: Edition) -> Iterator[Claim]:
    """An event between two parties; in the older yearly files without its address."""
    day = _DAY.fullmatch(row["SQLDATE"])
    if not day:
        raise Refused(f"SQLDATE: {row['SQLDATE']!r} is no day")
    code = row["EventCode"]
    place = f"event {row['GLOBALEVENTID']}"
    url = row.cells.get("SOURCEURL", "")
    event = Event(
        day="-".join(day.groups()),
        type=f"CAMEO {code}",
        crossing=of_cameo(code),
        actors=_party(row, "Actor1"),
        recipients=_party(row, "Actor2"),
        locator=f"{place}, {url}" if url else place,
    )
    yield from claims_of(event, edition)


def _party(row: Row, which: str) -> Sequence[Party]:
    """One of the two; none where nothing is said of it."""
    name, state, sector = (
        row.cells.get(f"{which}{part}", "") for part in ("Name", "CountryCode", "Type1Code")
    )
    return (Party(name, _ISO.get(state, state), sector),) if name or state else ()


# Where CAMEO's code of a state is not ISO's.
_ISO = {"ROM": "ROU", "KSV": "XKX", "WSB": "PSE", "GZS": "PSE"}


def _heads(cells: Sequence[str]) -> bool:
    """Whether a line is an event of the layout with so many cells."""
    return bool(
        cells[0].isdigit()
        and _DAY.fullmatch(cells[1])
        and cells[2] == cells[1][:6]
        and cells[3] == cells[1][:4]
    )


def _layout(name: str, columns: tuple[str, ...]) -> Layout:
    return Layout(
        name=name,
        gives="an event between two parties, read out of news by a machine",
        columns=columns,
        read=each(_row),
        delimiter="\t",
        heads=lambda cells: len(cells) == len(columns) and _heads(cells),
        bare=True,
        quoted=False,
    )


def _columns(*geo: str, url: bool = True) -> tuple[str, ...]:
    actor = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
             "Religion2Code", "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
    return (
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *(f"{which}{part}" for which in ("Actor1", "Actor2") for part in actor),
        *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
        *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
        *(f"{which}Geo_{part}" for which in ("Actor1", "Actor2", "Action") for part in geo),
        "DATEADDED",
        *(("SOURCEURL",) if url else ()),
    )


_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_GEO_2 = (*_GEO[:4], "ADM2Code", *_GEO[4:])
LAYOUTS = (
    _layout("events 2.0", _columns(*_GEO_2)),
    _layout("events 1.0, daily", _columns(*_GEO)),
    _layout("events 1.0, by month and year", _columns(*_GEO, url=False)),
    *(
        Layout(
            name=f"events with a header, {called} between",
            gives="an event between two parties, read out of news by a machine",
            columns=("GLOBALEVENTID", "SQLDATE", "Actor1Name", "Actor1CountryCode", "Actor2Name",
                     "Actor2CountryCode", "EventCode"),
            read=each(_row),
            delimiter=delimiter,
            quoted=delimiter == ",",
        )
        for delimiter, called in ((",", "commas"), ("\t", "tabs"))
    ),
)  # fmt: skip
