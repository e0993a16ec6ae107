"""What is old is listed first and blanked by one press, through the real window."""

from PySide6.QtWidgets import QCheckBox, QDialog
from sqlalchemy import text

from ektp_desk.storage.engines import open_desk
from tests.conftest import ZONE
from tests.ui.conftest import Arrive


def notes(address: str, clock) -> int:  # type: ignore[no-untyped-def]
    desk = open_desk(address, clock=clock, zone=ZONE)
    count = desk.read(
        lambda session: session.execute(
            text("SELECT count(*) FROM ticket WHERE note = 'kurang KK'")
        ).scalar_one()
    )
    desk.close()
    return int(count)


def test_old_notes_are_listed_and_blanked(  # type: ignore[no-untyped-def]
    arrive: Arrive, demo: str, morning
) -> None:
    desk = open_desk(demo, clock=morning, zone=ZONE)
    with desk.engine.begin() as connection:
        connection.execute(
            text("UPDATE ticket SET note = 'kurang KK' WHERE id IN "
                 "(SELECT id FROM ticket WHERE ended_at IS NOT NULL ORDER BY id LIMIT 3)")
        )  # fmt: skip
    desk.close()
    hands = arrive("supervisor")
    hands.go("residents")

    def work_down(dialog: QDialog) -> None:
        hands.wait(lambda: bool(hands.text("due_ticket_notes")), "what is due")
        assert hands.text("due_ticket_notes") == "disimpan terus"
        hands.number("days_ticket_notes", 5)
        hands.click("saveRetention")
        hands.wait(lambda: bool(dialog.refusal), "the refusal")  # type: ignore[attr-defined]
        hands.number("days_ticket_notes", 200)
        hands.click("saveRetention")
        hands.wait(lambda: len(hands.cells("retentionDue", 0)) == 3, "the dry run")
        assert notes(demo, morning) == 3
        assert not hands.enabled("dialogPrimary")
        hands.find(QCheckBox, "blank_ticket_notes").click()
        hands.picture("retention")
        hands.click("dialogPrimary")
        hands.wait(lambda: not hands.cells("retentionDue", 0), "the list to be empty")
        dialog.reject()

    hands.dialog(lambda: hands.click("openRetention"), work_down)
    assert notes(demo, morning) == 0
