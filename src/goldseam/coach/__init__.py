"""The language coach. Empty until its time comes."""
