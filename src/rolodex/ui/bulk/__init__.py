"""One change for many contacts, rehearsed."""
