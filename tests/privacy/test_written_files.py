"""No NIK and no name in any file that the program writes by itself.

A day at an encrypted office through its real windows, with everything going wrong that can: slots
and queries that fail with people in their words, SQL refused with people in its parameters, a
printer's folder that is gone, refusals, bad lists at the console. Then every file is searched:
log, crash report, temporary files, settings, spool, locks, key file, and the encrypted database
and backups too, where nothing may be found either. Left out are people's papers (the documents)
and the pictures of this test.
"""

import base64
import io
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile, rmtree

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import text
from sqlmodel import Session

from ektp_desk.cli import main
from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.log import LOG_FILE
from ektp_desk.kernel.work import Work
from ektp_desk.residents.export import write_table
from ektp_desk.storage.encrypting import encrypt
from tests.privacy.conftest import Somebody
from tests.privacy.leaks import Leak, forms, search, within
from tests.privacy.showing import shown
from tests.ui.conftest import Arrive
from ui.app import _show_crash
from ui.catcher import CrashCatcher
from ui.crash import CrashDialog
from ui.demo_day.hands import Hands

PHRASE = "kuda putih lari jauh"
TYPED_NAME, TYPED_NIK = "Qorivani Wexandra Tumbelaka", "7373014501980077"
PAPERS = ("documents", "pictures", "out")  # people's papers, this test's own pictures and files


class SlotError(Exception):
    """A bug whose words quote somebody."""


def left_out(root: Path) -> Callable[[Path], bool]:
    """People's papers; the spool's journal, which lies beside them, is searched."""
    return lambda path: path.relative_to(root).parts[0] in PAPERS and ".spool" not in path.parts


@pytest.fixture
def at_work(window_at: Arrive, demo_template: Path, tmp_path: Path, computer: Path) -> Hands:
    """The supervisor at a counter of an encrypted office, on a computer of its own."""
    assert computer.is_dir()
    path = tmp_path / "kantor" / "terkunci.db"
    path.parent.mkdir()
    copyfile(demo_template, path)
    encrypt(path, store=None, passphrase=PHRASE)
    for beside in path.parent.glob("*.db-*"):
        beside.unlink()
    hands = window_at(str(path))
    hands.write("passphrase", PHRASE)
    hands.click("unlock")
    hands.wait(lambda: hands.sees("signIn"), "the sign-in")
    hands.write("username", "supervisor")
    hands.write("password", PASSWORD)
    hands.choose("counter", 1)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the supervisor to be in")
    hands.settle()
    return hands


def lives_a_day(hands: Hands, people: tuple[Somebody, ...]) -> None:
    """Numbers, a person opened and unmasked, searches, a print, refusals."""
    hands.go("queue")
    for person in people[:3]:
        hands.scan(person.nik)
        hands.wait(lambda name=person.name: hands.text("whoChosen") == name, "the person")  # type: ignore[misc]
        hands.click("take_INFO")
    hands.go("residents")
    for person in people[3:6]:
        hands.write("residentSearch", person.name)
        hands.write("residentSearch", person.nik)
        hands.wait(
            lambda name=person.name: hands.cells("residentsFound", 0) == [name],  # type: ignore[misc]
            "the person",
        )
        hands.row("residentsFound", 0, opens=True)
        hands.click("unmaskNik")
        hands.settle()
    hands.dialog(lambda: hands.click("addPerson"), lambda dialog: types_somebody(hands, dialog))


def types_somebody(hands: Hands, dialog: QDialog) -> None:
    """Somebody whose NIK is another's: refused, and typed all the same."""
    hands.write("personNik", TYPED_NIK)
    hands.write("personFullName", TYPED_NAME)
    hands.settle()
    dialog.reject()


def goes_wrong(app: QApplication, hands: Hands, somebody: Somebody, crashes: list[str]) -> None:
    """Bugs and troubles that quote a person, on every way into the log."""
    said = "\n".join((somebody.name, somebody.nik, TYPED_NAME, TYPED_NIK))
    session = hands.window.session
    assert session is not None
    tasks = session.workplace.context.tasks

    def bug(_work: Work) -> None:
        raise ValueError(said)

    def constraint(work: Work) -> None:
        work.session.execute(
            text("INSERT INTO resident (nik, name) VALUES (:nik, :name)"),
            {"nik": somebody.nik, "name": somebody.name},
        )

    def nonsense(session: Session) -> None:
        session.execute(text("SELECT * FROM people WHERE nik = :nik"), {"nik": somebody.nik})

    catcher = CrashCatcher(hands.window)
    catcher.caught.connect(lambda error: crashes.append(type(error).__name__))
    catcher.caught.connect(lambda error: _show_crash(hands.window, error))
    before = sys.excepthook
    catcher.install()
    try:
        tasks.write(hands.window, bug, done=lambda _none: None)
        tasks.write(hands.window, constraint, done=lambda _none: None)
        tasks.read(hands.window, nonsense, done=lambda _none: None, key="nonsense")
        QTimer.singleShot(0, lambda: raise_it(said))
        hands.wait(lambda: len(crashes) == 4, "the crashes")
    finally:
        sys.excepthook = before
    reports = [widget for widget in app.topLevelWidgets() if isinstance(widget, CrashDialog)]
    assert len(reports) == 4
    for dialog in reports:
        told = "\n".join(text for _name, text in shown(dialog))
        assert "test_written_files.py" in told
        assert [value for value in said.split("\n") if value in told] == []
        dialog.reject()
    hands.settle()


