"""Language without a world: what an utterance means, how a fact is said. Pure, and a stranger to scenes."""
