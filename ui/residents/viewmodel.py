"""What the residents page knows and can do. No widgets."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ektp_desk.cards.before import Before, before
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.papers import queries as papers
from ektp_desk.papers import services as paper_services
from ektp_desk.papers.queries import PaperListed
from ektp_desk.residents import queries, services
from ektp_desk.residents.access import Place
from ektp_desk.residents.queries import ResidentFound, ResidentView, VillageCount, VillageRow
from ektp_desk.residents.services import Person
from ui.context import Context
from ui.residents.opened import OpenedNotes

MOST_FOUND = 100
PERSON_KEYS = ("person", "household", "before", "papers")
Refused = Callable[[OfficeError | MachineError], None]


class ResidentsViewModel(QObject):
    """The roll by village, who was found, and one person with household and past."""

    counts_changed = Signal()
    found_changed = Signal()
    person_changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.counts: tuple[VillageCount, ...] = ()
        self.villages: tuple[VillageRow, ...] = ()
        self.text = ""
        self.found: tuple[ResidentFound, ...] = ()
        self.person: ResidentView | None = None
        self.household: tuple[ResidentView, ...] = ()
        self.before: Before | None = None
        self.papers: tuple[PaperListed, ...] = ()
        self._opened = OpenedNotes(context, Place.PERSON, self)

    @property
    def total(self) -> int:
        """How many people the roll holds."""
        return sum(row.residents for row in self.counts)

    def load(self) -> None:
        """Read the counts, and again what is shown."""
        tasks = self._context.tasks
        tasks.read(self, queries.count_by_village, done=self._on_counts, key="counts")
        tasks.read(self, queries.villages, done=self._on_villages, key="villages")
        if self.text:
            self.search(self.text)
        if self.person is not None:
            self.open_person(self.person.id)

    def search(self, text: str) -> None:
        """Find people by NIK, KK number or name; "" shows the villages again."""
        self.text = text
        if not text:
            self._context.tasks.forget(self, "search")
            self._on_found(())
            return
        self._context.tasks.read(
            self, queries.search, done=self._on_found, key="search", text_=text, limit=MOST_FOUND
        )

    def open_person(self, resident_id: int) -> None:
        """Read one person with everything around them."""
        tasks = self._context.tasks
        tasks.read(self, queries.resident, done=self._on_person, key="person",
                   resident_id=resident_id)  # fmt: skip
        tasks.read(self, before, done=self._on_before, key="before", resident_id=resident_id,
                   day=self._context.today())  # fmt: skip
        tasks.read(self, lambda session: papers.papers_of_resident(session, resident_id),
                   done=self._on_papers, key="papers")  # fmt: skip

    def close_person(self) -> None:
        """Nobody is shown any more."""
        for key in PERSON_KEYS:
            self._context.tasks.forget(self, key)
        self.person, self.household, self.before, self.papers = None, (), None, ()
        self.person_changed.emit()

    def unmask(self, done: Callable[[], None]) -> None:
        """Open the NIK in full; the office's log keeps who did and for whom."""
        if self.person is not None:
            self._context.tasks.write(
                self, services.log_unmasked, done=lambda _none: done(),
                resident_id=self.person.id, why="residents page",
            )  # fmt: skip

    def add(self, person: Person, *, done: Callable[[int], None], refused: Refused) -> None:
        """Add one person to the roll."""
        self._context.tasks.write(self, services.add_resident, done=done, refused=refused,
                                  troubled=refused, person=person)  # fmt: skip

    def change(
        self, view: ResidentView, person: Person, *, done: Callable[[], None], refused: Refused
    ) -> None:
        """Change the person shown, unless somebody else did meanwhile."""
        self._context.tasks.write(
            self, services.change_resident, done=lambda _none: done(), refused=refused,
            troubled=refused, resident_id=view.id, person=person, version=view.version,
        )  # fmt: skip

    def print_again(self, paper: PaperListed) -> None:
        """Print a paper of this person again, with its copy mark."""
        self._context.tasks.write(
            self, paper_services.copy, done=self._context.requests.print_paper, key=paper.key
        )

    def _on_counts(self, rows: tuple[VillageCount, ...]) -> None:
        self.counts = rows
        self.counts_changed.emit()

    def _on_villages(self, rows: tuple[VillageRow, ...]) -> None:
        self.villages = rows

    def _on_found(self, rows: tuple[ResidentFound, ...]) -> None:
        self.found = rows
        self.found_changed.emit()

    def _on_person(self, view: ResidentView | None) -> None:
        if view is None:
            self.close_person()
            return
        if view.merged_into is not None:  # a list read before the merge may still name it
            self.open_person(view.merged_into)
            return
        if self.person is None or self.person.id != view.id:
            self.household, self.before, self.papers = (), None, ()
        self.person = view
        self._opened.note([view.id])
        self.person_changed.emit()
        if view.kk_number:
            self._context.tasks.read(self, queries.household, done=self._on_household,
                                     key="household", kk_number=view.kk_number)  # fmt: skip

    def _on_household(self, rows: tuple[ResidentView, ...]) -> None:
        self.household = rows
        self.person_changed.emit()

    def _on_before(self, found: Before) -> None:
        self.before = found
        self.person_changed.emit()

    def _on_papers(self, rows: tuple[PaperListed, ...]) -> None:
        self.papers = rows
        self.person_changed.emit()
