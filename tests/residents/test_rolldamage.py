"""Damaged rolls: cut or flipped anywhere, never a crash, never half, nobody gone by mistake."""

import io
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents import rollimport, rollupdate
from ektp_desk.residents.rollfile import cut_sign, read_table
from ektp_desk.residents.rollpreview import Choices, Preview
from tests.conftest import Office
from tests.residents.rolls import HEADINGS, Line, write_roll

TODAY = date(2026, 11, 24)
PEOPLE = 240
SEEDS = range(4)


def people() -> list[Line]:
    return [
        [f"73730144079{n:05}", f"73730101011{n:05}", f"Nur'aini José {n}", "P", "Palopo",
         f"1990-{n % 12 + 1:02}-{n % 27 + 1:02}", "Kawin", f"Jl. Mawar No. {n}", "001", "002",
         *(("Mancani", "Telluwanua") if n % 2 else ("Dangerakko", "Wara"))]
        for n in range(PEOPLE)
    ]  # fmt: skip


def workbook(lines: list[Line]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (HEADINGS, *lines):
        sheet.append(list(row))
    book.save(file)
    return file.getvalue()


def look(office: Office, path: Path) -> Preview | str:
    """What a damaged file comes to: a preview, or the code of a refusal; never anything else."""
    try:
        return office.desk.read(rollimport.look_over, path=path, region_code="73.73", today=TODAY)
    except OfficeError as error:
        return error.code


@pytest.fixture
def full(office: Office, tmp_path: Path) -> Office:
    """An office whose people are those of the whole roll."""
    preview = look(office, write_roll(tmp_path / "utuh.csv", people()))
    assert isinstance(preview, Preview)
    office.desk.write(office.supervisor, rollupdate.import_roll, preview=preview)
    return office


def blocks_gone(preview: Preview) -> bool:
    found = (*preview.file_warnings, *preview.whole_warnings("73.73", {}))
    return any(warning.blocks_gone for warning in found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_cut_anywhere_makes_nobody_gone(full: Office, tmp_path: Path, encoding: str) -> None:
    """Every place of the last two rows, and many before: a cut is seen, or nobody is missing."""
    whole = write_roll(tmp_path / "utuh.csv", people()).read_bytes().decode().encode(encoding)
    path = tmp_path / "potong.csv"
    chance = random.Random(5)
    places = [*range(len(whole) - 30, len(whole)), *chance.sample(range(200, len(whole)), 25)]
    for place in places:
        path.write_bytes(whole[:place])
        found = look(full, path)
        if isinstance(found, Preview):
            assert found.absent_within("73.73") == 0 or blocks_gone(found), place


def test_a_text_that_ends_between_two_rows_is_seen_by_its_people(
    full: Office, tmp_path: Path
) -> None:
    found = look(full, write_roll(tmp_path / "potong.csv", people()[: PEOPLE * 4 // 5]))
    assert isinstance(found, Preview)
    assert [warning.code for warning in found.whole_warnings("73.73", {})] == [
        "roll_file.far_fewer"
    ]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99, 0.999])
def test_a_cut_workbook_is_refused(full: Office, tmp_path: Path, share: float) -> None:
    content = workbook(people())
    path = tmp_path / "potong.xlsx"
    path.write_bytes(content[: int(len(content) * share)])
    assert look(full, path) == "file.damaged"


def test_a_sheet_cut_inside_a_whole_archive_is_refused(full: Office, tmp_path: Path) -> None:
    """As a program that died while writing leaves it, zipped again by another."""
    path = tmp_path / "potong.xlsx"
    with (
        zipfile.ZipFile(io.BytesIO(workbook(people()))) as source,
        zipfile.ZipFile(path, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if "sheet1" in name:
                content = content[: content.rfind(b"</row>", 0, len(content) * 3 // 4) + 6]
            target.writestr(name, content)
    assert look(full, path) == "file.damaged"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_damage_anywhere_is_refused_or_read_and_never_half(
    full: Office, tmp_path: Path, kind: str, seed: int
) -> None:
    chance = random.Random(seed)
    whole = (
        workbook(people()) if kind == "xlsx"
        else write_roll(tmp_path / "utuh.csv", people()).read_bytes()
    )  # fmt: skip
    path = tmp_path / f"rusak.{kind}"
    for _ in range(12):
        damaged = bytearray(whole)
        match chance.randrange(4):
            case 0:  # bytes flipped
                for _ in range(chance.randrange(1, 40)):
                    damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            case 1:  # a piece is missing
                start = chance.randrange(len(damaged))
                del damaged[start : start + chance.randrange(1, 4_000)]
            case 2:  # a piece stands twice
                start = chance.randrange(len(damaged))
                damaged[start:start] = damaged[start : start + chance.randrange(1, 4_000)]
            case _:  # zeros, as a disk leaves them
                start = chance.randrange(len(damaged))
                damaged[start : start + 512] = bytes(512)
        path.write_bytes(bytes(damaged))
        found = look(full, path)
        if not isinstance(found, Preview):
            continue
        names = {row.nik for row in found.added} | {row.nik for row in found.changed}
        assert found.good <= PEOPLE + len(names)
        absent = found.absent_within("73.73")
        assert absent <= PEOPLE
        if blocks_gone(found) or found.must_ask:
            continue
        result = full.desk.write(
            full.supervisor, rollupdate.import_roll, preview=found,
            choices=Choices(whole_of="73.73"),
        ).result  # fmt: skip
        assert result.gone == absent <= PEOPLE * 0.1
        full.desk.write(full.supervisor, rollupdate.import_roll, preview=_restored(full, tmp_path))


def _restored(office: Office, path: Path) -> Preview:
    preview = look(office, write_roll(path / "utuh.csv", people()))
    assert isinstance(preview, Preview)
    return preview


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a,b\n1,2\n3,4\n", ""),
        ("a,b\r\n1,2\r\n3,4\r\n", ""),
        ("a,b\n1,2\n3", "roll_file.cut_row"),
        ("a,b\n1,2\n3,4", "roll_file.cut_end"),
        ('a,b\n1,2\n3,"4 and', "roll_file.cut_quote"),
        ("a,b\n1,2", ""),  # two rows show no habit
    ],
)
def test_signs_of_a_cut_text(text: str, sign: str) -> None:
    assert cut_sign(text, [line.split(",") for line in text.splitlines()]) == sign  # type: ignore[misc]


@pytest.mark.parametrize(("encoding", "cut"), [("utf-8", 1), ("utf-16", 1)])
def test_a_letter_cut_in_two_is_seen_and_nothing_else_is_garbled(
    tmp_path: Path, encoding: str, cut: int
) -> None:
    path = tmp_path / "a.csv"
    content = "NIK,NAMA\n1,José\n2,Zoé\n3,René".encode(encoding)
    path.write_bytes(content[:-cut])
    table = read_table(path)
    assert table.cut == "roll_file.cut_letter"
    assert [cells[1] for cells in table.rows][:2] == ["José", "Zoé"]
