"""The words: short keyed texts, lessons, evidence, helplines, as data."""
