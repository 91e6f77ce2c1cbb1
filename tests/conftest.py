"""What all tests share: modules that help tests hold no tests of their own.

What the program keeps in the user's cache folder goes to a folder that lasts as long as the tests.
"""

import atexit
import os
import shutil
import tempfile

collect_ignore = ["planting", "lawful.py", "housing.py", "validation/making.py"]

os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="transcript-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)
