"""Brushes and scenes of the pictures in the specimen issues."""
