"""What a good hand writes for one table and no other: each program takes the folder of a package.

Each prints one line for each thing that it finds. Unlike the tool they trust the structure of the
file, name no line of it, and say neither what is wrong nor what to do.
"""
