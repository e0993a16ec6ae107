"""A laptop's own file: its name and keys, and the one office it works for.

    device.json  name, public keys, the private ones encrypted with the laptop's key, the office

An earlier program kept the private keys as they are; `protect` ends that.
"""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import rules_sealed as rules
from ektp_desk.outreach import sealed, sealed_keys
from ektp_desk.outreach.field_folder import disk, keep, kept, undamaged
from ektp_desk.outreach.field_lock import FieldLock
from ektp_desk.outreach.rules_bundle import Card, card_of
from ektp_desk.outreach.sealed import Keys
from ektp_desk.storage.files import forget_former, keep_former


class DeviceFile:
    """The file of one laptop; whoever calls holds the folder's lock."""

    def __init__(self, folder: Path, lock: FieldLock) -> None:
        self._folder = folder
        self._path = folder / "device.json"
        self._lock = lock

    def exists(self) -> bool:
        """Whether this computer was made a field laptop."""
        return self._path.exists()

    def make(self, name: str, passphrase: str) -> None:
        """New keys for a new laptop. Raises what `FieldLock.make` raises."""
        key = self._lock.make(passphrase)
        device = {"uid": secrets.token_hex(16), "name": name, "office": None}
        self._keep_shut(device, sealed.new_keys(), key)

    def forget(self) -> None:
        """Be nobody's laptop any more."""
        with disk():
            self._path.unlink()

    def is_plain(self) -> bool:
        """Whether the private keys still lie there as an earlier program left them."""
        return self._plain(kept(self._path)) is not None

    def protect(self, passphrase: str) -> None:
        """Encrypt private keys that are plain, and overwrite what they were."""
        device = kept(self._path)
        keys = self._plain(device)
        if keys is not None:
            key = self._lock.key() if self._lock.is_made else self._lock.make(passphrase)
            with disk():
                keep_former(self._path)
            self._keep_shut(device, keys, key)
        with disk():
            forget_former(self._path)

    def card(self) -> Card:
        """The laptop's public side, with its office's region once it has one."""
        device, office = kept(self._path), self.office()
        plain = self._plain(device)
        with undamaged(self._folder):
            return card_of({
                "uid": device.get("uid"), "name": device.get("name"),
                "sign_public": plain.sign_public if plain else device.get("sign_public"),
                "box_public": plain.box_public if plain else device.get("box_public"),
                "office": office.office if office else "",
            })  # fmt: skip

    def keys(self) -> Keys:
        """The laptop's private keys. Raises `field_key.locked`."""
        device = kept(self._path)
        plain = self._plain(device)
        if plain is not None:
            return plain
        key = self._lock.key()
        with undamaged(self._folder):
            keys = sealed_keys.opened(rules.mapping(device, "shut"), key, rules.uid(device, "uid"))
            public = (rules.key(device, "sign_public"), rules.key(device, "box_public"))
            if (keys.sign_public, keys.box_public) != public:
                rules.damaged()
            return keys

    def office(self) -> Card | None:
        """The one office this laptop works for; None before its first file came."""
        device = kept(self._path)
        if device.get("office") is None:
            return None
        with undamaged(self._folder):
            return card_of(rules.mapping(device, "office"))

    def trust(self, office: Card) -> None:
        """Work for this office from now on. Raises `bundle.other_office` when it is another."""
        known = self.office()
        if known is None:
            keep(self._path, {**kept(self._path), "office": asdict(office)})
        elif (known.sign_public, known.box_public) != (office.sign_public, office.box_public):
            raise OfficeError("bundle.other_office")

    def leave_office(self) -> None:
        """Work for nobody."""
        keep(self._path, {**kept(self._path), "office": None})

    def _plain(self, device: Mapping[str, Any]) -> Keys | None:
        if "sign_private" not in device:
            return None
        with undamaged(self._folder):
            return Keys(rules.key(device, "sign_private"), rules.key(device, "box_private"))

    def _keep_shut(self, device: Mapping[str, Any], keys: Keys, key: bytes) -> None:
        uid = str(device["uid"])
        keep(self._path, {
            "uid": uid, "name": device["name"], "office": device["office"],
            "sign_public": keys.sign_public, "box_public": keys.box_public,
            "shut": sealed_keys.shut(keys, key, uid),
        })  # fmt: skip
