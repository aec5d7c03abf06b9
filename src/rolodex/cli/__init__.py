"""The `rolodex` command: thin calls into the services."""
