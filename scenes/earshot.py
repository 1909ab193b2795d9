"""Who hears whom."""

from scenes.places import Place, Pose, distance

# A raised but friendly voice carries so far in a shop with music; farther away one would have to shout,
# and a hall of a hundred visitors would be one conversation.
EARSHOT = 12.0


def hears(speaker: Pose | Place, listener: Pose | Place) -> bool:
    """Whether what one says reaches the other. Walls and furniture do not hush."""
    return distance(speaker, listener) <= EARSHOT
