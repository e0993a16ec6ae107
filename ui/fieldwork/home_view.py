"""A laptop before anybody signs in: its visits, itself, and what waits to go home."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ektp_desk.outreach.laptop import Laptop
from ektp_desk.outreach.rules_clock import ClockProblem
from ui.fieldwork.looks import Looks
from ui.fieldwork.visit_card import VisitCard
from ui.widgets.buttons import Button, PrimaryButton, QuietButton
from ui.widgets.empty import EmptyState
from ui.widgets.key_value import KeyValues
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body, Muted, Title

SIDE, EDGE = 412, 24


class HomeView(QWidget):
    """`visit_opened` tells a database's path; the other signals what is wanted."""

    visit_opened = Signal(object)
    file_wanted = Signal()
    card_wanted = Signal()
    copy_wanted = Signal()
    receipt_wanted = Signal()
    clock_right = Signal()
    new_keys_told = Signal()
    phrase_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._looks = looks
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE - 4, EDGE, EDGE)
        column.setSpacing(14)
        self._title = Title("")
        column.addWidget(self._title)
        self.clock_notice = Notice()
        self.clock_notice.setObjectName("clockNotice")
        self.notice = Notice()
        self.notice.setObjectName("laptopNotice")
        column.addWidget(self.clock_notice)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._build_visits(), 1)
        row.addLayout(self._build_side())
        column.addLayout(row, 1)

    def _build_visits(self) -> Panel:
        panel = Panel(self.tr("Visits on this laptop"))
        icon = self._looks.icons.icon("download", "accent_text")
        self.take = PrimaryButton(self.tr("Take a visit's file in…"), icon)
        self.take.setObjectName("takeFile")
        self.take.clicked.connect(self.file_wanted)
        panel.header.addWidget(self.take)
        self._area = ScrollArea()
        panel.body.addWidget(self._area, 1)
        return panel

    def _build_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(16)
        here = Panel(self.tr("This laptop"))
        here.setFixedWidth(SIDE)
        self._facts = KeyValues()
        here.body.addWidget(self._facts)
        self._card_text = Muted("")
        here.body.addWidget(self._card_text)
        self._card = Button(self.tr("Register this laptop…"), self._looks.icons.icon("id-card"))
        self._card.setObjectName("saveCard")
        self._card.clicked.connect(self.card_wanted)
        here.body.addWidget(self._card, 0, Qt.AlignmentFlag.AlignLeft)
        self._new_keys = QuietButton(self.tr("The office made new keys"))
        self._new_keys.setObjectName("officeNewKeys")
        self._new_keys.setToolTip(self.tr("The next file is then taken in like a first one"))
        self._new_keys.clicked.connect(self.new_keys_told)
        here.body.addWidget(self._new_keys, 0, Qt.AlignmentFlag.AlignLeft)
        self._phrase = Button(self.tr("Change the pass phrase…"), self._looks.icons.icon("lock"))
        self._phrase.setObjectName("changePhrase")
        self._phrase.clicked.connect(self.phrase_wanted)
        here.body.addWidget(self._phrase, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(here)
        home = Panel(self.tr("On the way home"))
        home.setFixedWidth(SIDE)
        self._outbox = Body("")
        home.body.addWidget(self._outbox)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._copy = Button(self.tr("Copy to a stick…"), self._looks.icons.icon("upload"))
        self._copy.setObjectName("copyOutbox")
        self._copy.clicked.connect(self.copy_wanted)
        receipt = Button(self.tr("Take a receipt in…"), self._looks.icons.icon("badge-check"))
        receipt.setObjectName("takeReceipt")
        receipt.clicked.connect(self.receipt_wanted)
        row.addWidget(self._copy)
        row.addWidget(receipt)
        row.addStretch(1)
        home.body.addLayout(row)
        side.addWidget(home)
        side.addStretch(1)
        return side

    def show_laptop(self, laptop: Laptop) -> None:
        """Show what there is now."""
        card = laptop.card
        assert card is not None
        self._title.setText(card.name)
        unknown = self.tr("not known yet: it comes with the first file")
        office = laptop.office
        pairs = [
            (self.tr("Clock"), self._looks.moment(self._looks.clock.now())),
            (self.tr("Key"), card.fingerprint),
            (self.tr("Office"), office.name if office else unknown),
        ]
        if office:
            pairs.append((self.tr("Its key"), office.fingerprint))
        self._facts.set_pairs(pairs)
        self._card_text.setText(
            self.tr("Registered laptops alone get files. The card holds nothing secret.")
            if office
            else self.tr(
                "Save this laptop's card on a stick and have a supervisor register it at the "
                "office. Compare the key there with the one above."
            )
        )
        at_rest = not (laptop.visits or laptop.outbox or laptop.unreadable)
        self._new_keys.setVisible(office is not None and at_rest)
        self._phrase.setVisible(laptop.by_phrase)
        self._show_outbox(len(laptop.outbox))
        self._show_visits(laptop)
        self._show_notices(laptop)

    def _show_outbox(self, waiting: int) -> None:
        text = (
            self.tr("{count} files wait for the office's receipt. Only the office can read them.")
            if waiting
            else self.tr("Nothing waits for the office's receipt.")
        )
        self._outbox.setText(text.format(count=self._looks.number(waiting)))
        self._copy.setEnabled(waiting > 0)

    def _show_visits(self, laptop: Laptop) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        for place, row in enumerate(laptop.visits):
            card = VisitCard(self._looks, row, first=place == 0)
            card.opened.connect(lambda path=row.path: self.visit_opened.emit(path))
            column.addWidget(card)
        if not laptop.visits:
            column.addWidget(self._empty())
        else:
            column.addStretch(1)
        self._area.setWidget(content)

    def _empty(self) -> EmptyState:
        return EmptyState(
            self._looks.icons.pixmap("bus", 40, "text_muted"),
            self.tr("No visit on this laptop"),
            self.tr(
                "The office makes a file for each visit and laptop. Bring it on a stick and take "
                "it in here."
            ),
        )

    def _show_notices(self, laptop: Laptop) -> None:
        say = self._looks.sentences.say
        if laptop.clock is ClockProblem.FAR_AHEAD:
            self.clock_notice.show_notice(
                say(f"clock_problem.{laptop.clock}"), "warning", self.tr("The clock is right"),
                self.clock_right.emit,
            )  # fmt: skip
        elif laptop.clock is not None:
            self.clock_notice.show_notice(say(f"clock_problem.{laptop.clock}"), "negative")
        else:
            self.clock_notice.clear()
        if laptop.trouble is not None:
            refusal = self._looks.sentences.refusal(laptop.trouble)
            self.notice.show_notice(refusal, "negative")
        elif laptop.wiped:
            told = [
                say(f"field_wiped.{one.why}", number=one.visit.number, title=one.visit.title)
                for one in laptop.wiped
            ]
            self.notice.show_notice(" ".join(told), "info")
        elif laptop.unreadable:
            self.notice.show_notice(say("field.visit_damaged", count=laptop.unreadable), "negative")
