"""What an agent says in English: a phrase's key -> its variants with {SLOT}s."""

PHRASES: dict[str, tuple[str, ...]] = {}
