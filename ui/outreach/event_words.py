"""What an event of a laptop says, as labels and words; whatever stands in it, it can be shown."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ektp_desk.recording.items import PAPER
from ektp_desk.residents.rollcompare import FIELDS
from ektp_desk.residents.rules import mask_nik
from ui.context import Context

# What only programs read.
UNSAID = frozenset({"token", "resident_id", "laptop_id", "target_id", "events", "sha256", "uid"})
MASKED = frozenset({"nik", "kk_number"})
NAMED = frozenset({"sex", "marital_status", "citizenship"})
LONGEST = 300  # letters of one value


def words_of(context: Context, content: Mapping[str, Any]) -> dict[str, str]:
    """Label and value of everything in an event that somebody may want to compare."""
    return dict(_pairs(context, content))


def _pairs(context: Context, content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in content.items():
        if key in UNSAID:
            continue
        if key in ("person", "content") and isinstance(value, Mapping):
            yield from _pairs(context, value)
        elif key == "items" and isinstance(value, Sequence) and not isinstance(value, str):
            yield from (_item(context, item) for item in value if isinstance(item, Mapping))
        else:
            yield _label(context, str(key)), _value(context, str(key), value)


def _label(context: Context, key: str) -> str:
    if key in FIELDS or key == "nik":
        return context.say(f"roll_field.{key}")
    code = f"field_content.{key}"
    said = context.say(code)
    return key if said == code else said


def _value(context: Context, key: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if key in MASKED:
        return mask_nik(str(value))
    if isinstance(value, list):
        return ", ".join(_value(context, key, one) for one in value)[:LONGEST]
    text = str(value)[:LONGEST]
    if key.endswith(("_at", "_date", "_until")) or key == "at":
        return _moment(context, text)
    code = _named(key, text)
    said = context.say(code) if code else ""
    return text if not code or said == code else said


def _named(key: str, text: str) -> str:
    """The code of a value that has a name."""
    if key in NAMED:
        return f"{key}.{text}"
    if key == "needs":
        return f"need.{text}"
    return f"target_outcome.{text}" if key == "outcome" else ""


def _item(context: Context, item: Mapping[str, Any]) -> tuple[str, str]:
    """One thing of the checklist: its state, and why it was excused."""
    say, key = context.say, str(item.get("key", ""))
    code = "item.paper" if key.startswith(PAPER) else f"item.{key}"
    label = str(item.get("label") or "") or say(code)
    state = say(f"item_state.{item.get('state')}")
    reason = str(item.get("reason") or "")
    return label, " · ".join(part for part in (state, reason) if part)[:LONGEST]


def _moment(context: Context, text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if moment.tzinfo is None:
        return context.day(moment)
    return f"{context.day(moment.astimezone(context.zone))}, {context.time(moment)}"
