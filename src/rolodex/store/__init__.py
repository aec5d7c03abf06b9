"""The book: the only folder that knows SQL, SQLModel, SQLAlchemy and Alembic."""
