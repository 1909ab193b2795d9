"""Sales agents: what they perceive, understand, decide and do with their bodies. Pure."""
