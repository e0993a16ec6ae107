"""Whom a visit is for: its list, and choosing people for it."""

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from ui.context import Context
from ui.outreach.target_choose_part import TargetChoosePart
from ui.outreach.target_list_part import TargetListPart
from ui.outreach.targets_viewmodel import TargetsViewModel
from ui.widgets.dialog import Dialog
from ui.widgets.texts import Muted

SIZE = (1180, 660)
LIST, CHOOSE = 0, 1


class TargetDialog(Dialog):
    """Opens on the choosing while nobody is on the list. Each act is undone on its own bar."""

    def __init__(self, context: Context, visit_id: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._opened = False
        self.setWindowTitle(self.tr("People of the visit"))
        self.heading.setText(self.tr("People of the visit"))
        self.resize(*SIZE)
        self.viewmodel = TargetsViewModel(context, visit_id, self)
        self._where = Muted("")
        self._where.setObjectName("targetVisit")
        self.tabs = QTabBar()
        self.tabs.setObjectName("targetTabs")
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("On the list"))
        self.tabs.addTab(self.tr("Choose people"))
        self._stack = QStackedWidget()
        self.list_part = TargetListPart(context, self.viewmodel)
        self.choose_part = TargetChoosePart(context, self.viewmodel)
        self._stack.addWidget(self.list_part)
        self._stack.addWidget(self.choose_part)
        for widget in (self._where, self.tabs):
            self.body.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self.add_cancel(self.tr("Close"))
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.viewmodel.changed.connect(self._show)
        self.viewmodel.said.connect(self._on_said)
        self.viewmodel.refused.connect(self.refuse)
        self.viewmodel.load()

    def _show(self) -> None:
        model, context = self.viewmodel, self._context
        if model.visit is not None:
            visit = model.visit
            self.heading.setText(self.tr("People of {number}").format(number=visit.number))
            parts = (
                visit.title,
                context.day(visit.day),
                context.say(f"outreach_state.{visit.state}"),
            )
            self._where.setText(" · ".join(part for part in parts if part))
        count = context.number(len(model.rows))
        self.tabs.setTabText(LIST, self.tr("On the list ({count})").format(count=count))
        if not self._opened and model.ready:
            self._opened = True
            first = LIST if model.rows or not model.open else CHOOSE
            self.tabs.setCurrentIndex(first)

    def _on_said(self, sentence: str, undo: object) -> None:
        if callable(undo):
            self._notice.show_notice(sentence, "positive", self.tr("Undo"), undo)
        else:
            self._notice.show_notice(sentence, "info")
