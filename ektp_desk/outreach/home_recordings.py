"""Recordings that were made on a laptop, as rows: with their things, and what happened to them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, insert, select
from sqlmodel import col

from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.rules_events import Books, Told, moment
from ektp_desk.recording.models import ChecklistVersion, Recording
from ektp_desk.recording.rules import RecordingState, Transport
from ektp_desk.recording.services_checklist import in_force

# What was told, the content, the resident, and whether it is a double.
Came = tuple[Told, Mapping[str, Any], int, bool]
Row = dict[str, Any]
_RECORDING: Table = Recording.metadata.tables["recording"]
_ITEM: Table = Recording.metadata.tables["recording_item"]
_EVENT: Table = Recording.metadata.tables["recording_event"]


class Recordings:
    """Writes recordings in one act, many at once."""

    def __init__(self, work: Work, books: Books) -> None:
        self._work = work
        self._officers = books.officers
        self._checklists: dict[int, int] = {}

    def write(self, came: Sequence[Came]) -> dict[str, int]:
        """Write some; their ids by number."""
        if not came:
            return {}
        if not self._checklists:
            self._checklists = self._known_checklists()
        connection = self._work.session.connection()
        connection.execute(insert(_RECORDING), [self._recording(*one) for one in came])
        numbers = [told.number for told, *_ in came]
        found = connection.execute(
            select(_RECORDING.c.number, _RECORDING.c.id).where(_RECORDING.c.number.in_(numbers))
        )
        ids = {number: int(recording_id) for number, recording_id in found}
        items: list[Row] = []
        happened: list[Row] = []
        for told, content, *_ in came:
            items += self.items(ids[told.number], content)
            happened += self._happenings(ids[told.number], content)
        connection.execute(insert(_ITEM), items)
        if happened:
            connection.execute(insert(_EVENT), happened)
        for told, *_ in came:
            self._work.record("recording.imported", ids[told.number])
        return ids

    def _known_checklists(self) -> dict[int, int]:
        in_force(self._work)  # keeps the one the program came with, if nobody recorded here yet
        rows = self._work.session.execute(
            select(col(ChecklistVersion.number), col(ChecklistVersion.id))
        )
        return {number: int(version_id) for number, version_id in rows}

    def _recording(
        self, told: Told, content: Mapping[str, Any], resident_id: int, double: bool
    ) -> Row:
        state = RecordingState.DISPUTED if double else RecordingState.AWAITING_REVIEW
        return {
            "number": told.number, "token": told.token, "resident_id": resident_id,
            "state": state, "transport": Transport.IMPORTED, "return_reason": "", "version": 1,
            **self.facts(content),
        }  # fmt: skip

    def facts(self, content: Mapping[str, Any]) -> Row:
        """What a laptop says of a recording, besides whose it is."""
        started = moment(content["started_at"])
        return {
            "service_code": content["service_code"],
            "office_date": local_day(started, self._work.zone),
            "place": content["place"],
            "checklist_version_id": self._checklists[content["checklist"]],
            "needs": list(content["needs"]),
            "witness": content["witness"],
            "override_reason": content["override_reason"],
            "operator_id": self._officers[content["operator"]],
            "former_operators": [self._officers[one] for one in content["former_operators"]],
            "started_at": started,
            "submitted_at": moment(content["submitted_at"]),
        }

    def items(self, recording_id: int, content: Mapping[str, Any]) -> list[Row]:
        """The things of its checklist."""
        officers = self._officers
        return [
            {
                "recording_id": recording_id,
                "position": item["position"],
                "key": item["key"],
                "label": item["label"] or "",
                "state": item["state"],
                "exception": item["exception"],
                "reason": item["reason"] or "",
                "attempts": item["attempts"],
                "signed_off_by": officers[item["signed_off_by"]] if item["signed_off_by"] else None,
                "at": moment(item["at"]) if item["at"] else None,
            }
            for item in content["items"]
        ]

    def _happenings(self, recording_id: int, content: Mapping[str, Any]) -> list[Row]:
        officers = self._officers
        return [
            {
                "recording_id": recording_id,
                "at": moment(one["at"]),
                "officer_id": officers[one["officer"]] if one["officer"] else None,
                "act": one["act"],
                "step": one["step"],
                "keys": one["keys"],
            }
            for one in content["events"]
        ]
