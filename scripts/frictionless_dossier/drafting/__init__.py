"""Drafts of a descriptor, schemas and rules from tables that have none.

A draft is a beginning: it declares what the cells show, says what it guessed, and leaves the rest
to whoever knows the data.
"""
