"""How long blanks take to come: one figure for forecast, request and reminder. Pure."""

from collections.abc import Sequence

FEW_REQUESTS = 3  # fewer say little about lead times: the setting counts beside them
LEAD_REQUESTS = 5  # the newest so many past requests are looked at


def expected_lead(past: Sequence[int], setting: int) -> int:
    """Calendar days until blanks come: the slowest of the newest five (`past`, newest first).

    With fewer than three of them the office's setting counts as well (decision 29: a mean would be
    late half of the time).
    """
    newest = past[:LEAD_REQUESTS]
    return max(newest) if len(newest) >= FEW_REQUESTS else max(setting, *newest, 0)
