"""Follow-ups: made, done, put off."""
