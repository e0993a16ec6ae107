"""What ships beside the code: every icon that is named, and whose work it is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, named, sources, tree

RESOURCES = ROOT / "resources"
ICONS = {path.stem for path in sources("resources/icons/*.svg")}
# Calls with an icon's name, and at which place it stands.
PLACES = {"icon": 0, "pixmap": 0, "Found": 0, "PageSpec": 2, "_add": 2}
THEMES_OWN = {"arrow-dark", "arrow-light"}
OWN = ("i18n", "program")  # made here; everything else came from somebody


def literals(node: ast.AST) -> Iterator[str]:
    """Every text in a piece of source."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def icon_names(path: Path) -> Iterator[str]:
    """The icons a file names: in calls, and in tables called …ICONS."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            name = getattr(called, "id", getattr(called, "attr", ""))
            place = PLACES.get(name)
            if place is not None and len(node.args) > place:
                given = node.args[place]
                assert not isinstance(given, ast.JoinedStr | ast.BinOp), named(path)
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield given.value
            of = getattr(called, "value", None)
            if name == "get" and isinstance(of, ast.Name) and of.id.endswith("ICONS"):
                yield from literals(node.args[1])
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith("ICONS"):
            assert isinstance(node.value, ast.Dict), named(path)
            for value in node.value.values:
                yield from literals(value.elts[0] if isinstance(value, ast.Tuple) else value)


def test_every_icon_that_is_named_exists() -> None:
    found = {name: path for path in sources("ui/**/*.py") for name in icon_names(path)}
    missing = {name: named(path) for name, path in found.items() if name not in ICONS}
    assert missing == {}
    assert {"id-card", "arrow-right", "megaphone", "circle-dot", "boxes", "monitor"} <= set(found)
    assert ICONS >= THEMES_OWN


def test_icons_are_harmless() -> None:
    """Each is drawn in the theme's colour and asks for nothing from elsewhere."""
    for path in sources("resources/icons/*.svg"):
        text = path.read_text(encoding="utf-8")
        assert text.lstrip().startswith(("<svg", "<!--")), named(path)
        assert "<script" not in text, named(path)
        assert "href" not in text, named(path)
        if path.stem not in THEMES_OWN:
            assert "currentColor" in text, named(path)


def test_every_folder_of_others_work_has_its_notice() -> None:
    table = (RESOURCES / "NOTICES.md").read_text(encoding="utf-8")
    folders = [path for path in RESOURCES.iterdir() if path.is_dir() and path.name[0] not in "_."]
    for folder in folders:
        if folder.name in OWN:
            continue
        notices = [path for path in folder.iterdir()
                   if re.search(r"LICENSE|NOTICE", path.name)]  # fmt: skip
        assert notices, folder.name
        for notice in notices:
            assert len(notice.read_text(encoding="utf-8")) > 200, named(notice)
            assert f"{folder.name}/{notice.name}" in table, named(notice)
    assert {"fonts", "icons", "data", "sounds"} <= {folder.name for folder in folders}


def test_every_file_stands_in_the_table_of_notices() -> None:
    table = (RESOURCES / "NOTICES.md").read_text(encoding="utf-8")
    patterns = re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)
    named_files = {path for pattern in patterns for path in RESOURCES.glob(pattern)}
    for folder in ("fonts", "icons", "data", "sounds"):
        for path in (path for path in (RESOURCES / folder).rglob("*") if path.is_file()):
            if not re.search(r"LICENSE|NOTICE", path.name):
                assert path in named_files, named(path)
    for pattern in patterns:
        assert list(RESOURCES.glob(pattern)), f"{pattern} is gone"
