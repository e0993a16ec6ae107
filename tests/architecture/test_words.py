"""The windows' words: literal in the source, translated whole, compiled as they stand."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, named, sources, tree

FOLDER = ROOT / "resources" / "i18n"
WINDOWS = FOLDER / "ektp_desk_id.ts"
QT = FOLDER / "qt_id.ts"
PROGRAMS = Path(sys.executable).parent
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%L?\d")
Messages = dict[tuple[str, str, str], ElementTree.Element]


def messages(path: Path) -> Messages:
    """The `translation` elements by context, source and comment."""
    found: Messages = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            assert key not in found, key
            translation = message.find("translation")
            assert translation is not None, key
            found[key] = translation
    assert found
    return found


def forms(translation: ElementTree.Element) -> list[str]:
    """The translation, or each of its plural forms."""
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


def test_every_text_given_to_tr_is_a_literal() -> None:
    """`lupdate` reads the source: it finds no text that is put together first."""
    seen = 0
    for path in sources("ui/**/*.py"):
        for node in ast.walk(tree(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr != "tr":
                continue
            seen += 1
            place = f"{named(path)}:{node.lineno}"
            assert ast.unparse(node.func.value) == "self", place
            for argument in node.args[:2]:
                assert isinstance(argument, ast.Constant), place
                assert isinstance(argument.value, str), place
                assert argument.value.strip(), place
    assert seen > 300


@pytest.mark.parametrize("path", [WINDOWS, QT], ids=named)
def test_every_text_is_translated(path: Path) -> None:
    for key, translation in messages(path).items():
        assert translation.get("type") is None, key
        for form in forms(translation):
            assert form.strip(), key


@pytest.mark.parametrize("path", [WINDOWS, QT], ids=named)
def test_translations_keep_the_placeholders(path: Path) -> None:
    for key, translation in messages(path).items():
        for form in forms(translation):
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(key[1])), key


def test_the_translations_are_those_of_the_source(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    subprocess.run(
        [PROGRAMS / "pyside6-lupdate", "-no-obsolete", "-locations", "none",
         *sources("ui/**/*.py"), "-ts", fresh],
        check=True, capture_output=True,
    )  # fmt: skip
    assert set(messages(WINDOWS)) == set(messages(fresh))


@pytest.mark.parametrize("path", [WINDOWS, QT], ids=named)
def test_the_compiled_translations_are_those_of_the_text(path: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    subprocess.run(
        [PROGRAMS / "pyside6-lrelease", "-silent", path, "-qm", fresh],
        check=True, capture_output=True,
    )  # fmt: skip
    assert path.with_suffix(".qm").read_bytes() == fresh.read_bytes()
