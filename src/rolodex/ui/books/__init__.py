"""Books: those that were open lately, another one, a new one."""