def raise_it(said: str) -> None:
    try:
        raise KeyError(said)
    except KeyError as error:
        raise SlotError(said) from error


def at_the_console(people: tuple[Somebody, ...], tmp_path: Path) -> None:
    """Lists and bugs of the command line."""
    from ektp_desk.doors.commands import _unforeseen
    from ektp_desk.kernel.sentences import Sentences

    office = tmp_path / "konsol" / "konsol.db"
    office.parent.mkdir()
    bad = tmp_path / "out" / "daftar.csv"
    bad.parent.mkdir(exist_ok=True)
    write_table(bad, ("NIK", "NAMA"), [(people[0].nik, people[0].name), ("12", TYPED_NAME)])
    main(["import", "residents", str(bad), "--database", str(office), "--json"])
    error = ValueError(f"{people[0].name} {people[0].nik}")
    _unforeseen(error, Sentences("id"), as_json=True)


@pytest.mark.qt_no_exception_capture
def test_nothing_that_is_written_holds_a_nik_or_a_name(
    qapp: QApplication,
    at_work: Hands,
    everybody: tuple[Somebody, ...],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    crashes: list[str] = []
    lives_a_day(at_work, everybody)
    goes_wrong(qapp, at_work, everybody[0], crashes)
    tickets = tmp_path / "documents" / "queue.ticket"
    at_work.wait(tickets.is_dir, "the first papers")
    rmtree(tickets)
    tickets.write_bytes(b"")  # no folder any more: papers wait
    at_work.go("queue")
    at_work.scan(everybody[4].nik)
    at_work.wait(lambda: at_work.text("whoChosen") == everybody[4].name, "the person")
    at_work.click("take_INFO")
    at_work.wait(lambda: "tidak menerima" in at_work.notices(), "the printer's trouble")
    log = tmp_path / "computer"
    at_the_console(everybody, tmp_path)
    at_work.leave()

    assert {"SlotError", "ValueError", "IntegrityError"} <= set(crashes)
    for trace in ("SlotError <- KeyError", "ValueError", "IntegrityError <- IntegrityError"):
        assert trace in logged(log), "what went wrong was written down"
    values = {one.nik for one in everybody} | {one.name for one in everybody}
    values |= {one.kk_number for one in everybody if one.kk_number} | {TYPED_NAME, TYPED_NIK}
    assert len(values) > 2 * len(everybody)
    found, read = search(tmp_path, values, left_out=left_out(tmp_path))
    assert found == []
    names = {path.name for path in read}
    assert LOG_FILE in names
    assert {"terkunci.db", "terkunci.db-wal"} & names, "the encrypted office was searched too"
    assert any(path.suffix == ".ini" for path in read)
    assert any(".spool" in path.parts for path in read), "the papers that wait"
    told = "\n".join(capfd.readouterr())
    wanted = [(value, way, raw) for value in values for way, raw in forms(value)]
    assert list(within(told.encode(), wanted, "what was printed")) == []


def logged(folder: Path) -> str:
    return "".join(
        path.read_text(encoding="utf-8") for path in folder.rglob(f"{LOG_FILE}*")
    )  # fmt: skip


@pytest.mark.parametrize("way", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("coded", [False, True])
@pytest.mark.parametrize("before", range(4))
def test_the_search_finds_what_it_looks_for(
    tmp_path: Path, way: str, coded: bool, before: int
) -> None:
    """Who searches and never finds proves nothing."""
    for value in ("7373014405920001", "Andi Sitti Aminah"):
        raw = f"{'x' * before}{value.upper() if not coded else value} dan lain-lain".encode(way)
        file = tmp_path / "x" / "catatan.bin"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(base64.b64encode(raw) if coded else io.BytesIO(raw).read())
        found, _read = search(tmp_path, [value])
        named = f"base64 of {way}" if coded else way
        assert Leak("x/catatan.bin", value, named) in found
        assert search(tmp_path, [value[::-1]])[0] == []
