"""Steps that wait for the beat, to be settled many at once."""

from scenes.places import Pose


class Steps:
    """Steered steps in waves: each body's in the order they came, one in a wave, so that nobody cuts a corner."""

    def __init__(self) -> None:
        self._waves: list[dict[int, Pose]] = []

    def __contains__(self, body: int) -> bool:
        return bool(self._waves) and body in self._waves[0]

    def add(self, body: int, pose: Pose) -> None:
        for wave in self._waves:
            if body not in wave:
                wave[body] = pose
                return
        self._waves.append({body: pose})

    def drain(self) -> list[dict[int, Pose]]:
        """The waves since the last drain, to be given to `World.steer` one after the other."""
        waves, self._waves = self._waves, []
        return waves
