"""The programme: entries in, state, gates and today out. Standard library only; no clock, no files, no chance."""
