"""The language model in its own process, so that the world's beat never waits for it."""
