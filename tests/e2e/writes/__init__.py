"""The writes of the services, by noun."""
