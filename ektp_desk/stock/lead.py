"""How long blanks take to come, learned from past requests. Pure."""

from collections.abc import Sequence

NEWEST = 8
SURE_FROM = 4  # past requests, before which the setting holds as the least


def learned_lead(past: Sequence[int], setting: int) -> int:
    """Calendar days to reckon with: the second slowest of the newest eight (`past`, newest first).

    With fewer than four the setting is the least, because a quick one may have been luck.
    """
    newest = sorted(max(1, days) for days in past[:NEWEST])
    if not newest:
        return setting
    learned = newest[-2] if len(newest) > SURE_FROM else newest[-1]
    return learned if len(newest) >= SURE_FROM else max(setting, learned)
