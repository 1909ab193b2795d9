"""The load of `tests.bench.crowd`: a hall, those who walk in it, and the processes that let them."""
