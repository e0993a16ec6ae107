"""The office's receipt for a laptop, saved as a file that only this laptop can read."""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach import queries_devices
from ektp_desk.outreach.homecoming import receipt
from ektp_desk.outreach.sealed import OFFICE, key_id, seal

UNSAFE = re.compile(r"[^A-Za-z0-9]+")


def save_receipts(
    desk: Desk, wanted: Mapping[int, Path], sealed_for: Mapping[int, str] = MappingProxyType({})
) -> tuple[Path, ...]:
    """Write the receipt of each laptop into its folder; the files' paths.

    Signed with the keys by which the laptop knows the office: those its file was sealed for
    (`sealed_for`, a key's short name by laptop), which need not be the newest.

    Raises `OfficeError` (`home.nothing_home`, `device.unknown`, `office_key.none`) and
    `MachineError` where the folder cannot be written.
    """
    return tuple(
        _save(desk, device_id, folder, sealed_for.get(device_id, ""))
        for device_id, folder in wanted.items()
    )


def _save(desk: Desk, device_id: int, folder: Path, named: str) -> Path:
    devices = desk.read(queries_devices.devices)
    device = next((row for row in devices if row.id == device_id), None)
    if device is None:
        raise OfficeError("device.unknown")
    opener = desk.read(queries_devices.opener)
    if not opener.keys:
        raise OfficeError("office_key.none")
    known_by = next(
        (one for one in opener.keys if key_id(one.box_public) == named), None
    ) or desk.read(queries_devices.known_by, device_id=device_id)
    manifest, parts = desk.read(receipt, device_id=device_id)
    name = UNSAFE.sub("-", device.name).strip("-").lower() or device.uid
    path = folder / f"tanda-terima-{name}-{manifest.facts['newest']}.ektp"
    seal(
        manifest, parts, sender=known_by, sender_uid=OFFICE, recipient_box=device.box_key,
        path=path,
    )  # fmt: skip
    return path
