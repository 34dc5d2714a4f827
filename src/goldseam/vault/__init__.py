"""Keys and seals: bytes in, bytes out. Never prompts, never logs."""
