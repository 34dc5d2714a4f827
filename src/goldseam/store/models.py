"""The tables. Everything that says anything is under a seal (vault/seals.py); what is left in clear is listed here.

| table      | in clear                                                              |
|------------|-----------------------------------------------------------------------|
| Vault      | a random id, layout and epoch numbers, the public half of its mailbox |
| Slot       | whether for a passphrase or a code, what it costs to try              |
| Entry      | how many lines there are, their order, their size in steps of 64      |
| Snapshot   | its size in steps of 1,024                                            |
| Kept       | how many things lie beside the journal                                |
| Once       | how many forms were sent lately                                       |
| Letter     | how much happened while it was locked                                 |
| Attachment | a random id, how many there are                                       |
| Piece      | the size of each attachment in steps of 64 KiB                        |
"""

from typing import ClassVar

from django.db import models


class Vault(models.Model):
    """One journal. On one's own machine there is one."""

    identity = models.BinaryField(max_length=16, unique=True)
    layout = models.PositiveSmallIntegerField()
    epoch = models.PositiveIntegerField()
    head = models.BinaryField()
    mailbox = models.BinaryField(max_length=32)


class Slot(models.Model):
    """The root key under a passphrase or a recovery code (vault/slots.py)."""

    vault = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="slots")
    sealed = models.BinaryField()


class Entry(models.Model):
    """A line of the journal: a seal of kind E, or, once erased, of kind R with the digest and link it had before."""

    vault = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="entries", db_index=False)
    seq = models.BigIntegerField()
    epoch = models.PositiveIntegerField()
    sealed = models.BinaryField()
    digest = models.BinaryField(max_length=32)
    link = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["vault", "seq"], name="one_entry_a_line")]


class Snapshot(models.Model):
    """The folded story at some line: a cache, dropped on any doubt."""

    vault = models.OneToOneField(Vault, on_delete=models.CASCADE, related_name="snapshot")
    sealed = models.BinaryField()


class Kept(models.Model):
    """Something beside the journal: a draft, the preferences, the list of openings. `place` is a keyed hash."""

    vault = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="kept", db_index=False)
    place = models.BinaryField(max_length=32)
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["vault", "place"], name="one_thing_a_place")]


class Once(models.Model):
    """A form that was taken, by the keyed hash of its token, and what came of it."""

    vault = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="once", db_index=False)
    token = models.BinaryField(max_length=32)
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["vault", "token"], name="one_outcome_a_token")]


class Letter(models.Model):
    """Something put in while the vault was locked (vault/mailbox.py)."""

    vault = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="letters")
    sealed = models.BinaryField()


class Attachment(models.Model):
    """One imported chat. `header` is its key and title under a seal (vault/attachments.py)."""

    vault = models.ForeignKey(Vault, on_delete=models.CASCADE, related_name="attachments")
    identity = models.BinaryField(max_length=16, unique=True)
    header = models.BinaryField()


class Piece(models.Model):
    """One piece of an attachment."""

    attachment = models.ForeignKey(Attachment, on_delete=models.CASCADE, related_name="pieces", db_index=False)
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["attachment", "number"], name="one_piece_a_number")]
