"""The design tokens: every colour and size the program uses, for light and dark.

Pairs of text and ground hold WCAG AA (4.5 : 1); a test computes them.
"""

from dataclasses import dataclass

SIZE_CAPTION, SIZE_BODY, SIZE_HEADING, SIZE_TITLE, SIZE_DISPLAY = 9, 10, 12, 17, 34  # points
UNIT = 8  # pixels of the grid
RADIUS = 8


@dataclass(frozen=True)
class Tokens:
    """One palette. `*_soft` are grounds for text in the colour of the same name."""

    dark: bool
    canvas: str
    surface: str
    surface_raised: str
    sunken: str
    border: str
    border_strong: str
    text: str
    text_muted: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    positive: str
    positive_soft: str
    warning: str
    warning_soft: str
    negative: str
    negative_soft: str
    info: str
    info_soft: str
    selection: str
    navigation: str


LIGHT = Tokens(
    dark=False,
    canvas="#f5f6f8",
    surface="#ffffff",
    surface_raised="#ffffff",
    sunken="#eef0f3",
    border="#e1e4ea",
    border_strong="#c5cad4",
    text="#171a21",
    text_muted="#5b6372",
    accent="#0f5f8c",
    accent_hover="#0c4f75",
    accent_text="#ffffff",
    accent_soft="#e3eff6",
    positive="#146c43",
    positive_soft="#e2f3ea",
    warning="#8a5300",
    warning_soft="#fdf0d9",
    negative="#b3261e",
    negative_soft="#fbe7e5",
    info="#3d4f8f",
    info_soft="#e9ecf8",
    selection="#dcebf5",
    navigation="#eceef2",
)
DARK = Tokens(
    dark=True,
    canvas="#14161b",
    surface="#1c1f26",
    surface_raised="#242832",
    sunken="#171a20",
    border="#2d323d",
    border_strong="#454c5a",
    text="#eceef2",
    text_muted="#a2a9b8",
    accent="#5fb3e0",
    accent_hover="#7cc2e8",
    accent_text="#08202f",
    accent_soft="#1b3444",
    positive="#6fd0a0",
    positive_soft="#173527",
    warning="#f0b95b",
    warning_soft="#3a2c12",
    negative="#ff9a90",
    negative_soft="#411d1b",
    info="#a5b4f0",
    info_soft="#242b47",
    selection="#223a4b",
    navigation="#171a20",
)
TONES = ("neutral", "accent", "positive", "warning", "negative", "info")


def ink_of(tokens: Tokens, tone: str) -> str:
    """The text colour of a tone."""
    if tone == "neutral":
        return tokens.text_muted
    return str(getattr(tokens, tone, tokens.text))


def ground_of(tokens: Tokens, tone: str) -> str:
    """The ground on which a tone's text stands."""
    return str(getattr(tokens, f"{tone}_soft", tokens.sunken))
