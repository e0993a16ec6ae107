"""A laptop as the program kept it before its data were encrypted."""

import json

from ektp_desk.outreach.field_store import FieldStore
from ektp_desk.outreach.visit_files import papers_of
from ektp_desk.storage import driver, keyfile
from ektp_desk.storage.files import force_to_disk


def as_before(store: FieldStore) -> None:
    """A laptop's folder as the program kept it before: private keys and visits plain."""
    private, device_file = store.keys(), store.folder / "device.json"
    visit_keys = {path: store.visit_key(path) for path in store.visit_files()}
    device = json.loads(device_file.read_bytes())
    known = {name: device[name] for name in ("uid", "name", "office")}
    device_file.write_text(json.dumps({**known, **vars(private)}), encoding="utf-8")
    (store.folder / "device.key").unlink()
    for path, key in visit_keys.items():
        part = path.with_name("plain")
        connection = driver.connect(path, key=key, isolation_level=None)
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(part),))
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.close()
        force_to_disk(part)
        part.replace(path)
        keyfile.path_of(path).unlink()
        papers_of(path).mkdir(exist_ok=True)
        (papers_of(path) / "tanda-terima.pdf").write_bytes(b"%PDF 7373014405920001")
