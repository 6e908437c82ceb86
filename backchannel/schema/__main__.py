"""`python -m backchannel.schema` prints the schema as the records and the vocabulary make it now."""

from backchannel.schema.generate import dump

if __name__ == "__main__":
    print(dump(), end="")
