"""Today: what is due, who slips away, whose birthday it is, and the week and month around it."""
