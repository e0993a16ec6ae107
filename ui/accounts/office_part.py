"""The office: names, letterhead, letters, and the settings its rules go by."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from ektp_desk.accounts import queries, services
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.kernel.errors import OfficeError
from ui.accounts.letter_preview import LetterPreview
from ui.accounts.office_fields import OfficeFields
from ui.accounts.office_rules import OfficeRules
from ui.accounts.office_texts import Line, OfficeTexts
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import PrimaryButton
from ui.widgets.notice import Notice
from ui.widgets.texts import Muted

RULES = 2


class OfficePart(Part):
    """Three tabs, edited together, saved together; typed input survives a refusal."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._profile: OfficeProfile | None = None
        self._fields = OfficeFields(context, self)
        self._notice = Notice()
        self.panel.body.addWidget(self._notice)
        self.tabs = QTabBar()
        self.tabs.setObjectName("officeTabs")
        self.tabs.setExpanding(False)
        for text in (self.tr("Letterhead"), self.tr("Letters"), self.tr("Rules")):
            self.tabs.addTab(text)
        self.tabs.currentChanged.connect(self._on_tab)
        self.panel.body.addWidget(self.tabs)
        self.panel.body.addLayout(self._build_tabs(), 1)
        self.panel.body.addLayout(self._build_foot())
        self._fields.typed.connect(self._on_typed)

    def refresh(self) -> None:
        self.context.tasks.read(self, queries.profile, done=self._show, key="profile")

    # -- building --------------------------------------------------------------------------

    def _build_tabs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self._stack = QStackedWidget()
        self._stack.addWidget(OfficeTexts(self._fields, self._letterhead(), columns=2))
        self._stack.addWidget(OfficeTexts(self._fields, self._letters(), columns=1))
        self._stack.addWidget(OfficeRules(self._fields))
        self._preview = LetterPreview(self.context)
        row.addWidget(self._stack, 6)
        row.addWidget(self._preview, 5)
        return row

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(
            Muted(
                self.tr("Changes count at once for the rules, on screens from the next sign-in.")
            ),
            1,
        )
        self.save = PrimaryButton(self.tr("Save"))
        self.save.setObjectName("saveOffice")
        self.save.clicked.connect(self._on_save)
        foot.addWidget(self.save)
        return foot

    def _letterhead(self) -> tuple[Line, ...]:
        return (
            ("government", self.tr("Government"), ""),
            ("name", self.tr("Name of the office"), ""),
            ("short_name", self.tr("Short name"), self.tr("On screens")),
            ("city", self.tr("City"), ""),
            ("address", self.tr("Address"), ""),
            ("contact", self.tr("Telephone, e-mail"), ""),
            ("head_title", self.tr("Title of the head"), ""),
            ("head_name", self.tr("Head's name"), ""),
            ("head_rank", self.tr("Head's rank"), ""),
            ("head_nip", self.tr("Head's NIP"), ""),
            ("region_code", self.tr("Region code"), ""),
            ("zone_label", self.tr("Time zone's letters"), ""),
            ("ticket_footer", self.tr("Last line on papers"), ""),
            ("display_text", self.tr("Running text of the call display"),
             self.tr("Empty: the last line on papers")),
        )  # fmt: skip

    def _letters(self) -> tuple[Line, ...]:
        parts = self.tr("{number}, {month} and {year} are put in")
        return (
            ("letter_pattern", self.tr("Letter numbers"), parts),
            ("suket_pattern", self.tr("Suket numbers"), parts),
            ("destruction_pattern", self.tr("Destruction record numbers"), parts),
            ("letter_centre", self.tr("Letters to the centre"), self.tr("Lines parted by ;")),
            ("letter_province", self.tr("Letters to the province"), self.tr("Lines parted by ;")),
        )

    # -- showing ---------------------------------------------------------------------------

    def _on_tab(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._preview.setVisible(place != RULES)

    def _on_typed(self) -> None:
        if self._profile is not None:
            self._preview.show_profile(self._fields.profile(self._profile))

    def _show(self, profile: OfficeProfile) -> None:
        if self._profile is not None and self._fields.profile(self._profile) != self._profile:
            return  # somebody is typing here: nothing is taken away
        self._profile = profile
        self._fields.show_profile(profile)
        self._preview.show_profile(profile, at_once=True)

    # -- doing -----------------------------------------------------------------------------

    def _on_save(self) -> None:
        if self._profile is None:
            return
        typed = self._fields.profile(self._profile)

        def done(_none: object) -> None:
            self._profile = typed
            self._fields.form.clear()
            self._notice.show_notice(self.tr("Saved."), "positive")

        self.context.tasks.write(
            self, services.save_profile, done=done, refused=self._on_refused, busy=self._rest,
            profile=typed,
        )  # fmt: skip

    def _rest(self, resting: bool) -> None:
        self.save.setEnabled(not resting)

    def _on_refused(self, error: OfficeError) -> None:
        sentence = self.context.refusal(error)
        editor = self._fields.editor(error.field)
        for place in range(self._stack.count()):
            page = self._stack.widget(place)
            if editor is not None and page is not None and page.isAncestorOf(editor):
                self.tabs.setCurrentIndex(place)
        if not self._fields.form.refuse(error.field, sentence):
            self._notice.show_notice(sentence, "negative")
