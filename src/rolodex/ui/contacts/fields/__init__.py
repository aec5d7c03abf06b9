"""One small widget per repeated vCard property, each with `load(contact)` and `store(contact)`."""
