"""Made-up Excel workbooks, written by hand: the reader under test cannot write."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# Style 1 shows a number as a day.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/>'
    '</borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    "</cellXfs></styleSheet>"
)


class Day(int):
    """A day as Excel counts it."""


def workbook(**sheets: list[list[object]]) -> bytes:
    """An .xlsx file with these sheets; a cell is a text, a number, a Day or None."""
    names = list(sheets)
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "xl/workbook.xml")}))
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            _relations(
                {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml")
                 for n in range(1, len(names) + 1)} | {"rIdS": ("styles", "styles.xml")}
            ),
        )  # fmt: skip
        listed = "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
            for n, name in enumerate(names, 1)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        )
        archive.writestr("xl/styles.xml", _STYLES)
        for n, rows in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", _sheet(rows))
    return made.getvalue()


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def _sheet(rows: list[list[object]]) -> str:
    lines = "".join(
        f'<row r="{number}">'
        + "".join(_cell(value, f"{chr(65 + at)}{number}") for at, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cell(value: object, at: str) -> str:
    match value:
        case None:
            return ""
        case Day():
            return f'<c r="{at}" s="1"><v>{int(value)}</v></c>'
        case int() | float():
            return f'<c r="{at}"><v>{value}</v></c>'
        case _:
            return f'<c r="{at}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'
