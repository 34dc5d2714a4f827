"""Argon2id at almost no cost: a test proves the flow, not the price of guessing. Never used outside tests."""

from goldseam.vault.stretch import Cost, Policy

CHEAP_COST = Cost(memory=8, passes=1, lanes=1)
CHEAP = Policy(chosen=CHEAP_COST, least=CHEAP_COST)
