"""The Alembic history: one for both engines."""

from typing import Any

SEARCH = "resident_search"


def env_filter(_object: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    """Leave the full-text search out of comparisons: made by hand, unknown to the models."""
    return not (kind in ("table", "index") and name is not None and name.startswith(SEARCH))
