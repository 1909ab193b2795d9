"""How every test runs: properties without a stop-watch, and the same examples each time in continuous integration."""

import os

from hypothesis import settings

settings.register_profile("vstore", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("vstore")
