"""Files as they come back from outside: locked wrongly, with macros, formulas and mixed-up rows."""

import io
import re
import zipfile
from collections.abc import Callable
from copy import copy
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.partners import lock as locking
from ektp_desk.partners import register
from ektp_desk.partners.layout import SHEET, Head
from ektp_desk.partners.lock import lock, unlock
from ektp_desk.partners.preview import Preview, look
from ektp_desk.partners.queries import list_sheet
from ektp_desk.partners.register import PartnerCard
from ektp_desk.partners.rules import Answer, PartnerKind, list_code
from ektp_desk.partners.sheet import workbook
from ektp_desk.partners.workbook import open_book
from tests.partners.conftest import Helpers
from tests.partners.sheets import PASSWORD, Edit, answer, column, row_of, sent
from tests.partners.test_round_trip import AMINAH, DAY, YUSUF, preview, take

Change = Callable[[dict[str, bytes]], None]


def refusal(helpers: Helpers, path: Path, password: str = PASSWORD) -> OfficeError:
    with pytest.raises(OfficeError) as refused:
        preview_with(helpers, path, password)
    return refused.value


def preview_with(helpers: Helpers, path: Path, password: str) -> Preview:
    return helpers.office.desk.read(look, book=open_book(path, password), today=DAY)


def parts(path: Path, change: Change) -> Path:
    """Change the parts of a plain workbook."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    change(held)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def plain(helpers: Helpers, tmp_path: Path) -> Path:
    made = helpers.make()
    return sent(
        helpers.office.desk, made.list_id, tmp_path / "plain.xlsx", answer(AMINAH, Answer.AWAY),
        locked=False,
    )  # fmt: skip


# -- the file as a whole ----------------------------------------------------------------------


def test_a_plain_file_is_taken_too(helpers: Helpers, plain: Path) -> None:
    assert [row.name for row in preview_with(helpers, plain, "").compared] == [AMINAH]


def test_the_password_is_asked_for_and_checked(helpers: Helpers, plain: Path) -> None:
    plain.write_bytes(lock(plain.read_bytes(), PASSWORD))
    assert plain.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"

    for password, code in (("", "password_needed"), (PASSWORD.lower(), "password_wrong")):
        error = refusal(helpers, plain, password)
        assert (error.code, error.field) == (f"partner_file.{code}", "password")
    assert len(preview(helpers, plain).compared) == 1


def test_nothing_of_a_person_can_be_read_without_the_password(helpers: Helpers) -> None:
    made = helpers.make()
    content = lock(workbook(helpers.office.desk.read(list_sheet, list_id=made.list_id)), PASSWORD)
    for text in ("Aminah", "7373", made.code):
        assert text.encode() not in content
        assert text.encode("utf-16-le") not in content


def test_a_file_altered_on_its_way_is_refused(helpers: Helpers, plain: Path) -> None:
    content = bytearray(lock(plain.read_bytes(), PASSWORD))
    content[len(content) // 2] ^= 1
    plain.write_bytes(bytes(content))
    assert refusal(helpers, plain).code == "partner_file.damaged"


@pytest.mark.parametrize("keep", [0.02, 0.3, 0.7, 0.95])
def test_a_file_cut_off_is_refused(helpers: Helpers, plain: Path, keep: float) -> None:
    content = lock(plain.read_bytes(), PASSWORD)
    plain.write_bytes(content[: int(len(content) * keep)])
    assert refusal(helpers, plain).code in ("partner_file.damaged", "partner_file.not_xlsx")


def test_a_password_that_would_be_asked_for_ever_is_refused(
    helpers: Helpers, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = lock(plain.read_bytes(), PASSWORD)
    plain.write_bytes(content.replace(b'spinCount="100000"', b'spinCount="900000"'))
    assert refusal(helpers, plain).code == "partner_file.password_wrong"
    monkeypatch.setattr(locking, "MOST_SPINS", 500_000)
    assert refusal(helpers, plain).code == "partner_file.damaged"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xl/vbaProject.bin", b"VBA"),
        ("xl/macrosheets/sheet9.xml", b"<x/>"),
        ("xl/activeX/activeX1.bin", b"X"),
    ],
)
def test_macros_are_refused(helpers: Helpers, plain: Path, name: str, content: bytes) -> None:
    parts(plain, lambda held: held.update({name: content}))
    assert refusal(helpers, plain).code == "partner_file.macros"
    plain.write_bytes(lock(plain.read_bytes(), PASSWORD))  # hidden inside the locked file
    assert refusal(helpers, plain).code == "partner_file.macros"


def test_a_macro_book_under_another_name_is_refused(helpers: Helpers, plain: Path) -> None:
    def as_xlsm(held: dict[str, bytes]) -> None:
        types = held["[Content_Types].xml"]
        held["[Content_Types].xml"] = types.replace(
            b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"vnd.ms-excel.sheet.macroEnabled.main+xml",
        )

    parts(plain, as_xlsm)
    assert refusal(helpers, plain).code == "partner_file.macros"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"NIK;Nama\n1;2\n", "partner_file.not_xlsx"),
        (b"%PDF-1.7", "partner_file.not_xlsx"),
        (b"PK\x03\x04 cut", "file.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2_000, "partner_file.not_xlsx"),
    ],
)
def test_what_is_no_workbook(helpers: Helpers, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert refusal(helpers, path).code == code


def test_a_workbook_that_unfolds_beyond_measure(helpers: Helpers, plain: Path) -> None:
    def far_cell(held: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet2.xml"
        held[name] = held[name].replace(
            b"</sheetData>", b'<row r="900000"><c r="A900000"><v>1</v></c></row></sheetData>'
        )

    parts(plain, far_cell)
    assert refusal(helpers, plain).code == "partner_file.too_long"


def test_entities_are_refused(helpers: Helpers, plain: Path) -> None:
    def entity(held: dict[str, bytes]) -> None:
        name = "xl/workbook.xml"
        body = re.sub(rb"^<\?xml.*?\?>", b"", held[name])
        held[name] = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + body

    parts(plain, entity)
    assert refusal(helpers, plain).code == "file.damaged"


def test_a_list_of_another_office(helpers: Helpers, tmp_path: Path) -> None:
    made = helpers.make()

    def other(sheet: Worksheet) -> None:
        sheet["C4"] = made.code.replace("7373-", "7317-")

    path = sent(helpers.office.desk, made.list_id, tmp_path / "a.xlsx", other)
    error = refusal(helpers, path)
    assert error.code == "partner_file.other_office"
    assert str(error.params["list_code"]).startswith("7317-")


def test_a_code_nobody_gave(helpers: Helpers, tmp_path: Path) -> None:
    def unknown(sheet: Worksheet) -> None:
        sheet["C4"] = list_code("73.73")

    made = helpers.make()
    path = sent(helpers.office.desk, made.list_id, tmp_path / "a.xlsx", unknown)
    assert refusal(helpers, path).code == "partner_file.unknown_code"


@pytest.mark.parametrize("written", ["", "7373-XXXX", "hilang"])
def test_a_code_that_is_gone(helpers: Helpers, tmp_path: Path, written: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C4"] = written

    made = helpers.make()
    path = sent(helpers.office.desk, made.list_id, tmp_path / "a.xlsx", change)
    assert refusal(helpers, path).code == "partner_file.no_code"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (Head.LINE, "partner_file.no_list"),
        (Head.ANSWER, "partner_file.columns"),
        (Head.NAME, "partner_file.columns"),
    ],
)
def test_headings_that_were_changed(
    helpers: Helpers, tmp_path: Path, head: Head, code: str
) -> None:
    def rename(sheet: Worksheet) -> None:
        sheet.cell(6, column(sheet, head)).value = "Kolom saya"

    made = helpers.make()
    path = sent(helpers.office.desk, made.list_id, tmp_path / "a.xlsx", rename)
    error = refusal(helpers, path)
    assert error.code == code
    if code == "partner_file.columns":
        assert error.params["heads"] == head


def test_any_other_workbook(helpers: Helpers, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "x.xlsx")) as book:
        book.add_worksheet().write_row(0, 0, ["Nama", "Alamat"])
    assert refusal(helpers, tmp_path / "x.xlsx").code == "partner_file.no_list"


# -- rows -------------------------------------------------------------------------------------


def line_code_is(text: str) -> Edit:
    def edit(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, AMINAH), column(sheet, Head.LINE)).value = text

    return edit


def copied_below(said: Answer | None) -> Edit:
    """The partner copies Aminah's row to the end, perhaps with another answer."""

    def edit(sheet: Worksheet) -> None:
        source, target = row_of(sheet, AMINAH), sheet.max_row + 1
        for cell in sheet[source]:
            sheet.cell(target, cell.column).value = copy(cell.value)
        if said is not None:
            words = Sentences("id").say(f"partner_answer.{said}")
            sheet.cell(target, column(sheet, Head.ANSWER)).value = words

    return edit


