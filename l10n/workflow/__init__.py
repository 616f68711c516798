"""What the tool does, step by step: each step a pure function, and the jobs that run them."""
