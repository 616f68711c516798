"""Article and catalog to editions, and what forbids one."""
