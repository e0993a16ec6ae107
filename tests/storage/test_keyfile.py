"""The key file: ways to open an office, and what lies there when they do not."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.storage import keyfile
from ektp_desk.storage.keyfile import KeyFile
from ektp_desk.storage.keystore import KeyStore
from tests.shelf import Broken, Shelf

PHRASE = "kuda putih lari jauh"
ROOT = Path(__file__).resolve().parents[2]
AS_SHIPPED = f"""
import json
from ektp_desk.accounts import passwords
from ektp_desk.storage import keyfile
file, _ = keyfile.new_key(store=None, passphrase="{PHRASE}")
print(json.dumps([passwords.hash_password("{PHRASE}"), keyfile.told(file)]))
"""


def refusal(file: KeyFile, **ways: str) -> str:
    with pytest.raises(OfficeError) as caught:
        keyfile.unlock(file, **ways)  # type: ignore[arg-type]
    return caught.value.code


def test_every_way_gives_the_same_key() -> None:
    store = KeyStore(Shelf())
    file, made = keyfile.new_key(store=store, passphrase=PHRASE)
    assert made.in_store
    assert len(made.key) == keyfile.KEY_BYTES
    assert keyfile.unlock(file, store=store) == made.key
    assert keyfile.unlock(file, passphrase=f"  {PHRASE} ") == made.key
    assert keyfile.unlock(file, recovery=made.recovery) == made.key


def test_the_program_itself_stretches_in_full() -> None:
    """In the tests' own process it is made cheap; a process of its own has what is shipped."""
    said = subprocess.run(
        [sys.executable, "-c", AS_SHIPPED], cwd=ROOT, check=True, capture_output=True, text=True
    )
    password, key_file = json.loads(said.stdout)
    assert "$m=19456,t=2,p=1$" in password
    way = json.loads(key_file)["ways"]["passphrase"]
    assert (way["memory"], way["time"], way["lanes"]) == (65_536, 3, 4)


def test_the_text_of_a_key_file_holds_no_key(tmp_path: Path) -> None:
    file, made = keyfile.new_key(store=KeyStore(Shelf()), passphrase=PHRASE)
    database = tmp_path / "kantor.db"
    keyfile.write(database, file)
    text = keyfile.path_of(database).read_text(encoding="utf-8")
    assert made.key.hex() not in text
    assert PHRASE not in text
    assert not any(group in text for group in made.recovery.split("-"))
    assert keyfile.read(database) == file


def test_a_store_that_does_not_give_back_is_no_way() -> None:
    file, made = keyfile.new_key(store=KeyStore(Broken()), passphrase=PHRASE)
    assert not made.in_store
    assert keyfile.STORE not in file.ways
    with pytest.raises(OfficeError) as caught:
        keyfile.new_key(store=KeyStore(Broken()))
    assert caught.value.code == "key.passphrase_needed"


def test_without_any_way_it_is_locked() -> None:
    file, _ = keyfile.new_key(store=None, passphrase=PHRASE)
    for store in (None, KeyStore(Shelf())):
        with pytest.raises(MachineError) as caught:
            keyfile.unlock(file, store=store)
        assert caught.value.code == "machine.locked"


def test_wrong_ways_are_told_apart() -> None:
    file, made = keyfile.new_key(store=None, passphrase=PHRASE)
    other = keyfile.new_key(store=None, passphrase=PHRASE)[1]
    assert refusal(file, passphrase="kuda hitam lari jauh") == "key.wrong_passphrase"
    assert refusal(file, recovery=other.recovery) == "key.wrong_recovery"
    swapped = ("C" if made.recovery[0] != "C" else "D") + made.recovery[1:]
    assert refusal(file, recovery=swapped) == "key.recovery_typed"
    for typed in ("", " "):
        with pytest.raises((MachineError, OfficeError)):
            keyfile.unlock(file, recovery=typed)


def test_a_short_pass_phrase_is_refused() -> None:
    with pytest.raises(OfficeError) as caught:
        keyfile.new_key(store=None, passphrase="pendek")
    assert caught.value.code == "key.passphrase_short"


def test_new_ways_close_the_old_ones() -> None:
    file, made = keyfile.new_key(store=None, passphrase=PHRASE)
    changed = keyfile.with_passphrase(file, made.key, "ayam hitam di atas pagar")
    assert refusal(changed, passphrase=PHRASE) == "key.wrong_passphrase"
    changed, recovery = keyfile.with_recovery(changed, made.key)
    assert refusal(changed, recovery=made.recovery) == "key.wrong_recovery"
    assert keyfile.unlock(changed, recovery=recovery) == made.key


def test_a_way_of_another_office_opens_nothing() -> None:
    """The wrapped key is bound to the office's own id."""
    file, made = keyfile.new_key(store=None, passphrase=PHRASE)
    stranger = replace(file, id="0" * 16)
    assert refusal(stranger, passphrase=PHRASE) == "key.wrong_passphrase"
    assert refusal(stranger, recovery=made.recovery) == "key.wrong_recovery"


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789 -–", max_size=60))
@settings(max_examples=200)
def test_whatever_is_typed_for_a_recovery_key_is_one_refusal(typed: str) -> None:
    file = KeyFile("0" * 16, {})
    with pytest.raises((OfficeError, MachineError)) as caught:
        keyfile.unlock(file, recovery=typed)
    assert caught.value.code in {"key.recovery_typed", "key.wrong_recovery", "machine.locked"}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(
            ["format", "id", "ways", "head", "store", "passphrase", "recovery", "nonce", "wrapped",
             "salt", "time", "memory", "lanes"]), inner, max_size=6),
        max_leaves=12,
    )
)  # fmt: skip
@settings(max_examples=300)
def test_any_json_is_a_key_file_or_a_value_error(content: object) -> None:
    try:
        keyfile.parse(json.dumps(content))
    except ValueError:
        return


@pytest.mark.parametrize("change", ["memory", "time", "lanes"])
def test_a_key_file_that_would_eat_the_computer_is_refused(change: str) -> None:
    file, _ = keyfile.new_key(store=None, passphrase=PHRASE)
    values = json.loads(keyfile.told(file))
    values["ways"]["passphrase"][change] = 2**40
    with pytest.raises(ValueError, match="Argon2"):
        keyfile.parse(json.dumps(values))


def test_an_interrupted_change_is_settled_by_what_lies_there(tmp_path: Path) -> None:
    database, part = tmp_path / "kantor.db", tmp_path / "neu"
    database.write_bytes(b"old database 1234")
    part.write_bytes(b"new database 1234")
    old, new = (keyfile.new_key(store=None, passphrase=PHRASE)[0] for _ in range(2))
    keyfile.write(database, old)
    keyfile.begin_change(database, new, part)
    keyfile.settle_change(database)  # the database was not exchanged yet
    kept = keyfile.read(database)
    assert kept is not None
    assert kept.id == old.id
    keyfile.begin_change(database, new, part)
    part.replace(database)
    keyfile.settle_change(database)
    kept = keyfile.read(database)
    assert kept is not None
    assert kept.id == new.id
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kantor.db", "kantor.db.key"]
