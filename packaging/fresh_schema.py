"""Writes down what a new office is made of: `python packaging/fresh_schema.py`.

To be called after every change of the migrations; `tests/migrations/test_fresh.py` says so.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ektp_desk.storage import fresh

fresh.FILE.write_text(fresh.told(fresh.made_by_migrations()), encoding="utf-8", newline="\n")
