"""Readers given anything at all: by hypothesis in `make test`, by coverage in `make fuzz`."""
