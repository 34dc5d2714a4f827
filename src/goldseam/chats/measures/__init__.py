"""The fourteen measures of a talk between two people: see fourteen.py for the list."""
