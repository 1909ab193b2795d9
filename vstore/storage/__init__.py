"""Storage: what must last, in SQLite or PostgreSQL, off the event loop."""
