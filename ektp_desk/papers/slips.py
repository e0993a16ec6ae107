"""What every paper has in common: who issues it. Standard library only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Letterhead:
    """The office as it stands at the head of a paper."""

    government: str
    name: str
    address: str
    contact: str
    city: str
    zone_label: str
