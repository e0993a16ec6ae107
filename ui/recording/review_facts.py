"""What a reviewer must know of the recording that is marked."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ektp_desk.recording.queries_review import ReviewRow
from ui.context import Context
from ui.widgets.key_value import KeyValues
from ui.widgets.panel import Panel
from ui.widgets.scroll import ScrollArea
from ui.widgets.texts import Body, Heading, Muted


class ReviewFacts(Panel):
    """One recording's facts, or how many are marked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._name = Heading("")
        self._name.setObjectName("reviewName")
        self._pairs = KeyValues()
        self._excepted = Body("")
        self._excepted.setObjectName("reviewExcepted")
        self._hint = Muted("")
        area = ScrollArea()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for widget in (self._name, self._pairs, self._excepted, self._hint):
            column.addWidget(widget)
        column.addStretch(1)
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    def show_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Show one row in full, of several only how they stand."""
        one = rows[0] if len(rows) == 1 else None
        self._pairs.setVisible(one is not None)
        self._excepted.setVisible(one is not None and bool(one.excepted))
        if one is None:
            self._show_several(rows)
            return
        self._name.setText(one.resident_name)
        self._pairs.set_pairs(self._facts(one))
        say = self._context.say
        self._excepted.setText(
            "\n".join(f"• {say(f'item.{key}')}: {reason}" for key, reason in one.excepted)
        )
        self._hint.setText(self.tr("Enter opens the recording with all its steps."))

    def _show_several(self, rows: Sequence[ReviewRow]) -> None:
        if not rows:
            self._name.setText(self.tr("Nothing marked"))
            self._hint.setText(self.tr("Mark rows with the mouse, or with Shift and the arrows."))
            return
        single = sum(not row.safe for row in rows)
        self._name.setText(self.tr("{count} marked").format(count=len(rows)))
        self._hint.setText(
            self.tr("{count} of them must be looked at one by one and are left.").format(
                count=single
            )
            if single
            else self.tr("All of them can be approved together.")
        )

    def _facts(self, row: ReviewRow) -> list[tuple[str, str]]:
        context = self._context
        sent = row.submitted_at
        flags = ", ".join(context.say(f"review_flag.{flag}") for flag in row.flags)
        pairs = [
            (self.tr("Number"), row.number),
            (self.tr("NIK"), row.masked_nik),
            (self.tr("State"), context.say(f"recording_state.{row.state}")),
            (self.tr("Operator"), row.operator),
            (self.tr("Counter"), row.counter),
            (self.tr("Begun"), f"{context.day(row.office_date)} {context.time(row.started_at)}"),
            (self.tr("Submitted"), context.time(sent) if sent else ""),
            (self.tr("Steps"), f"{row.done}/{row.total}"),
            (self.tr("Extra attempts"), str(row.attempts)),
            (self.tr("To look at"), flags),
        ]
        if row.override_reason:
            pairs.append((self.tr("Overridden because"), row.override_reason))
        if row.return_reason:
            pairs.append((self.tr("Why it came back"), row.return_reason))
        return pairs
