"""Import and analysis of one's own messages. Knows nothing of the rest of Goldseam; the only place of Polars and numpy.

reading.read(paths)      files to a Transcript: which format, who wrote, when, what was not understood
child.inspect(paths)     the same in a process of its own with limits, for files nobody has looked at
transcript.Transcript    what every measure and every page starts from

Polars and numpy are imported where they are used, never at the top: a small chat is read without them.
"""
