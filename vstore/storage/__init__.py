"""Storage: what must last, in SQLite or any database SQLAlchemy speaks to, off the event loop."""
