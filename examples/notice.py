"""Make the deposits of a notice and of what it corrects or retracts: `python notice.py CONFIG OUT ARTICLE NOTICE`.

Prints the file of each in the order in which they are to be sent: the notice, then the article. Two that do not agree
are reported, and the exit status is then 1.
"""

import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pubmeta


def main(config_path: str, out: str, *inputs: str) -> int:
    config = pubmeta.Config.load(Path(config_path))
    timestamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")[:17]  # above that of the article's earlier deposits
    options = config.options("crossref", batch_id=f"notice-{uuid.uuid4().hex[:12]}", timestamp=timestamp)
    try:
        article, notice = (config.completed(pubmeta.read(Path(each)).article, pubmeta.Log()) for each in inputs)
        found = pubmeta.deposit.notice_deposits(article, notice, options)
    except pubmeta.PubmetaError as error:
        print(error, file=sys.stderr)
        return 1
    Path(out).mkdir(parents=True, exist_ok=True)
    for number, (name, document) in enumerate(zip(("notice", "article"), found.documents, strict=True), 1):
        file = Path(out) / f"{number}-{name}-{timestamp}.xml"
        file.write_bytes(document.content)
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 5 else __doc__)
