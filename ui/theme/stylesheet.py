"""One stylesheet for the whole program, made from the tokens."""

from ui.theme.tokens import (
    RADIUS,
    SIZE_BODY,
    SIZE_CAPTION,
    SIZE_DISPLAY,
    SIZE_HEADING,
    SIZE_TITLE,
    TONES,
    Tokens,
    ground_of,
    ink_of,
)


def stylesheet(t: Tokens, *, arrow: str) -> str:
    """Qt style sheet text; `arrow` is the picture file of the arrows that open lists.

    Roles are set as the dynamic properties `role`, `tone`, `kind`, `keyed`.
    """
    tones = "".join(
        f"""
        QLabel[role="chip"][tone="{tone}"], QFrame[role="notice"][tone="{tone}"] {{
            background: {ground_of(t, tone)}; color: {ink_of(t, tone)}; }}
        QLabel[tone="{tone}"] {{ color: {ink_of(t, tone)}; }}
        """
        for tone in TONES
    )
    return f"""
    /* Windows gives tables and menus a font of their own, whatever the application's is. */
    * {{ font-family: Inter; font-size: {SIZE_BODY}pt; }}
    QWidget {{ color: {t.text}; }}
    QMainWindow, QDialog, QWidget[role="canvas"] {{ background: {t.canvas}; }}
    QWidget[role="navigation"] {{ background: {t.navigation}; border-right: 1px solid {t.border}; }}
    QWidget[role="header"] {{ background: {t.surface}; border-bottom: 1px solid {t.border}; }}
    QLabel {{ background: transparent; }}
    QLabel[role="caption"] {{ font-size: {SIZE_CAPTION}pt; color: {t.text_muted}; }}
    QLabel[role="muted"] {{ color: {t.text_muted}; }}
    QLabel[role="heading"] {{ font-size: {SIZE_HEADING}pt; font-weight: 600; }}
    QLabel[role="title"] {{ font-size: {SIZE_TITLE}pt; font-weight: 600; }}
    QLabel[role="display"] {{ font-size: {SIZE_DISPLAY}pt; font-weight: 700; }}
    QLabel[role="error"] {{ color: {t.negative}; font-size: {SIZE_CAPTION}pt; }}
    QLabel[role="key"] {{ font-size: {SIZE_CAPTION}pt; border: 1px solid {t.border_strong};
        border-radius: 4px; padding: 2px 6px; color: {t.text_muted}; }}
    QLabel[role="code"] {{ font-size: {SIZE_HEADING}pt; font-weight: 600; padding: 6px 10px;
        background: {t.sunken}; border-radius: 6px; letter-spacing: 2px; }}
    QLabel[role="chip"] {{ border-radius: 9px; padding: 2px 9px; font-size: {SIZE_CAPTION}pt;
        font-weight: 500; }}
    QFrame[role="panel"] {{ background: {t.surface}; border: 1px solid {t.border};
        border-radius: {RADIUS}px; }}
    QFrame[role="tile"] {{ background: {t.surface}; border: 1px solid {t.border};
        border-radius: {RADIUS}px; }}
    QFrame[role="notice"] {{ border-radius: {RADIUS}px; }}
    QFrame[role="toast"] {{ background: {t.text}; border-radius: {RADIUS}px; }}
    QFrame[role="toast"] QLabel {{ color: {t.canvas}; }}
    QFrame[role="toast"] QPushButton {{ color: {t.canvas}; background: transparent;
        border: 1px solid {t.text_muted}; }}
    QFrame[role="separator"] {{ background: {t.border}; max-height: 1px; min-height: 1px; }}
    {tones}
    QPushButton {{ background: {t.surface_raised}; border: 1px solid {t.border_strong};
        border-radius: 6px; padding: 6px 12px; min-height: 20px; font-weight: 500; }}
    QPushButton:hover {{ background: {t.sunken}; }}
    QPushButton:pressed {{ background: {t.border}; }}
    QPushButton:focus {{ border: 2px solid {t.accent}; padding: 5px 11px; }}
    QPushButton:disabled {{ color: {t.text_muted}; background: {t.sunken};
        border-color: {t.border}; }}
    QPushButton[keyed="short"] {{ padding-right: 38px; }}
    QPushButton[keyed="short"]:focus {{ padding-right: 37px; }}
    QPushButton[keyed="long"] {{ padding-right: 58px; }}
    QPushButton[keyed="long"]:focus {{ padding-right: 57px; }}
    QPushButton[kind="primary"], QPushButton[kind="big"] {{ background: {t.accent};
        border-color: {t.accent}; color: {t.accent_text}; font-weight: 600; }}
    QPushButton[kind="primary"]:hover, QPushButton[kind="big"]:hover {{
        background: {t.accent_hover}; }}
    QPushButton[kind="primary"]:disabled, QPushButton[kind="big"]:disabled {{
        background: {t.sunken}; border-color: {t.border}; color: {t.text_muted}; }}
    QPushButton[kind="primary"]:focus, QPushButton[kind="big"]:focus {{
        border: 2px solid {t.text}; }}
    QPushButton[kind="big"] {{ font-size: {SIZE_HEADING}pt; min-height: 32px; }}
    QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
    QPushButton[kind="quiet"]:hover {{ background: {t.sunken}; }}
    QPushButton[kind="quiet"]:focus {{ border: 2px solid {t.accent}; }}
    QPushButton[kind="danger"] {{ color: {t.negative}; border-color: {t.negative}; }}
    QPushButton[kind="danger"]:hover {{ background: {t.negative_soft}; }}
    QPushButton[kind="danger"]:disabled {{ color: {t.text_muted}; border-color: {t.border}; }}
    QPushButton[kind="navigation"] {{ background: transparent; border: 2px solid transparent;
        text-align: left; padding: 7px 10px; font-weight: 500; color: {t.text_muted}; }}
    QPushButton[kind="navigation"]:hover {{ background: {t.border}; color: {t.text}; }}
    QPushButton[kind="navigation"]:checked {{ background: {t.surface}; color: {t.text};
        font-weight: 600; border-color: {t.border}; }}
    QPushButton[kind="navigation"]:focus {{ border-color: {t.accent}; }}
    QPushButton[kind="tile"] {{ background: {t.surface}; border: 1px solid {t.border};
        border-radius: {RADIUS}px; padding: 0; text-align: left; }}
    QPushButton[kind="tile"]:hover {{ border-color: {t.accent}; background: {t.accent_soft}; }}
    QPushButton[kind="tile"]:checked {{ border: 2px solid {t.accent};
        background: {t.accent_soft}; }}
    QPushButton[kind="tile"]:focus {{ border: 2px solid {t.accent}; }}
    QPushButton::menu-indicator {{ width: 0; }}
    QLineEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit, QPlainTextEdit, QTextEdit {{
        background: {t.surface_raised}; border: 1px solid {t.border_strong}; border-radius: 6px;
        padding: 5px 8px; min-height: 22px; selection-background-color: {t.accent};
        selection-color: {t.accent_text}; }}
    QAbstractSpinBox QLineEdit {{ border: 0; padding: 0 8px; min-height: 0;
        background: transparent; }}
    QComboBox QLineEdit {{ border: 0; padding: 0; min-height: 0; background: transparent; }}
    QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button {{
        width: 0; border: 0; }}
    QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
    QPlainTextEdit:focus {{
        border: 2px solid {t.accent}; padding: 4px 7px; }}
    QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled {{
        color: {t.text_muted}; background: {t.sunken}; }}
    QLineEdit[invalid="true"], QComboBox[invalid="true"], QSpinBox[invalid="true"],
    QDateEdit[invalid="true"], QTimeEdit[invalid="true"] {{
        border: 2px solid {t.negative}; padding: 4px 7px; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 26px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow, QToolButton::menu-indicator {{
        image: url("{arrow}"); width: 14px; height: 14px; }}
    QToolButton[popupMode="2"] {{ padding: 4px 22px 4px 6px; }}
    QToolButton::menu-indicator {{ subcontrol-origin: padding; right: 4px;
        subcontrol-position: right center; }}
    QComboBox QAbstractItemView, QMenu {{ background: {t.surface_raised};
        border: 1px solid {t.border_strong}; selection-background-color: {t.selection};
        selection-color: {t.text}; outline: 0; padding: 4px; }}
    QMenu::item {{ padding: 6px 20px 6px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.selection}; }}
    QTableView, QListView {{ background: {t.surface}; border: 0; outline: 0;
        selection-background-color: {t.selection}; selection-color: {t.text}; }}
    QListView[role="parts"] {{ background: transparent; }}
    QListView[role="parts"]::item {{ padding: 8px 10px; border-radius: 6px; margin: 1px 0; }}
    QListView[role="parts"]::item:selected {{ background: {t.selection}; color: {t.text}; }}
    QListView[role="parts"]::item:hover:!selected {{ background: {t.sunken}; }}
    QTableView::item {{ border-bottom: 1px solid {t.border}; padding: 0 8px; }}
    QTableView:focus {{ border: 0; }}
    QHeaderView {{ background: transparent; border: 0; }}
    QHeaderView::section {{ background: {t.surface}; color: {t.text_muted}; border: 0;
        border-bottom: 1px solid {t.border_strong}; padding: 4px 11px;
        font-size: {SIZE_CAPTION}pt; font-weight: 500; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {t.border_strong}; border-radius: 4px;
        min-height: 28px; margin: 1px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; }}
    QScrollBar::handle:horizontal {{ background: {t.border_strong}; border-radius: 4px;
        min-width: 28px; margin: 1px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px; }}
    QRadioButton::indicator {{ width: 14px; height: 14px; border-radius: 8px;
        border: 1px solid {t.border_strong}; background: {t.surface_raised}; }}
    QRadioButton::indicator:checked {{ width: 6px; height: 6px;
        border: 5px solid {t.accent}; background: {t.accent_text}; }}
    QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {t.accent}; border-radius: 4px;
        padding: 2px; }}
    QProgressBar {{ background: {t.sunken}; border: 0; border-radius: 3px; max-height: 6px;
        min-height: 6px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
    QTabBar::tab {{ background: transparent; color: {t.text_muted}; padding: 6px 10px; border: 0;
        border-bottom: 2px solid transparent; font-weight: 500; }}
    QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
    QTabBar::tab:focus {{ color: {t.accent}; }}
    QTabBar {{ qproperty-drawBase: 0; }}
    QToolTip {{ background: {t.text}; color: {t.canvas}; border: 0; padding: 4px 6px; }}
    """
