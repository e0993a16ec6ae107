"""Signs the executables with the office's certificate, when it is given: the hook for it.

  EKTP_DESK_SIGN_PFX        certificate and key (PKCS #12)
  EKTP_DESK_SIGN_PASSWORD   its password
  EKTP_DESK_SIGN_TIME       address of a time-stamp server (RFC 3161); without it a signature ends
                            with its certificate

Uses `signtool` on Windows and `osslsigncode` elsewhere. Without a certificate nothing is signed,
which is said; Windows then warns before the first start.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from machine import CannotError

CERTIFICATE, PASSWORD = "EKTP_DESK_SIGN_PFX", "EKTP_DESK_SIGN_PASSWORD"
TIME_SERVER = "EKTP_DESK_SIGN_TIME"
UNSIGNED = f"Not signed: {CERTIFICATE} names no certificate."


def sign_all(files: Sequence[Path]) -> str:
    """Sign in place, all or `CannotError`; a sentence about what was done."""
    certificate = os.environ.get(CERTIFICATE)
    if not certificate:
        return UNSIGNED
    if not Path(certificate).is_file():
        raise CannotError(f"{CERTIFICATE} names {certificate}, which is no file.")
    for file in files:
        if os.name == "nt":
            _signtool(file, certificate)
        else:
            _osslsigncode(file, certificate)
    return f"Signed: {', '.join(file.name for file in files)}"


def identity() -> str:
    """What the signature depends on, without the secret: the certificate's fingerprint."""
    path = Path(os.environ.get(CERTIFICATE) or "-")
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else str(path)


def _osslsigncode(file: Path, certificate: str) -> None:
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        # The password goes by file: other people of this computer can read a command line.
        secret, signed = Path(folder, "password"), Path(folder, file.name)
        secret.touch(mode=0o600)
        secret.write_text(os.environ.get(PASSWORD, ""), encoding="utf-8")
        _run(["osslsigncode", "sign", "-pkcs12", certificate, "-readpass", str(secret),
              "-h", "sha256", "-n", "EKTP Desk", *_time("-ts"),
              "-in", str(file), "-out", str(signed)])  # fmt: skip
        shutil.copymode(file, signed)
        signed.replace(file)


def _signtool(file: Path, certificate: str) -> None:
    password = os.environ.get(PASSWORD)
    # signtool knows no other way to be told; the runner's command lines are its own.
    secret = ["/p", password] if password else []
    _run(["signtool", "sign", "/f", certificate, *secret, "/fd", "sha256", "/d", "EKTP Desk",
          *_time("/tr", "/td", "sha256"), str(file)])  # fmt: skip


def _time(option: str, *more: str) -> list[str]:
    server = os.environ.get(TIME_SERVER)
    return [option, server, *more] if server else []


def _run(command: list[str]) -> None:
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise CannotError(f"{command[0]} is not installed; nothing was signed.") from error
    if answer.returncode != 0:
        raise CannotError(f"{command[0]} could not sign: {answer.stdout}{answer.stderr}")
