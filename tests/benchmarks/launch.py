"""Runs a command and prints what it took as JSON: exit status, CPU seconds, peak resident memory in KiB.

A process of its own and a small one: Linux counts the peak of whoever starts a process as that process's own.
"""

import json
import os
import sys

pid = os.posix_spawn(
    sys.argv[1],
    sys.argv[1:],
    os.environ,
    file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
)
_, status, used = os.wait4(pid, 0)
sys.stdout.write(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]))
