"""`python -m legation` is the `legation` command."""

from legation._command import main

main()
