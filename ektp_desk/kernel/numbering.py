"""Numbers without gaps: a counter row taken in the same transaction as the act that uses it."""

from sqlalchemy import text
from sqlmodel import Session

from ektp_desk.kernel.errors import OfficeError

_TAKE = text(
    "INSERT INTO number_series (scope, last) VALUES (:scope, :count) "
    "ON CONFLICT (scope) DO UPDATE SET last = number_series.last + :count "
    "WHERE number_series.until IS NULL OR number_series.last + :count <= number_series.until "
    "RETURNING last"
)


def next_number(session: Session, scope: str) -> int:
    """Take the next number of `scope` (1, 2, 3, …); given back if the transaction rolls back."""
    return take_numbers(session, scope, 1)


def take_numbers(session: Session, scope: str, count: int) -> int:
    """Take `count` consecutive numbers of `scope` and return the last of them.

    Raises `OfficeError("numbers.used_up")` where they were leased and do not suffice.
    """
    asked = {"scope": scope, "count": count}
    last = session.connection().execute(_TAKE, asked).scalar_one_or_none()
    if last is None:
        raise OfficeError("numbers.used_up")
    return int(last)
