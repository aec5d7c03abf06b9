"""Pictures of contacts: read, cut and made small."""
