"""Those who draw: each turns one scene into one kind of output, and knows nothing but the scene."""
