"""The joint: entries to bytes and back, and the export file."""
