"""What a paper says of the audit, against the file."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.storage.audit_compare import Compared, compare, tidy_seal
from tests.conftest import Office
from tests.storage.test_audit_watch import cut_off, last_id, work_on
from tests.tampering import disarm, run


@pytest.fixture
def paper(office: Office) -> tuple[int, str]:
    """The head as a day sheet was made with; work went on since."""
    work_on(office)
    row = last_id(office)
    seal = hash_of(office, row)
    work_on(office, 4)
    return row, seal


def hash_of(office: Office, row: int) -> str:
    with office.desk.engine.connect() as connection:
        statement = text("SELECT hash FROM audit_entry WHERE id = :row")
        return str(connection.execute(statement, {"row": row}).scalar_one())


def against(office: Office, paper: tuple[int, str]) -> Compared:
    return office.desk.read(compare, rows=paper[0], seal=paper[1])


def test_an_honest_file_agrees_and_it_is_told_what_the_paper_proves(
    office: Office, paper: tuple[int, str]
) -> None:
    found = against(office, paper)
    assert (found.agrees, found.proven, found.since) == (True, paper[0], 4)
    grouped = " ".join(paper[1][start : start + 8] for start in range(0, 64, 8))
    assert against(office, (paper[0], grouped.upper())) == found
    assert against(office, (paper[0], grouped[:18])) == found


def test_rows_cut_off_since_are_told(office: Office, paper: tuple[int, str]) -> None:
    cut_off(office, paper[0] - 3)
    found = against(office, paper)
    assert (found.outcome, found.last, found.proven) == ("shorter", paper[0] - 3, 0)


def test_a_chain_made_anew_that_holds_in_itself_is_told(
    office: Office, paper: tuple[int, str]
) -> None:
    """The forger cuts off, writes as many other rows, and moves the head: the paper knows."""
    cut_off(office, paper[0] - 2)
    office.clock.set(office.clock.now() + timedelta(minutes=1))
    work_on(office, 9)
    found = against(office, paper)
    assert (found.outcome, found.group, found.proven) == ("differs", 1, 0)


def test_a_row_altered_before_the_paper_is_named(office: Office, paper: tuple[int, str]) -> None:
    disarm(office.desk.engine, "audit_entry")
    run(office.desk.engine, "UPDATE audit_entry SET row_id = 99 WHERE id = 3")
    found = against(office, paper)
    assert (found.outcome, found.broken_at, found.proven) == ("broken", 3, 0)


def test_a_mistyped_digit_is_told_by_its_group(office: Office, paper: tuple[int, str]) -> None:
    wrong = "0" if paper[1][19] != "0" else "1"
    found = against(office, (paper[0], paper[1][:19] + wrong + paper[1][20:]))
    assert (found.outcome, found.group) == ("differs", 3)


@pytest.mark.parametrize(
    "typed", ["", " ", "abc", "0" * 15, "0" * 65, "g" * 64, "0" * 63 + "'", "٠" * 64, "\0" * 20]
)
def test_what_is_no_seal_is_refused(typed: str) -> None:
    with pytest.raises(OfficeError, match=r"audit\.seal"):
        tidy_seal(typed)


def test_letters_taken_for_digits_are_put_right() -> None:
    assert tidy_seal("O1lI 0000-00oo ABCD") == "01110000000" + "0abcd"


@pytest.mark.parametrize("rows", [0, -1, 2**62, 10**30])
def test_a_number_that_no_paper_has_is_refused(office: Office, rows: int) -> None:
    with pytest.raises(OfficeError, match=r"audit\.rows"):
        office.desk.read(compare, rows=rows, seal="0" * 64)
