"""Says at the end of a run when papers were not proven on a real queue."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A skipped test is easily overlooked; this one is about paper in people's hands."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = {report.longrepr[2] for report in skipped if "cups" in report.keywords}
    for reason in sorted(reasons):
        terminalreporter.write_line(f"NOT PROVEN on a real CUPS queue: {reason}", yellow=True)
