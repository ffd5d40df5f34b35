"""The rules: one module is one check, its file name the rule's name with underscores.

What a check is stands in `checking`; a module whose name begins with an underscore holds what
several checks share.
"""
