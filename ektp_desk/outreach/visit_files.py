"""The files of one visit on a laptop: its database, the key file, papers; how they come and go.

Whoever calls holds the folder's lock. A visit goes in one step, when its key file gets another
name. From then on all that is left of it is taken away, now or at the next start: first the key,
out of the key store and off the disk, so that whatever a disk keeps of the rest is noise.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from ektp_desk.storage import keyfile
from ektp_desk.storage.files import (
    FORMER,
    forget_former,
    keep_former,
    overwrite,
    put_in_place,
)
from ektp_desk.storage.keyfile import KeyFile
from ektp_desk.storage.keystore import KeyStore

GONE = ".gone"
PAPERS = ".papers"
_BESIDE = ("-wal", "-shm", "-journal")  # what SQLite leaves beside a file after a crash
COPY = "-before-"  # in the name of what an upgrade keeps of a file (`storage.backup`)


def papers_of(database: Path) -> Path:
    """The folder of a visit's papers and of who works in it: they go with its database."""
    return database.with_name(f"{database.name}{PAPERS}")


def protect_visit(database: Path, new_key: Callable[[], tuple[KeyFile, bytes]]) -> None:
    """Encrypt a database that an earlier program left plain, and overwrite what it was.

    One that is encrypted stays as it is. The PDFs of its papers go: each can be printed again.
    Raises as `encrypting.encrypt_with`, and OSError.
    """
    keyfile.settle_change(database)
    plain = not keyfile.is_protected(database) and keyfile.is_plain(database)
    if plain:
        from ektp_desk.storage.encrypting import encrypt_with  # heavy, and needed once in a life

        file, key = new_key()
        keep_former(database)
        try:
            encrypt_with(database, file, key)
        finally:
            forget_former(database)
    forget_former(database)
    for pdf in papers_of(database).rglob("*.pdf"):
        overwrite(pdf)
        pdf.unlink()


def put_visit(part: Path, database: Path, file: KeyFile, store: KeyStore | None) -> None:
    """Put a visit's new database in place with its key file; an older one goes. Raises OSError."""
    older = keyfile.read(database)
    keyfile.begin_change(database, file, part)
    try:
        remove_database(database)
        put_in_place(part, database)
    finally:
        keyfile.settle_change(database)
    if older is not None:
        keyfile.forget_secret(older, store)


def remove_database(database: Path) -> None:
    """Take a database away with the files SQLite keeps beside it. Raises OSError."""
    for suffix in (*_BESIDE, ""):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def put_aside(database: Path) -> None:
    """Out of reach in one step; what is left to do is `finish_wiping`. Raises OSError."""
    for path in (keyfile.path_of(database), database):  # where there is no key file it is plain
        if path.exists():
            path.replace(path.with_name(path.name + GONE))
    _put_aside_rest(database)


def finish_wiping(folder: Path, store: KeyStore | None) -> None:
    """Take away what was put aside: first every key, then the files, overwritten. Raises OSError.

    Also a key file whose database never came, or is gone.
    """
    ending = keyfile.SUFFIX + GONE
    for path in folder.glob(f"*{ending}"):
        database = path.with_name(path.name.removesuffix(ending))
        if not keyfile.is_protected(database):  # else the visit was taken in anew meanwhile
            _put_aside_rest(database)
        keyfile.forget(path, store)
    for path in folder.glob(f"*.db{keyfile.SUFFIX}*"):
        if not path.with_name(path.name.partition(keyfile.SUFFIX)[0]).exists():
            keyfile.forget(path, store)
    for gone in folder.glob(f"*{GONE}"):
        _take_away(gone)


def _put_aside_rest(database: Path) -> None:
    ends = ("", *_BESIDE, FORMER)
    copies = database.parent.glob(f"{database.stem}{COPY}*")
    beside = (database.with_name(database.name + end) for end in ends)
    for path in (*beside, papers_of(database), *copies):
        if path.exists():
            path.replace(path.with_name(path.name + GONE))


def _take_away(gone: Path) -> None:
    if not gone.is_dir():
        overwrite(gone)
        gone.unlink()
        return
    for path in gone.rglob("*"):
        if path.is_file():
            overwrite(path)
    shutil.rmtree(gone)
