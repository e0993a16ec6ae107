"""Recording by checklist, and the central record status as seen."""
