"""Made-up files in UCDP's layouts: conflict-years, dyad-years, codes alone."""

import csv
import io
from collections.abc import Mapping

CONFLICTS = (
    "conflict_id location side_a side_a_id side_a_2nd side_b side_b_id side_b_2nd "
    "incompatibility territory_name year intensity_level cumulative_intensity type_of_conflict "
    "start_date start_prec start_date2 start_prec2 ep_end ep_end_date ep_end_prec "
    "gwno_a gwno_a_2nd gwno_b gwno_b_2nd gwno_loc region version"
).split()
DYADS = ["dyad_id", *(c for c in CONFLICTS if not c.startswith(("cumulative", "ep_end")))]
# Version 4 of 2014 and 2015, and the lower case of others of those years.
CAMEL = (
    "ConflictId Location SideA SideA2nd SideB SideBID SideB2nd Incompatibility TerritoryName Year "
    "IntensityLevel CumulativeIntensity TypeOfConflict StartDate StartPrec StartDate2 StartPrec2 "
    "EpEnd EpEndDate EpEndPrec GWNoA GWNoA2nd GWNoB GWNoB2nd GWNoLoc Region Version"
).split()
OLDEST = (
    "ID Location SideA SideA2nd SideB SideBID SideB2nd Incomp Terr YEAR Int CumInt Type StartDate "
    "StartPrec StartDate2 Startprec2 EpEnd EpEndDate EpEndPrec GWNOA GWNOA2nd GWNOB GWNOB2nd "
    "GWNOLoc Region Version"
).split()
CODES = (
    "conflict_id year gwno_a gwno_a_2nd gwno_b gwno_b_2nd incompatibility intensity_level "
    "type_of_conflict start_date start_prec start_date2 start_prec2 ep_end ep_end_date"
).split()

# A conflict that never was, between governments that there are.
INTERSTATE: Mapping[str, object] = {
    "conflict_id": 99001,
    "location": "Chile, Peru",
    "side_a": "Government of Chile",
    "side_a_id": 9155,
    "side_b": "Government of Peru",
    "side_b_id": 9135,
    "incompatibility": 1,
    "territory_name": "Zembla",
    "year": 1971,
    "intensity_level": 1,
    "type_of_conflict": 2,
    "start_date": "1971-03-05",
    "start_prec": 1,
    "start_date2": "1971-04-06",
    "start_prec2": 1,
    "ep_end": 1,
    "ep_end_date": "1971-11-12",
    "gwno_a": 155,
    "gwno_b": 135,
    "gwno_loc": "155, 135",
    "region": 5,
    "version": "99.1",
}
REBELLION: Mapping[str, object] = {
    **INTERSTATE,
    "conflict_id": 99002,
    "location": "Mali",
    "side_a": "Government of Mali",
    "side_a_id": 9432,
    "side_b": "Red Front",
    "side_b_id": 9900,
    "incompatibility": 2,
    "territory_name": "",
    "type_of_conflict": 3,
    "gwno_a": 432,
    "gwno_b": "",
    "gwno_loc": 432,
}


def ucdp(*rows: Mapping[str, object], columns: list[str] = CONFLICTS) -> str:
    """A file of these rows under a header; what a row lacks is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: row.get(column, "") for column in columns})
    return text.getvalue()


def renamed(text: str, columns: list[str]) -> str:
    """The same rows under an older header, whose columns stand in another number and order."""
    older = {_plain(name): name for name in columns}
    long = {"id": "conflictid", "incomp": "incompatibility", "terr": "territoryname",
            "int": "intensitylevel", "cumint": "cumulativeintensity",
            "type": "typeofconflict"}  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(text)))
    given = [{_plain(key): value for key, value in row.items()} for row in rows]
    return ucdp(
        *({name: row[long.get(plain, plain)] for plain, name in older.items()} for row in given),
        columns=columns,
    )


def _plain(name: str) -> str:
    return name.lower().replace("_", "")
