"""What became of a blank with a serial."""

from enum import StrEnum

from ektp_desk.cards.rules import UNSETTLED, CardState


class SerialState(StrEnum):
    """Where a blank is that came with a serial."""

    IN_BOX = "in_box"
    PRINTING = "printing"
    USED = "used"
    SPOILED = "spoiled"
    MISSING = "missing"


def serial_state(*, card: CardState | None, missing: bool) -> SerialState:
    """A card in hand proves where its blank went, whatever was noted."""
    if card in UNSETTLED:
        return SerialState.PRINTING
    if card is CardState.SPOILED:
        return SerialState.SPOILED
    if card in (CardState.PRINTED, CardState.HANDED_OVER):
        return SerialState.USED
    return SerialState.MISSING if missing else SerialState.IN_BOX
