"""The office: names, letterhead, and the settings its rules go by."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ektp_desk.accounts import queries, services
from ektp_desk.accounts.rules import RANGES, OfficeProfile
from ektp_desk.kernel.errors import OfficeError
from ui.accounts.part import Part
from ui.context import Context
from ui.widgets.buttons import PrimaryButton
from ui.widgets.form import Form
from ui.widgets.inputs import NumberField
from ui.widgets.notice import Notice
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Heading, Muted


class OfficePart(Part):
    """Edited together, saved together; typed input survives a refusal."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._profile: OfficeProfile | None = None
        self._form = Form()
        self._texts: dict[str, QLineEdit] = {}
        self._numbers: dict[str, NumberField] = {}
        self._switches: dict[str, QCheckBox] = {}
        self._notice = Notice()
        self.panel.body.addWidget(self._notice)
        area = ScrollArea()
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        row = self._build_texts(grid)
        row = self._build_numbers(grid, row)
        self._build_switches(grid, row)
        area.setWidget(content)
        self.panel.body.addWidget(area, 1)
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
        self.panel.body.addLayout(foot)

    def refresh(self) -> None:
        self.context.tasks.read(self, queries.profile, done=self._show, key="profile")

    def _build_texts(self, grid: QGridLayout) -> int:
        labels = (
            ("government", self.tr("Government")), ("name", self.tr("Name of the office")),
            ("short_name", self.tr("Short name")), ("city", self.tr("City")),
            ("address", self.tr("Address")), ("contact", self.tr("Telephone, e-mail")),
            ("head_title", self.tr("Title of the head")), ("head_name", self.tr("Head's name")),
            ("head_rank", self.tr("Head's rank")), ("head_nip", self.tr("Head's NIP")),
            ("ticket_footer", self.tr("Last line on papers")),
            ("region_code", self.tr("Region code")),
            ("zone_label", self.tr("Time zone's letters")),
            ("display_text", self.tr("Running text of the call display")),
            ("letter_pattern", self.tr("Letter numbers: {number}, {month}, {year}")),
            ("suket_pattern", self.tr("Suket numbers: {number}, {month}, {year}")),
            ("letter_centre", self.tr("Letters to the centre, lines parted by ;")),
            ("letter_province", self.tr("Letters to the province, lines parted by ;")),
        )  # fmt: skip
        grid.addWidget(Heading(self.tr("Letterhead")), 0, 0, 1, 2)
        for place, (name, label) in enumerate(labels):
            editor = QLineEdit()
            editor.setObjectName(f"office_{name}")
            self._texts[name] = editor
            grid.addWidget(self._form.add(name, label, editor), 1 + place // 2, place % 2)
        return 2 + (len(labels) + 1) // 2

    def _build_numbers(self, grid: QGridLayout, row: int) -> int:
        labels = (
            ("plan_rate", self.tr("Cards planned a working day")),
            ("week_days", self.tr("Working days a week")),
            ("lead_days", self.tr("Calendar days until blanks come")),
            ("first_rate", self.tr("Blanks a working day, before there is a past")),
            ("tickets_per_person", self.tr("Numbers a person and service a day")),
            ("recall_limit", self.tr("Calls before a no-show")),
            ("most_priority_in_a_row", self.tr("Priority calls in a row at most")),
            ("ageing_minutes", self.tr("Minutes of waiting that count as priority")),
            ("no_show_after_others", self.tr("Others before a missed number waits again")),
            ("record_from_age", self.tr("Recording from age")),
            ("print_from_age", self.tr("Card from age")),
            ("slot_minutes", self.tr("Minutes of an appointment slot")),
            ("people_per_slot", self.tr("Appointments a slot and letter")),
            ("appointment_share", self.tr("Part of a quota for appointments, %")),
            ("late_minutes", self.tr("Minutes late that still count as on time")),
            ("book_days_ahead", self.tr("Days ahead for appointments")),
            ("kiosk_seconds", self.tr("Seconds without a touch until the kiosk begins anew")),
            ("reserve_numbers", self.tr("Numbers in reserve for a desk without network")),
        )
        grid.addWidget(Heading(self.tr("Rules")), row, 0, 1, 2)
        for place, (name, label) in enumerate(labels):
            editor = NumberField(f"office_{name}", *RANGES[name])
            self._numbers[name] = editor
            grid.addWidget(self._form.add(name, label, editor), row + 1 + place // 2, place % 2)
        return row + 2 + len(labels) // 2

    def _build_switches(self, grid: QGridLayout, row: int) -> None:
        labels = (
            ("ask_blank_serial", self.tr("Ask for the serial number of each blank")),
            ("suket_enabled", self.tr("Offer a suket when blanks are short")),
        )
        for place, (name, label) in enumerate(labels):
            box = QCheckBox(label)
            box.setObjectName(f"office_{name}")
            self._switches[name] = box
            grid.addWidget(box, row + place, 0, 1, 2)

    def _show(self, profile: OfficeProfile) -> None:
        if self._profile is not None and self._typed() != self._profile:
            return  # somebody is typing here: nothing is taken away
        self._profile = profile
        for name, text in self._texts.items():
            text.setText(getattr(profile, name))
        for name, number in self._numbers.items():
            number.setValue(getattr(profile, name))
        for name, box in self._switches.items():
            box.setChecked(getattr(profile, name))

    def _typed(self) -> OfficeProfile:
        assert self._profile is not None
        values: dict[str, object] = {
            name: editor.text().strip() for name, editor in self._texts.items()
        }
        values |= {name: editor.value() for name, editor in self._numbers.items()}
        values |= {name: box.isChecked() for name, box in self._switches.items()}
        return replace(self._profile, **values)  # type: ignore[arg-type]

    def _on_save(self) -> None:
        if self._profile is None:
            return
        typed = self._typed()

        def done(_none: object) -> None:
            self._profile = typed
            self._form.clear()
            self._notice.show_notice(self.tr("Saved."), "positive")

        self.context.tasks.write(
            self, services.save_profile, done=done, refused=self._on_refused, busy=self._rest,
            profile=typed,
        )  # fmt: skip

    def _rest(self, resting: bool) -> None:
        self.save.setEnabled(not resting)

    def _on_refused(self, error: OfficeError) -> None:
        sentence = self.context.refusal(error)
        if not self._form.refuse(error.field, sentence):
            self._notice.show_notice(sentence, "negative")
