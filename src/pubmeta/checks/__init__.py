"""Validation of documents against their official schemas: parsed documents in, problems out.

One module for each kind of schema (`dtd`, `xsd`, `jsonschema`), each with one function `problems(document, key)`. A
validator is built when it is first needed, kept for the process, and shared by threads.
"""
