"""Speech to text and text to speech on this machine: an optional extra."""
