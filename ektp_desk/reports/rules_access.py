"""Ways in which somebody got to a person's data, and how each is read out of the audit."""

from collections.abc import Mapping
from enum import StrEnum

CONSOLE = "(console)"  # the end of a station's name, see `doors.console`


class Way(StrEnum):
    """What was done with a person's data."""

    OPENED = "opened"
    UNMASKED = "unmasked"
    PRINTED = "printed"
    EXPORTED = "exported"
    LIST_EXPORTED = "list_exported"
    LISTED = "listed"
    TAKEN_ALONG = "taken_along"
    SERVED = "served"
    CHANGED = "changed"
    LOG_READ = "log_read"
    LOG_EXPORTED = "log_exported"


# The audit's acts on a person, by noun; those on an entry that are not named here changed it.
OF_ACCESS: Mapping[str, Way] = {
    "opened": Way.OPENED,
    "printed": Way.PRINTED,
    "log_read": Way.LOG_READ,
    "log_exported": Way.LOG_EXPORTED,
}
OF_ENTRY: Mapping[str, Way] = {"unmasked": Way.UNMASKED, "exported": Way.EXPORTED}
# Why a NIK was opened, as the rooms write it; what else stands there somebody typed.
REASONS: Mapping[str, str] = {
    "residents page": "person",
    "duplicates": "merge",
    "field visit": "visit",
    "departure report": "departure",
    "departure list": "departure_list",
    "suket": "suket",
}
LETTER = "letter "


def reason_code(why: str) -> str:
    """The sentence for a known reason (`access_why.…`), "" for one that somebody typed."""
    if why.startswith(LETTER):
        return "access_why.letter"
    known = REASONS.get(why)
    return f"access_why.{known}" if known else ""


def is_console(station: str) -> bool:
    """Whether it was done on the command line and not in a window."""
    return station.endswith(CONSOLE)
