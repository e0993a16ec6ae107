"""What a check found: as a table of sentences, and on paper."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHeaderView, QWidget

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.kernel.targets import require_target
from ektp_desk.storage.check import Finding
from ektp_desk.storage.files import write_whole
from ui.theme.theme import Theme
from ui.widgets.rows import Column, RowsModel
from ui.widgets.table import DataTable

PAPER = "id"  # the office's papers are Indonesian whatever the windows speak


class FindingsTable(DataTable):
    """One sentence a row, as high as it needs."""

    def __init__(self, theme: Theme, sentences: Sentences, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._sentences = sentences
        self.setObjectName("findings")
        self.setAccessibleName(self.tr("Findings"))
        self.rows: RowsModel[str] = RowsModel([Column(self.tr("Found"), lambda sentence: sentence)])
        self.set_model(self.rows)
        self.fit({0: "stretch"})
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say each of them."""
        self.rows.set_rows([self._sentences.say(one.code, **one.params) for one in findings])


def on_paper(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The findings as they stand on a paper of the office."""
    words = Sentences(PAPER)
    return tuple(words.say(one.code, **one.params) for one in findings)


def save_page(owner: QWidget, title: str, name: str, page: Callable[[], bytes]) -> bool | None:
    """Ask where a page is kept as PDF and write it there; None when nobody chose a place, False
    where it could not be written."""
    chosen, _ = QFileDialog.getSaveFileName(owner, title, name, "PDF (*.pdf)")
    if not chosen:
        return None
    try:
        require_target(Path(chosen))  # whoever picks the office's own file by mistake keeps it
        write_whole(Path(chosen), page(), private=True)
    except (OSError, OfficeError):
        return False
    return True
