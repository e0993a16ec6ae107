"""The steps of a recording in their order (domain.md, Recording, in order)."""

from datetime import date, timedelta

import pytest

from ektp_desk.recording.checklist import (
    StepState,
    blocked_by,
    item_keys,
    kinds_for,
    open_items,
    step_of,
    steps,
    undone_by,
)
from ektp_desk.recording.definitions import shipped
from ektp_desk.recording.items import StepKey, group_of
from ektp_desk.recording.rules import (
    AGEING,
    CentralStatus,
    ItemState,
    overdue,
    parse_status,
    photo_background,
)

RULES = shipped()
DONE, EXCEPTION, PENDING = ItemState.CAPTURED, ItemState.EXCEPTION, ItemState.PENDING


def states(until: str = "", papers: int = 2) -> dict[str, ItemState]:
    """All items pending from `until` on, done before."""
    keys = item_keys(RULES, papers)
    place = keys.index(until) if until else 0
    return {key: DONE if number < place else PENDING for number, key in enumerate(keys)}


def test_what_is_done_in_which_order() -> None:
    assert [key.value for key in StepKey] == [
        "eligibility", "papers", "biodata", "photo", "photo_approval", "signature", "fingers",
        "irises", "verification", "agreement", "sent",
    ]  # fmt: skip
    keys = item_keys(RULES, 2)
    assert keys[:6] == ("eligibility", "paper:0", "paper:1", "biodata", "photo", "photo_approved")
    assert keys[7:17] == (
        "right_index", "right_middle", "right_ring", "right_little",
        "left_index", "left_middle", "left_ring", "left_little",
        "right_thumb", "left_thumb",
    )  # fmt: skip
    assert keys[-5:] == ("right_iris", "left_iris", "verification", "agreement", "sent")


def test_each_photo_signature_finger_and_eye_may_be_excused_and_nothing_else() -> None:
    assert {key for key in item_keys(RULES, 2) if not kinds_for(RULES, key)} == {
        "eligibility", "paper:0", "paper:1", "biodata", "photo_approved", "agreement", "sent",
    }  # fmt: skip


@pytest.mark.parametrize("key", item_keys(RULES, 2))
def test_nothing_is_done_before_the_steps_before_it(key: str) -> None:
    begun = states("eligibility")
    earlier = [other for other in begun if step_of(RULES, other) != step_of(RULES, key)]
    earlier = [other for other in earlier if list(begun).index(other) < list(begun).index(key)]
    blocker = blocked_by(RULES, key, begun)
    assert blocker == (earlier[0] if earlier else None)


def test_the_photo_is_shown_and_approved_before_going_on() -> None:
    assert blocked_by(RULES, "photo_approved", states("photo")) == "photo"
    assert blocked_by(RULES, "signature", states("photo_approved")) == "photo_approved"
    assert undone_by("photo", states()) == ("photo_approved",)
    assert undone_by("signature", states()) == ()


def test_within_a_step_the_order_is_free() -> None:
    """A person may give the left hand first."""
    assert blocked_by(RULES, "left_thumb", states("right_index")) is None
    assert blocked_by(RULES, "left_iris", states("right_iris")) is None
    assert blocked_by(RULES, "paper:1", states("paper:0")) is None


def test_an_excused_finger_does_not_stand_in_the_way() -> None:
    found = states("right_iris") | {"left_thumb": EXCEPTION}
    assert blocked_by(RULES, "right_iris", found) is None
    assert open_items(RULES, found)[0] == "right_iris"


def test_how_the_steps_stand() -> None:
    found = {step.key: step for step in steps(RULES, states("right_thumb") | {"photo": EXCEPTION})}
    assert found[StepKey.PAPERS].state is StepState.DONE
    assert found[StepKey.PHOTO].state is StepState.EXCEPTION
    fingers = found[StepKey.FINGERS]
    assert (fingers.state, fingers.done, fingers.total) == (StepState.CURRENT, 8, 10)
    assert found[StepKey.IRISES].state is StepState.OPEN


def test_many_papers_are_asked_in_their_order() -> None:
    assert open_items(RULES, states(papers=11))[1:12] == tuple(f"paper:{n}" for n in range(11))


@pytest.mark.parametrize(
    ("key", "size"), [("right_ring", 4), ("left_index", 4), ("left_thumb", 2), ("left_iris", 2),
                      ("photo", 1)],
)  # fmt: skip
def test_what_is_captured_together(key: str, size: int) -> None:
    assert len(group_of(key)) == size
    assert key in group_of(key)


def test_the_colour_behind_the_photo() -> None:
    assert photo_background(date(1993, 5, 4)) == "red"
    assert photo_background(date(1992, 5, 4)) == "blue"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("PRINT_READY_RECORD", CentralStatus.PRINT_READY_RECORD),
        ("Print Ready Record", CentralStatus.PRINT_READY_RECORD),
        ("prr", CentralStatus.PRINT_READY_RECORD),
        ("SIAP CETAK", CentralStatus.PRINT_READY_RECORD),
        ("SFE", CentralStatus.SENT_FOR_ENROLLMENT),
        ("sent for enrollment", CentralStatus.SENT_FOR_ENROLLMENT),
        ("Data Ganda", CentralStatus.DUPLICATE_RECORD),
        ("ENROLL FAILURE AT CENTRAL", CentralStatus.ENROLL_FAILURE_AT_CENTRAL),
        ("", None),
        ("SELESAI", None),
    ],
)
def test_statuses_as_lists_write_them(text: str, status: CentralStatus | None) -> None:
    assert parse_status(text) is status


@pytest.mark.parametrize("status", list(CentralStatus))
def test_a_status_is_followed_up_after_its_time(status: CentralStatus) -> None:
    since = date(2026, 11, 1)
    entry = AGEING.get(status)
    if entry is None:
        assert overdue(status, since, date(2036, 1, 1)) is None
        return
    last = since + timedelta(days=entry.days)
    assert overdue(status, since, last) is None
    assert overdue(status, since, last + timedelta(days=1)) is entry
    assert entry.remedy.startswith("remedy.")
