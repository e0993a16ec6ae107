"""Where a file may be written: never over a database, a device, or what is being read.

An encrypted database begins like noise. It is known by its key file beside it, a backup by its
manifest.
"""

from pathlib import Path

from ektp_desk.kernel.errors import OfficeError

SQLITE_MARK = b"SQLite format 3\x00"
BESIDE_A_DATABASE = ("-wal", "-shm", "-journal", ".key", ".key.new")
OF_A_DATABASE = (".key", ".json")  # a key file's end, a manifest's


def require_target(path: Path, *, reading: Path | None = None) -> None:
    """Refuse (`file.not_a_target`) what a slip of the hand must not overwrite.

    `reading` is the file that the same act reads. Other files may be replaced, as anywhere.
    """
    try:
        if not path.exists():
            return
        taken = (
            not path.is_file()
            or path.name.endswith(BESIDE_A_DATABASE)
            or (reading is not None and reading.exists() and path.samefile(reading))
            or _is_database(path)
        )
    except OSError as error:
        raise OfficeError("file.not_written", path=path.name) from error
    if taken:
        raise OfficeError("file.not_a_target", path=path.name)


def _is_database(path: Path) -> bool:
    whole = path.resolve()  # what lies beside a link says nothing of the file
    if any(whole.with_name(whole.name + end).exists() for end in OF_A_DATABASE):
        return True
    with path.open("rb") as file:
        return file.read(len(SQLITE_MARK)) == SQLITE_MARK
