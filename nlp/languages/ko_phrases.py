"""What an agent says in Korean: a phrase's key -> its variants with {SLOT}s."""

PHRASES: dict[str, tuple[str, ...]] = {}
