"""The routes of the interface, one module a noun."""
