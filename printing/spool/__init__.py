"""From an issued paper to a printer: kept as PDF, queued, tried again, never twice."""
