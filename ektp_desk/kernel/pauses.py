"""How long to wait before the next try: growing, up to a most, and not all at the same moment."""

FIRST_SECONDS = 0.5
GROWTH = 2.0
MOST_SECONDS = 30.0
LEAST_SHARE = 0.5


def pause(attempt: int, share: float) -> float:
    """Seconds to wait after `attempt` tries that failed (1, 2, 3, …).

    `share` is a number drawn evenly from 0 to 1: computers that lost the same server together
    must not all come back in the same moment. The pause is between half and all of what the
    attempt asks for, and never more than 30 s.
    """
    whole = min(MOST_SECONDS, FIRST_SECONDS * GROWTH ** min(max(attempt, 1) - 1, 16))
    return whole * (LEAST_SHARE + (1 - LEAST_SHARE) * min(max(share, 0.0), 1.0))
