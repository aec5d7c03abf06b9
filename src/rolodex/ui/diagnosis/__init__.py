"""What can be given to whoever mends the program."""
