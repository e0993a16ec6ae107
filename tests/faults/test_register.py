"""docs/reliability.md names the test of every fault: each of them is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
NAMED = re.compile(r"`(tests/[a-z_/]+\.py)(?:::(test_[a-z_]+))?`")


def test_every_test_that_the_page_names_is_there() -> None:
    named = NAMED.findall(PAGE.read_text(encoding="utf-8"))
    assert named
    for path, name in named:
        source = (ROOT / path).read_text(encoding="utf-8")
        assert not name or f"def {name}(" in source, f"{path}::{name}"


def test_every_file_of_the_suite_is_on_the_page() -> None:
    named = {path for path, _ in NAMED.findall(PAGE.read_text(encoding="utf-8"))}
    own = {f"tests/faults/{path.name}" for path in Path(__file__).parent.glob("test_*.py")}
    assert own - named == set()
