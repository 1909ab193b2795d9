"""Replication: what each client is told of the bodies in its room, in as few bytes as it takes."""
