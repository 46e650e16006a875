"""Export a page to four formats, as `pubmeta export` does: `python export_page.py [FOLDER]`."""

import sys
from pathlib import Path

import pubmeta

here = Path(__file__).parent
config = pubmeta.Config.load(here / "journal.toml")
reading = pubmeta.read(here / "article.txt")
log = pubmeta.Log()
article = config.completed(reading.article, log)
deposit = {"batch_id": "example-1", "timestamp": "20250101120000000"}  # a writer has no clock: you give the time

for name in ("jats", "csl", "crossref", "schemaorg"):
    options = config.options(name, **(deposit if name == "crossref" else {}))
    document = pubmeta.export(article, name, options)  # valid, or raises with every problem
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    (folder / f"article{pubmeta.get_format(name).suffix}").write_bytes(document.content)
    for problem in (*reading.problems, *log, *document.problems):
        print(f"{name}: {problem}")
