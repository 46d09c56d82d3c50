"""`python -m legation` is the `legation` command."""

from legation._command import main

if __name__ == "__main__":
    main()
