"""What ships beside the code: fonts, icons, sentences, data. Read with importlib.resources."""
