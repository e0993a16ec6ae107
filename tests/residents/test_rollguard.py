"""Small files that would unfold to more than a computer has: refused before they are opened.

Without the guard most of them end the whole program: the reader takes the memory at once.
"""

from pathlib import Path

import pytest

from ektp_desk.residents import rollguard
from ektp_desk.residents.rollfile import read_table
from tests.racing import refused
from tests.residents.bombs import write_lying_zip, write_ods, write_sheet, write_xls
from tests.residents.sheets import write_zip

FULL = '<table:table-cell office:value-type="string"{}><text:p>NIK</text:p></table:table-cell>'
ROW = "<table:table-row{}>{}</table:table-row>"
MANY = ' table:number-columns-repeated="16384"'
LONG = ' table:number-rows-repeated="1048576"'
PEOPLE = [(0, 0, "NIK"), (0, 1, "NAMA"), (1, 0, "1"), (1, 1, "Hasnah")]


def code(path: Path) -> str:
    return refused(lambda: read_table(path)).code


def cell(place: str) -> str:
    return f'<c r="{place}"><v>1</v></c>'


def table(*rows: str) -> str:
    return f'<table:table table:name="S">{"".join(rows)}</table:table>'


@pytest.mark.parametrize(
    "data",
    [
        f'<row r="1">{cell("A1")}</row><row r="1048576">{cell("XFD1048576")}</row>',
        f"<row>{cell('A1')}{cell('IV1')}</row>",
        f"<row>{cell('A1')}{cell('A1000001')}</row>",
        f"<row>{cell('GR1')}{cell('A1000000')}</row>",
        "<row><c r='A1'><v>1</v></c><c s='1' r = 'XFD1048576'><v>1</v></c></row>",
        '<row><c s=">" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048575"><c><v>1</v></c></row><row><c><v>1</v></c></row>',
        f'<row r="900000">{"<c><v>1</v></c>" * 150}</row>',
        '<x:row xmlns:x="{main}"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        f'<row r="1">{"<c><is><t>x</t></is></c>" * 201}</row>',
    ],
)
def test_cells_far_apart_are_refused(tmp_path: Path, data: str) -> None:
    path = write_sheet(tmp_path / "a.xlsx", data)
    assert path.stat().st_size < 20_000
    assert code(path) == "file.too_many_rows"


def test_where_a_cell_stands_is_found_across_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_sheet(tmp_path / "a.xlsx", f"<row>{cell('A1')}{cell('XFD1048576')}</row>")
    for size in range(1, 40):
        monkeypatch.setattr(rollguard, "PIECE", size)
        assert code(path) == "file.too_many_rows"


def test_formats_far_away_and_false_claims_harm_nobody(tmp_path: Path) -> None:
    """Programs write formats to the last column and row, and sizes that nobody looks at."""
    data = (
        f'<row r="1">{cell("A1")}{cell("B1")}<c r="XFD1" s="1"/></row>'
        f'<row r="2">{cell("A2")}</row><row r="1048576" hidden="1"><c r="A1048576" s="1"/></row>'
    )
    path = write_sheet(tmp_path / "a.xlsx", data, beside='<dimension ref="A1:J99999999"/>')
    assert list(read_table(path).numbered()) == [(2, (1, ""))]


def test_cells_without_a_place_of_their_own_are_read(tmp_path: Path) -> None:
    row = "<row><c><v>1</v></c><c><v>2</v></c></row>"
    assert len(read_table(write_sheet(tmp_path / "a.xlsx", row * 3)).rows) == 2


def test_a_member_that_lies_about_its_size_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_lying_zip(tmp_path / "a.xlsx", "xl/styles.xml", bytes(5_000_000), claimed=9)
    monkeypatch.setattr(rollguard, "MOST_UNPACKED", 4_000_000)
    assert code(path) == "file.too_large"


