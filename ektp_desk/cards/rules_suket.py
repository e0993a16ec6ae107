"""The temporary certificate (suket): who may have one, until when. Pure.

Source: domain.md, Services and papers (M): only for people already recorded, only when blanks are
short, six months, may be switched off.
"""

from datetime import date, timedelta
from enum import StrEnum

from ektp_desk.cards.offers import Supply

MONTHS_VALID = 6
EXTENDED_FROM = timedelta(days=30)  # before its last day


class SuketState(StrEnum):
    """Where a certificate stands; one that has run out stays `valid` and is shown as run out."""

    VALID = "valid"
    EXTENDED = "extended"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


def suket_problem(*, enabled: bool, supply: Supply, recorded: bool, has_valid: bool) -> str | None:
    """Why no certificate can be issued (an error code), or None."""
    if not enabled:
        return "suket.off"
    if supply is Supply.ENOUGH:
        return "suket.blanks_enough"
    if not recorded:
        return "suket.not_recorded"
    return "suket.has_one" if has_valid else None


def valid_until(issued: date, months: int = MONTHS_VALID) -> date:
    """The last day: the same day `months` later, or that month's last day."""
    month = issued.month - 1 + months
    year, month = issued.year + month // 12, month % 12 + 1
    for day in range(issued.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, issued.day)


def may_extend(until: date, today: date) -> bool:
    """Whether a certificate is near enough to its last day, or behind it."""
    return until - today <= EXTENDED_FROM
