"""Make Crossref deposits, each with a time and a batch id of its own: `python deposit.py CONFIG OUT INPUT...`.

Prints a line for each: the file to send, the batch id to ask for its result by, and the DOI. An article with a problem
is reported and left out, and the exit status is then 1.
"""

import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pubmeta


def main(config_path: str, out: str, *inputs: str) -> int:
    config = pubmeta.Config.load(Path(config_path))
    Path(out).mkdir(parents=True, exist_ok=True)
    failed = 0
    for source in map(Path, inputs):
        batch_id = f"{source.stem}-{uuid.uuid4().hex[:12]}"
        timestamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")[:17]  # must grow with every deposit of a DOI
        log = pubmeta.Log()
        try:
            article = config.completed(pubmeta.read(source).article, log)
            options = config.options("crossref", batch_id=batch_id, timestamp=timestamp)
            document = pubmeta.export(article, "crossref", options)
        except pubmeta.PubmetaError as error:
            print(f"{source}: {error}", file=sys.stderr)
            failed = 1
            continue
        file = Path(out) / f"{batch_id}.xml"  # Crossref finds a deposit by its file name too, so that is unique as well
        file.write_bytes(document.content)
        print(file, batch_id, article.doi, sep="\t")
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 3 else __doc__)
