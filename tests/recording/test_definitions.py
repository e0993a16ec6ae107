"""What a checklist may be made into, and what nobody may break."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ektp_desk.kernel.columns import to_json
from ektp_desk.recording.checklist import blocked_by, item_keys, kinds_for, step_of
from ektp_desk.recording.definition_rules import may_move, optional, problem
from ektp_desk.recording.definitions import (
    Definition,
    packed,
    shipped,
    shipped_step,
    unpacked,
)
from ektp_desk.recording.items import RIGHT_FOUR, StepKey
from ektp_desk.recording.needs import (
    HINTS,
    Need,
    adapted,
    added_items,
    known_missing,
    unhurried,
)
from ektp_desk.recording.pace import Happening, RecordingAct, figures, step_times
from ektp_desk.recording.rules import ExceptionKind, ItemState

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)


def moved(definition: Definition, key: str, to: int) -> Definition:
    """The definition with one step somewhere else."""
    steps = [step for step in definition.steps if step.key != key]
    steps.insert(to, definition.step(key))
    return replace(definition, steps=tuple(steps))


def changed(definition: Definition, key: str, **values: object) -> Definition:
    """The definition with one step changed."""
    return replace(
        definition,
        steps=tuple(
            replace(step, **values) if step.key == key else step for step in definition.steps
        ),
    )


def without(definition: Definition, *keys: str) -> Definition:
    return replace(definition, steps=tuple(s for s in definition.steps if s.key not in keys))


def own(definition: Definition, place: int, **values: object) -> Definition:
    """The definition with a step of the office's own."""
    steps = list(definition.steps)
    steps.insert(place, replace(shipped_step("own_1"), **{"name_id": "Ukur tinggi", **values}))
    return replace(definition, steps=tuple(steps))


def test_the_shipped_checklist_is_sound_and_goes_through_its_row() -> None:
    definition = replace(shipped(), papers={"NEW": ("KK", "F-1.02")})
    assert problem(definition) is None
    assert unpacked(packed(definition)) == definition
    assert '"key":"eligibility"' in to_json(packed(definition))


