"""Which file may know which: finer than the contracts of import-linter."""

import ast
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, imported, named, sources, tree

RULES = sources("ektp_desk/*/rules.py")
SLIPS = sources("ektp_desk/*/slips.py")
CHANGES = ROOT / "ektp_desk" / "kernel" / "changes.py"
DOCUMENTS = sources("printing/*.py")
VIEWMODELS = [*sources("ui/**/viewmodel*.py"), *sources("ui/**/*_viewmodel.py")]
WINDOWS = sources("ui/**/*.py")
MAKERS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)


@pytest.mark.parametrize("path", [*RULES, *SLIPS, CHANGES], ids=named)
def test_rules_and_slips_stand_on_the_standard_library(path: Path) -> None:
    """Siblings of the same kind are allowed: a slip carries the papers' letterhead."""
    modules = [name.split(".") for name in imported(path)]
    foreign = {parts[0] for parts in modules} - set(sys.stdlib_module_names)
    assert foreign <= {"ektp_desk"}
    kinds = {parts[2] for parts in modules if parts[0] == "ektp_desk"}
    assert kinds <= {path.stem}


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_documents_know_no_services_queries_or_tables(path: Path) -> None:
    office = [name.split(".") for name in imported(path) if name.startswith("ektp_desk.")]
    for parts in office:
        assert not {part.split("_")[0] for part in parts} & {"services", "queries", "models"}


def test_viewmodels_know_no_widgets() -> None:
    for path in VIEWMODELS:
        assert "QtWidgets" not in path.read_text(encoding="utf-8"), named(path)


def _kept(statement: ast.stmt) -> list[str]:
    """Lower-case names that a statement gives something to that can change."""
    if isinstance(statement, ast.Assign):
        targets, value = statement.targets, statement.value
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        targets, value = [statement.target], statement.value
    else:
        return []
    call = value.func if isinstance(value, ast.Call) else None
    maker = getattr(call, "id", getattr(call, "attr", ""))
    if not isinstance(value, MUTABLE) and maker not in MAKERS:
        return []
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    return [name for name in names if name == name.lower() and not name.startswith("__")]


@pytest.mark.parametrize(
    "line",
    ["open_windows = []", "_pages: dict[str, int] = {}", "seen = set()",
     "found = collections.defaultdict(list)", "a = b = {x for x in ()}"],
)  # fmt: skip
def test_module_state_is_noticed(line: str) -> None:
    assert _kept(ast.parse(line).body[0])


def test_windows_keep_no_state_in_modules() -> None:
    """No registry, no list of open windows: what a thing needs is handed to it."""
    for path in WINDOWS:
        for statement in tree(path).body:
            assert _kept(statement) == [], named(path)
        rebound = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Global)]
        assert rebound == [], named(path)


def test_long_files_and_functions_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """No limit, but a list to look at from time to time."""
    lines = []
    folders = ("ektp_desk", "ui", "printing", "packaging", "benchmarks", "tests")
    for path in [path for name in folders for path in sources(f"{name}/**/*.py")]:
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > 400:
            lines.append(f"{named(path)}: {length} lines")
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                long = (node.end_lineno or node.lineno) - node.lineno + 1
                if long > 50:
                    lines.append(f"{named(path)}:{node.lineno}: {node.name}: {long} lines")
    with capsys.disabled():
        print("\n" + "\n".join(sorted(lines)))
