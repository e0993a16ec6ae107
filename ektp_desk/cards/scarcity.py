"""Who is printed before whom while blanks are short, and who is held back. Pure.

Source: domain.md, Scarcity (first-timers and urgent first, the rest wait; Palopo 2020 set 300
blanks aside for schools). The order is a setting of the office: what ships is only where it begins.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Criterion(StrEnum):
    """What may bring a person forward; whoever meets none comes first in, first out."""

    URGENT = "urgent"
    FIRST_TIMER = "first_timer"
    REPLACEMENT = "replacement"
    BACKLOG = "backlog"
    AT_COUNTER = "at_counter"


class HeldBy(StrEnum):
    """What keeps a card from being printed now though the person is print-ready."""

    RESERVE = "reserve"
    DAY_LIMIT = "day_limit"


# The services whose card replaces one that is lost or unusable (domain.md, Services and papers).
REPLACEMENT_SERVICES = frozenset({"LOST", "DAMAGED"})
LONGEST_NAME, LONGEST_NOTE = 60, 300
LARGEST_LIMIT = 5_000


@dataclass(frozen=True)
class ScarcityRule:
    """One version of the rule.

    `order` are the criteria that are on, first the one that goes before all others; who meets
    several counts by the first. `spared` are those who are never held back: the blanks set aside
    are for them. `day_limit` is the most cards begun a day while blanks are short (pieces), None
    for no limit.
    """

    name: str
    order: tuple[Criterion, ...]
    spared: tuple[Criterion, ...]
    day_limit: int | None = None

    @property
    def off(self) -> tuple[Criterion, ...]:
        """The criteria that are switched off."""
        return tuple(one for one in Criterion if one not in self.order)

    def rank(self, criterion: Criterion | None) -> int:
        """The place of a criterion; those who meet none come behind all."""
        return self.order.index(criterion) if criterion in self.order else len(self.order)

    def criterion(self, rank: int) -> Criterion | None:
        """The criterion of a rank, None for the rest."""
        return self.order[rank] if rank < len(self.order) else None


@dataclass(frozen=True)
class Facts:
    """What the rule asks of one person; `backlog`: on the waiting list for blanks."""

    urgent_reason: str = ""
    first_timer: bool = False
    replacement: bool = False
    backlog: bool = False
    at_counter: bool = False


@dataclass(frozen=True)
class Standing:
    """The blanks as a print begins, in pieces.

    `left` lie in the box and are not in a print; `reserve` of them are set aside; `begun` cards
    were begun today and not taken back; `scarce`: blanks are short by the stock's own warning.
    """

    left: int
    reserve: int
    begun: int
    scarce: bool

    @property
    def free(self) -> int:
        """Pieces that anybody's card may take."""
        return max(0, self.left - self.reserve)


def shipped(name: str = "") -> ScarcityRule:
    """The rule the program is delivered with (domain.md, Scarcity)."""
    first = (Criterion.URGENT, Criterion.FIRST_TIMER)
    return ScarcityRule(name, first, first)


def met(rule: ScarcityRule, facts: Facts) -> Criterion | None:
    """The criterion a person stands in the list by, None for first in, first out."""
    meets = {
        Criterion.URGENT: bool(facts.urgent_reason.strip()),
        Criterion.FIRST_TIMER: facts.first_timer,
        Criterion.REPLACEMENT: facts.replacement,
        Criterion.BACKLOG: facts.backlog,
        Criterion.AT_COUNTER: facts.at_counter,
    }
    return next((one for one in rule.order if meets[one]), None)


def held(rule: ScarcityRule, standing: Standing, criterion: Criterion | None) -> HeldBy | None:
    """What holds a row back, None when its card may be printed."""
    if criterion in rule.spared:
        return None
    if standing.reserve > 0 and standing.left <= standing.reserve:
        return HeldBy.RESERVE
    if rule.day_limit is not None and standing.scarce and standing.begun >= rule.day_limit:
        return HeldBy.DAY_LIMIT
    return None


def why(
    criterion: Criterion | None, *, days: int, urgent_reason: str
) -> tuple[str, dict[str, object]]:
    """Why a row stands where it stands: a sentence's code and what fills it.

    `days` are calendar days since the person was first seen print-ready.
    """
    if criterion is Criterion.URGENT:
        return "print_why.urgent", {"reason": urgent_reason}
    name = "order" if criterion is None else criterion.value
    if days == 0:
        return f"print_why_today.{name}", {}
    return f"print_why.{name}", {"days": days}


def rule_problem(rule: ScarcityRule) -> tuple[str, str] | None:
    """Why a rule cannot be kept, as (code, field), or None."""
    if not rule.name.strip():
        return "scarcity.name_needed", "name"
    if len(rule.name) > LONGEST_NAME:
        return "scarcity.name_long", "name"
    if len(set(rule.order)) < len(rule.order):
        return "scarcity.twice", "order"
    if not set(rule.spared) <= set(rule.order):
        return "scarcity.spared_off", "spared"
    if rule.day_limit is not None and not 1 <= rule.day_limit <= LARGEST_LIMIT:
        return "scarcity.day_limit", "day_limit"
    return None


def packed(rule: ScarcityRule) -> dict[str, Any]:
    """The rule as plain JSON values, for its row; the name has a column of its own."""
    return {
        "order": [one.value for one in rule.order],
        "spared": [one.value for one in rule.spared],
        "day_limit": rule.day_limit,
    }


def unpacked(name: str, stored: Mapping[str, Any]) -> ScarcityRule:
    """The rule out of its row; the counterpart of `packed`."""
    return ScarcityRule(
        name,
        tuple(Criterion(value) for value in stored["order"]),
        tuple(Criterion(value) for value in stored["spared"]),
        stored["day_limit"],
    )
