"""``python -m pubmeta``: the command line."""

from pubmeta.cli import main

main()
