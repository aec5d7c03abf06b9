"""The `rolodex` command: thin calls into the services, worded for the terminal."""
