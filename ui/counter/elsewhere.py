"""What an officer chose about another service for the person in front. No widgets."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """When the other service comes."""

    NOW = "now"
    AND_BACK = "and_back"
    AFTERWARDS = "afterwards"


@dataclass(frozen=True)
class Elsewhere:
    """What was chosen; `counter_id` None is any counter of the service."""

    way: Way
    service_code: str
    counter_id: int | None
    note: str
