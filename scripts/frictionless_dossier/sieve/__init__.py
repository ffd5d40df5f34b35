"""The sieve: which rows and cells of a large table the judge need not see.

It decides nothing. A row that it passes is certain to have the structure that the header asks for,
a cell that it passes is certain to be valid; whatever it is not certain of goes to the same exact
reader and the same judge that small tables go to, with its line and record. So it may pass too
little, which costs time, and never too much; a verdict does not depend on it.

`choice` says which tables go through it, `reader` reads them, `accept` and `patterns` make its
tests from the judge's own compiled columns. Only `choice` imports no Polars, so that a package of
small tables never does.
"""
