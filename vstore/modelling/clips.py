"""The avatar's movements: idle, walk, run, sit and gestures; each a pose by time that ends where it began.

`wave`, `nod`, `clap`, `point` and `talk` move only the upper body and are blended over what the legs do; `sit` is made
for a seat 0.46 m high, its hips over the seat's middle. `sit`, `point` and `talk` are held for as long as they are
wanted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, radians, sin

import numpy as np

from vstore.modelling.gait import legs, run, stride
from vstore.modelling.mesh import Floats

Turn = tuple[float, float, float]

RUN_SECONDS = 0.7
# An ankle's height on the floor, and how far hips sink from standing to a seat 0.46 m high.
_FLAT, _SEATED = 0.085, -0.345


@dataclass(frozen=True)
class Pose:
    """Bones turned by degrees about x, y, z (twist y first, then z, then x), the hips moved, the eyes' height."""

    turns: dict[str, Turn]
    hips: Turn | None = None
    eyes: float | None = None


@dataclass(frozen=True)
class Clip:
    """A movement: its length in seconds, its pose at any time, and how often a second it is written down."""

    name: str
    seconds: float
    pose: Callable[[float], Pose]
    rate: int

    def times(self) -> Floats:
        return np.round(np.linspace(0, self.seconds, round(self.seconds * self.rate) + 1), 4)


def quaternion(turn: Turn) -> Floats:
    """(x, y, z, w) of a turn in degrees."""
    x, y, z = (radians(angle) / 2 for angle in turn)
    about_x, about_y, about_z = (sin(x), 0, 0, cos(x)), (0, sin(y), 0, cos(y)), (0, 0, sin(z), cos(z))
    return np.array(_times(about_x, _times(about_z, about_y)))


def _times(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, ...]:
    ax, ay, az, aw = a
    bx, by, bz, bw = b
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )


def _wave_at(seconds: float, period: float, late: float = 0.0) -> float:
    return sin(2 * pi * (seconds / period - late))


def _ease(value: float, low: float, high: float) -> float:
    t = min(max((value - low) / (high - low), 0.0), 1.0)
    return t * t * (3 - 2 * t)


def _idle(t: float) -> Pose:
    """Breathing, a slow shift of weight, a blink."""
    breath, sway = _wave_at(t, 4, 0.1), _wave_at(t, 4, 0.35)
    arm = 1.2 * breath
    blink = 1 - 0.92 * max(0.0, 1 - abs(t - 2.7) / 0.1)
    turns = {
        "spine": (-0.4 * breath, 0.8 * sway, -0.3 * sway),
        "chest": (0.9 * breath, -0.6 * sway, -0.3 * sway),
        "neck": (-0.6 * breath, 0.0, 0.4 * sway),
        "head": (0.8 * _wave_at(t, 4, 0.5), 2.2 * sway, 0.6 * sway),
        "upper_arm.R": (2.0 + arm, 0.0, -9.0 + arm), "upper_arm.L": (2.0 + arm, 0.0, 9.0 - arm),
        "lower_arm.R": (14.0 + arm, 0.0, -4.0), "lower_arm.L": (14.0 - arm, 0.0, 4.0),
        "hand.R": (4.0, 0.0, -3.0), "hand.L": (4.0, 0.0, 3.0),
        **legs({".R": (0.0, 0.085), ".L": (0.0, 0.085)}, (0.004 * sway, -0.004 - 0.002 * breath), {}),
    }  # fmt: skip
    return Pose(turns, (0.004 * sway, -0.004 - 0.002 * breath, 0.0), blink)


def _walk(t: float) -> Pose:
    turns, hips = stride(t)
    swing = cos(2 * pi * (t + 0.02))
    turns |= {
        "hips": (-2.0, 6.0 * swing, 2.0 * sin(2 * pi * t)),
        "spine": (-1.5, -4.0 * swing, -1.5 * sin(2 * pi * t)),
        "chest": (1.0, -7.0 * swing, -0.8 * sin(2 * pi * t)),
        "neck": (1.5, 2.5 * swing, 0.0),
        "head": (1.0 + 0.8 * cos(4 * pi * t), 2.5 * swing, 0.3 * sin(2 * pi * t)),
        "upper_arm.R": (1.0 - 25.0 * swing, 0.0, -8.0), "upper_arm.L": (1.0 + 25.0 * swing, 0.0, 8.0),
        "lower_arm.R": (24.0 - 12.0 * swing, 0.0, -4.0), "lower_arm.L": (24.0 + 12.0 * swing, 0.0, 4.0),
        "hand.R": (4.0 - 4.0 * swing, 0.0, -3.0), "hand.L": (4.0 + 4.0 * swing, 0.0, 3.0),
    }  # fmt: skip
    return Pose(turns, hips)


def _run(t: float) -> Pose:
    phase = t / RUN_SECONDS
    turns, hips = run(phase)
    swing = cos(2 * pi * (phase + 0.04))
    turns |= {
        "hips": (-5.0, 9.0 * swing, 1.5 * sin(2 * pi * phase)),
        "spine": (-5.0, -7.0 * swing, -1.0 * sin(2 * pi * phase)),
        "chest": (-3.0, -10.0 * swing, 0.0),
        "neck": (6.0, 4.0 * swing, 0.0),
        "head": (5.0 + 1.5 * cos(4 * pi * phase), 4.0 * swing, 0.0),
        "upper_arm.R": (-6.0 - 40.0 * swing, 0.0, -6.0), "upper_arm.L": (-6.0 + 40.0 * swing, 0.0, 6.0),
        "lower_arm.R": (78.0 - 14.0 * swing, 0.0, -18.0), "lower_arm.L": (78.0 + 14.0 * swing, 0.0, 18.0),
        "hand.R": (4.0, 0.0, -3.0), "hand.L": (4.0, 0.0, 3.0),
    }  # fmt: skip
    return Pose(turns, hips)


