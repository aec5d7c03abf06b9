"""What an empty book offers."""
