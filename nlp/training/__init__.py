"""Pairs to train a language model on, made from a catalog and from grammars of our own; the same for the same seed."""
