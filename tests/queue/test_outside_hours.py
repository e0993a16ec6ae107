"""Taking numbers outside the hours: a desk goes on, which the audit keeps; a kiosk does not."""

from datetime import datetime

import pytest
from sqlmodel import col, select

from ektp_desk.accounts import opening
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.queue import services
from tests.conftest import ZONE, Office
from tests.racing import refused


def at(office: Office, day: int, hour: int, minute: int = 0) -> None:
    office.clock.set(datetime(2026, 11, day, hour, minute, tzinfo=ZONE))


def take(office: Office, **values: object) -> None:
    office.desk.write(office.counter, services.take_number, service_code="INFO", **values)


def facts(office: Office) -> dict[str, object]:
    return office.desk.read(
        lambda session: session.exec(
            select(AuditEntry.facts)
            .where(col(AuditEntry.action) == "ticket.taken")
            .order_by(col(AuditEntry.id).desc())
            .limit(1)
        ).one()
    )


@pytest.mark.parametrize(
    ("day", "hour", "sentence"),
    [
        (24, 7, "Kantor sedang tutup. Buka lagi hari ini pukul 08.00."),
        (24, 12, "Kantor sedang tutup. Buka lagi hari ini pukul 13.00."),
        (24, 17, "Kantor sedang tutup. Buka lagi besok pukul 08.00."),
        (28, 9, "Kantor sedang tutup. Buka lagi hari Senin (30-11-2026) pukul 08.00."),
    ],
)
def test_a_kiosk_says_when_the_office_opens(
    office: Office, day: int, hour: int, sentence: str
) -> None:
    at(office, day, hour)
    error = refused(lambda: take(office, self_service=True))
    assert error.code == "office.closed_now"
    assert Sentences("id").refusal(error) == sentence


def test_a_kiosk_gives_numbers_while_the_office_is_open(office: Office) -> None:
    take(office, self_service=True)
    assert facts(office) == {"service": "INFO", "self_service": True}


@pytest.mark.parametrize(
    ("day", "hour", "standing"),
    [(24, 7, "before"), (24, 12, "break"), (24, 17, "after"), (29, 9, "closed_day")],
)
def test_a_desk_goes_on_at_any_hour_and_the_audit_says_so(
    office: Office, day: int, hour: int, standing: str
) -> None:
    at(office, day, hour)
    take(office)
    assert facts(office) == {"service": "INFO", "outside_hours": standing}


def test_within_the_hours_the_audit_has_nothing_to_say(office: Office) -> None:
    take(office)
    assert facts(office) == {"service": "INFO"}


def test_a_day_the_office_closed_is_closed_for_the_kiosk(office: Office) -> None:
    office.desk.write(
        office.supervisor, opening.set_own_day, day=datetime(2026, 11, 24, tzinfo=ZONE).date(),
        open_=False, name="Pilkada",
    )  # fmt: skip
    error = refused(lambda: take(office, self_service=True))
    assert Sentences("en").refusal(error) == (
        "The office is closed now. It opens again tomorrow at 08.00."
    )
