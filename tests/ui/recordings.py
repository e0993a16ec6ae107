"""Recordings made on a demonstration office behind the windows' back, by its own officers."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog
from sqlalchemy import text
from sqlmodel import Session

from ektp_desk.demo.cast import cast
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.work import Actor
from ektp_desk.recording import services
from ektp_desk.recording.checklist import open_items, step_of
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ExceptionKind
from ui.demo_day.hands import Hands


def attend_later(hands: Hands, fill: Callable[[], None], troubles: list[Exception]) -> None:
    """Fill in the dialog that opens once the present one is closed; what goes wrong is kept."""
    below = hands.root()

    def attend() -> None:
        dialog = hands.root()
        if dialog is below or not isinstance(dialog, QDialog):
            QTimer.singleShot(10, attend)
            return
        try:
            fill()
        except Exception as error:  # noqa: BLE001
            troubles.append(error)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(10, attend)


def officer(desk: Desk, username: str) -> Actor:
    """Somebody at work elsewhere in the office."""

    def look(session: Session) -> tuple[Any, ...]:
        found = session.execute(
            text("SELECT id, full_name FROM officer WHERE username = :name"), {"name": username}
        ).one()
        return tuple(found)

    officer_id, name = desk.read(look)
    return Actor(officer_id, name, frozenset(), f"meja-{username}", instance=username)


def unrecorded(desk: Desk, count: int) -> list[int]:
    """People who may be recorded."""
    people = desk.read(cast, day=AS_OF, unrecorded=count, holders=0, collectors=0).unrecorded
    return [person.resident_id for person in people]


def submitted(desk: Desk, person: int, by: str = "rekam1", *, excused: str = "") -> RecordingView:
    """A recording that awaits review, perhaps with one thing excused."""
    actor = officer(desk, by)
    view = desk.write(actor, services.start, resident_id=person).result
    while todo := open_items(view.definition, view.states()):
        if todo[0] == excused:
            view = desk.write(
                actor, services.except_item, recording_id=view.id, key=excused,
                kind=ExceptionKind.PERMANENT, reason="tidak ada jari", version=view.version,
            ).result  # fmt: skip
            continue
        step = [
            key
            for key in todo
            if step_of(view.definition, key) is step_of(view.definition, todo[0]) and key != excused
        ]
        view = desk.write(
            actor, services.mark_item, recording_id=view.id, keys=step, version=view.version
        ).result
    return desk.write(actor, services.submit, recording_id=view.id, version=view.version).result
