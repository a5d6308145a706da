"""The placement (placering).

Care outside the child's own home, and the health examination that it brings.
"""
