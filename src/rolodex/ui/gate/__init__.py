"""The page that stands where the panels would be when a book does not open."""
