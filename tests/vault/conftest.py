"""A vault of one's own for each test."""

import pytest

from goldseam.vault import VaultKeys, fresh_keys


@pytest.fixture
def keys() -> VaultKeys:
    return fresh_keys()


@pytest.fixture
def another() -> VaultKeys:
    return fresh_keys()
