"""LibreOffice Writer on a screen of its own, for what a reader pastes from the clipboard."""

import html
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MODULE = (
    '<script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="Module1" script:language="StarBasic">{}</script:module>'
)
MACRO = """
Sub Main
  Dim flat(0) As New com.sun.star.beans.PropertyValue
  flat(0).Name = "FilterName"
  flat(0).Value = "OpenDocument Text Flat XML"
  document = StarDesktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, Array())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  tries = 0
  Do While document.CharacterCount = 0 And tries < 20
    Wait 250
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:Paste", "", 0, Array())
    tries = tries + 1
  Loop
  document.storeToURL("{target}", flat())
  document.close(True)
  StarDesktop.terminate()
End Sub
"""


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A screen that nobody sees: the environment in which programs share its clipboard."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        try:
            yield {**os.environ, "DISPLAY": f":{server.stdout.readline().strip()}"}
        finally:
            server.terminate()


def pasted(environment: dict[str, str], folder: Path) -> str:
    """What Writer makes of the clipboard of that screen in a new document, as flat OpenDocument XML."""
    target, profile = folder / "pasted.fodt", folder / "profile"
    _soffice(environment, profile, "--headless", "--terminate_after_init")
    module = profile / "user/basic/Standard/Module1.xba"
    module.write_text(MODULE.format(html.escape(MACRO.format(target=target.as_uri()))))
    _soffice(environment, profile, "macro:///Standard.Module1.Main")
    return target.read_text("utf-8")


def _soffice(environment: dict[str, str], profile: Path, *wanted: str) -> None:
    settings = [f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", "--nofirststartwizard"]
    given = {**environment, "SAL_USE_VCLPLUGIN": "gen"}
    subprocess.run(["soffice", *settings, *wanted], env=given, capture_output=True, timeout=90, check=True)
