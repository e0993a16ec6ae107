"""A laptop's own folder: its keys, its office, its visits and what waits to go home.

    device.json   name, public keys, the private ones encrypted, and the office once trusted
    device.key    the laptop's key, by which the private ones open (`field_lock`)
    chain.json    how many files were made, the hash of the last, and which wait
    clock.json    the latest moment this laptop has seen
    visits/       one database for each visit, encrypted, and its key file
    outbox/       files for the office, encrypted: the laptop cannot read them itself
    lock          held by whoever reads or changes something

Only the owner may read the folder. Every call may wait for the disk: not for the UI thread. Raises
`MachineError` when it fails, and `OfficeError` `bundle.store_damaged` when the folder is not as it
was left, `bundle.no_device` before `create`, `field_key.locked` for what needs the laptop's key
before somebody opened it.
"""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import rules_sealed as rules
from ektp_desk.outreach import sealed
from ektp_desk.outreach.field_device import DeviceFile
from ektp_desk.outreach.field_folder import disk, held, keep, kept, undamaged
from ektp_desk.outreach.field_lock import FieldLock, FindStore
from ektp_desk.outreach.field_outbox import Outbox, Packed, copy_out
from ektp_desk.outreach.rules_bundle import (
    MOST_NAME,
    SCHEMA,
    Card,
    FileKind,
    Head,
    Manifest,
    card_of,
)
from ektp_desk.outreach.rules_field import LaptopLock
from ektp_desk.outreach.rules_sealed import NEVER
from ektp_desk.outreach.sealed import Keys
from ektp_desk.outreach.visit_files import COPY, finish_wiping, protect_visit, put_aside, put_visit
from ektp_desk.storage.keyfile import KeyFile, forget_secret

__all__ = ["NEVER", "FieldStore", "Packed"]


