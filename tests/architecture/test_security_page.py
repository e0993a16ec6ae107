"""`SECURITY.md` names a test for all that is said to hold, and each of them is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, tree

PAGE = ROOT / "SECURITY.md"
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
THREATS = (
    "Stolen laptop or computer", "Curious officer", "Broker", "Bad USB stick, bad file",
    "Forged bundle", "Network listener", "Lost backup", "Tampered database",
)  # fmt: skip


def parts() -> dict[str, str]:
    """The page's parts by their headings."""
    found = re.split(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def rows(part: str) -> list[str]:
    """What a part's table says holds, without its head."""
    return [line for line in part.splitlines() if line.startswith("| ")][1:]


def named() -> list[tuple[str, str]]:
    return sorted(set(TEST.findall(PAGE.read_text(encoding="utf-8"))))


def functions_in(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name


@pytest.mark.parametrize("threat", THREATS)
def test_each_threat_says_what_holds_and_what_does_not(threat: str) -> None:
    part = parts()[threat]
    assert len(rows(part)) >= 4
    assert "Does not hold:" in part


@pytest.mark.parametrize("threat", THREATS)
def test_each_row_names_its_test(threat: str) -> None:
    assert [row for row in rows(parts()[threat]) if not TEST.search(row)] == []


@pytest.mark.parametrize(("path", "name"), named())
def test_a_named_test_is_there(path: str, name: str) -> None:
    assert (ROOT / path).is_file()
    assert name in set(functions_in(ROOT / path))


def test_a_test_that_is_gone_is_noticed() -> None:
    assert "test_nothing_of_this_name" not in set(functions_in(Path(__file__)))
    assert len(named()) > 60
