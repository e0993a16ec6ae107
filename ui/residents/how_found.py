"""How a list says why somebody is in it: quietly, and only where it is not the name itself."""

from ektp_desk.residents.queries import ResidentFound
from ektp_desk.residents.search import Why
from ui.context import Context

AS_TYPED = (Why.NAME, Why.NIK, Why.FAMILY_CARD)


def found_by(context: Context, row: ResidentFound) -> str:
    """Why the person was found; nothing where what was typed stands in the entry."""
    return "" if row.why in AS_TYPED else context.say(f"found.{row.why}")


def how_found(context: Context, row: ResidentFound) -> str:
    """The name, and why it was found where that is not plain."""
    why = found_by(context, row)
    return f"{row.name} ({why})" if why else row.name


def tone_of_found(row: ResidentFound) -> str:
    """Variants are a shade quieter than exact hits."""
    return "text" if row.why in AS_TYPED else "text_muted"
