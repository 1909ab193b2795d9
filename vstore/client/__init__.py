"""A client in Python: connects to any store and tells what happens there. Used by `vstore visit` and by tests."""
