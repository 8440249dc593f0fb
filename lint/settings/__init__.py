"""Settings: what the user asked for, in configuration files."""