def test_binary_workbooks_are_not_taken(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.xlsx", {"xl/workbook.bin": b"\x83\x01\x00"})
    assert code(path) == "file.not_a_table"


@pytest.mark.parametrize(
    "rows",
    [
        [ROW.format("", FULL.format(MANY))],
        [ROW.format(LONG, FULL.format(""))],
        [ROW.format("", f"<table:table-cell{MANY}/>{FULL.format('')}")],
        [ROW.format(LONG, "<table:table-cell/>"), ROW.format("", FULL.format(""))],
        [ROW.format(' table:number-rows-repeated="900000"', FULL.format("") * 150)],
        [ROW.format(LONG, '<table:table-cell office:value-type="float" office:value="5"/>')],
    ],
)
def test_repeated_rows_and_cells_are_refused(tmp_path: Path, rows: list[str]) -> None:
    assert code(write_ods(tmp_path / "a.ods", table(*rows))) == "file.too_many_rows"


def test_tables_of_one_book_count_together(tmp_path: Path) -> None:
    repeated = ' table:number-rows-repeated="900000"'
    tables = table(ROW.format(repeated, FULL.format("") * 5)) * 9
    assert code(write_ods(tmp_path / "a.ods", tables)) == "file.too_many_rows"


def test_empty_cells_to_the_end_of_an_ods_harm_nobody(tmp_path: Path) -> None:
    rest = f"<table:table-cell{MANY}/>"
    row = ROW.format("", FULL.format("") * 2 + rest)
    path = write_ods(tmp_path / "a.ods", table(row, row, ROW.format(LONG, rest)))
    assert list(read_table(path).numbered()) == [(2, ("NIK", "NIK"))]


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    """The "billion laughs": ten entities of ten others each, nine deep."""
    laughs = "".join(f'<!ENTITY l{depth} "{f"&l{depth - 1};" * 10}">' for depth in range(1, 10))
    before = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    laugh = "<table:table-cell><text:p>&l9;</text:p></table:table-cell>"
    path = write_ods(tmp_path / "a.ods", table(ROW.format("", laugh)), before=before)
    assert code(path) == "file.damaged"
    data = '<row><c t="inlineStr"><is><t>&l9;</t></is></c></row>'
    assert code(write_sheet(tmp_path / "a.xlsx", data, before=before)) == "file.damaged"


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    found = read_table(write_xls(tmp_path / "a.xls", PEOPLE))
    assert found.headers == ("NIK", "NAMA")
    assert list(found.numbered()) == [(2, ("1", "Hasnah"))]


@pytest.mark.parametrize("place", [(65_535, 65_535), (0, 200), (9, 30_000)])
def test_old_cells_far_apart_are_refused(tmp_path: Path, place: tuple[int, int]) -> None:
    path = write_xls(tmp_path / "a.xls", [*PEOPLE, (*place, "x")])
    assert code(path) == "file.too_many_rows"


@pytest.mark.parametrize(
    "dimensions", [(0, 0xFFFFFFFF, 0, 0xFFFF), (9, 2, 0, 1), (0, 9, 0, 0xFFFF)]
)
def test_what_an_old_sheet_claims_is_not_believed(
    tmp_path: Path, dimensions: tuple[int, ...]
) -> None:
    assert code(write_xls(tmp_path / "a.xls", PEOPLE, dimensions=dimensions)) == "file.damaged"


@pytest.mark.parametrize("links", [{1: 1}, {1: 2, 9: 1}, {3: 99_999}])
def test_chains_in_a_circle_or_into_nothing_are_refused(
    tmp_path: Path, links: dict[int, int]
) -> None:
    assert code(write_xls(tmp_path / "a.xls", PEOPLE, links=links)) == "file.damaged"


@pytest.mark.parametrize("field", [44, 62, 64])
def test_counts_in_an_old_header_are_not_believed(tmp_path: Path, field: int) -> None:
    path = write_xls(tmp_path / "a.xls", PEOPLE)
    content = bytearray(path.read_bytes())
    content[field : field + 4] = b"\xff\xff\xff\x7f"
    path.write_bytes(content)
    assert code(path) == "file.damaged"
