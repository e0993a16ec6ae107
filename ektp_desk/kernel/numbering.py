"""Numbers without gaps: a counter row taken in the same transaction as the act that uses it."""

from sqlalchemy import text
from sqlmodel import Session

_TAKE = text(
    "INSERT INTO number_series (scope, last) VALUES (:scope, :count) "
    "ON CONFLICT (scope) DO UPDATE SET last = number_series.last + :count RETURNING last"
)


def next_number(session: Session, scope: str) -> int:
    """Take the next number of `scope` (1, 2, 3, …); given back if the transaction rolls back."""
    return take_numbers(session, scope, 1)


def take_numbers(session: Session, scope: str, count: int) -> int:
    """Take `count` consecutive numbers of `scope` and return the last of them."""
    asked = {"scope": scope, "count": count}
    return int(session.connection().execute(_TAKE, asked).scalar_one())
