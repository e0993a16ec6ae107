"""What papers have in common: who issues and who signs them. Standard library only."""

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


@dataclass(frozen=True)
class Signature:
    """The head of the office, who signs; what is "" is left out."""

    title: str
    name: str
    rank: str
    nip: str
