"""The store as Django knows it."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The only app with tables."""

    name = "goldseam.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
