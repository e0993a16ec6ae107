"""Visits in a calendar and a list."""

from ui.tabs import Tab


class VisitsTab(Tab):
    """Visits in a calendar and a list."""

    watched = frozenset({"outreach"})

    def refresh(self) -> None:
        """Load what the tab shows."""
