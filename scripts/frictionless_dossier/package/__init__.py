"""A package on disk: descriptor, schemas, tables with lines and records. Files are only read."""
