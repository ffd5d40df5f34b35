"""Seeded data packages, the same bytes for the same size on any machine."""
