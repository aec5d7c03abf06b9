"""Who shares a piece of mail with whom, and addresses from which mail comes back."""
