"""How legs walk and run: where each ankle is in a stride, and the hip, knee and foot angles that put it there.

One cycle of walking takes a second and covers 1.4 m, one of running 0.7 s and 2.2 m. While a foot stands, the point it
stands on moves back under the body at exactly the speed it goes at, so feet do not slide: first on the heel, then flat,
then over the ball; a runner's lands flat.
"""

from math import acos, atan2, cos, degrees, pi, radians, sin, sqrt

from vstore.modelling.skeleton import rest

STRIDE = 1.4
STANCE = 0.58
RUN_STRIDE = 2.2
RUN_STANCE = 0.3
_STRIKE = -0.335
_RUN_STRIKE = -0.29
_ANKLE = 0.085
_BALL = (-0.103, -0.063)
_HEEL = (0.062, -0.085)
_TOE_UP, _HEEL_UP = 17.0, 52.0

Turn = tuple[float, float, float]


def stride(t: float) -> tuple[dict[str, Turn], Turn]:
    """The legs' turns and the hips' offset at `t` seconds into a cycle; the right foot strikes at 0."""
    hips = (0.012 * sin(2 * pi * t), -0.042 - 0.014 * cos(4 * pi * (t - 0.03)), 0.0)
    feet = {side: foot((t + late) % 1.0) for side, late in ((".R", 0.0), (".L", 0.5))}
    ankles = {side: (z, y) for side, (z, y, _, _) in feet.items()}
    tilts = {side: (pitch, toe) for side, (_, _, pitch, toe) in feet.items()}
    return legs(ankles, (hips[0], hips[1]), tilts), hips


def run(phase: float) -> tuple[dict[str, Turn], Turn]:
    """The same for running, `phase` from 0 to 1 through the cycle; between two steps both feet are off the ground."""
    hips = (0.006 * sin(2 * pi * phase), -0.07 - 0.035 * cos(4 * pi * (phase - RUN_STANCE / 2)), 0.0)
    feet = {side: _running((phase + late) % 1.0) for side, late in ((".R", 0.0), (".L", 0.5))}
    ankles = {side: (z, y) for side, (z, y, _, _) in feet.items()}
    tilts = {side: (pitch, toe) for side, (_, _, pitch, toe) in feet.items()}
    return legs(ankles, (hips[0], hips[1]), tilts), hips


def _running(phase: float) -> tuple[float, float, float, float]:
    if phase < RUN_STANCE:
        push = _smooth((phase / RUN_STANCE - 0.35) / 0.65) * 46.0
        return *_rolled(_RUN_STRIKE + RUN_STRIDE * phase, _BALL, -push), -push, push * 0.8
    z0, y0, pitch0, toe0 = _running(RUN_STANCE - 1e-9)
    t = (phase - RUN_STANCE) / (1 - RUN_STANCE)
    z = z0 + (_RUN_STRIKE - z0) * _smooth(t) + 0.12 * sin(pi * t) * (1 - t)
    y = y0 + (_ANKLE - y0) * _smooth(t) + 0.3 * sin(pi * t**0.8)
    return z, y, pitch0 * (1 - _smooth(t * 1.3)), toe0 * (1 - _smooth(t * 3))


def foot(phase: float) -> tuple[float, float, float, float]:
    """(z, y) of an ankle under the hips, the foot's pitch (toes up positive) and the toes' bend, in degrees."""
    if phase < STANCE:
        return _standing(phase)
    return _swinging((phase - STANCE) / (1 - STANCE))


def legs(
    ankles: dict[str, tuple[float, float]], hips: tuple[float, float], tilts: dict[str, tuple[float, float]]
) -> dict[str, Turn]:
    """Turns of hips, knees, feet and toes that put the ankles (z, y) where they should be."""
    turns: dict[str, Turn] = {}
    for side, (z, y) in ankles.items():
        thigh, knee = _bend(z, y, hips[1], side)
        pitch, toe = tilts.get(side, (0.0, 0.0))
        lean = degrees(atan2(hips[0], 0.86))
        turns["upper_leg" + side] = (thigh, 0.0, -lean)
        turns["lower_leg" + side] = (knee, 0.0, 0.0)
        turns["foot" + side] = (pitch - thigh - knee, 0.0, lean)
        turns["toe" + side] = (toe, 0.0, 0.0)
    return turns


def _standing(phase: float) -> tuple[float, float, float, float]:
    ground = _STRIKE + STRIDE * phase
    landing = 1 - _smooth(phase / 0.13)
    if landing > 0:
        return *_rolled(ground, _HEEL, _TOE_UP * landing), _TOE_UP * landing, 0.0
    push = _smooth((phase - 0.3) / (STANCE - 0.3)) * _HEEL_UP
    return *_rolled(ground, _BALL, -push), -push, push * 0.92


def _swinging(t: float) -> tuple[float, float, float, float]:
    z0, y0, pitch0, toe0 = _standing(STANCE - 1e-9)
    z1, y1, pitch1, _ = _standing(0.0)
    speed = STRIDE * (1 - STANCE)
    h00, h10, h01, h11 = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, -2 * t**3 + 3 * t**2, t**3 - t**2
    z = h00 * z0 + h10 * speed * 0.6 + h01 * z1 + h11 * speed
    y = y0 + (y1 - y0) * _smooth(t) + 0.05 * sin(pi * t) ** 2
    return z, y, pitch0 + (pitch1 - pitch0) * _smooth(t * 1.15), toe0 * (1 - _smooth(t * 2))


def _rolled(ground: float, pivot: tuple[float, float], pitch: float) -> tuple[float, float]:
    """The ankle (z, y) when the foot, whose flat ankle would be at `ground`, is pitched about a point of its sole."""
    c, s = cos(radians(pitch)), sin(radians(pitch))
    y, z = -pivot[1], -pivot[0]
    return ground + pivot[0] + s * y + c * z, _ANKLE + pivot[1] + c * y - s * z


def _bend(z: float, y: float, drop: float, side: str) -> tuple[float, float]:
    """The turns of hip and knee in degrees; a point out of reach is reached for with a straight leg."""
    hip, knee, ankle = (rest(bone + side) for bone in ("upper_leg", "lower_leg", "foot"))
    upper, lower = (float(sqrt(((a - b)[1:] ** 2).sum())) for a, b in ((hip, knee), (knee, ankle)))
    dz, dy = z + float(ankle[2]), y - (float(hip[1]) + drop)
    reach = min(sqrt(dz * dz + dy * dy), (upper + lower) * 0.9995)
    at_hip = acos((upper**2 + reach**2 - lower**2) / (2 * upper * reach))
    at_knee = acos((upper**2 + lower**2 - reach**2) / (2 * upper * lower))
    rest_thigh = atan2(float(knee[2] - hip[2]), float(hip[1] - knee[1]))
    rest_shin = atan2(float(ankle[2] - knee[2]), float(knee[1] - ankle[1]))
    thigh = atan2(-dz, -dy) + at_hip + rest_thigh
    shin_world = atan2(-dz, -dy) + at_hip - (pi - at_knee)
    return degrees(thigh), degrees(shin_world + rest_shin - thigh)


def _smooth(t: float) -> float:
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)
