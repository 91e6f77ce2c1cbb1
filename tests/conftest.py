"""What all tests share: modules that help tests hold no tests of their own."""

collect_ignore = ["planting", "lawful.py", "validation/making.py"]