def _sit(t: float) -> Pose:
    """Upright, feet flat, hands on the thighs; breathing and a blink."""
    breath, sway = _wave_at(t, 4, 0.1), _wave_at(t, 4, 0.35)
    blink = 1 - 0.92 * max(0.0, 1 - abs(t - 1.4) / 0.1)
    turns = {
        "spine": (2.0 - 0.4 * breath, 0.6 * sway, 0.0),
        "chest": (1.0 + 0.9 * breath, -0.5 * sway, 0.0),
        "neck": (-2.0 - 0.6 * breath, 0.0, 0.3 * sway),
        "head": (-1.0 + 0.8 * _wave_at(t, 4, 0.5), 2.0 * sway, 0.5 * sway),
        "upper_arm.R": (20.0 + breath, 0.0, -8.0), "upper_arm.L": (20.0 + breath, 0.0, 8.0),
        "lower_arm.R": (42.0 - breath, 0.0, -20.0), "lower_arm.L": (42.0 - breath, 0.0, 20.0),
        "hand.R": (14.0, 0.0, -3.0), "hand.L": (14.0, 0.0, 3.0),
        **legs({".R": (-0.4, _FLAT), ".L": (-0.4, _FLAT)}, (0.0, _SEATED), {}),
    }  # fmt: skip
    return Pose(turns, (0.0, _SEATED, 0.0), blink)


def _clap(t: float) -> Pose:
    """Hands meet before the chest, three times a second."""
    up = _ease(t, 0.0, 0.35) * (1 - _ease(t, 2.05, 2.4))
    apart = (1 + cos(2 * pi * 3.0 * (t - 0.35))) / 2
    turns: dict[str, Turn] = {"head": (-2.0 * up, 0.0, 0.0)}
    for side, sign in ((".R", 1.0), (".L", -1.0)):
        turns["upper_arm" + side] = (2.0 + 36.0 * up, 0.0, sign * (-9.0 + up * (3.0 + 5.0 * apart)))
        turns["lower_arm" + side] = (14.0 + 50.0 * up, 0.0, sign * (-4.0 - up * (70.0 - 24.0 * apart)))
        turns["hand" + side] = (4.0, sign * -30.0 * up, sign * -3.0)
    return Pose(turns)


def _wave(t: float) -> Pose:
    up = _ease(t, 0.0, 0.4) * (1 - _ease(t, 1.95, 2.4))
    beat = up * sin(2 * pi * 2.0 * (t - 0.35)) * _ease(t, 0.3, 0.5)
    return Pose({
        "chest": (0.0, 0.0, -2.5 * up), "neck": (0.0, 0.0, -2.0 * up), "head": (2.0 * up, -3.0 * up, -4.0 * up),
        "upper_arm.R": (12.0 * up, 0.0, -9.0 + 116.0 * up + 3 * beat),
        "lower_arm.R": (14.0 - 2.0 * up, -80.0 * up, -4.0 + 52.0 * up + 17.0 * beat),
        "hand.R": (4.0 * (1 - up), 0.0, -3.0 + 8.0 * up + 9.0 * beat),
    })  # fmt: skip


def _point(t: float) -> Pose:
    """The right arm straight ahead, palm down, held; only breath moves it."""
    breath = _wave_at(t, 2)
    return Pose({
        "chest": (-1.0, 7.0, 0.0), "neck": (0.0, -3.0, 0.0), "head": (-2.0, -4.0, 0.0),
        "upper_arm.R": (84.0 + 0.7 * breath, 20.0, -20.0),
        "lower_arm.R": (-3.0, 30.0, 3.0),
        "hand.R": (2.0 + 1.0 * breath, 28.0, 8.0),
    })  # fmt: skip


def _nod(t: float) -> Pose:
    beat = sin(pi * t / 1.2) * (1 - cos(2 * pi * t / 0.6)) / 2
    return Pose({"neck": (-5.0 * beat, 0.0, 0.0), "head": (-12.0 * beat, 0.0, 0.0)})


def _talk(t: float) -> Pose:
    """Both hands explain, not quite together; the head keeps time."""
    one, two, slow = _wave_at(t, 2), _wave_at(t, 4 / 3, 0.2), _wave_at(t, 4, 0.1)
    return Pose({
        "chest": (0.5 * one, 2.0 * slow, 0.0),
        "neck": (-1.0 * two, 1.0 * slow, 0.5 * one),
        "head": (-1.5 + 2.2 * two, 3.5 * slow, 1.5 * one),
        "upper_arm.R": (22.0 + 6.0 * one, 0.0, -3.0 + 4.0 * slow),
        "upper_arm.L": (18.0 - 6.0 * two, 0.0, 3.0 + 4.0 * slow),
        "lower_arm.R": (66.0 + 15.0 * one, -18.0 - 12.0 * two, 4.0 + 9.0 * one),
        "lower_arm.L": (60.0 - 14.0 * two, 18.0 - 10.0 * one, -4.0 + 9.0 * two),
        "hand.R": (6.0 + 10.0 * two, -10.0, 4.0),
        "hand.L": (6.0 + 10.0 * one, 10.0, -4.0),
    })  # fmt: skip


CLIPS = (
    Clip("idle", 4.0, _idle, 10),
    Clip("walk", 1.0, _walk, 32),
    Clip("run", RUN_SECONDS, _run, 40),
    Clip("sit", 4.0, _sit, 10),
    Clip("wave", 2.4, _wave, 15),
    Clip("point", 2.0, _point, 6),
    Clip("nod", 1.2, _nod, 15),
    Clip("talk", 4.0, _talk, 10),
    Clip("clap", 2.4, _clap, 20),
)
