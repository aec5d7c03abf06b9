"""Contacts through the clipboard and by drag: copied, pasted, guessed from text."""