def swap_names(sheet: Worksheet) -> None:
    """Only the names were sorted."""
    place = column(sheet, Head.NAME)
    first, second = row_of(sheet, AMINAH), row_of(sheet, YUSUF)
    sheet.cell(first, place).value, sheet.cell(second, place).value = YUSUF, AMINAH


def remove(sheet: Worksheet) -> None:
    sheet.delete_rows(row_of(sheet, YUSUF))


def add_row(sheet: Worksheet) -> None:
    row = sheet.max_row + 1
    sheet.cell(row, column(sheet, Head.NAME)).value = "Orang Baru"
    sheet.cell(row, column(sheet, Head.ANSWER)).value = "Meninggal"


def array_formula(sheet: Worksheet) -> None:
    """One formula that fills two rows' notes; only the first of them holds it."""
    letter = sheet.cell(1, column(sheet, Head.NOTE)).column_letter
    area = f"{letter}7:{letter}8"
    sheet[f"{letter}7"] = ArrayFormula(area, "=TRANSPOSE({1,2})")


@pytest.mark.parametrize(
    ("edit", "column_", "code"),
    [
        (answer(AMINAH, Answer.AWAY, note='="x"&"y"'), Head.NOTE, "formula"),
        (answer(AMINAH, Answer.AWAY, on="=TODAY()"), Head.SEEN_ON, "formula"),
        (answer(AMINAH, "=A1"), Head.ANSWER, "formula"),
        (answer(AMINAH, "Mungkin meninggal"), Head.ANSWER, "not_a_choice"),
        (answer(AMINAH, "", note="sudah tidak ada"), Head.ANSWER, "no_answer"),
        (answer(AMINAH, Answer.DIED, evidence="Akta 1"), Head.SEEN_ON, "no_date"),
        (answer(AMINAH, Answer.DIED, on=DAY), Head.EVIDENCE, "no_evidence"),
        (answer(AMINAH, Answer.MOVED, on=DAY, evidence=" "), Head.EVIDENCE, "no_evidence"),
        (answer(AMINAH, Answer.AWAY, on=date(2026, 11, 25)), Head.SEEN_ON, "date_to_come"),
        (answer(AMINAH, Answer.AWAY, on=date(1900, 1, 1)), Head.SEEN_ON, "date_too_old"),
        (answer(AMINAH, Answer.AWAY, on=0.5), Head.SEEN_ON, "not_a_date"),
        (answer(AMINAH, Answer.AWAY, on=time(8, 0)), Head.SEEN_ON, "not_a_date"),
        (answer(AMINAH, Answer.AWAY, on="kemarin"), Head.SEEN_ON, "not_a_date"),
        (answer(AMINAH, Answer.AWAY, on="31-11-2026"), Head.SEEN_ON, "not_a_date"),
        (answer(AMINAH, Answer.AWAY, on="24-11-26"), Head.SEEN_ON, "not_a_date"),
        (answer(AMINAH, Answer.AWAY, note="x" * 201), Head.NOTE, "too_long"),
        (line_code_is("ZZZZZZZZ"), Head.LINE, "unknown"),
        (line_code_is("=A1"), Head.LINE, "formula"),
        (add_row, Head.NAME, "added"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_taken(
    helpers: Helpers, tmp_path: Path, edit: Edit, column_: Head, code: str
) -> None:
    made = helpers.make()
    path = sent(
        helpers.office.desk, made.list_id, tmp_path / "a.xlsx", answer(YUSUF, Answer.REFUSES), edit
    )
    seen = preview(helpers, path)

    assert [(p.column, p.code) for p in seen.problems] == [(column_, f"partner_row.{code}")]
    assert [row.name for row in seen.compared] == [YUSUF]
    assert take(helpers, seen).taken == 1


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("24/11/2026", DAY), ("20 November 2026", date(2026, 11, 20)), (46346, date(2026, 11, 20)),
        (None, DAY), (" ", DAY),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(
    helpers: Helpers, tmp_path: Path, on: object, day: date
) -> None:
    made = helpers.make()
    path = sent(
        helpers.office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AWAY, on=on)
    )
    assert [row.said.seen_on for row in preview(helpers, path).compared] == [day]


def test_a_formula_that_fills_other_rows_spoils_them_too(helpers: Helpers, tmp_path: Path) -> None:
    made = helpers.make()
    path = sent(
        helpers.office.desk, made.list_id, tmp_path / "a.xlsx",
        answer(AMINAH, Answer.AWAY), answer(YUSUF, Answer.AWAY, note="ditulis rumus"),
        array_formula,
    )  # fmt: skip
    seen = preview(helpers, path)
    assert [(p.row, p.code) for p in seen.problems] == [
        (7, "partner_row.formula"), (8, "partner_row.formula")
    ]  # fmt: skip


def test_a_row_twice_with_one_answer_counts_once(helpers: Helpers, tmp_path: Path) -> None:
    made = helpers.make()
    path = sent(
        helpers.office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AWAY),
        copied_below(None),
    )  # fmt: skip
    seen = preview(helpers, path)
    assert (len(seen.compared), seen.problems) == (1, ())


def test_a_row_twice_with_two_answers_is_not_guessed(helpers: Helpers, tmp_path: Path) -> None:
    made = helpers.make()
    path = sent(
        helpers.office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AWAY),
        copied_below(Answer.REFUSES),
    )  # fmt: skip
    seen = preview(helpers, path)
    assert seen.compared == ()
    assert [(p.row, p.code) for p in seen.problems] == [
        (7, "partner_row.doubled"), (9, "partner_row.doubled")
    ]  # fmt: skip


