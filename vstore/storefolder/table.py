"""A table of `store.toml`."""

import msgspec


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Strict, so that a misspelt key is a named fault and never silently ignored."""
