"""How many blanks are set aside, e.g. for schools."""

from datetime import date

from sqlmodel import Session


def reserved_blanks(session: Session, *, day: date) -> int:
    """Pieces set aside on a day: what the stock's reserves say. The one place the printing room
    asks for them; an office without reserves has none.
    """
    del session, day
    return 0
