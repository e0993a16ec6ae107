"""A made-up recording, for looking at a checklist before it is published. Nothing is stored."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime

from ektp_desk.recording.checklist import item_keys, steps
from ektp_desk.recording.definitions import Definition
from ektp_desk.recording.items import ASKED_FIRST, PAPER
from ektp_desk.recording.needs import Need, adapted, ordered
from ektp_desk.recording.queries import ItemRow, RecordingView
from ektp_desk.recording.rules import ItemState, RecordingState, photo_background

NAME, NIK = "Andi Contoh Pemohon", "7373••••••••0001"
BORN = date(1999, 5, 4)
BEGUN = datetime(2026, 1, 5, 0, 30, tzinfo=UTC)


def sample(
    definition: Definition,
    papers: Sequence[str],
    states: Mapping[str, ItemState],
    *,
    needs: Collection[Need] = (),
    attempts: Mapping[str, int] | None = None,
) -> RecordingView:
    """Somebody being recorded by `definition`; things without a state are open."""
    whole, wanted = adapted(definition, needs), ordered(needs)
    tried = attempts or {}
    known = {
        key: states.get(key, ItemState.CAPTURED if key == ASKED_FIRST else ItemState.PENDING)
        for key in item_keys(whole, len(papers))
    }
    return RecordingView(
        id=0, number="R-0000-000000", token="", resident_id=0, resident_name=NAME, masked_nik=NIK,
        birth_place="Palopo", birth_date=BORN, sex="male", address="Jl. Contoh No. 1",
        ticket_id=None, service_code="", office_date=BEGUN.date(), place="",
        state=RecordingState.DRAFT, override_reason="", operator_id=None, operator="",
        former_operators=(), reviewer="", return_reason="", started_at=BEGUN, submitted_at=None,
        reviewed_at=None, version=0, background=photo_background(BORN), checklist=0,
        rules=definition, needs=wanted, witness="Siti Saksi" if wanted else "",
        items=tuple(
            ItemRow(key, _label(key, papers), state, None, "", tried.get(key, 0), "", None)
            for key, state in known.items()
        ),
        steps=steps(whole, known),
    )  # fmt: skip


def _label(key: str, papers: Sequence[str]) -> str:
    return papers[int(key.removeprefix(PAPER))] if key.startswith(PAPER) else ""
