"""The pages: the only HTTP in the house."""
