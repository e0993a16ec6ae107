"""Writing the letter that goes with a working list. Paper speaks Indonesian."""

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue
from ektp_desk.partners.models import Partner, PartnerList
from ektp_desk.partners.rules import PartnerKind
from ektp_desk.partners.slips import LETTER, ListLetterSlip

TASKS = ("open", "answer", "evidence", "return")


def issue_letter(work: Work, partner: Partner, made: PartnerList) -> PaperRow:
    """Write the letter to the lurah, the head of the school or of the organisation."""
    office = profile(work.session)
    say = Sentences("id").say
    slip = ListLetterSlip(
        office=letterhead_of(office),
        made_on=made.office_date,
        addressee=_addressee(partner),
        place=office.city,
        subject=say(f"partner_letter.subject.{made.purpose}"),
        opening=say(f"partner_letter.opening.{made.purpose}", area=made.area, lines=made.lines),
        tasks=tuple(say(f"partner_letter.task.{task}") for task in TASKS),
        closing=say("partner_letter.closing"),
        code=made.code,
        lines=made.lines,
        area=made.area,
        expires_on=made.expires_on,
        signed=signature_of(office),
    )
    return issue(work, key=f"{LETTER}/{made.code}", kind=LETTER, number=made.code, slip=slip)


def _addressee(partner: Partner) -> str:
    say = Sentences("id").say
    name = partner.name
    if partner.kind is PartnerKind.VILLAGE:
        name = name.removeprefix("Kelurahan ")
    return say(f"partner_letter.to.{partner.kind}", name=name)
