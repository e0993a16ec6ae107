"""The shapes of two hands and two eyes, in a drawing of 380 x 270. No state, no colours.

The right hand lies in a box of 100 x 150, palm down, thumb inside; the left hand is its mirror.
"""

from collections.abc import Mapping
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

WIDTH, HEIGHT = 380.0, 270.0
# Centre of the tip, centre of the root, radius at each.
FINGERS: Mapping[str, tuple[tuple[float, float], tuple[float, float], float, float]] = {
    "thumb": ((7, 83), (37, 124), 8.4, 14.0),
    "index": ((27, 24), (37, 88), 7.8, 9.4),
    "middle": ((49, 12), (53, 88), 8.0, 9.6),
    "ring": ((71, 22), (69, 90), 7.7, 9.3),
    "little": ((92, 46), (81, 96), 6.8, 8.6),
}
SIDES = ("left", "right")
ORDER = (
    *(f"left_{name}" for name in ("little", "ring", "middle", "index", "thumb")),
    *(f"right_{name}" for name in ("thumb", "index", "middle", "ring", "little")),
    "left_iris",
    "right_iris",
)
HANDS_AT, EYES_AT = 94.0, 42.0
EYE_X = {"left": 112.0, "right": 268.0}
EYE_HALF, IRIS, PUPIL = 50.0, 20.0, 8.0
_ARC = 24


def finger(key: str) -> QPainterPath:
    """A finger as far as it stands out of the palm, in the drawing."""
    side, _, name = key.partition("_")
    tip, root, at_tip, at_root = FINGERS[name]
    whole = _tapered(QPointF(*tip), QPointF(*root), at_tip, at_root)
    return _placed(side).map(whole.subtracted(_palm()))


def palm(side: str) -> QPainterPath:
    """The palm and the wrist."""
    return _placed(side).map(_palm())


def tip(key: str) -> QPointF:
    """The middle of a finger's tip."""
    side, _, name = key.partition("_")
    return _placed(side).map(QPointF(*FINGERS[name][0]))


def along(key: str, part: float) -> QPointF:
    """A place on a finger: 0 at the tip, 1 at the root."""
    side, _, name = key.partition("_")
    (tip_x, tip_y), (root_x, root_y), _at_tip, _at_root = FINGERS[name]
    place = QPointF(tip_x + (root_x - tip_x) * part, tip_y + (root_y - tip_y) * part)
    return _placed(side).map(place)


def crease(key: str, part: float) -> QPainterPath:
    """The fold over a joint."""
    side, _, name = key.partition("_")
    (tip_x, tip_y), (root_x, root_y), at_tip, at_root = FINGERS[name]
    angle = atan2(root_y - tip_y, root_x - tip_x)
    middle = QPointF(tip_x + (root_x - tip_x) * part, tip_y + (root_y - tip_y) * part)
    half = (at_tip + (at_root - at_tip) * part) * 0.55
    across = QPointF(-sin(angle), cos(angle)) * half
    path = QPainterPath(middle - across)
    path.quadTo(middle + QPointF(cos(angle), sin(angle)) * 2.2, middle + across)
    return _placed(side).map(path)


def ridges(key: str) -> QPainterPath:
    """The lines of a print on a finger's tip: arches over a core."""
    side, _, name = key.partition("_")
    (tip_x, tip_y), (root_x, root_y), at_tip, _at_root = FINGERS[name]
    turn = atan2(root_y - tip_y, root_x - tip_x) * 180 / pi - 90
    path = QPainterPath()
    for share in (0.24, 0.48, 0.72):
        wide, high = at_tip * share, at_tip * share * 1.25
        box = QRectF(-wide, -high, 2 * wide, 2 * high)
        path.arcMoveTo(box, -20)
        path.arcTo(box, -20, 220)
    here = QTransform().translate(tip_x, tip_y + 0.6).rotate(turn)
    return _placed(side).map(here.map(path))


def eye(side: str) -> QPainterPath:
    """The opening between the lids."""
    upper = ((-EYE_HALF, 3), (-28, -26), (26, -30), (EYE_HALF, 0))
    lower = ((26, 26), (-26, 26), (-EYE_HALF, 3))
    return _curve(iris_centre(side), *upper, *lower)


def lid(side: str) -> QPainterPath:
    """The fold above the eye."""
    fold = ((-EYE_HALF + 4, -9), (-26, -36), (26, -39), (EYE_HALF - 3, -13))
    return _curve(iris_centre(side), *fold)


def _curve(middle: QPointF, *points: tuple[float, float]) -> QPainterPath:
    """Cubic pieces around `middle`: a start, then three points for each."""
    places = [middle + QPointF(*point) for point in points]
    path = QPainterPath(places[0])
    for number in range(1, len(places), 3):
        path.cubicTo(*places[number : number + 3])
    return path


def iris_centre(side: str) -> QPointF:
    """The middle of an eye."""
    return QPointF(EYE_X[side], EYES_AT)


def iris_rays(side: str) -> QPainterPath:
    """The fine lines between pupil and rim."""
    middle, path = iris_centre(side), QPainterPath()
    for number in range(_ARC):
        angle = 2 * pi * number / _ARC
        out = QPointF(cos(angle), sin(angle))
        path.moveTo(middle + out * (PUPIL + 2.5))
        path.lineTo(middle + out * (IRIS - (2.5 if number % 2 else 5)))
    return path


def _placed(side: str) -> QTransform:
    """From a hand's box to the drawing; the left one mirrored, thumbs inside."""
    if side == "left":
        return QTransform(-1, 0, 0, 1, 62 + 100, HANDS_AT)
    return QTransform.fromTranslate(218, HANDS_AT)


def _palm() -> QPainterPath:
    path = QPainterPath(QPointF(37, 160))
    path.cubicTo(QPointF(37, 146), QPointF(27, 138), QPointF(25, 122))
    path.cubicTo(QPointF(23, 106), QPointF(25, 94), QPointF(28, 84))
    path.cubicTo(QPointF(31, 76), QPointF(43, 73.5), QPointF(53, 73.5))
    path.cubicTo(QPointF(66, 73.5), QPointF(84, 78), QPointF(89, 87))
    path.cubicTo(QPointF(94, 100), QPointF(90, 126), QPointF(82, 140))
    path.cubicTo(QPointF(78, 147), QPointF(78, 152), QPointF(78, 160))
    path.quadTo(QPointF(57, 166), QPointF(37, 160))
    return path


def _tapered(tip: QPointF, root: QPointF, at_tip: float, at_root: float) -> QPainterPath:
    """Two circles and what lies between them."""
    angle = atan2(root.y() - tip.y(), root.x() - tip.x())
    across = QPointF(-sin(angle), cos(angle))
    between = QPainterPath()
    between.addPolygon(
        QPolygonF([tip + across * at_tip, root + across * at_root,
                   root - across * at_root, tip - across * at_tip])
    )  # fmt: skip
    between.closeSubpath()
    ends = QPainterPath()
    ends.addEllipse(tip, at_tip, at_tip)
    lower = QPainterPath()
    lower.addEllipse(root, at_root, at_root)
    return between.united(ends).united(lower)
