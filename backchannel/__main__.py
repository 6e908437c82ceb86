"""`python -m backchannel`: the command line."""

from backchannel.cli import main

if __name__ == "__main__":
    main()
