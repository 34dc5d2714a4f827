"""One file a format. Each says by content whether a file is its own, and reads it."""
