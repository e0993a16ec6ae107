"""How the values of a roll are said in a window."""

from collections.abc import Mapping
from datetime import date

from ui.context import Context

CODED = {"sex": "sex", "marital_status": "marital_status", "citizenship": "citizenship",
         "presence": "presence", "roll_state": "roll_state"}  # fmt: skip


class RollWords:
    """Says fields and their values; `villages` are names by code."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.villages: Mapping[str, str] = {}

    def field(self, name: str) -> str:
        """The name of a field."""
        return self._context.say(f"roll_field.{name}")

    def value(self, field: str, value: str) -> str:
        """A stored value as people write it; a dash for none."""
        if not value:
            return "–"
        if field in CODED:
            return self._context.say(f"{CODED[field]}.{value}")
        if field == "birth_date":
            return self._context.day(date.fromisoformat(value))
        if field == "village_code":
            return self.villages.get(value, value)
        return value
