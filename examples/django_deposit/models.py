"""The papers of a platform, as far as their deposits are concerned."""

from django.db import models


class Paper(models.Model):  # type: ignore[misc]
    """A paper: what is deposited of it, and what became of that."""

    doi = models.CharField(max_length=200, unique=True)
    title = models.TextField()
    journal = models.TextField()
    issn = models.CharField(max_length=9)
    published = models.DateField()
    page = models.URLField()
    is_due = models.BooleanField(default=True)
    """Whether it is to be deposited: set it when a paper is new or changed."""
    state = models.CharField(max_length=10, blank=True)
    """``waiting``, ``registered`` or ``failed``."""
    problems = models.JSONField(default=list)
    """Why it failed: each with the path of the field, a message, and what to do."""
