"""Deposit from a queue, with nothing that waits: `python deposit_queue.py send|ask SERVER FOLDER [CONFIG INPUT...]`.

`send` is the task for articles that are new or changed, `ask` one that runs every few minutes. Both print a line for
each DOI: what became of it, and what to do. Both may be killed at any time, and given again: nothing is sent twice.
"""

import sys
from pathlib import Path

import pubmeta
from pubmeta.deposit import Credentials, Depositor, Outcome, deposit, resume


def send(depositor: Depositor, folder: str, config: str, *inputs: str) -> Outcome:
    settings = pubmeta.Config.load(Path(config))
    return deposit(map(Path, inputs), folder, depositor, config=settings, patience=0)


def ask(depositor: Depositor, folder: str) -> Outcome:
    return resume(folder, depositor, patience=0)


def main(action: str, server: str, folder: str, *more: str) -> None:
    depositor = Depositor(Credentials.found(), server)  # the account is in the environment
    outcome = send(depositor, folder, *more) if action == "send" else ask(depositor, folder)
    for doi, state in outcome.states.items():
        todo = "; ".join(f"{each.path}: {each.message}; {each.remedy}" for each in outcome.failures.get(doi, ()))
        print(doi, state, todo, sep="\t")
    for unmade in outcome.unmade:
        errors = [str(problem) for problem in unmade.problems if problem.is_error]
        print(unmade.source, "cannot be deposited", "; ".join(errors), sep="\t")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
