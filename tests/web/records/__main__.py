"""How fast stores and their records are: `python -m tests.web.records`, on a machine that has nothing else to do.

The articles are small, so that what is measured is the way to them and not the writing of documents.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median, quantiles

import httpx2
from sickle import Sickle

from pubmeta.api import export
from pubmeta.store import Draft, FolderStore, SqlStore
from pubmeta.store.records import article_of
from tests.oai.rain import article
from tests.store.conftest import new_store

from .conftest import listening, settings, whole

COUNT = 10_000
REQUESTS = 2_000


def say(what: str, count: int, seconds: float) -> None:
    print(f"{what:<58} {seconds:8.2f} s {count / seconds:10,.0f} a second")


def measured(what: str, count: int, work: Callable[[], object]) -> None:
    begun = time.perf_counter()
    work()
    say(what, count, time.perf_counter() - begun)


def fill(store: SqlStore, numbers: Iterable[int]) -> None:
    batch = list(numbers)
    for start in range(0, len(batch), 100):
        store.put_many(Draft.of(whole(number)) for number in batch[start : start + 100])


def harvest(address: str, prefix: str, since: str | None = None) -> int:
    selection = {"from": since} if since else {}
    return sum(1 for _ in Sickle(f"{address}/oai").ListRecords(metadataPrefix=prefix, **selection))


def requests(what: str, address: str, headers: dict[str, str], status: int) -> None:
    taken = []
    with httpx2.Client(headers=headers) as client:
        for number in range(REQUESTS):
            begun = time.perf_counter()
            answer = client.get(f"{address}/records/10.5555/rain.{number % 100 if status == 200 else 1}")
            taken.append(time.perf_counter() - begun)
            assert answer.status_code == status, answer.text
    say(what, REQUESTS, sum(taken))
    milliseconds = [1_000 * each for each in taken]
    print(f"{'':<4}median {median(milliseconds):.2f} ms, 99th percentile {quantiles(milliseconds, n=100)[-1]:.2f} ms")


def in_sqlite(folder: Path) -> None:
    path = folder / "records.sqlite3"
    store = new_store(path)
    measured("put, a hundred in one transaction", COUNT, lambda: fill(store, range(COUNT)))
    measured("put one by one", 500, lambda: [store.put(whole(COUNT + number)) for number in range(500)])
    print(f"{'':<4}the file has {path.stat().st_size / 1_000_000:.1f} MB")
    contents = [record.content or "" for record in store.records(limit=REQUESTS)]
    measured("the library alone: CSL-JSON of kept articles", REQUESTS, lambda: [_csl(each) for each in contents])
    with listening(settings(path, workers=os.cpu_count())) as address:
        for prefix in ("oai_dc", "jats"):
            measured(f"harvest of {prefix} over HTTP, by sickle", COUNT + 500, lambda: harvest(address, prefix))  # noqa: B023
        time.sleep(2)
        since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        for number in range(10):
            store.put(article(number, title="Changed"))
        time.sleep(1)
        measured("harvest of what changed since then", 10, lambda: harvest(address, "oai_dc", since))
        csl = {"accept": "application/vnd.citationstyles.csl+json"}
        requests("records as CSL-JSON, one after the other", address, csl, 200)
        tag = httpx2.get(f"{address}/records/10.5555/rain.1", headers=csl).headers["etag"]
        requests("records that the client has", address, {**csl, "if-none-match": tag}, 304)
    store.close()


def _csl(content: str) -> bytes:
    return export(article_of(content), "csl").content


def in_folder(folder: Path) -> None:
    for number in range(COUNT):
        (folder / f"{number}.json").write_text(whole(number).model_dump_json(exclude_defaults=True))
    store = FolderStore(folder)
    measured("first look into a folder", COUNT, store.refresh)
    time.sleep(2)
    store.refresh()
    measured("a look where nothing changed", COUNT, store.refresh)
    store.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "records").mkdir()
        in_sqlite(Path(folder))
        in_folder(Path(folder) / "records")


if __name__ == "__main__":
    main()