def test_names_sorted_without_their_codes_are_noticed(helpers: Helpers, tmp_path: Path) -> None:
    made = helpers.make()
    path = sent(
        helpers.office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AWAY),
        swap_names,
    )  # fmt: skip
    seen = preview(helpers, path)
    assert seen.compared == ()
    assert [p.code for p in seen.problems] == ["partner_row.other_name"] * 2


def test_rows_left_empty_or_removed_stay_open(helpers: Helpers, tmp_path: Path) -> None:
    made = helpers.make()
    path = sent(helpers.office.desk, made.list_id, tmp_path / "a.xlsx")
    seen = preview(helpers, path)
    assert (seen.compared, seen.problems, seen.blank, seen.missing) == ((), (), 2, 0)

    path = sent(
        helpers.office.desk, made.list_id, tmp_path / "b.xlsx", answer(AMINAH, Answer.AWAY), remove
    )
    seen = preview(helpers, path)
    assert (len(seen.compared), seen.blank, seen.missing) == (1, 0, 1)


def test_rows_pasted_from_another_list_are_noticed(helpers: Helpers, tmp_path: Path) -> None:
    mine, other = helpers.make(), helpers.make(helpers.organisation)
    lent = helpers.office.desk.read(list_sheet, list_id=other.list_id).lines[0]
    path = sent(
        helpers.office.desk, mine.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AWAY),
        line_code_is(lent.code),
    )  # fmt: skip
    (problem,) = preview(helpers, path).problems
    assert problem.code == "partner_row.other_list"


