"""The frame in which checks run: what they are, what they are given, and how they are declared."""
