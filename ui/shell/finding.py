"""Finding things by text: people, tickets, receipts, documents. No widgets."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from ektp_desk.cards import queries as cards
from ektp_desk.cards import queries_delivery, queries_suket
from ektp_desk.queue import agenda
from ektp_desk.queue import queries as queue
from ektp_desk.recording import queries as recording
from ektp_desk.residents import queries as residents
from ektp_desk.residents.queries import ResidentFound
from ui.context import Context
from ui.shell.scanned import Scanned, recognise


@dataclass(frozen=True)
class Found:
    """One line of the results: which page opens with what."""

    icon: str
    title: str
    detail: str
    page: str
    argument: object


class Finder(QObject):
    """Asks the right queries for a text; answers are lists of `Found`."""

    found = Signal(object)  # tuple[Found, ...]
    nothing = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def find(self, text: str) -> None:
        """Search while typing: documents by their form, people by name or number."""
        scanned = recognise(text)
        if scanned is not None and scanned.kind != "nik":
            self._open(scanned, typed=True)
            return
        self._context.tasks.read(
            self, residents.search, done=self._on_people, key="find", text_=text, limit=12
        )

    def open_scanned(self, scanned: Scanned) -> None:
        """Look up what a scan names."""
        self._open(scanned, typed=False)

    def _open(self, scanned: Scanned, *, typed: bool) -> None:
        tasks, today = self._context.tasks, self._context.today()
        answer = lambda row: self._on_row(scanned, row, typed=typed)  # noqa: E731
        if scanned.kind == "ticket_token":
            tasks.read(self, queue.ticket_by_token, done=answer, key="find", token=scanned.text)
        elif scanned.kind == "ticket_code":
            tasks.read(self, queue.ticket_by_code, done=answer, key="find", code=scanned.text,
                       day=today)  # fmt: skip
        elif scanned.kind == "appointment":
            tasks.read(self, agenda.appointment_by_token, done=answer, key="find",
                       token=scanned.text)  # fmt: skip
        elif scanned.kind == "recording":
            tasks.read(self, recording.recording_by_token, done=answer, key="find",
                       token=scanned.text)  # fmt: skip
        elif scanned.kind == "suket":
            tasks.read(self, queries_suket.suket_by_token, done=answer, key="find",
                       token=scanned.text)  # fmt: skip
        elif scanned.kind == "nik":
            tasks.read(self, residents.resident_by_nik, done=answer, key="find",
                       nik=scanned.text)  # fmt: skip
        elif scanned.kind == "handover":
            tasks.read(self, cards.card_by_handover, done=answer, key="find",
                       number=scanned.text)  # fmt: skip
        elif scanned.kind == "delivery":
            tasks.read(self, queries_delivery.delivery_by_number, done=answer, key="find",
                       number=scanned.text)  # fmt: skip
        else:
            tasks.read(self, cards.find_card, done=answer, key="find", text=scanned.text)

    def _on_people(self, rows: tuple[ResidentFound, ...]) -> None:
        self.found.emit(tuple(self._person(row) for row in rows))

    def _person(self, row: ResidentFound) -> Found:
        detail = " · ".join(
            part for part in (row.masked_nik, self._day(row.birth_date), row.village) if part
        )
        return Found("user", row.name, detail, "residents", row.id)

    def _day(self, day: date) -> str:
        return self._context.day(day)

    def _on_row(self, scanned: Scanned, row: object, *, typed: bool) -> None:
        if row is None:
            self.nothing.emit(scanned.text)
            return
        if isinstance(row, queue.TicketRow):
            detail = " · ".join(
                part
                for part in (
                    row.service_name(self._context.sentences.language),
                    row.resident_name,
                    self._context.say(f"ticket_state.{row.state}"),
                )
                if part
            )
            found = Found("ticket", row.code, detail, "queue", row.id)
        elif isinstance(row, agenda.AppointmentRow):
            found = self._appointment(row)
        elif isinstance(row, cards.CardRow):
            state = self._context.say(f"card_state.{row.state}")
            # A receipt that was scanned proves whose card it is: the page is told.
            proven = not typed and scanned.kind in ("card", "card_number")
            argument = ("receipt", (row.id, scanned.text)) if proven else row.id
            detail = f"{row.resident_name} · {state}"
            found = Found("id-card", row.number, detail, "pickup", argument)
        elif isinstance(row, queries_delivery.DeliveryRow):
            state = self._context.say(f"delivery_state.{row.state}")
            detail = f"{row.village} · {state}"
            found = Found("list-checks", row.number, detail, "pickup", ("delivery", row.id))
        elif isinstance(row, queries_suket.SuketRow):
            state = self._context.say(f"suket_state.{row.state}")
            detail = f"{row.resident_name} · {state} · {self._day(row.valid_until)}"
            found = Found("file-text", row.number, detail, "residents", row.resident_id)
        elif isinstance(row, residents.ResidentView):
            found = Found("user", row.name, row.masked_nik, "residents", row.id)
        else:
            found = Found("fingerprint-pattern", scanned.text, "", "recording", row)
        self.found.emit((found,))

    def _appointment(self, row: agenda.AppointmentRow) -> Found:
        day = f"{self._context.day(row.day)}, {self._context.time(row.slot_at)}"
        state = self._context.say(f"appointment_state.{row.state}")
        return Found("calendar", row.who, f"{day} · {state}", "queue", row)
