"""Choosing the special way of recording (perekaman khusus), at the start or at any time."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, insert
from sqlmodel import col

from ektp_desk.accounts.services import confirm_identity
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.recording.checklist import item_keys, kinds_for, undone_by
from ektp_desk.recording.drafts import OPERATORS, advance, for_change, happened, set_item
from ektp_desk.recording.items import PAPER
from ektp_desk.recording.models import RecordingItem
from ektp_desk.recording.needs import (
    MAY_BE_MISSING,
    WITNESSED,
    Need,
    adapted,
    added_items,
    known_missing,
    ordered,
)
from ektp_desk.recording.pace import RecordingAct
from ektp_desk.recording.queries import RecordingView
from ektp_desk.recording.rules import ExceptionKind, ItemState

MOST_NAME = 120
PERMANENT = ExceptionKind.PERMANENT


def adapt(
    work: Work,
    *,
    recording_id: int,
    version: int,
    needs: Sequence[Need],
    missing: Sequence[str] = (),
    witness: str = "",
    sign_off_username: str = "",
    sign_off_password: str = "",
) -> RecordingView:
    """Say what the person needs; the checklist follows at once.

    `missing` are the fingers, eyes or the signature that are not there: all of them become
    permanent exceptions at once, before their turn, seen by one second person who signs off once.
    Refused: nothing pointed at for missing fingers (`recording.missing_needed`), a thing that
    was captured already (`recording.captured_already`), a step whose checklist knows no permanent
    exception (`recording.not_excusable`), no witness for somebody who cannot read or sign
    (`recording.witness_needed`).
    """
    view = for_change(work, recording_id, version)
    wanted = ordered(Need(need) for need in needs)
    name = " ".join(witness.split())[:MOST_NAME]
    excused = known_missing(wanted, missing)
    _require_sense(view, wanted, excused, name)
    if wanted == view.needs and name == view.witness and not _new(view, excused):
        return view
    _excuse(work, view, _new(view, excused), sign_off_username, sign_off_password)
    _set_added(work, view, wanted)
    happened(work, recording_id, RecordingAct.ADAPTED)
    work.record("recording.adapted", recording_id, needs=[str(need) for need in wanted])
    return advance(work, view, needs=[str(need) for need in wanted],
                   witness=name if WITNESSED & set(wanted) else "")  # fmt: skip


def _require_sense(
    view: RecordingView, needs: Collection[Need], missing: Sequence[str], witness: str
) -> None:
    pointed_at = [key for key in missing if key in MAY_BE_MISSING and key.endswith(_FINGER)]
    if Need.MISSING_FINGERS in needs and not pointed_at:
        raise OfficeError("recording.missing_needed", field="missing")
    if WITNESSED & set(needs) and not witness:
        raise OfficeError("recording.witness_needed", field="witness")
    states = view.states()
    for key in missing:
        if key in states and PERMANENT not in kinds_for(view.definition, key):
            raise OfficeError("recording.not_excusable", field="missing")
        if states.get(key) is ItemState.CAPTURED:
            raise OfficeError("recording.captured_already", field="missing", first=key)


_FINGER = ("index", "middle", "ring", "little", "thumb")


def _new(view: RecordingView, missing: Sequence[str]) -> list[str]:
    states = view.states()
    return [key for key in missing if states.get(key) is ItemState.PENDING]


def _excuse(
    work: Work,
    view: RecordingView,
    keys: Sequence[str],
    username: str,
    password: str,
) -> None:
    """One second person has seen all of it, and signs off once."""
    if not keys:
        return
    seen_by = confirm_identity(work, username=username, password=password, roles=OPERATORS)
    say = Sentences("id").say
    states = view.states()
    for key in keys:
        for one in (key, *undone_by(key, states)):
            set_item(work, view.id, one, state=ItemState.EXCEPTION, exception=PERMANENT,
                     reason=say(f"need_reason.{_reason(key)}"), signed_off_by=seen_by,
                     at=work.now)  # fmt: skip
    work.record("recording.excepted", view.id, keys=list(keys), kind=PERMANENT.value,
                signed_off_by=seen_by)  # fmt: skip


def _reason(key: str) -> str:
    if key.endswith("iris"):
        return "eye"
    return "finger" if key.endswith(_FINGER) else key


def _set_added(work: Work, view: RecordingView, needs: Collection[Need]) -> None:
    """Add the things these needs ask for, take those away that nothing asks for any more."""
    before, after = set(added_items(view.needs)), set(added_items(needs))
    mine = col(RecordingItem.recording_id) == view.id
    if gone := before - after:
        work.session.execute(delete(RecordingItem).where(mine, col(RecordingItem.key).in_(gone)))
    if new := [key for key in added_items(needs) if key in after - before]:
        rows = [{"recording_id": view.id, "key": key, "position": 0, "label": "", "reason": "",
                 "state": ItemState.PENDING, "attempts": 0} for key in new]  # fmt: skip
        work.session.execute(insert(RecordingItem), rows)
    papers = sum(item.key.startswith(PAPER) for item in view.items)
    known = {item.key for item in view.items} - before | after
    for position, key in enumerate(item_keys(adapted(view.rules, needs), papers)):
        if key in known:
            set_item(work, view.id, key, position=position)
