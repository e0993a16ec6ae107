"""A recording booth: an operator, somebody to be recorded, and short ways to work."""

from collections.abc import Callable, Sequence

import pytest

from ektp_desk.kernel.work import Actor
from ektp_desk.recording import queries, services, services_needs
from ektp_desk.recording.checklist import step_of
from ektp_desk.recording.needs import Need
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ExceptionKind, ItemState
from tests.conftest import PASSWORD, Office


class Booth:
    """Does each act on the version last seen, as a window does."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.desk = office.desk

    def start(
        self, person: int | None = None, actor: Actor | None = None, **values: object
    ) -> RecordingView:
        return self.desk.write(
            actor or self.office.recorder,
            services.start,
            resident_id=person or self.office.adult,
            **values,
        ).result

    def act(
        self,
        service: Callable[..., RecordingView],
        view: RecordingView,
        actor: Actor | None = None,
        **values: object,
    ) -> RecordingView:
        return self.desk.write(
            actor or self.office.recorder,
            service,
            recording_id=view.id,
            version=view.version,
            **values,
        ).result

    def mark(self, view: RecordingView, *keys: str, actor: Actor | None = None) -> RecordingView:
        return self.act(services.mark_item, view, actor, keys=keys)

    def fail(self, view: RecordingView, *keys: str, times: int = 1) -> RecordingView:
        for _ in range(times):
            view = self.act(services.count_attempt, view, keys=keys)
        return view

    def excuse(
        self,
        view: RecordingView,
        key: str,
        kind: ExceptionKind,
        *,
        reason: str = "Terluka",
        by: str = "rekam2",
        password: str = PASSWORD,
    ) -> RecordingView:
        return self.act(
            services.except_item,
            view,
            key=key,
            kind=kind,
            reason=reason,
            sign_off_username=by,
            sign_off_password=password,
        )

    def adapt(
        self,
        view: RecordingView,
        *needs: Need,
        missing: Sequence[str] = (),
        witness: str = "",
        by: str = "rekam2",
        password: str = PASSWORD,
    ) -> RecordingView:
        return self.act(
            services_needs.adapt,
            view,
            needs=needs,
            missing=missing,
            witness=witness,
            sign_off_username=by,
            sign_off_password=password,
        )

    def go_to(self, view: RecordingView, until: str | None = None) -> RecordingView:
        """Mark all that is open before `until`, step by step; everything without it."""
        while True:
            states = view.states()
            todo = [key for key, state in states.items() if state is ItemState.PENDING]
            if until is not None:
                todo = todo[: todo.index(until)]
            if not todo:
                return view
            rules = view.definition
            step = [key for key in todo if step_of(rules, key) == step_of(rules, todo[0])]
            view = self.mark(view, *step)

    def submitted(self, person: int | None = None, **values: object) -> RecordingView:
        return self.act(services.submit, self.go_to(self.start(person, **values)))

    def view(self, recording_id: int) -> RecordingView:
        found = self.desk.read(queries.recording, recording_id=recording_id)
        assert found is not None
        return found

    def all_codes(self) -> Sequence[str]:
        """Numbers of all recordings of the grown-up, newest first."""
        rows = self.desk.read(queries.recordings_of_resident, resident_id=self.office.adult)
        return [row.number for row in rows]


@pytest.fixture
def booth(office: Office) -> Booth:
    """An empty booth."""
    return Booth(office)
