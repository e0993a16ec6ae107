"""What came home, and what is to be decided."""

from ui.tabs import Tab


class HomeTab(Tab):
    """What came home, and what is to be decided."""

    watched = frozenset({"outreach"})

    def refresh(self) -> None:
        """Load what the tab shows."""
