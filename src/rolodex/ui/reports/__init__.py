"""The panel of reports: how the business is doing."""
