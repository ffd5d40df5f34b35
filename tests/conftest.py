"""What holds for all tests."""

from hypothesis import settings

# How busy the machine is decides no test.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
