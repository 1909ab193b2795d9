"""vstore: a metaverse store server. Import stays light; the language model lives in its own process."""

__version__ = "0.1.0"
