"""The files that were on this laptop and are wiped: none is taken in twice.

Its numbers would begin anew, and two people would go home with the same one.
"""

import json

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.storage.files import file_trouble, write_whole

FILE = "spent"


def spent(store: FieldStore) -> frozenset[str]:
    """The uids of the files that were wiped here. Raises `MachineError`."""
    path = store.folder / FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
        return frozenset(map(str, found))
    except OSError as error:
        raise file_trouble(error) from error
    except (ValueError, TypeError, RecursionError) as error:
        raise OfficeError("field.store_damaged") from error


def spend(store: FieldStore, uid: str) -> None:
    """Remember a file for good, before its data is wiped. Raises `MachineError`."""
    told = json.dumps(sorted({*spent(store), uid}))
    try:
        write_whole(store.folder / FILE, told.encode())
    except OSError as error:
        raise file_trouble(error) from error
