"""The pipeline of deals in the window."""
