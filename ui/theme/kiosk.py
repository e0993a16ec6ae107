"""The kiosk's own sizes: read standing, touched with a finger. Colours are the program's."""

from ui.theme.tokens import RADIUS, Tokens

CAPTION, TEXT, TILE, TITLE, NUMBER = 14, 17, 20, 27, 140  # points on a screen 768 pixels high
TILE_HEIGHT, BUTTON_HEIGHT, KEY, ICON = 112, 64, 52, 52  # pixels there
LEAST, LARGEST = 1.0, 1.5
SMALLEST_SCREEN = 768
TALLEST = 2.2  # times its least height a tile may grow
PAD_WIDTH, PAD_HEIGHT = 820, 640


def scale_of(width: int, height: int) -> float:
    """How much larger than on the smallest screen everything is drawn."""
    return min(max(min(width, height) / SMALLEST_SCREEN, LEAST), LARGEST)


def kiosk_sheet(t: Tokens, scale: float) -> str:
    """Qt style sheet text for everything inside the kiosk's view."""

    def pt(points: int) -> str:
        return f"{points * scale:.1f}pt"

    def px(pixels: int) -> str:
        return f"{round(pixels * scale)}px"

    return f"""
    QLabel {{ font-size: {pt(CAPTION)}; }}
    QLabel[kiosk="caption"] {{ font-size: {pt(CAPTION)}; color: {t.text_muted}; }}
    QLabel[kiosk="text"] {{ font-size: {pt(TEXT)}; color: {t.text}; }}
    QLabel[kiosk="tile"] {{ font-size: {pt(TILE)}; font-weight: 600; color: {t.text}; }}
    QLabel[kiosk="primaryTile"] {{ font-size: {pt(TITLE)}; font-weight: 700;
        color: {t.accent_text}; }}
    QLabel[kiosk="primaryText"] {{ font-size: {pt(TEXT)}; color: {t.accent_text}; }}
    QLabel[kiosk="title"] {{ font-size: {pt(TITLE)}; font-weight: 700; color: {t.text}; }}
    QLabel[kiosk="number"] {{ font-size: {pt(NUMBER)}; font-weight: 700; color: {t.text}; }}
    QLabel[kiosk="warning"] {{ font-size: {pt(TEXT)}; font-weight: 600; color: {t.warning};
        background: {t.warning_soft}; border-radius: {RADIUS}px; padding: 12px 16px; }}
    QLabel[kiosk="error"] {{ font-size: {pt(TEXT)}; font-weight: 600; color: {t.negative}; }}
    QLabel[kiosk="typed"] {{ font-size: {pt(TITLE)}; font-weight: 700; color: {t.text};
        background: {t.surface}; border: 2px solid {t.border_strong};
        border-radius: {RADIUS}px; padding: 10px; }}
    QFrame[kiosk="bar"] {{ background: {t.surface}; }}
    QPushButton[kiosk="tile"] {{ background: {t.surface}; border: 2px solid {t.text_muted};
        border-radius: {RADIUS * 2}px; padding: 0; min-height: {px(TILE_HEIGHT)}; }}
    QPushButton[kiosk="tile"]:pressed {{ background: {t.accent_soft}; border-color: {t.accent}; }}
    QPushButton[kiosk="tile"]:focus {{ border: 3px solid {t.accent}; }}
    QPushButton[kiosk="tile"]:disabled {{ background: {t.sunken}; border-color: {t.border}; }}
    QPushButton[kiosk="primary"] {{ background: {t.accent}; border: 2px solid {t.accent};
        border-radius: {RADIUS * 2}px; padding: 0; min-height: {px(TILE_HEIGHT)}; }}
    QPushButton[kiosk="primary"]:pressed {{ background: {t.accent_hover}; }}
    QPushButton[kiosk="primary"]:focus {{ border: 3px solid {t.text}; }}
    QPushButton[kiosk="primary"]:disabled {{ background: {t.border_strong};
        border-color: {t.border_strong}; }}
    QPushButton[kiosk="button"], QPushButton[kiosk="key"], QPushButton[kiosk="digit"] {{
        font-size: {pt(TEXT)}; font-weight: 600; background: {t.surface};
        border: 2px solid {t.text_muted}; border-radius: {RADIUS}px; padding: 0 18px; }}
    QPushButton[kiosk="button"] {{ min-height: {px(BUTTON_HEIGHT)}; }}
    QPushButton[kiosk="key"] {{ padding: 0; min-height: {px(KEY)}; }}
    QPushButton[kiosk="digit"] {{ padding: 0; min-height: {px(KEY)}; font-size: {pt(TITLE)}; }}
    QPushButton[kiosk="button"]:pressed, QPushButton[kiosk="key"]:pressed,
    QPushButton[kiosk="digit"]:pressed, QPushButton[kiosk="key"]:checked {{
        background: {t.accent_soft}; border-color: {t.accent}; }}
    QPushButton[kiosk="button"]:focus {{ border: 3px solid {t.accent}; }}
    QPushButton[kiosk="mark"] {{ font-size: {pt(TILE)}; font-weight: 700; border: 0;
        background: transparent; text-align: left; padding: 0; min-height: {px(KEY)}; }}
    QPushButton[kiosk="digit"]:disabled {{ color: {t.text_muted}; background: {t.sunken}; }}
    QLineEdit {{ font-size: {pt(TEXT)}; min-height: {round(40 * scale)}px; }}
    QProgressBar {{ max-height: 8px; min-height: 8px; border-radius: 4px; }}
    """
