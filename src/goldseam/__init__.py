"""A private companion for the months after a breakup. The house is described in docs/how-it-works.md."""

__version__ = "0.1.0"
