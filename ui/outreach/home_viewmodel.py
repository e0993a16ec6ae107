"""Taking files of laptops in: opened and proven, looked at, written, receipts. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import queries_devices
from ektp_desk.outreach.homecoming import Fate, Preview, Taken, look, take_home
from ektp_desk.outreach.queries_devices import Opener
from ektp_desk.outreach.sealed import FileKind, Opened, peek, unseal
from ui.context import Context
from ui.outreach.receipt_file import save_receipts
from ui.tasks import Job

PATTERN = "*.ektp"


@dataclass(frozen=True)
class FileHome:
    """A file that was chosen: what taking it in would do, or why it cannot be; then what it did.

    `sealed_for` is the short name of the office's key that opens it.
    """

    path: Path
    opened: Opened | None = None
    sealed_for: str = ""
    preview: Preview | None = None
    refusal: OfficeError | MachineError | None = None
    taken: Taken | None = None

    @property
    def key(self) -> Path:
        """What keeps the file chosen while others are taken in."""
        return self.path

    @property
    def waits(self) -> bool:
        """Whether it can be taken in, and is not yet."""
        return self.preview is not None and not self.preview.again and self.taken is None

    @property
    def refused_late(self) -> bool:
        """Whether it was proven, and then could not be taken in."""
        return self.opened is not None and self.refusal is not None

    @property
    def device_id(self) -> int | None:
        """The laptop it came from, once that is proven."""
        return self.preview.device_id if self.preview is not None else None


class HomeViewModel(QObject):
    """Files of one choosing; nothing is written before `take`."""

    progressed = Signal(int, int)  # files done, of how many
    looked = Signal()
    changed = Signal()  # one more file was taken in, or refused
    finished = Signal()
    receipts_written = Signal(object)  # tuple[Path, ...]
    receipts_refused = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._stopped = False
        self.files: tuple[FileHome, ...] = ()

    @property
    def waiting(self) -> tuple[FileHome, ...]:
        """The files that can be taken in."""
        return tuple(file for file in self.files if file.waits)

    def counts(self) -> dict[Fate, int]:
        """What the files that were taken in did, all together."""
        taken = [file.taken for file in self.files if file.taken is not None]
        return {fate: sum(one.counts.get(fate, 0) for one in taken) for fate in Fate}

    # -- looking ---------------------------------------------------------------------------

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open files, and those that lie in folders, prove them and look what they would do."""
        desk, now = self._context.tasks.desk, self._context.clock.now()

        def read(job: Job) -> tuple[FileHome, ...]:
            opener = desk.read(queries_devices.opener)
            chosen = _files_in(paths)
            found = []
            for done, path in enumerate(chosen):
                if job.cancelled():
                    break
                job.report(done, len(chosen))
                found.append(_opened(path, opener))
            return tuple(_looked(desk, file, now) for file in sorted(found, key=_order))

        self._job = self._context.tasks.run(
            self, read, done=self._on_looked, progress=self.progressed.emit,
            failed=self._on_refused, troubled=self._on_refused,
        )  # fmt: skip

    def cancel(self) -> None:
        """Stop opening, or taking in behind the file that is being taken in now."""
        self._stopped = True
        if self._job is not None:
            self._job.cancel()

    def _on_looked(self, files: tuple[FileHome, ...]) -> None:
        self._job = None
        self.files = files
        if not files:
            self.refused.emit(self._context.say("home_files.none"))
        else:
            self.looked.emit()

    # -- taking ----------------------------------------------------------------------------

    def take(self) -> None:
        """Take in what can be, one file after the other, each whole or not at all."""
        self._stopped = False
        self._take_next()

    def _take_next(self) -> None:
        file = next(iter(self.waiting), None)
        if file is None or self._stopped:
            self.finished.emit()
            return

        def taken(result: Taken) -> None:
            self._put(replace(file, taken=result))
            self._take_next()

        def refused(error: OfficeError) -> None:
            self._put(replace(file, preview=None, refusal=error))
            self._take_next()

        self._context.tasks.write(
            self, take_home, done=taken, refused=refused, troubled=self._on_refused,
            opened=file.opened, file_name=file.path.name,
        )  # fmt: skip

    def _put(self, changed: FileHome) -> None:
        self.files = tuple(changed if file.path == changed.path else file for file in self.files)
        self.changed.emit()

    # -- receipts --------------------------------------------------------------------------

    def write_receipts(self, folder: Path | None = None) -> None:
        """A receipt for each laptop, beside its files or in `folder`."""
        tasks = self._context.tasks
        wanted = {
            file.device_id: folder or file.path.parent
            for file in self.files
            if file.device_id is not None
        }
        sealed_for = {
            file.device_id: file.sealed_for for file in self.files if file.device_id is not None
        }

        def write(_job: Job) -> tuple[Path, ...]:
            return save_receipts(tasks.desk, wanted, sealed_for)

        tasks.run(
            self, write, done=self.receipts_written.emit, failed=self._on_no_receipt,
            troubled=self._on_no_receipt,
        )  # fmt: skip

    def _on_no_receipt(self, error: OfficeError | MachineError) -> None:
        self.receipts_refused.emit(self._context.refusal(error))

    def _on_refused(self, error: OfficeError | MachineError) -> None:
        self.refused.emit(self._context.refusal(error))


def _files_in(paths: Sequence[Path]) -> list[Path]:
    """The files themselves; of a folder those that say on their outside that they come home."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted((*path.glob(PATTERN), *path.glob(f"*/{PATTERN}")))
        found.update(dict.fromkeys(file for file in inside if _comes_home(file)))
    return list(found)


def _comes_home(path: Path) -> bool:
    try:
        return peek(path).kind is FileKind.HOME
    except OfficeError:
        return True  # it is shown with what is wrong with it


def _opened(path: Path, opener: Opener) -> FileHome:
    try:
        opened = unseal(
            path, recipient=opener.keys, senders=opener.senders, kind=FileKind.HOME,
            office=opener.office,
        )  # fmt: skip
        sealed_for = peek(path).recipient
    except (OfficeError, MachineError) as error:
        return FileHome(path, refusal=error)
    return FileHome(path, opened, sealed_for)


def _order(file: FileHome) -> tuple[bool, str, int, str]:
    """By laptop in the order they were packed; what cannot be opened last."""
    if file.opened is None:
        return True, "", 0, file.path.name
    manifest = file.opened.manifest
    return False, manifest.device, manifest.sequence, file.path.name


def _looked(desk: Desk, file: FileHome, now: datetime) -> FileHome:
    if file.opened is None:
        return file
    try:
        return replace(file, preview=desk.read(look, opened=file.opened, now=now))
    except OfficeError as error:
        return replace(file, opened=None, refusal=error)
