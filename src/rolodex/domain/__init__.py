"""Values and rules of the contact book; nothing of ours is imported here."""