@pytest.mark.parametrize(
    ("broken", "code", "step"),
    [
        (moved(shipped(), "eligibility", 2), "checklist.eligibility_first", "eligibility"),
        (moved(shipped(), "sent", 4), "checklist.sent_last", "sent"),
        (moved(shipped(), "photo_approval", 6), "checklist.approval_after_photo", "photo_approval"),
        (moved(shipped(), "photo", 1), "checklist.approval_after_photo", "photo_approval"),
        (moved(shipped(), "biodata", 6), "checklist.biodata_before_photo", "biodata"),
        (moved(shipped(), "verification", 5), "checklist.fingers_before_verification",
         "verification"),
        (without(shipped(), "fingers"), "checklist.fingers_before_verification", "verification"),
        (moved(shipped(), "agreement", 3), "checklist.agreement_after_capture", "agreement"),
        (without(shipped(), "agreement"), "checklist.step_needed", "agreement"),
        (without(shipped(), "photo_approval"), "checklist.step_needed", "photo_approval"),
        (own(shipped(), 4), "checklist.approval_after_photo", "photo_approval"),
        (own(shipped(), 0), "checklist.eligibility_first", "eligibility"),
        (own(shipped(), 3, name_id=" "), "checklist.name_needed", "own_1"),
        (own(own(shipped(), 3), 3), "checklist.step_unknown", "own_1"),
        (changed(shipped(), "photo", name_id="x" * 61), "checklist.name_long", "photo"),
        (changed(shipped(), "photo", items=("photo", "beard")), "checklist.items_fixed", "photo"),
        (changed(shipped(), "agreement", exceptions=(ExceptionKind.REFUSED,)),
         "checklist.not_excusable", "agreement"),
        (changed(shipped(), "fingers", attempts=0), "checklist.attempts", "fingers"),
        (changed(shipped(), "fingers", minutes=121), "checklist.minutes", "fingers"),
        (replace(shipped(), sign_off=(ExceptionKind.TEMPORARY,)), "checklist.sign_off_needed", ""),
        (replace(shipped(), papers={"NEW": ("KK", "kk")}), "checklist.paper_twice", ""),
        (replace(shipped(), papers={"NEW": ("x" * 121,)}), "checklist.paper_name", ""),
        (replace(shipped(), papers={"NEW": tuple(map(str, range(13)))}),
         "checklist.too_many_papers", ""),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_named(broken: Definition, code: str, step: str) -> None:
    found = problem(broken)
    assert found is not None
    assert (found.code, found.step) == (code, step)


@pytest.mark.parametrize(
    "sound",
    [
        moved(shipped(), "irises", 5),
        moved(shipped(), "signature", 8),
        without(shipped(), "irises", "verification", "signature"),
        own(shipped(), 3, exceptions=(ExceptionKind.PERMANENT,)),
        changed(shipped(), "irises", exceptions=()),
        changed(shipped(), "biodata", name_id="Bacakan data", attempts=5, minutes=10),
        replace(shipped(), sign_off=tuple(ExceptionKind)),
    ],
)
def test_what_an_office_may_do(sound: Definition) -> None:
    assert problem(sound) is None


def test_a_step_moves_only_where_the_order_holds() -> None:
    assert may_move(shipped(), "irises", -1)
    assert not may_move(shipped(), "papers", -1)  # before eligibility
    assert not may_move(shipped(), "sent", 1)  # out of the list
    assert not may_move(shipped(), "signature", -1)  # between photo and approval
    assert [step.key for step in shipped().steps if optional(step)] == [
        "signature", "fingers", "irises", "verification",
    ]  # fmt: skip


def test_the_order_of_a_changed_checklist_is_the_order_of_work() -> None:
    rules = moved(shipped(), "irises", 5)
    keys = item_keys(rules, 1)
    assert keys.index("right_iris") < keys.index("signature")
    states = dict.fromkeys(keys, ItemState.CAPTURED) | {"left_iris": ItemState.PENDING}
    assert blocked_by(rules, "signature", states) == "left_iris"
    assert blocked_by(shipped(), "signature", states) is None


def test_a_step_of_ones_own_has_one_thing_to_do() -> None:
    rules = own(shipped(), 2)
    assert step_of(rules, "own_1") == "own_1"
    assert rules.step("own_1").name("en") == "Ukur tinggi"
    assert kinds_for(rules, "own_1") == ()


def test_who_cannot_see_is_read_to_before_a_witness() -> None:
    rules = adapted(shipped(), [Need.BLIND])
    assert rules.step("biodata").items == ("biodata_read_aloud", "biodata")
    assert rules.step("agreement").items == ("consent_read_aloud", "witness", "agreement")
    assert added_items([Need.LOW_VISION]) == ("biodata_read_aloud", "consent_read_aloud")
    assert adapted(shipped(), [Need.WHEELCHAIR]) == shipped()


def test_what_is_missing_is_known_in_order_and_once() -> None:
    needs = [Need.CANNOT_SIGN, Need.MISSING_FINGERS]
    missing = known_missing(needs, ["left_thumb", "right_index", "left_thumb", "beard"])
    assert missing == ("right_index", "left_thumb", "signature")
    assert known_missing([], ["left_iris"]) == ("left_iris",)


def test_nobody_special_is_hurried_and_each_hint_names_a_step() -> None:
    assert all(unhurried([need]) for need in Need)
    assert not unhurried([])
    assert {step for steps in HINTS.values() for step in steps} <= set(StepKey)


def happening(minute: float, act: RecordingAct, step: str = "", *keys: str) -> Happening:
    return Happening(AT + timedelta(minutes=minute), act, step, keys)


ACT = RecordingAct


def test_the_time_until_a_mark_belongs_to_its_step() -> None:
    times = step_times(
        [
            happening(0, ACT.STARTED),
            happening(2, ACT.MARKED, "papers", "paper:0"),
            happening(5, ACT.FAILED, "fingers", *RIGHT_FOUR),
            happening(6, ACT.FAILED, "fingers", *RIGHT_FOUR),
            happening(7, ACT.MARKED, "fingers", *RIGHT_FOUR[1:]),
            happening(8, ACT.EXCEPTED, "fingers", "right_index"),
            happening(8, ACT.MOVED, "captured"),
        ]
    )
    assert [(one.step, one.seconds, one.attempts, one.exceptions) for one in times] == [
        ("papers", 120, 1, 0), ("fingers", 360, 3, 1),
    ]  # fmt: skip
    assert (times[1].started, times[1].ended) == (
        AT + timedelta(minutes=2), AT + timedelta(minutes=8),
    )  # fmt: skip


def test_a_draft_laid_aside_or_handed_to_a_colleague_costs_no_time() -> None:
    times = step_times(
        [
            happening(0, ACT.STARTED),
            happening(3, ACT.MARKED, "papers", "paper:0"),
            happening(90, ACT.MARKED, "biodata", "biodata"),  # lunch
            happening(110, ACT.TAKEN_OVER),
            happening(112, ACT.MARKED, "photo", "photo"),
        ]
    )
    assert [one.seconds for one in times] == [180, 0, 120]


def test_the_median_of_a_step_over_many_recordings() -> None:
    def of(minutes: float, failed: int) -> tuple[Happening, ...]:
        fails = [happening(0, ACT.FAILED, "photo", "photo")] * failed
        return (happening(0, ACT.STARTED), *fails, happening(minutes, ACT.MARKED, "photo", "photo"))

    found = figures([step_times(of(minutes, failed)) for minutes, failed in
                     ((1, 0), (2, 0), (30, 3))])["photo"]  # fmt: skip
    assert (found.recordings, found.median_seconds) == (3, 120)
    assert found.attempts == pytest.approx(2.0)
    assert figures([]) == {}
