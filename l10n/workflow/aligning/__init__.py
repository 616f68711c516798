"""An article that was translated before becomes a reviewed catalog."""
