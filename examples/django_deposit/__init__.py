"""A Django app that deposits its papers at Crossref: the model, and the tasks for its queue."""
