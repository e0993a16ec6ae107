"""A laptop's own folder: its keys, its office, its visits and what waits to go home.

    device.json   name and private keys, and the office once one is trusted
    chain.json    how many files were made, the hash of the last, and which wait
    clock.json    the latest moment this laptop has seen
    visits/       one database for each visit
    outbox/       files for the office, encrypted: the laptop cannot read them itself
    lock          held by whoever reads or changes something

Only the owner may read the folder. Every call may wait for the disk: not for the UI thread. Raises
`MachineError` when it fails, and `OfficeError` `bundle.store_damaged` when the folder is not as it
was left, `bundle.no_device` before `create`.
"""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import rules_sealed as rules
from ektp_desk.outreach import sealed
from ektp_desk.outreach.field_folder import disk, held, keep, kept, undamaged
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
from ektp_desk.outreach.sealed import Keys

__all__ = ["NEVER", "FieldStore", "Packed"]

NEVER = datetime.fromtimestamp(0, UTC)


class FieldStore:
    """The folder of one laptop. Several programs may share it: they wait for each other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._visits = folder / "visits"
        self._device_file = folder / "device.json"
        self._clock_file = folder / "clock.json"
        self._outbox = Outbox(folder)

    def exists(self) -> bool:
        """Whether this computer was made a field laptop."""
        return self._device_file.exists()

    def create(self, name: str) -> Card:
        """Make this computer a field laptop, with keys of its own.

        Raises `bundle.device_exists`, and `bundle.name_needed` (field "name") for no name or one
        of more than 80 letters.
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
            keys = asdict(sealed.new_keys())
            device = {"uid": secrets.token_hex(16), "name": told, "office": None, **keys}
            keep(self._device_file, device)
            return self._card()

    def card(self) -> Card:
        """The laptop's public side, with its office's region once it has one."""
        with self._held():
            return self._card()

    def keys(self) -> Keys:
        """The laptop's private keys."""
        with self._held():
            return self._keys()

    def office(self) -> Card | None:
        """The one office this laptop works for; None before its first file came."""
        with self._held():
            return self._office()

    def trust(self, office: Card) -> None:
        """Work for this office from now on. Raises `bundle.other_office` when it is another."""
        with self._held():
            known = self._office()
            if known is None:
                keep(self._device_file, {**kept(self._device_file), "office": asdict(office)})
            elif (known.sign_public, known.box_public) != (office.sign_public, office.box_public):
                raise OfficeError("bundle.other_office")

    def visit_path(self, uid: str) -> Path:
        """Where a visit's database lies, whether it is there or not."""
        if not rules.UID.fullmatch(uid):
            raise OfficeError("bundle.damaged")
        return self._visits / f"{uid}.db"

    def visit_files(self) -> tuple[Path, ...]:
        """The databases that are there."""
        return tuple(sorted(self._visits.glob("*.db")))

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

        The number counts as soon as the file is in the outbox. When only copying fails
        (`MachineError`), the file waits there all the same and can be copied again with `copy`.
        Raises `bundle.no_office` before `trust`.
        """
        with self._held():
            card, office, keys = self._card(), self._office(), self._keys()
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
            return self._outbox.chain(self._card()).files

    def forget(self, sequence: int) -> None:
        """Let a file go whose receipt is here; its number stays given."""
        with self._held():
            self._outbox.forget(self._card(), sequence)

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

    def _card(self) -> Card:
        device, keys, office = kept(self._device_file), self._keys(), self._office()
        with undamaged(self.folder):
            return card_of({
                "uid": device.get("uid"), "name": device.get("name"),
                "sign_public": keys.sign_public, "box_public": keys.box_public,
                "office": office.office if office else "",
            })  # fmt: skip

    def _keys(self) -> Keys:
        device = kept(self._device_file)
        with undamaged(self.folder):
            return Keys(rules.key(device, "sign_private"), rules.key(device, "box_private"))

    def _office(self) -> Card | None:
        device = kept(self._device_file)
        if device.get("office") is None:
            return None
        with undamaged(self.folder):
            return card_of(rules.mapping(device, "office"))

    def _last_seen(self) -> datetime:
        if not self._clock_file.exists():
            return NEVER
        with undamaged(self.folder):
            return rules.when(kept(self._clock_file), "last_seen")
