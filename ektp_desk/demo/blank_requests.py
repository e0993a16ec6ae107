"""The two blank requests of the demonstration year from which its last shipments came."""

from datetime import date, datetime, timedelta
from typing import Any

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.accounts.rules_letters import letter_number
from ektp_desk.demo.rows import Ledger, Row, Staff
from ektp_desk.stock.lead import expected_lead
from ektp_desk.stock.rules import Movement
from ektp_desk.stock.rules_requests import (
    Channel,
    Proposal,
    RequestAct,
    RequestStage,
    Supplier,
    propose,
)

LEADS = (9, 13)  # calendar days from the letter to the blanks, older first
APPROVED_AFTER, SHIPPED_BEFORE = 4, 2  # calendar days


def behind_shipments(ledger: Ledger, staff: Staff, office: OfficeProfile) -> None:
    """Write the requests behind the newest shipments; the ledger itself stays as it is."""
    received = [row for row in ledger.rows["stock_movement"] if row["kind"] is Movement.RECEIVED]
    newest = received[-len(LEADS) :]
    for shipment, lead in zip(newest, LEADS[len(LEADS) - len(newest) :], strict=True):
        _request(ledger, staff, office, shipment, lead)


def _request(ledger: Ledger, staff: Staff, office: OfficeProfile, shipment: Row, lead: int) -> None:
    came: date = shipment["occurred_on"]
    asked = came - timedelta(days=lead)
    approved, shipped = asked + timedelta(days=APPROVED_AFTER), came - timedelta(SHIPPED_BEFORE)
    pieces = shipment["quantity"]
    requested = -(-pieces // office.blank_lot) * office.blank_lot
    letter = letter_number(
        office.letter_pattern, number=ledger.number(f"letter/{asked.year}"), day=asked
    )
    row = ledger.add(
        "blank_request",
        number=f"PB-{asked.year}-{ledger.number(f'blank_request/{asked.year}'):03d}",
        stage=RequestStage.SHIPPED, supplier=Supplier.PROVINCE, proposed=requested,
        requested=requested, approved=pieces, reason="",
        figures=vars(_figures(ledger, office, asked)), letter_number=letter, drafted_on=asked,
        submitted_on=asked, expected_on=asked + timedelta(days=expected_lead((), office.lead_days)),
        approved_on=approved, shipped_on=shipped, ended_on=None, beside_id=None,
        officer_id=staff.supervisor,
    )  # fmt: skip
    events: tuple[tuple[date, RequestAct, dict[str, Any]], ...] = (
        (asked, RequestAct.DRAFTED, {"quantity": requested}),
        (asked, RequestAct.SUBMITTED, {"quantity": requested, "document": letter}),
        (asked, RequestAct.TOLD, {"told": "Bidang Fasilitasi Dukcapil Provinsi",
                                  "channel": Channel.WHATSAPP}),
        (approved, RequestAct.APPROVED, {"quantity": pieces}),
        (shipped, RequestAct.SHIPPED, {}),
        (came, RequestAct.RECEIVED, {"quantity": pieces, "document": shipment["document"],
                                     "movement_id": shipment["id"]}),
    )  # fmt: skip
    for day, act, values in events:
        _event(ledger, staff, row["id"], shipment["recorded_at"] - (came - day), act, values)


def _event(
    ledger: Ledger,
    staff: Staff,
    request_id: int,
    at: datetime,
    act: RequestAct,
    values: dict[str, Any],
) -> None:
    plain = {"quantity": None, "document": "", "serials": "", "note": "", "told": "",
             "channel": None, "movement_id": None, "paper_key": ""}  # fmt: skip
    ledger.add(
        "blank_request_event",
        request_id=request_id, at=at, happened_on=at.date(), act=act,
        officer_id=staff.supervisor, **(plain | values),
    )  # fmt: skip


def _figures(ledger: Ledger, office: OfficeProfile, day: date) -> Proposal:
    """The proposal of that day, at the planned rate."""
    stock = sum(
        row["quantity"] for row in ledger.rows["stock_movement"] if row["occurred_on"] <= day
    )
    return propose(
        stock=stock, plan_rate=office.plan_rate, actual_rate=0.0,
        lead_days=expected_lead((), office.lead_days), week_days=office.week_days,
        cover_days=office.cover_days, reserved=0, lot=office.blank_lot,
    )  # fmt: skip
