"""The supervisor changes the checklist, sees it before it counts, and publishes it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPlainTextEdit, QTabWidget, QWidget

from ektp_desk.recording import queries_checklist
from ektp_desk.recording.queries_checklist import ChecklistNow
from ektp_desk.recording.rules import ExceptionKind
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands

CHECKLIST = 6


@pytest.fixture
def chief(arrive: Arrive) -> Hands:
    """The supervisor before the checklist's settings."""
    hands = arrive("supervisor")
    hands.go("settings")
    hands.part("settingsParts", CHECKLIST)
    return hands


def _now(hands: Hands) -> ChecklistNow:
    assert hands.window.opened is not None
    return hands.window.opened.desk.read(queries_checklist.checklist_now)


def _steps(hands: Hands) -> list[str]:
    widget = hands.find(QListWidget, "definitionSteps")
    return [widget.item(row).data(Qt.ItemDataRole.UserRole) for row in range(widget.count())]


def _choose(hands: Hands, key: str) -> None:
    hands.part("definitionSteps", _steps(hands).index(key))


def _seen(hands: Hands) -> list[str]:
    """The texts of the preview."""
    preview = hands.find(QWidget, "definitionPreview")
    return [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]


def _edit(hands: Hands, fill) -> None:  # type: ignore[no-untyped-def]
    hands.dialog(lambda: hands.click("editChecklist"), fill)


def test_what_the_steps_took_stands_beside_them(chief: Hands) -> None:
    chief.picture("checklist")
    medians = chief.cells("checklistSteps", 4)
    assert medians[0] == "–"  # asked of the rules
    assert all(":" in median for median in medians[1:])
    assert "Perlu waktu lebih 1" in chief.text("specialFigures")  # as the small year has it
    assert chief.cells("checklistVersions", 0) == ["1"]


def test_a_step_is_moved_renamed_and_published_with_a_reason(chief: Hands) -> None:
    def fill(dialog: QDialog) -> None:
        assert not chief.enabled("dialogPrimary")  # nothing was changed yet
        _choose(chief, "irises")
        chief.picture("editor")
        QTest.keyClick(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert _steps(chief).index("irises") == _steps(chief).index("fingers") - 1
        chief.write("stepNameId", "Rekam iris")
        assert "Rekam iris" in _seen(chief)
        chief.number("stepAttempts", 5)
        chief.confirm(closing=False)
        assert chief.errors() == ["Tulis alasannya."]
        chief.write("publishReason", "Alat iris dipasang di depan")
        chief.confirm()

    _edit(chief, fill)
    now = _now(chief)
    assert (now.current.number, now.current.reason) == (2, "Alat iris dipasang di depan")
    step = now.current.definition.step("irises")
    assert (step.name_id, step.attempts) == ("Rekam iris", 5)
    assert chief.cells("checklistVersions", 0) == ["2", "1"]
    assert "Rekam iris" in chief.cells("checklistSteps", 0)


def test_the_order_the_law_asks_for_cannot_be_broken(chief: Hands) -> None:
    def fill(_dialog: QDialog) -> None:
        before = _steps(chief)
        for key, button in (("eligibility", "stepDown"), ("photo_approval", "stepDown"),
                            ("sent", "stepUp"), ("photo", "removeStep")):  # fmt: skip
            _choose(chief, key)
            assert not chief.enabled(button)
        assert _steps(chief) == before
        _choose(chief, "fingers")
        chief.click("removeStep")
        assert "Verifikasi" in chief.text("definitionProblem")
        assert not chief.enabled("dialogPrimary")
        chief.picture("broken")
        _choose(chief, "verification")
        chief.click("removeStep")
        assert not chief.sees("definitionProblem")
        chief.click("dialogCancel")

    _edit(chief, fill)
    assert _now(chief).current.number == 1


def test_a_step_of_the_offices_own_is_tried_out_in_the_preview(chief: Hands) -> None:
    def fill(_dialog: QDialog) -> None:
        _choose(chief, "verification")
        chief.menu("addStep", "own")
        assert "own_1" in _steps(chief)
        chief.write("stepNameId", "Ukur tinggi badan")
        chief.click(f"kind_{ExceptionKind.PERMANENT}")
        assert "Ukur tinggi badan" in _seen(chief)
        chief.click("mark_own_1")
        assert "sudah" in _seen(chief)
        chief.picture("own-step")
        chief.write("publishReason", "Permintaan bidang")
        chief.confirm()

    _edit(chief, fill)
    step = _now(chief).current.definition.step("own_1")
    assert (step.name_id, step.exceptions) == ("Ukur tinggi badan", (ExceptionKind.PERMANENT,))


def test_papers_are_changed_for_a_service_and_seen_at_once(chief: Hands) -> None:
    def fill(_dialog: QDialog) -> None:
        tabs = chief.find(QTabWidget, "definitionTabs")
        tabs.setCurrentIndex(1)
        editor = chief.find(QPlainTextEdit, "papersAsked")
        editor.selectAll()
        QTest.keyClicks(editor, "Kartu Keluarga asli")
        chief.settle()
        _choose(chief, "papers")
        assert "Kartu Keluarga asli" in _seen(chief)
        chief.picture("papers")
        chief.write("publishReason", "Tanpa fotokopi")
        chief.confirm()

    _edit(chief, fill)
    assert _now(chief).current.definition.papers["NEW"] == ("Kartu Keluarga asli",)


def test_an_old_version_stays_readable(chief: Hands) -> None:
    def look(_dialog: QDialog) -> None:
        chief.picture("old-version")
        assert chief.sees("step_photo_approval")
        chief.click("dialogCancel")

    chief.dialog(lambda: chief.row("checklistVersions", 0, opens=True), look)
