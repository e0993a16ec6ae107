"""A kelurahan, a school and an organisation that help a small office."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from ektp_desk.coverage import services as coverage
from ektp_desk.coverage.rules import SchoolLevel
from ektp_desk.partners import lists, register
from ektp_desk.partners.lists import Made
from ektp_desk.partners.register import PartnerCard
from ektp_desk.partners.rules import PartnerKind, Purpose
from ektp_desk.partners.selection import Selection
from tests.conftest import Office

VILLAGE = "73.73.01.1001"


@dataclass(frozen=True)
class Helpers:
    """Three partners; the people of the office live in the kelurahan's village."""

    office: Office
    village: int
    school: int
    organisation: int

    @property
    def today(self) -> date:
        return date(2026, 11, 24)

    def make(
        self, partner: int | None = None, purpose: Purpose = Purpose.NOT_RECORDED, **choice: object
    ) -> Made:
        """A list for a partner, out for thirty days."""
        selection = Selection(purpose, self.today, **choice)  # type: ignore[arg-type]
        return self.office.desk.write(
            self.office.supervisor, lists.make_list, partner_id=partner or self.village,
            selection=selection, expires_on=self.today + timedelta(days=30),
        ).result  # fmt: skip


@pytest.fixture
def helpers(office: Office) -> Helpers:
    """The register with three partners; the pupil goes to the school."""
    desk, who = office.desk, office.supervisor
    school = desk.write(
        who, coverage.save_school, name="SMA Negeri 1 Palopo", level=SchoolLevel.SMA
    ).result
    desk.write(
        who, coverage.set_school, resident_id=office.pupil, school_id=school,
        class_name="XI IPA 2", since=date(2026, 7, 1),
    )  # fmt: skip
    cards = (
        PartnerCard(PartnerKind.VILLAGE, "Kelurahan Wara", village_code=VILLAGE,
                    contact_name="Ibu Rahma", contact="0811-000"),
        PartnerCard(PartnerKind.SCHOOL, "SMA Negeri 1 Palopo", school_id=school),
        PartnerCard(PartnerKind.ORGANISATION, "PPDI Palopo"),
    )  # fmt: skip
    ids = [desk.write(who, register.add_partner, card=card).result for card in cards]
    return Helpers(office, *ids)
