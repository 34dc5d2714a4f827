"""The database: rows that mean nothing without a key."""
