"""Forms: explicit fields, bounds, and complaints in plain words. One file a page."""
