"""The scenes, one a module; each paints on a canvas of the size it is given."""
