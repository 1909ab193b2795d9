"""What a product's record answers, an aspect a file."""
