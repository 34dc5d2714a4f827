"""Import and analysis of one's own messages. Empty until its time comes."""
