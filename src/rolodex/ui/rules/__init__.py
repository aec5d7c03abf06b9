"""Follow-ups that come by themselves: rules, staying in touch, pauses and series."""
