"""What a laptop keeps shut: its own key, and under it private keys and the keys of visits.

    device.key     the laptop's key, wrapped: by a secret in the system's key store or, where there
                   is none, by the team's pass phrase (Argon2id)
    attempts.json  wrong pass phrases in a row, and until when no other is heard

The pass phrase is asked once, when the program starts; whoever carries the files away has nothing.
There is no recovery key: what is on a laptop was lent, and the office gives it anew (decision 44).
"""

import math
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from ektp_desk.accounts.rules import pause_after
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach import rules_sealed as rules
from ektp_desk.outreach.field_folder import disk, keep, kept
from ektp_desk.outreach.rules_field import LaptopLock
from ektp_desk.storage import keyfile, keystore
from ektp_desk.storage.files import forget_former, keep_former
from ektp_desk.storage.keyfile import KeyFile
from ektp_desk.storage.keystore import KeyStore

FindStore = Callable[[], KeyStore | None]


class FieldLock:
    """The lock of one laptop; whoever calls holds the folder's lock.

    `find_store` stands in for this computer's key store; `key` is the laptop's key where somebody
    opened it already.
    """

    def __init__(
        self, folder: Path, *, find_store: FindStore | None = None, key: bytes | None = None
    ) -> None:
        self._place = folder / "device"
        self._attempts_file = folder / "attempts.json"
        self._find_store = find_store
        self._found: list[KeyStore | None] = []
        self._key = key

    @property
    def store(self) -> KeyStore | None:
        """This computer's key store, asked for once; None where it has none."""
        if not self._found:
            self._found.append((self._find_store or keystore.system_store)())
        return self._found[0]

    @property
    def is_made(self) -> bool:
        """Whether there is a key to open at all."""
        return keyfile.is_protected(self._place)

    def make(self, passphrase: str = "") -> bytes:
        """A key of the laptop's own, kept from now on.

        Raises `key.passphrase_needed` where there is no key store, and `key.passphrase_short`.
        """
        file, key = keyfile.lent_key(store=self.store, passphrase=passphrase)
        self._forget_key()
        keyfile.write(self._place, file)
        self._key = key
        return key

    @property
    def by_phrase(self) -> bool:
        """Whether it is a pass phrase that opens it."""
        file = self._file()
        return file is not None and keyfile.PASSPHRASE in file.ways

    def state(self) -> LaptopLock:
        """Open, or what opens it."""
        if self._opened(self._file()) is not None:
            return LaptopLock.OPEN
        return LaptopLock.LOCKED if self.by_phrase else LaptopLock.LOST

    def key(self) -> bytes:
        """The laptop's key. Raises `field_key.locked` as long as nobody opened it."""
        key = self._opened(self._file())
        if key is None:
            raise OfficeError("field_key.locked")
        return key

    def open(self, passphrase: str, now: datetime) -> bytes:
        """Open it with the pass phrase; each guess counts before it is tried.

        Raises `key.wrong_passphrase`, and `field_key.paused` with the seconds to wait.
        """
        file = self._file()
        if file is None or keyfile.PASSPHRASE not in file.ways:
            raise OfficeError("field_key.locked")
        failures = self._heard(now) + 1
        pause = pause_after(failures)
        with suppress(MachineError):  # a full disk shuts nobody out
            keep(self._attempts_file, {"failures": failures, "until": rules.moment(now + pause)})
        self._key = keyfile.unlock(file, passphrase=passphrase)
        with disk():
            self._attempts_file.unlink(missing_ok=True)
        return self._key

    def change(self, passphrase: str, new: str, now: datetime) -> None:
        """Another pass phrase from now on; what the one before opened is overwritten.

        Raises as `open`, and `key.passphrase_short` (field "new").
        """
        key, file = self.open(passphrase, now), self._file()
        assert file is not None
        try:
            changed = keyfile.with_passphrase(file, key, new)
        except OfficeError as error:
            raise OfficeError(error.code, field="new", **error.params) from None
        path = keyfile.path_of(self._place)
        with disk():
            keep_former(path)
            keyfile.write(self._place, changed)
            forget_former(path)

    def visit_key(self, path: Path) -> bytes | None:
        """The key of a visit's database; None for a plain one.

        Raises `field_key.locked`, and `MachineError("machine.locked")` when the key store does not
        have it any more.
        """
        keyfile.settle_change(path)
        file = keyfile.read(path)
        if file is None:
            return None
        holder = self.key() if keyfile.HOLDER in file.ways else b""
        return keyfile.unlock(file, store=self.store, holder=holder)

    def new_visit_key(self) -> tuple[KeyFile, bytes]:
        """A key for one visit. Raises `field_key.locked`."""
        return keyfile.lent_key(store=self.store, holder=self.key())

    def tidy(self) -> None:
        """Overwrite what a change of the pass phrase that was cut short left behind."""
        with disk():
            forget_former(keyfile.path_of(self._place))

    def forget(self) -> None:
        """Let the laptop's key go for good: nothing that is under it opens any more."""
        self._forget_key()
        with disk():
            self._attempts_file.unlink(missing_ok=True)
        self._key = None

    def _forget_key(self) -> None:
        with disk():
            keyfile.forget(keyfile.path_of(self._place), self.store)

    def _file(self) -> KeyFile | None:
        """The key file; None for one that is gone or damaged: then the key is lost."""
        try:
            return keyfile.read(self._place)
        except MachineError as error:
            if error.code != "machine.key_file":
                raise
            return None

    def _opened(self, file: KeyFile | None) -> bytes | None:
        if self._key is None and file is not None and keyfile.STORE in file.ways:
            try:
                self._key = keyfile.unlock(file, store=self.store)
            except MachineError:
                return None
        return self._key

    def _heard(self, now: datetime) -> int:
        """How often it was wrong so far; refused while a pause lasts.

        A clock that was set back makes no pause longer than it was.
        """
        failures, until = self._attempts()
        left = min(until - now, pause_after(failures))
        if left > timedelta(0):
            seconds = max(1, math.ceil(left.total_seconds()))
            raise OfficeError("field_key.paused", field="passphrase", seconds=seconds)
        return failures

    def _attempts(self) -> tuple[int, datetime]:
        if not self._attempts_file.exists():
            return 0, rules.NEVER
        try:
            row = kept(self._attempts_file)
            return rules.number(row, "failures"), rules.when(row, "until")
        except OfficeError:  # damaged: the guesses are lost, nothing else
            return 0, rules.NEVER
