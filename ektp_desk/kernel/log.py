"""The program's log, and what may stand in it about an error nobody expected.

Versions and the places in the code, never values: no name and no NIK can be in it.
"""

import logging
import platform
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from ektp_desk import __version__

MOST_BYTES, KEPT_FILES = 1_000_000, 5
LOG_FILE = "ektp-desk.log"


def report(error: BaseException, *, toolkit: str = "") -> str:
    """Versions (also the windows' `toolkit`) and the code's path to the error; no values."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    chain = [type(error).__name__]
    cause = error.__cause__ or error.__context__
    while cause is not None and len(chain) < 5:
        chain.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    parts = (
        f"EKTP Desk {__version__}", f"Python {platform.python_version()}", toolkit,
        f"{platform.system()} {platform.release()}",
    )  # fmt: skip
    return "\n".join([" · ".join(filter(None, parts)), " <- ".join(chain), *places])


def open_log(folder: Path) -> logging.Logger:
    """The program's log file, five of one megabyte. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    logger = logging.getLogger("ektp_desk")
    if not logger.handlers:
        handler = RotatingFileHandler(
            folder / LOG_FILE, maxBytes=MOST_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    return logger
