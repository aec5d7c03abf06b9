"""An empty stand-in for Qt's OpenGL classes, nine megabytes that the charts ask for and never use."""

import sys
from types import ModuleType

NAME = "PySide6.QtOpenGL"
sys.modules[NAME] = ModuleType(NAME)
