"""Where to go next, and why."""

from ui.tabs import Tab


class ProposalsTab(Tab):
    """Where to go next, and why."""

    watched = frozenset({"outreach"})

    def refresh(self) -> None:
        """Load what the tab shows."""
