"""Keys: one for each purpose, none of them in sight."""

from goldseam.vault import fresh_keys
from goldseam.vault.keys import VaultKeys

PURPOSES = ["rows", "head", "chain", "snapshot", "kept", "index", "mailbox", "attach"]


def test_every_purpose_has_a_key_of_its_own(keys):
    assert len({keys.key(purpose) for purpose in PURPOSES}) == len(PURPOSES)
    assert keys.root not in {keys.key(purpose) for purpose in PURPOSES}


def test_the_same_root_gives_the_same_keys_again(keys):
    again = VaultKeys(vault_id=keys.vault_id, root=keys.root)
    assert [again.key(purpose) for purpose in PURPOSES] == [keys.key(purpose) for purpose in PURPOSES]
    assert again == keys


def test_two_vaults_share_nothing(keys, another):
    assert keys.name != another.name
    assert keys.keyed_hash("draft", "letter") != another.keyed_hash("draft", "letter")


def test_printing_keys_shows_no_key(keys):
    keys.key("rows")
    shown = repr(keys) + str(keys)
    for secret in (keys.root, keys.key("rows")):
        assert repr(secret)[2:-1] not in shown
        assert secret.hex() not in shown


def test_the_name_of_a_vault_is_its_id_and_nothing_else(keys):
    assert bytes.fromhex(keys.name) == keys.vault_id


def test_a_keyed_hash_depends_on_label_and_value(keys):
    hashes = {keys.keyed_hash(label, value) for label in ("a", "b") for value in ("x", "y", "\ud800")}
    assert len(hashes) == 6
    assert all(len(value) == 32 for value in hashes)


def test_fresh_keys_are_fresh():
    assert len({fresh_keys().root for _ in range(50)}) == 50
