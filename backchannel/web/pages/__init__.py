"""The pages, one module a noun: routes and what their templates are given."""
