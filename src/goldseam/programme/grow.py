"""Grow: a good life now, wanted for its own sake (H-6)."""
