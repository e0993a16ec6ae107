"""The smallest program with a window: what any PySide6 program costs to start."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QTableView())
window.resize(1366, 768)
window.show()
sys.exit(app.exec())
