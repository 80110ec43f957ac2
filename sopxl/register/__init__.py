"""Many SOPs as one register: what they are, how they hang together, where they contradict."""
