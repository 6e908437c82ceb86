"""Reference data that ships with the package, as files that people review. No code stands here."""