def test_what_looks_like_a_formula_stays_text(helpers: Helpers, tmp_path: Path) -> None:
    """A text cell that begins with a sign of formulas is what somebody typed."""
    made = helpers.make()

    def typed(sheet: Worksheet) -> None:
        cell = sheet.cell(row_of(sheet, AMINAH), column(sheet, Head.NOTE))
        cell.value = "=cmd|' /C calc'!A0"
        cell.data_type = "s"

    path = sent(
        helpers.office.desk, made.list_id, tmp_path / "a.xlsx", answer(AMINAH, Answer.AWAY), typed
    )
    (row,) = preview(helpers, path).compared
    assert row.said.note == "=cmd|' /C calc'!A0"


# -- the sheet that goes out ------------------------------------------------------------------


def test_the_sheet_lets_only_answers_be_typed(helpers: Helpers) -> None:
    made = helpers.make()
    content = workbook(helpers.office.desk.read(list_sheet, list_id=made.list_id))
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book[SHEET]

    assert sheet.protection.sheet
    assert sheet.freeze_panes == "D7"
    free = {head for head in Head if not sheet.cell(7, column(sheet, head)).protection.locked}
    assert free == {Head.ANSWER, Head.SEEN_ON, Head.EVIDENCE, Head.NOTE}
    (choices,) = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    name, area = str(choices.formula1).split("!")
    words = [cell.value for row in book[name][area.replace("$", "")] for cell in row]
    assert words == [
        "Ditemui, akan datang", "Meninggal", "Pindah", "Di luar daerah", "Menolak",
        "Di rumah, perlu didatangi", "Tidak dikenal", "Sudah rekam di tempat lain",
    ]  # fmt: skip
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)


def test_a_name_that_looks_like_a_formula_goes_out_as_text(helpers: Helpers) -> None:
    partner = helpers.office.desk.write(
        helpers.office.supervisor, register.add_partner,
        card=PartnerCard(PartnerKind.ORGANISATION, "=1+1"),
    ).result  # fmt: skip
    made = helpers.make(partner)
    content = workbook(helpers.office.desk.read(list_sheet, list_id=made.list_id))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert [c.data_type for row in book.active.iter_rows() for c in row if c.value == "=1+1"] == [
        "s"
    ]


def test_locking_twice_gives_two_files(helpers: Helpers) -> None:
    made = helpers.make()
    content = workbook(helpers.office.desk.read(list_sheet, list_id=made.list_id))
    assert lock(content, PASSWORD) != lock(content, PASSWORD)
    assert unlock(lock(content, PASSWORD), PASSWORD) == content
