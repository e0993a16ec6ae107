"""Signatures: ours, with a certificate made for the test, and Python's."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import machine
import sign
import windows_python

pytestmark = pytest.mark.skipif(os.name == "nt", reason="checked with osslsigncode")


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A self-made certificate in force; the public half as a file."""
    key, public, both = (tmp_path / name for name in ("key.pem", "public.pem", "both.pfx"))
    subprocess.check_call(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=Dinas Percobaan", "-addext", "extendedKeyUsage=codeSigning",
         "-keyout", key, "-out", public], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    subprocess.check_call(
        ["openssl", "pkcs12", "-export", "-inkey", key, "-in", public, "-out", both,
         "-passout", "pass:kata sandi"]
    )  # fmt: skip
    monkeypatch.setenv(sign.CERTIFICATE, str(both))
    monkeypatch.setenv(sign.PASSWORD, "kata sandi")
    return public


def _verify(file: Path, public: Path) -> bool:
    command = ["osslsigncode", "verify", "-CAfile", str(public), "-in", str(file)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_both_executables_are_signed(app: Path, certificate: Path, tmp_path: Path) -> None:
    files = [
        Path(shutil.copy(app / name, tmp_path)) for name in (machine.WINDOWED, machine.CONSOLE)
    ]
    assert sign.sign_all(files) == "Signed: EKTP Desk.exe, ektp-desk.exe"
    assert all(_verify(file, certificate) for file in files)
    content = bytearray(files[0].read_bytes())
    content[5000] ^= 1
    files[0].write_bytes(content)
    assert not _verify(files[0], certificate)


def test_a_signed_program_still_starts(
    app: Path, certificate: Path, tmp_path: Path, where: machine.Windows
) -> None:
    """The signature stands behind the archive that the program reads out of its own file."""
    copy = Path(shutil.copytree(app, tmp_path / "app")) / machine.CONSOLE
    sign.sign_all([copy])
    assert where.run([copy, "--help"], timeout=120).returncode == 0


def test_no_certificate_is_said(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(sign.CERTIFICATE, raising=False)
    assert sign.sign_all([app / machine.CONSOLE]) == sign.UNSIGNED


def test_a_wrong_password_signs_nothing(
    app: Path, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(shutil.copy(app / machine.CONSOLE, tmp_path))
    before = file.read_bytes()
    monkeypatch.setenv(sign.PASSWORD, "salah")
    with pytest.raises(machine.CannotError):
        sign.sign_all([file])
    assert file.read_bytes() == before


def test_pythons_signature_is_believed_only_whole(tmp_path: Path) -> None:
    original = windows_python.HOME / "python.exe"
    windows_python.check_signature(original)
    content = bytearray(original.read_bytes())
    content[5000] ^= 1
    tampered = tmp_path / "python.exe"
    tampered.write_bytes(content)
    with pytest.raises(machine.CannotError, match="not validly signed"):
        windows_python.check_signature(tampered)


def test_another_makers_signature_is_not_pythons(
    app: Path, certificate: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy(app / machine.CONSOLE, tmp_path))
    sign.sign_all([file])
    with pytest.raises(machine.CannotError):
        windows_python.check_signature(file)
