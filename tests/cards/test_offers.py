"""What may be promised about a card: the rule, row by row."""

import pytest

from ektp_desk.cards.offers import Supply, choices, may_invite, supply
from ektp_desk.queue.rules import Course, Offer

CARD, SUKET, BACKLOG, ONLY = Offer.CARD, Offer.SUKET, Offer.BACKLOG, Offer.RECORDING_ONLY
RECORDING, PRINTING = Course.RECORDING, Course.PRINTING
ENOUGH, SHORT, GONE = Supply.ENOUGH, Supply.SHORT, Supply.GONE


@pytest.mark.parametrize(
    ("opened", "short", "free", "found"),
    [
        (False, True, 0, ENOUGH),  # nobody began the book: nothing is held back
        (True, False, 1, ENOUGH),
        (True, False, 300, ENOUGH),
        (True, True, 300, SHORT),
        (True, True, 1, SHORT),
        (True, True, 0, GONE),
        (True, False, 0, GONE),  # all of them are promised
        (True, True, -4, GONE),
    ],
)
def test_supply(opened: bool, short: bool, free: int, found: Supply) -> None:
    assert supply(opened=opened, short=short, free=free) is found


@pytest.mark.parametrize(
    ("course", "blanks", "suket", "recorded", "kept", "offers"),
    [
        (RECORDING, ENOUGH, True, True, False, (CARD, ONLY)),
        (PRINTING, ENOUGH, True, True, False, (CARD,)),
        (RECORDING, SHORT, True, False, False, (CARD, BACKLOG, ONLY)),
        (RECORDING, SHORT, True, True, False, (CARD, SUKET, BACKLOG, ONLY)),
        (PRINTING, SHORT, True, True, False, (CARD, SUKET, BACKLOG)),
        (PRINTING, SHORT, False, True, False, (CARD, BACKLOG)),
        (PRINTING, SHORT, True, False, False, (CARD, BACKLOG)),
        (RECORDING, GONE, False, False, False, (BACKLOG, ONLY)),
        (PRINTING, GONE, True, True, False, (SUKET, BACKLOG)),
        (PRINTING, GONE, False, False, False, (BACKLOG,)),
        (PRINTING, GONE, False, True, True, (CARD, BACKLOG)),  # invited: a blank is kept
        (Course.PICKUP, GONE, True, True, False, ()),
        (Course.INFORMATION, GONE, True, True, True, ()),
    ],
)
def test_choices(
    course: Course, blanks: Supply, suket: bool, recorded: bool, kept: bool,
    offers: tuple[Offer, ...],
) -> None:  # fmt: skip
    found = choices(course, blanks, suket_enabled=suket, recorded=recorded, kept=kept)
    assert found.offers == offers
    assert found.must_choose is (blanks is not ENOUGH and bool(offers))
    judged = {one.offer: one.reason for one in (*found.allowed, *found.refused)}
    assert set(judged) == (set(Offer) if offers else set())


def test_each_refusal_says_its_own_reason() -> None:
    gone = choices(PRINTING, GONE, suket_enabled=True, recorded=False, kept=False)
    assert {one.offer: one.reason for one in gone.refused} == {
        CARD: "offer.why.none_left",
        SUKET: "offer.why.not_recorded",
        ONLY: "offer.why.no_recording",
    }
    off = choices(RECORDING, SHORT, suket_enabled=False, recorded=True, kept=False)
    assert [one.reason for one in off.refused] == ["offer.why.suket_off"]
    kept = choices(PRINTING, GONE, suket_enabled=False, recorded=True, kept=True)
    assert kept.allowed[0].reason == "offer.why.kept"


@pytest.mark.parametrize(
    ("free", "waiting", "found"), [(10, 3, 3), (2, 7, 2), (0, 7, 0), (-3, 7, 0), (5, 0, 0)]
)
def test_may_invite(free: int, waiting: int, found: int) -> None:
    assert may_invite(free=free, waiting=waiting) == found
