"""How fast Backchannel reads, and the page that says so."""
