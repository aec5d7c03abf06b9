"""Everything printed; the only folder that knows reportlab."""
