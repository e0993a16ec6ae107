"""The laptops and what is on them."""

from ui.tabs import Tab


class LaptopsTab(Tab):
    """The laptops and what is on them."""

    watched = frozenset({"outreach"})

    def refresh(self) -> None:
        """Load what the tab shows."""
