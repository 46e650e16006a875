"""The service under load: how fast it is beside the library, what hostile requests do to it, and how it is stopped."""
