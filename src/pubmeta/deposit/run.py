"""A run: the deposits of files are made, sent, and waited for; and what an interrupted one left is gone on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path

from pubmeta.config import Config
from pubmeta.deposit.journal import Journal
from pubmeta.deposit.making import FORMAT, Making, Unmade
from pubmeta.deposit.sending import PATIENCE, PUT_OFF, Delivery, Depositor, Stage
from pubmeta.problems import Problem
from pubmeta.run.job import Job


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in DOIs: those that wait for a result, those that are registered, those that failed.

    trouble: why nothing came of the last request; empty where something did.
    """

    waiting: int
    registered: int
    failed: int
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a run.

    states: ``registered``, ``failed`` or ``waiting``, by the key of each DOI of its inputs, or of the journal where the
    run had none. failures: the problems of each DOI that failed; sources: where it comes from. unmade: records that
    could not be deposited. warnings: of what is registered, and of a journal's own DOI; warned: those of them that are
    of one DOI, by its key. unchanged: how many were registered before, as they are, and were not sent again.
    troubles: why nothing came of the last requests for what is waiting.
    """

    folder: Path
    states: Mapping[str, str]
    failures: Mapping[str, tuple[Problem, ...]]
    sources: Mapping[str, str]
    unmade: tuple[Unmade, ...] = ()
    warnings: tuple[Problem, ...] = ()
    warned: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    unchanged: int = 0
    troubles: tuple[str, ...] = ()

    @property
    def registered(self) -> bool:
        """Whether every DOI is registered, those of journals too, and every record could be deposited."""
        are_registered = all(state == "registered" for state in self.states.values())
        return are_registered and not self.unmade and not any(problem.is_error for problem in self.warnings)

    def count(self, state: str) -> int:
        """How many DOIs are in a state."""
        return Counter(self.states.values())[state]


OnProgress = Callable[[Progress], None]


def deposit(
    files: Iterable[Path | str],
    folder: Path | str,
    depositor: Depositor,
    *,
    config: Config | None = None,
    read_as: str | None = None,
    structure_references: bool = False,
    strict: Iterable[str] = (),
    again: bool = False,
    deposit_records: int = 500,
    patience: float = PATIENCE,
    on_progress: OnProgress | None = None,
) -> Outcome:
    """Deposit every article of the files, and wait for the results.

    A file may be in any format that is read, or a finished Crossref deposit. The folder holds the deposits, and their
    journal ``deposits.jsonl``: the same call after an interruption sends nothing twice and forgets nothing; an article
    that is registered as it is now is not sent again, unless `again` is set. Every deposit has a timestamp above all
    earlier ones of the journal. What has no result after `patience` seconds is left waiting.

    Raises CredentialsError where the account is refused, DepositError where the folder is of another server or in use,
    OSError where a file of the folder cannot be written, ValueError for a word of `strict` that is neither a kind of
    warning nor the code of a rule.
    """
    if isinstance(files, str | PathLike) or isinstance(strict, str):
        raise TypeError("files and strict are lists: deposit(['a.xml'], folder, depositor, strict=['guessed'])")
    job = Job(
        formats=(FORMAT,),
        config=config or Config(),
        read_as=read_as,
        structure_references=structure_references,
        strict=frozenset(strict),
    )
    job.check()
    with Journal.opened(Path(folder), depositor.server) as journal:
        making = Making(journal, job, again=again, deposit_records=deposit_records)
        making.make(map(Path, files), depositor.clock())
        troubles = _go_on(journal, depositor, patience, on_progress)
        outcome = _outcome(journal, making.wanted, tuple(making.unmade), making.unchanged)
        return replace(outcome, troubles=troubles)


def resume(
    folder: Path | str, depositor: Depositor, *, patience: float = PATIENCE, on_progress: OnProgress | None = None
) -> Outcome:
    """Send what a journal has that is not sent, and wait for all that has no result. Raises as `deposit`."""
    with Journal.opened(Path(folder), depositor.server) as journal:
        troubles = _go_on(journal, depositor, patience, on_progress)
        return replace(_outcome(journal), troubles=troubles)


def status(folder: Path | str) -> Outcome:
    """What is known of all deposits of a journal, without asking anybody. Raises DepositError where there is none."""
    return _outcome(Journal.looked_at(Path(folder)))


def server_of(folder: Path | str) -> str:
    """The server of a journal's deposits. Raises DepositError where there is no journal, OSError as reading a file."""
    return Journal.looked_at(Path(folder)).server


@dataclass(slots=True)
class _Watch:
    """Notes each step in the journal, and tells how far the run is."""

    journal: Journal
    depositor: Depositor
    on_progress: OnProgress | None

    def __call__(self, delivery: Delivery, event: str) -> None:
        if event != PUT_OFF:
            self.journal.note(delivery, event, self.depositor.clock())
        self.tell(delivery.trouble)

    def tell(self, trouble: str = "") -> None:
        """Tell how many DOIs are in which state."""
        if self.on_progress:
            counts = Counter(self.journal.states.values())
            self.on_progress(Progress(counts["waiting"], counts["registered"], counts["failed"], trouble))


def _go_on(journal: Journal, depositor: Depositor, patience: float, on_progress: OnProgress | None) -> tuple[str, ...]:
    """Deliver what has no result, and give back why there is still none."""
    watch = _Watch(journal, depositor, on_progress)
    watch.tell()
    deliveries = [*journal.deliveries()]
    depositor.deliver(deliveries, watch, patience=patience)
    troubles = (each.trouble for each in deliveries if each.stage is not Stage.DONE)
    return tuple(dict.fromkeys(filter(None, troubles)))


def _outcome(
    journal: Journal, wanted: Iterable[str] | None = None, unmade: tuple[Unmade, ...] = (), unchanged: int = 0
) -> Outcome:
    known = journal.states
    states = {key: known.get(key, "failed") for key in (known if wanted is None else wanted)}
    failures, sources, warnings = {}, {}, dict[Problem, None]()
    warned: dict[str, tuple[Problem, ...]] = {}
    for key in states:
        entry = journal.latest(key)
        if entry is None:
            continue
        origin = entry.dois[key]
        sources[key] = origin.source if origin.record is None else f"{origin.source} #{origin.record}"
        warnings.update(dict.fromkeys(entry.warnings))
        warned |= {each: problems for each, problems in entry.warned.items() if journal.latest(each) in (entry, None)}
        if key in entry.failed:
            failures[key] = entry.failed[key]
    return Outcome(
        folder=journal.folder,
        states=states,
        failures=failures,
        sources=sources,
        unmade=unmade,
        warnings=tuple(warnings),
        warned=warned,
        unchanged=unchanged,
    )
