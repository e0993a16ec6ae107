"""Requests for a visit."""

from ui.tabs import Tab


class RequestsTab(Tab):
    """Requests for a visit."""

    watched = frozenset({"outreach"})

    def refresh(self) -> None:
        """Load what the tab shows."""
