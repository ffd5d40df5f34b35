"""Faults planted in a package, to prove that each protection that it declares catches them.

The protections of a field are read off the schemas and the declared rules, so a new field or rule
joins by itself; a rule of which no fault is known here is told, so that nobody can forget it.
Everything happens in memory: cells are changed, judge and rules run, and a finding is demanded at
that row and field. Others may accompany it.
"""
