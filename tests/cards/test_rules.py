"""Who is printed first, and what a hand-over asks for."""

from dataclasses import replace
from datetime import date

import pytest

from ektp_desk.cards.rules import (
    Collector,
    OldCardReason,
    PrintKey,
    PrintRank,
    asks_for_old_card,
    print_rank,
)
from ektp_desk.cards.rules_handover import (
    HandoverForm,
    IdentityKind,
    IdentityQuestion,
    Proof,
    Relation,
    handover_problems,
)
from ektp_desk.cards.rules_pickup import AgeBand, age_band, days_of
from ektp_desk.stock.rules_serials import tidy_serial

SELF = HandoverForm(Collector.SELF, "Andi", "KK", "", True, False, None, "")
PROXY = replace(
    SELF, collector=Collector.PROXY, authority_letter="SK-1", relation=Relation.SIBLING,
    identity_kind=IdentityKind.KTP,
)  # fmt: skip


def test_urgent_goes_before_first_timers_and_they_before_the_rest() -> None:
    assert print_rank(urgent_reason="umrah besok", service_code="DAMAGED") is PrintRank.URGENT
    assert print_rank(urgent_reason="", service_code="NEW") is PrintRank.FIRST_TIMER
    assert print_rank(urgent_reason="", service_code="DAMAGED") is PrintRank.OTHER
    assert print_rank(urgent_reason="", service_code=None) is PrintRank.OTHER


def test_urgency_needs_a_reason() -> None:
    assert print_rank(urgent_reason="  ", service_code="NEW") is PrintRank.FIRST_TIMER


def test_within_a_rank_first_in_first_out() -> None:
    keys = [
        PrintKey(PrintRank.OTHER, date(2026, 1, 1), 5),
        PrintKey(PrintRank.FIRST_TIMER, date(2026, 11, 2), 4),
        PrintKey(PrintRank.FIRST_TIMER, date(2026, 11, 1), 9),
        PrintKey(PrintRank.FIRST_TIMER, date(2026, 11, 2), 3),
        PrintKey(PrintRank.URGENT, date(2026, 11, 20), 1),
    ]

    assert [key.resident_id for key in sorted(keys)] == [1, 9, 3, 4, 5]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [(" ab 12\t34 ", "AB1234"), ("", None), ("  ", None), (None, None), ("X-1", "X-1")],
)
def test_serials_are_tidied(typed: str | None, stored: str | None) -> None:
    assert tidy_serial(typed) == stored


@pytest.mark.parametrize("service", ["DAMAGED", "DATA_CHANGE", "MOVED_IN"])
def test_some_services_ask_for_the_old_card(service: str) -> None:
    assert asks_for_old_card(service)
    assert handover_problems(SELF, service_code=service) == (
        ("handover.old_card_needed", "old_card_absence"),
    )
    taken = replace(SELF, old_card_taken=True, old_card_reason=OldCardReason.WORN)
    lost = replace(SELF, old_card_absence="hilang, ada surat kepolisian")

    assert handover_problems(taken, service_code=service) == ()
    assert handover_problems(lost, service_code=service) == ()


@pytest.mark.parametrize("service", ["NEW", "LOST", "FOREIGNER", "PICKUP"])
def test_the_other_services_do_not(service: str) -> None:
    assert not asks_for_old_card(service)
    assert handover_problems(SELF, service_code=service) == ()


def test_an_old_card_taken_has_a_reason() -> None:
    taken = replace(SELF, old_card_taken=True)

    assert handover_problems(taken, service_code="NEW") == (
        ("handover.old_card_reason_needed", "old_card_reason"),
    )


def test_a_proxy_brings_name_identity_and_letter() -> None:
    bare = replace(
        PROXY, collector_name=" ", collector_identity="", authority_letter="", relation=None,
        identity_kind=None,
    )  # fmt: skip

    assert handover_problems(PROXY, service_code="NEW") == ()
    assert [field for _, field in handover_problems(bare, service_code="NEW")] == [
        "collector_name",
        "relation",
        "identity_kind",
        "collector_identity",
        "authority_letter",
    ]


def test_a_letter_with_a_date_needs_no_number() -> None:
    dated = replace(PROXY, authority_letter="", authority_date=date(2026, 11, 23))

    assert handover_problems(dated, service_code="NEW") == ()


def test_without_a_receipt_there_are_a_reason_and_two_answers() -> None:
    bare = replace(SELF, proof=Proof.NO_RECEIPT, questions=(IdentityQuestion.BIRTH,) * 2)
    asked = replace(
        bare,
        no_receipt_reason="hilang",
        questions=(IdentityQuestion.BIRTH, IdentityQuestion.ADDRESS),
    )

    assert [field for _, field in handover_problems(bare, service_code="NEW")] == [
        "no_receipt_reason",
        "questions",
    ]
    assert handover_problems(asked, service_code="NEW") == ()


@pytest.mark.parametrize(
    ("days", "band"),
    [(0, AgeBand.WEEK), (7, AgeBand.WEEK), (8, AgeBand.MONTH), (30, AgeBand.MONTH),
     (31, AgeBand.QUARTER), (90, AgeBand.QUARTER), (91, AgeBand.OLDER), (9_000, AgeBand.OLDER)],
)  # fmt: skip
def test_each_day_has_one_band(days: int, band: AgeBand) -> None:
    first, last = days_of(band)

    assert age_band(days) is band
    assert first <= days
    assert last is None or days <= last


def test_the_identity_is_always_checked() -> None:
    for form in (SELF, PROXY):
        unchecked = replace(form, identity_checked=False)
        assert handover_problems(unchecked, service_code="NEW") == (
            ("handover.identity_unchecked", "identity_checked"),
        )
