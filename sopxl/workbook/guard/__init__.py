"""What stands before every reader: a hostile or broken file never reaches one."""
