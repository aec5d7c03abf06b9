"""Cards side by side that become one, and come apart again."""
