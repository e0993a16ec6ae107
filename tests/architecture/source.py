"""The project's own files, and their syntax."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def tree(path: Path) -> ast.Module:
    """A file's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def sources(pattern: str) -> list[Path]:
    """The files that match, never none."""
    found = sorted(ROOT.glob(pattern))
    assert found, pattern
    return found


def imported(path: Path) -> Iterator[str]:
    """Full names of the modules a file imports, wherever in it; `from a import b` is both."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def kept_files() -> tuple[Path, ...]:
    """What git keeps, or would with the next commit."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    found = tuple(path for path in paths if path.is_file())
    assert len(found) > 100
    return found


def named(path: Path) -> str:
    """A file's path in the project, for what a test says."""
    return path.relative_to(ROOT).as_posix()
