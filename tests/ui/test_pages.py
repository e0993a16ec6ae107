"""Every page and every part of the settings, in both languages and both themes."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands
from ui.theme.tokens import DARK, LIGHT, TONES, Tokens, ground_of, ink_of

PAGES = ("counter", "queue", "recording", "printing", "pickup", "followup", "stock",
         "residents", "coverage", "reports", "settings")  # fmt: skip
CODE = re.compile(r"^[a-z_]+(\.[a-z_A-Z]+)+$")


@pytest.mark.parametrize(("language", "theme"), [("id", "light"), ("en", "dark")])
def test_every_page_shows_words_and_nothing_is_cut_off(
    arrive: Arrive, language: str, theme: str
) -> None:
    hands = arrive("supervisor", counter=1, language=language, theme=theme)
    wrong: list[tuple[str, str, list[str]]] = []
    for page in PAGES:
        hands.go(page)
        for shown in _faces(hands, page):
            for look in (_codes, _cut_off, _nameless):
                wrong.append((page, look.__name__, look(shown)))
    assert "\n".join(str(line) for line in wrong if line[2]) == ""
    least = hands.window.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 768


def _faces(hands: Hands, page: str) -> Iterator[QWidget]:
    if page != "settings":
        yield hands.window
        return
    for place in range(13):
        hands.part("settingsParts", place)
        yield hands.window


def _visible(root: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [child for child in root.findChildren(kind) if child.isVisible()]


def _codes(root: QWidget) -> list[str]:
    """Texts that are a code nobody gave words to."""
    texts = [label.text() for label in _visible(root, QLabel)]  # type: ignore[attr-defined]
    texts += [button.text() for button in _visible(root, QAbstractButton)]  # type: ignore[attr-defined]
    for box in _visible(root, QComboBox):
        assert isinstance(box, QComboBox)
        texts += [box.itemText(place) for place in range(box.count())]
    for table in _visible(root, QTableView):
        assert isinstance(table, QTableView)
        model = table.model()
        texts += [
            str(model.index(row, column).data())
            for row in range(min(model.rowCount(), 30))
            for column in range(model.columnCount())
        ]
        texts += [
            str(model.headerData(column, Qt.Orientation.Horizontal))
            for column in range(model.columnCount())
        ]
    return [text for text in texts if CODE.match(text)]


def _cut_off(root: QWidget) -> list[str]:
    """Labels and buttons that are narrower than what they say, and cut headings of tables."""
    found = []
    for label in _visible(root, QLabel):
        assert isinstance(label, QLabel)
        if label.text() and not label.wordWrap() and label.width() + 1 < label.sizeHint().width():
            found.append(label.text())
        if label.wordWrap() and label.height() + 1 < label.heightForWidth(label.width()):
            found.append(label.text())
    for button in _visible(root, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        if button.text() and button.width() + 1 < button.sizeHint().width():
            found.append(button.text())
    for table in _visible(root, QTableView):
        assert isinstance(table, QTableView)
        header = table.horizontalHeader()
        for column in range(header.count()):
            wanted = header.sectionSizeFromContents(column).width()
            if not header.isSectionHidden(column) and header.sectionSize(column) < wanted:
                found.append(str(table.model().headerData(column, Qt.Orientation.Horizontal)))
    return found


def _nameless(root: QWidget) -> list[str]:
    """Controls a screen reader would have no name for."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QTableView)
    found = []
    for kind in kinds:
        for child in _visible(root, kind):
            own = child.objectName().startswith("qt_") or isinstance(
                child.parent(), QComboBox | QTableView | QLineEdit
            )
            text = child.text() if isinstance(child, QAbstractButton) else ""
            spoken = child.accessibleName() or text
            inner = child.parent() is not None and child.parent().inherits("QAbstractSpinBox")
            if not spoken and not own and not inner:
                found.append(f"{type(child).__name__} {child.objectName()}")
    return found


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_ground_hold_wcag_aa(tokens: Tokens) -> None:
    pairs = {
        "text on canvas": (tokens.text, tokens.canvas),
        "text on surface": (tokens.text, tokens.surface),
        "muted on surface": (tokens.text_muted, tokens.surface),
        "muted on canvas": (tokens.text_muted, tokens.canvas),
        "muted in the navigation": (tokens.text_muted, tokens.navigation),
        "text on a selection": (tokens.text, tokens.selection),
        "primary button": (tokens.accent_text, tokens.accent),
        "error on surface": (tokens.negative, tokens.surface),
    }
    pairs |= {f"chip {tone}": (ink_of(tokens, tone), ground_of(tokens, tone)) for tone in TONES}
    weak = {name: round(_contrast(*pair), 2) for name, pair in pairs.items()
            if _contrast(*pair) < 4.5}  # fmt: skip
    assert weak == {}


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2: (lighter + 0.05) / (darker + 0.05)."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_an_officer_sees_only_what_the_role_may_do(arrive: Arrive) -> None:
    hands = arrive("cetak1")
    shown = [page for page in PAGES if hands.sees(f"nav_{page}")]
    assert shown == ["printing", "followup", "stock", "residents", "settings"]
    hands.go("stock")
    assert not hands.sees("receiveStock")


def test_language_and_theme_change_while_the_program_runs(
    arrive: Arrive, qapp: QApplication
) -> None:
    hands = arrive("supervisor")
    hands.go("stock")
    hands.window.choose_language("en")
    hands.settle()
    assert _title(hands) == "Blank cards"
    hands.window.choose_theme("dark")
    hands.settle()
    assert hands.window.theme.tokens is DARK
    hands.window.choose_language("id")
    hands.settle()
    assert _title(hands) == "Blangko"


def _title(hands: Hands) -> str:
    titles = [label for label in hands.window.findChildren(QLabel)
              if label.isVisible() and label.property("role") == "title"]  # fmt: skip
    return titles[0].text()
