"""Digital-skills self-diagnosis: questionnaires in YAML, a profile, and a place to go."""
