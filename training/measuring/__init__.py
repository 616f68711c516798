"""What is measured of translations and of attention."""
