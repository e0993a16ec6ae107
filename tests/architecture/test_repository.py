"""The repository: locks, what no file may name, the one command, and Qt's references."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, imported, kept_files, named, sources, tree

LOCKS = sources("requirements/*.txt")
PIN = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*(\[[a-z,]+\])?==\S+")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")
# Put together here, so that this file does not name them itself.
HOSTS = [
    "\\.".join(parts)
    for parts in (
        ("py" + "pi", "org"),
        ("python" + "hosted", "org"),
        ("ana" + "conda", "org"),
        ("npm" + "js", "(org|com)"),
        ("crates", "io"),
        ("registry", "(hub|yarnpkg|gitlab)"),
    )
]
FORBIDDEN = {
    "a package registry": re.compile("|".join(HOSTS).encode(), re.IGNORECASE),
    "an index address": re.compile(rb"(extra-)?index-url[ =]\s*\S*:/"),
    "a path of one machine": re.compile(rb"(?<![\w.*/])/(?:work|root|tmp/ektp)(?![\w-])"),
}


@pytest.mark.parametrize("path", LOCKS, ids=named)
def test_a_lock_is_pinned_and_hashed_and_names_no_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text
    pins = hashes = 0
    for line in text.splitlines():
        if line.startswith("    --hash="):
            assert HASH.match(line), line
            hashes += 1
        elif line and not line.lstrip().startswith("#"):
            assert PIN.match(line), line
            assert line.endswith("\\"), f"{line}: no hash"
            pins += 1
    assert hashes >= pins > 0


def test_every_lock_has_its_source_and_holds_it() -> None:
    for source in sources("requirements/*.in"):
        lock = source.with_suffix(".txt").read_text(encoding="utf-8").casefold()
        for line in source.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-")):
                name = re.split(r"[=<>\[]", line)[0].casefold()
                assert re.search(rf"^{re.escape(name)}(\[[a-z,]+\])?==", lock, re.MULTILINE), line


@pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None, reason="no git checkout here"
)
def test_no_file_names_a_registry_or_a_machine() -> None:
    found = [
        f"{named(path)}: {what}"
        for path in kept_files()
        for what, pattern in FORBIDDEN.items()
        if pattern.search(path.read_bytes())
    ]
    assert found == []


@pytest.mark.parametrize(
    "words",
    ["see https://" + "py" + "pi.org/x", "/" + "work/main", "cd '/" + "root'", "/tmp/" + "ektp"],
)
def test_what_is_forbidden_is_noticed(words: str) -> None:
    assert any(pattern.search(words.encode()) for pattern in FORBIDDEN.values())


def test_dev_needs_the_standard_library_only() -> None:
    """It runs before anything is installed."""
    names = {name.partition(".")[0] for name in imported(ROOT / "dev.py")}
    assert names <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("words", [[], ["frobnicate"], ["--help"], ["", "test"]])
def test_dev_shows_its_usage_for_a_wrong_verb(words: list[str], tmp_path: Path) -> None:
    """Without the project's packages: isolated, from another folder."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", ROOT / "dev.py", *words],
        capture_output=True, encoding="utf-8", cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == ""
    assert (ast.get_docstring(tree(ROOT / "dev.py")) or "?") in done.stdout
    for verb in (
        "run",
        "test",
        "shots",
        "bench",
        "fuzz",
        "audit-packages",
        "lock",
        "build",
        "setup",
    ):
        assert f"\n  {verb} " in done.stdout


QT_CALLS = """
import sys
from PySide6.QtCore import QCoreApplication

application = QCoreApplication([])
QCoreApplication.processEvents()
before = sys.getrefcount(None)
for _ in range(2_000):
    QCoreApplication.processEvents()
print(sys.getrefcount(None) - before)
"""


def test_calls_into_qt_keep_their_references() -> None:
    """PySide6 6.12.0 takes one of None's away with each call; at none the interpreter stops.

    From Python 3.12 on None is immortal, and its count stands still.
    """
    done = subprocess.run(
        [sys.executable, "-c", QT_CALLS], capture_output=True, encoding="utf-8", check=True
    )
    assert int(done.stdout) > -100
