"""Backchannel reads the coverage of hostage and prisoner-exchange negotiations and keeps the record."""

__version__ = "0.1.0"
