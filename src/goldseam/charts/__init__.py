"""Values in, SVG out. Standard library only."""
