"""Accounts: who of the store's staff, and which of its machines, may do what. Pure, with ports to the outside."""
