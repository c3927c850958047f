"""`python -m diagnostic.cli`, where the command itself is not on the path."""

from diagnostic.cli import main

main()
