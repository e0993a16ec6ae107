"""What the workplace says when the data do not hold, and after an unclean end."""

from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from ektp_desk.kernel.models import AuditEntry
from ektp_desk.storage import audit_keeper
from ektp_desk.storage.engines import make_engines, name_of, parse_url
from tests.tampering import disarm, run
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.reports.compare_dialog import CompareDialog
from ui.shell.workplace import Workplace
from ui.widgets.notice import Notice


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_keeper, "FIRST", 0.0)


def alter(address: str) -> None:
    engine = make_engines(address).writer
    disarm(engine, "audit_entry")
    run(engine, "UPDATE audit_entry SET row_id = 99999 WHERE id = 7")
    engine.dispose()


def workplace_of(hands: Hands) -> Workplace:
    assert hands.window.session is not None
    return hands.window.session.workplace


def test_a_supervisor_reads_which_row_does_not_hold(arrive: Arrive, demo: str) -> None:
    alter(demo)
    hands = arrive("supervisor")
    workplace = workplace_of(hands)
    hands.wait(lambda: bool(workplace.data_notice.text), "what does not hold")
    assert " 7 " in workplace.data_notice.text
    assert not workplace.header.audit_chip.isHidden()
    hands.picture("data-notice")


def test_others_see_the_mark_in_the_header_only(arrive: Arrive, demo: str) -> None:
    alter(demo)
    hands = arrive("loket1", counter=1)
    workplace = workplace_of(hands)
    hands.wait(lambda: not workplace.header.audit_chip.isHidden(), "the mark")
    assert workplace.data_notice.text == ""
    assert " 7 " in workplace.header.audit_chip.toolTip()


def test_sound_data_say_nothing(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    hands.wait(lambda: hands.window.audit is not None, "the first look")
    workplace = workplace_of(hands)
    assert workplace.header.audit_chip.isHidden()
    assert workplace.data_notice.text == ""


def test_after_an_unclean_end_it_is_said_once_that_all_is_sound(
    arrive: Arrive, demo: str, tmp_path: Path
) -> None:
    folder = tmp_path / "documents" / ".programs" / name_of(parse_url(demo))
    folder.mkdir(parents=True)
    for ending in ("lock", "open"):
        (folder / f"abcdef.{ending}").touch()
    hands = arrive("supervisor", theme="dark")
    workplace = workplace_of(hands)
    hands.wait(lambda: workplace.toast.isVisible(), "the toast")
    assert workplace.toast.text
    hands.picture("looked-over")
    assert hands.window.audit is not None
    assert not hands.window.audit.after_unclean_end
    assert not list(folder.glob("abcdef.open"))


def test_a_paper_is_compared_with_the_log(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    workplace_of(hands).open_page("reports")
    hands.settle()
    hands.click("comparePaper")
    hands.write("compareRows", "3")
    hands.write("compareSeal", "abc")
    hands.click("dialogPrimary")
    hands.settle()
    hands.picture("compare-refused")
    assert hands.window.opened is not None
    seal = hands.window.opened.desk.read(head_at, row=3)
    hands.write("compareSeal", f"{seal[:8]} {seal[8:16]}")
    hands.click("dialogPrimary")
    hands.wait(lambda: bool(outcome(hands)), "what came of it")
    hands.picture("compare-agrees")
    assert "3" in outcome(hands)
    hands.write("compareSeal", f"{seal[:8]} 00000000")
    hands.click("dialogPrimary")
    hands.wait(lambda: "2" in outcome(hands), "the group that differs")
    hands.picture("compare-differs")


def outcome(hands: Hands) -> str:
    root = hands.root()
    assert isinstance(root, CompareDialog)
    notice = root.findChild(Notice, "compareOutcome")
    assert isinstance(notice, Notice)
    return notice.text


def head_at(session: Session, *, row: int) -> str:
    statement = select(col(AuditEntry.hash)).where(col(AuditEntry.id) == row)
    return str(session.execute(statement).scalar_one())
