"""What the house promises, held."""
