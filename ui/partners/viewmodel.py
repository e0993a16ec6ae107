"""What the partners page knows and can do. No widgets."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ektp_desk.kernel.desk import Done
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.targets import require_target
from ektp_desk.papers import services as papers
from ektp_desk.partners import lists, queries
from ektp_desk.partners.lists import Made, log_taken_out
from ektp_desk.partners.lock import lock
from ektp_desk.partners.queries import ListRow, PartnerRow, SchoolChoice, list_sheet
from ektp_desk.partners.rules import new_password
from ektp_desk.partners.selection import Selection
from ektp_desk.partners.sheet import workbook
from ektp_desk.partners.slips import LETTER
from ektp_desk.residents.queries import VillageRow, villages
from ektp_desk.storage.files import write_whole
from ui.context import Context
from ui.tasks import Job

Refused = Callable[[OfficeError | MachineError], None]


class PartnersViewModel(QObject):
    """The register, the lists that are out, and the acts upon them."""

    partners_changed = Signal()
    lists_changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.partners: tuple[PartnerRow, ...] = ()
        self.schools: tuple[SchoolChoice, ...] = ()
        self.villages: tuple[VillageRow, ...] = ()
        self.lists: tuple[ListRow, ...] = ()

    def load(self) -> None:
        """Read the register and the lists."""
        tasks = self._context.tasks
        tasks.read(self, queries.partners, done=self._on_partners, key="partners")
        tasks.read(self, queries.schools, done=self._on_schools, key="schools")
        tasks.read(self, villages, done=self._on_villages, key="villages")
        tasks.read(self, queries.lists, done=self._on_lists, key="lists")

    def count(self, partner_id: int, selection: Selection, done: Callable[[int], None]) -> None:
        """How many people a list would hold; only the newest question is answered."""
        self._context.tasks.read(
            self, queries.count_for, done=done, key="count", partner_id=partner_id,
            selection=selection,
        )  # fmt: skip

    def make(
        self,
        owner: QObject,
        partner_id: int,
        selection: Selection,
        expires_on: date,
        *,
        done: Callable[[Made], None],
        refused: Refused,
    ) -> None:
        """Freeze a list; its letter goes to the printer."""

        def made(result: Made) -> None:
            self._context.requests.print_paper(result.letter)
            done(result)

        self._context.tasks.write(
            owner, lists.make_list, done=made, refused=refused, troubled=refused,
            partner_id=partner_id, selection=selection, expires_on=expires_on,
        )  # fmt: skip

    def save_file(
        self,
        owner: QObject,
        list_id: int,
        path: Path,
        *,
        done: Callable[[str], None],
        refused: Refused,
    ) -> None:
        """Write the locked file of a list; `done` is told the password, which nobody keeps."""
        tasks = self._context.tasks

        def write(_job: Job) -> tuple[Done[None], str]:
            require_target(path)
            sheet = tasks.desk.read(list_sheet, list_id=list_id)
            outcome = tasks.desk.write(tasks.actor, log_taken_out, list_id=list_id)
            password = new_password()
            try:
                write_whole(path, lock(workbook(sheet), password), forced=False)
            except OSError as error:
                raise OfficeError("file.not_written", path=path.name) from error
            return outcome, password

        def written(result: tuple[Done[None], str]) -> None:
            tasks.announce(result[0].changes)
            done(result[1])

        tasks.run(owner, write, done=written, failed=refused, troubled=refused)

    def print_letter(self, row: ListRow) -> None:
        """Print a list's letter again, with its copy mark."""
        self._context.tasks.write(
            self, papers.copy, done=self._context.requests.print_paper, key=f"{LETTER}/{row.code}"
        )

    def _on_partners(self, rows: tuple[PartnerRow, ...]) -> None:
        self.partners = rows
        self.partners_changed.emit()

    def _on_schools(self, rows: tuple[SchoolChoice, ...]) -> None:
        self.schools = rows

    def _on_villages(self, rows: tuple[VillageRow, ...]) -> None:
        self.villages = rows

    def _on_lists(self, rows: tuple[ListRow, ...]) -> None:
        self.lists = rows
        self.lists_changed.emit()
