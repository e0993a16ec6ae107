"""The list of uncollected cards as a paper, for those who go and tell their owners."""

from ektp_desk.accounts.queries import letterhead
from ektp_desk.cards import uncollected as waiting
from ektp_desk.cards.handovers import GIVERS
from ektp_desk.cards.rules_pickup import AgeBand
from ektp_desk.cards.slips_pickup import UNCOLLECTED_LIST, UncollectedLine, UncollectedSlip
from ektp_desk.cards.uncollected import UncollectedRow
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.residents.models import Region

say = Sentences("id").say


def issue_uncollected_list(
    work: Work,
    *,
    band: AgeBand | None = None,
    long_only: bool = False,
    village_code: str | None = None,
) -> PaperRow:
    """Write the list as it stands, NIKs masked; each further one of a day gets the next number.

    Refused when no card waits (`uncollected.nobody`).
    """
    work.require(*GIVERS)
    rows = waiting.uncollected(
        work.session, day=work.office_date, band=band, long_only=long_only,
        village_code=village_code,
    )  # fmt: skip
    if not rows:
        raise OfficeError("uncollected.nobody")
    ageing = waiting.ageing(work.session, day=work.office_date)
    slip = UncollectedSlip(
        office=letterhead(work.session),
        chosen=_chosen(work, band, long_only, village_code, ageing.limit_days),
        bands=tuple((say(f"age_band.{name}"), cards) for name, cards in ageing.bands),
        lines=tuple(_line(work, row) for row in _by_village(rows)),
        made_at=work.now.astimezone(work.zone),
        made_by=work.actor.name,
    )
    day = work.office_date.isoformat()
    number = work.number(f"{UNCOLLECTED_LIST}/{day}")
    return issue(
        work,
        key=f"{UNCOLLECTED_LIST}/{day}/{number}",
        kind=UNCOLLECTED_LIST,
        number=f"DB-{day}/{number}",
        slip=slip,
    )


def _by_village(rows: tuple[UncollectedRow, ...]) -> list[UncollectedRow]:
    """Those of a kelurahan together, the oldest first; without a kelurahan last."""
    return sorted(rows, key=lambda row: (not row.village, row.village, row.office_date, row.id))


def _chosen(
    work: Work, band: AgeBand | None, long_only: bool, village_code: str | None, limit: int
) -> str:
    village = work.session.get(Region, village_code) if village_code else None
    parts = [
        say("uncollected.of_village", village=village.name) if village is not None else "",
        say(f"age_band.{band}") if band is not None else "",
        say("uncollected.long", days=limit) if long_only else "",
    ]
    return " · ".join(part for part in parts if part) or say("uncollected.everything")


def _line(work: Work, row: UncollectedRow) -> UncollectedLine:
    return UncollectedLine(
        name=row.resident_name,
        masked_nik=row.masked_nik,
        village=row.village,
        card_number=row.number,
        printed_on=row.office_date,
        days=row.days(work.office_date),
        told_on=None if row.told_at is None else local_day(row.told_at, work.zone),
    )
