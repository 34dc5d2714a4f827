"""The kinds of entries, by the part of the story they belong to; `goldseam.programme.entries` gathers them."""
