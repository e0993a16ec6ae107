"""EKTP Desk: the office behind the counters of a civil-registry office. No Qt, no ReportLab."""

__version__ = "0.1.0"
