"""What programs of others make of what is written: ``make renderings``, or ``python -m tests.renderings ../shared``.

CSL-JSON is printed by pandoc and by citeproc-py, in real styles that print every author; each printed entry must have
the authors, title and year that the article has. JSON-LD is taken out of an HTML page by extruct; it must be the JSON
that was written. The articles: the cases of the tests, the seed page, and real records from JATS, Crossref and CSL.
"""
