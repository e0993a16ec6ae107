"""The guided first start."""