class FieldStore:
    """The folder of one laptop. Several programs may share it: they wait for each other.

    `key` is the laptop's own where somebody opened it already; `find_store` stands in for this
    computer's key store.
    """

    def __init__(
        self, folder: Path, *, key: bytes | None = None, find_store: FindStore | None = None
    ) -> None:
        self.folder = folder
        self._lock = FieldLock(folder, key=key, find_store=find_store)
        self._visits = folder / "visits"
        self._device = DeviceFile(folder, self._lock)
        self._clock_file = folder / "clock.json"
        self._outbox = Outbox(folder)

    def exists(self) -> bool:
        """Whether this computer was made a field laptop."""
        return self._device.exists()

    @property
    def needs_passphrase(self) -> bool:
        """Whether this computer has no key store, so that people keep the key by heart."""
        return self._lock.store is None

    def create(self, name: str, passphrase: str = "") -> Card:
        """Make this computer a field laptop, with keys of its own.

        Raises `bundle.device_exists`, and `bundle.name_needed` (field "name") for no name or one
        of more than 80 letters; without a key store `key.passphrase_needed` and
        `key.passphrase_short` (field "passphrase").
        """
        told = " ".join(name.split())
        if not 0 < len(told) <= MOST_NAME or not told.isprintable():
            raise OfficeError("bundle.name_needed", field="name", most=MOST_NAME)
        with disk():
            for folder in (self.folder, self._visits, self._outbox.folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with held(self.folder):
            if self.exists():
                raise OfficeError("bundle.device_exists")
            self._outbox.begin()
            self._device.make(told, passphrase)
            return self._device.card()

    def lock(self) -> LaptopLock:
        """Whether the keys can be used, and what else is to be done first."""
        with self._held():
            if self._device.is_plain() and not self._lock.is_made:
                return LaptopLock.UNPROTECTED
            return self._lock.state()

    def unlock(self, passphrase: str, *, now: datetime) -> bytes:
        """Open the laptop with the team's pass phrase; its key, for as long as the program runs.

        Raises `key.wrong_passphrase`, and `field_key.paused` after too many guesses.
        """
        with self._held():
            return self._lock.open(passphrase, now)

    def change_phrase(self, passphrase: str, new: str, *, now: datetime) -> None:
        """Give the laptop another pass phrase; the one before opens nothing any more.

        Raises as `unlock`, and `key.passphrase_short` (field "new").
        """
        with self._held():
            self._lock.change(passphrase, new, now)

    @property
    def by_phrase(self) -> bool:
        """Whether a pass phrase opens this laptop."""
        with self._held():
            return self._lock.by_phrase

    @property
    def key(self) -> bytes:
        """The laptop's own key. Raises `field_key.locked`."""
        with self._held():
            return self._lock.key()

    def protect(self, passphrase: str = "") -> None:
        """Encrypt what an earlier program left plain: private keys, and visits.

        The same again goes on where it was cut short. Raises `key.passphrase_needed` where there is
        no key store, `field_key.locked`, and `MachineError("machine.in_use")` while somebody works
        in a visit.
        """
        with self._held():
            self._device.protect(passphrase)
            self._lock.tidy()
            with disk():
                for path in self.visit_files():
                    protect_visit(path, self._lock.new_visit_key)

    def give_up(self) -> None:
        """Be a laptop no more: keys and visits go for good, and what was not packed with them.

        The files of the outbox stay in its folder: only the office can read them.
        """
        with self._held(), disk():
            self._lock.forget()
            for path in self.visit_files():
                put_aside(path)
            finish_wiping(self._visits, self._lock.store)
            self._device.forget()

    def card(self) -> Card:
        """The laptop's public side, with its office's region once it has one."""
        with self._held():
            return self._device.card()

    def keys(self) -> Keys:
        """The laptop's private keys."""
        with self._held():
            return self._device.keys()

    def office(self) -> Card | None:
        """The one office this laptop works for; None before its first file came."""
        with self._held():
            return self._device.office()

    def trust(self, office: Card) -> None:
        """Work for this office from now on. Raises `bundle.other_office` when it is another."""
        card_of(asdict(office))  # what could not be read again is not kept
        with self._held():
            self._device.trust(office)

    def leave_office(self) -> None:
        """Work for nobody until the next first file: for an office that has made itself new keys.

        Raises `bundle.still_out` while a visit or a file for the office is here.
        """
        with self._held():
            if self.visit_files() or self._outbox.chain(self._device.card()).files:
                raise OfficeError("bundle.still_out")
            self._device.leave_office()

    def visit_path(self, uid: str) -> Path:
        """Where a visit's database lies, whether it is there or not."""
        if not rules.UID.fullmatch(uid):
            raise OfficeError("bundle.damaged")
        return self._visits / f"{uid}.db"

    def visit_files(self) -> tuple[Path, ...]:
        """The databases that are there."""
        found = self._visits.glob("*.db")
        return tuple(sorted(path for path in found if COPY not in path.name))

    def holds(self, path: Path) -> bool:
        """Whether a path is where a visit's database lies; asks no disk."""
        return path.parent == self._visits

    def visit_key(self, path: Path) -> bytes | None:
        """The key of a visit's database; None for a plain one, and for none.

        Raises `field_key.locked`, and `MachineError` `machine.locked` when the key store does not
        give it, `machine.key_file`.
        """
        with self._held():
            return self._lock.visit_key(path)

    def new_visit_key(self) -> tuple[KeyFile, bytes]:
        """A key for a database to be made. Raises `field_key.locked`."""
        with self._held():
            return self._lock.new_visit_key()

    def put_visit(self, part: Path, path: Path, file: KeyFile) -> None:
        """Put a visit's new database in place, with its key file; an older one goes."""
        with self._held(), disk():
            put_visit(part, path, file, self._lock.store)

    def drop_visit_key(self, file: KeyFile) -> None:
        """Let a key go whose database was not made after all."""
        forget_secret(file, self._lock.store)

    def wipe_visit(self, path: Path) -> None:
        """Take a visit away for good, its key first; killed half-way, `finish_wiping` goes on."""
        with self._held(), disk():
            put_aside(path)
            finish_wiping(self._visits, self._lock.store)

    def finish_wiping(self) -> None:
        """Take away what was put aside to go, keys first; needs no key itself."""
        with self._held(), disk():
            finish_wiping(self._visits, self._lock.store)

    def pack_home(
        self,
        manifest_facts: Mapping[str, Any],
        parts: Mapping[str, bytes],
        *,
        visit: str,
        made_at: datetime,
        copy_to: Path | None = None,
    ) -> Packed:
        """Seal what is for the office and keep it in the outbox; `copy_to` is a folder.

        Once the file is in the outbox its number counts, even if this fails afterwards: what is
        packed again goes home twice, which the office takes once. When only copying fails
        (`MachineError`), the file waits there and can be copied again with `copy`.
        Raises `bundle.no_office` before `trust`.
        """
        with self._held():
            card, office, keys = self._device.card(), self._device.office(), self._device.keys()
            if office is None:
                raise OfficeError("bundle.no_office")

            def make(path: Path, number: int, previous: str) -> tuple[Head, str]:
                manifest = Manifest(
                    FileKind.HOME, secrets.token_hex(16), SCHEMA, office.office, card.uid,
                    visit, number, previous, made_at, None, {}, manifest_facts,
                )  # fmt: skip
                digest = sealed.seal(
                    manifest, parts, sender=keys, sender_uid=card.uid,
                    recipient_box=office.box_public, path=path,
                )  # fmt: skip
                return sealed.peek(path), digest

            packed = self._outbox.add(card, make)
        if copy_to is not None:
            copy_out(packed, copy_to)
        return packed

    def copy(self, sequence: int, folder: Path) -> Path:
        """A file of the outbox copied into a folder, whole or not at all; where it lies then.

        Raises `bundle.not_in_outbox`.
        """
        packed = next((one for one in self.outbox() if one.sequence == sequence), None)
        if packed is None:
            raise OfficeError("bundle.not_in_outbox", number=sequence)
        return copy_out(packed, folder)

    def outbox(self) -> tuple[Packed, ...]:
        """The files that the office has not confirmed yet, in the order they were made."""
        with self._held():
            return self._outbox.chain(self._device.card()).files

    def forget(self, sequence: int) -> None:
        """Let a file go whose receipt is here; its number stays given."""
        with self._held():
            self._outbox.forget(self._device.card(), sequence)

    def last_seen(self) -> datetime:
        """The latest moment that `saw` was told of; 1970 if none."""
        with self._held():
            return self._last_seen()

    def saw(self, now: datetime) -> None:
        """Remember a moment, unless a later one was seen."""
        with self._held():
            if now > self._last_seen():
                keep(self._clock_file, {"last_seen": rules.moment(now)})

    def clock_is_right(self, now: datetime) -> None:
        """Somebody vouches for the clock: a later moment it once showed counts no more."""
        with self._held():
            keep(self._clock_file, {"last_seen": rules.moment(now)})

    @contextmanager
    def _held(self) -> Iterator[None]:
        if not self.exists():
            raise OfficeError("bundle.no_device")
        with held(self.folder):
            yield

    def _last_seen(self) -> datetime:
        if not self._clock_file.exists():
            return NEVER
        with undamaged(self.folder):
            return rules.when(kept(self._clock_file), "last_seen")
