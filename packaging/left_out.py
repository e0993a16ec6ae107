"""What the built program does without, and why; `build.spec` reads it.

What nobody uses costs room and time on every computer of the office. Each line says why nobody
will miss it.
"""

from fnmatch import fnmatch

# Modules that some package would take if they were there.
MODULES: dict[str, str] = {
    "tkinter": "windows are Qt's",
    "setuptools": "installs packages; the program is installed already",
    "_distutils_hack": "belongs to setuptools",
    "cffi": "makes bindings; Argon2's are made",
    "pycparser": "belongs to cffi",
    "unittest": "tests stay with the sources",
    "doctest": "tests stay with the sources",
    "pdb": "a debugger has no console here",
    "_pyrepl": "Python's prompt is not offered",
    "pydoc_data": "Python's own help is not offered",
    "xmlrpc": "nothing is called over the network but PostgreSQL",
    "holidays.financial": "the office keeps the country's days off, not a stock exchange's",
    "PIL.AvifImagePlugin": "papers hold no photographs",
    "PIL.WebPImagePlugin": "papers hold no photographs",
    "PIL.ImageCms": "papers hold no photographs",
    "PIL.ImageFont": "papers' letters are set by ReportLab",
    "PIL.ImageQt": "windows' pictures are Qt's",
    "PySide6.QtQml": "windows are widgets",
    "PySide6.QtQuick": "windows are widgets",
    "PySide6.QtMultimediaWidgets": "sounds have no picture",
}
# Files, by pattern, that come along with what is needed.
FILES: dict[str, str] = {
    "PySide6/opengl32sw.dll": "20 MB to draw in 3D without a graphics card; widgets do not",
    "PySide6/translations/*": "Qt's few words are translated in resources/i18n/qt_id.qm",
    "PySide6/Qt/translations/*": "the same, on Linux",
    # PySide6-Addons, which brings sound and speech, brings these along.
    "PySide6/Qt6Quick*": "windows are widgets",
    "PySide6/Qt6Qml*": "windows are widgets",
    "PySide6/Qt6OpenGL*": "belongs to Qt Quick",
    "PySide6/Qt6VirtualKeyboard*": "needs Qt Quick; the kiosk has keys of its own",
    "*/plugins/platforminputcontexts/*virtualkeyboard*": "needs Qt Quick; see above",
    "PySide6/Qt6Pdf*": "papers are drawn by PDFium",
    "PySide6/Qt6MultimediaWidgets*": "sounds have no picture",
    "*/plugins/multimedia/*ffmpeg*": "20 MB to read films; our sounds are plain",
    "*/avcodec-*": "belongs to FFmpeg",
    "*/avformat-*": "belongs to FFmpeg",
    "*/avutil-*": "belongs to FFmpeg",
    "*/swresample-*": "belongs to FFmpeg",
    "*/swscale-*": "belongs to FFmpeg",
    "*/libavcodec*": "belongs to FFmpeg, on Linux",
    "*/libavformat*": "belongs to FFmpeg, on Linux",
    "*/libavutil*": "belongs to FFmpeg, on Linux",
    "*/libswresample*": "belongs to FFmpeg, on Linux",
    "*/libswscale*": "belongs to FFmpeg, on Linux",
    "*/libQt6FFmpegStub*": "belongs to FFmpeg, on Linux",
    "*/plugins/texttospeech/*mock*": "says nothing; Qt's own tests need it",
    "*/plugins/tls/*": "QtMultimedia needs QtNetwork; nothing asks it for a network",
    "*/plugins/networkinformation/*": "QtMultimedia needs QtNetwork; nothing asks it for a network",
    "*/plugins/generic/*": "touch tables that speak TUIO",
    "*/plugins/platforms/qdirect2d.dll": "an experiment beside qwindows",
    "*/plugins/platforms/qminimal.dll": "draws nothing; offscreen does for the demonstration day",
    "*/plugins/styles/*": "the program draws itself in Fusion, the same everywhere",
    "*/plugins/imageformats/*gif*": "no such picture is read",
    "*/plugins/imageformats/*icns*": "no such picture is read",
    "*/plugins/imageformats/*jpeg*": "no such picture is read",
    "*/plugins/imageformats/*pdf*": "papers are drawn by PDFium",
    "*/plugins/imageformats/*tga*": "no such picture is read",
    "*/plugins/imageformats/*tiff*": "no such picture is read",
    "*/plugins/imageformats/*wbmp*": "no such picture is read",
    "*/plugins/imageformats/*webp*": "no such picture is read",
    "PIL/_avif.*": "see PIL.AvifImagePlugin",
    "PIL/_webp.*": "see PIL.WebPImagePlugin",
    "PIL/_imagingcms.*": "see PIL.ImageCms",
    "PIL/_imagingft.*": "see PIL.ImageFont",
    "reportlab/fonts/*": "papers are set in Inter and DejaVu Sans, from resources/",
    "setuptools/*": "see setuptools",
    "tzdata/zoneinfo/[B-Z]*/*": "Indonesia's zones lie in Asia",
    "tzdata/zoneinfo/A[!s]*/*": "Indonesia's zones lie in Asia",
}


def keep(entries: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The entries of PyInstaller's list that are shipped."""
    return [entry for entry in entries if not why_not(entry[0])]


def why_not(name: str) -> str:
    """Why a file is left out; "" when it is shipped."""
    path = name.replace("\\", "/")
    return next((why for pattern, why in FILES.items() if fnmatch(path, pattern)), "")
