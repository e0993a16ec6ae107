"""All tables of the program in one place, for migrations and checks."""

from sqlalchemy import MetaData
from sqlmodel import SQLModel

from ektp_desk.accounts import models as accounts
from ektp_desk.cards import models as cards
from ektp_desk.cards import models_destruction as destruction
from ektp_desk.cards import models_pickup as pickup
from ektp_desk.cards import models_printers as printers
from ektp_desk.cards import models_runs as runs
from ektp_desk.cards import models_suket as suket
from ektp_desk.coverage import models as coverage
from ektp_desk.kernel import models as kernel
from ektp_desk.outreach import models as outreach
from ektp_desk.outreach import models_field as field
from ektp_desk.papers import models as papers
from ektp_desk.partners import models as partners
from ektp_desk.queue import models as queue
from ektp_desk.recording import models as recording
from ektp_desk.recording import models_followup as followup
from ektp_desk.recording import models_review as review
from ektp_desk.reports import models as reports
from ektp_desk.residents import models as residents
from ektp_desk.stock import models as stock
from ektp_desk.stock import models_planned as planned
from ektp_desk.stock import models_requests as requests

ROOMS = (
    kernel, accounts, papers, residents, queue, recording, review, followup, cards, runs, pickup,
    suket, destruction, printers, stock, requests, planned, coverage, partners, outreach,
    field, reports,
)  # fmt: skip


def metadata() -> MetaData:
    """The metadata of every table; importing this module has filled it."""
    return SQLModel.metadata
