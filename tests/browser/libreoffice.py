"""LibreOffice on a screen of its own, for what a reader pastes from the clipboard."""

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
# Calc asks for the language of what is pasted: whoever listens to windows says "OK", which is 1, to one that asks. A
# listener that does not hear every event is asked about that in a window, and so on for ever.
UNHEARD = ("disposing", *(f"window{how}" for how in ("Closing", "Closed", "Minimized", "Normalized", "Activated", "Deactivated")))
MACRO = """
Sub Main
  Paste "swriter", "OpenDocument Text Flat XML", "{text}"
  Paste "scalc", "OpenDocument Spreadsheet Flat XML", "{sheet}"
  StarDesktop.terminate()
End Sub

Sub Paste(kind, filter, target)
  Dim flat(0) As New com.sun.star.beans.PropertyValue
  flat(0).Name = "FilterName"
  flat(0).Value = filter
  document = StarDesktop.loadComponentFromURL("private:factory/" & kind, "_blank", 0, Array())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  toolkit = createUnoService("com.sun.star.awt.Toolkit")
  listener = createUnoListener("Asked_", "com.sun.star.awt.XTopWindowListener")
  toolkit.addTopWindowListener(listener)
  tries = 0
  Do While Words(document, kind) = "" And tries < 20
    Wait 250
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:Paste", "", 0, Array())
    tries = tries + 1
  Loop
  toolkit.removeTopWindowListener(listener)
  document.storeToURL(target, flat())
  document.close(True)
End Sub

Function Words(document, kind)
  If kind = "swriter" Then Words = document.Text.String Else Words = document.Sheets(0).getCellByPosition(0, 0).String
End Function

Sub Asked_windowOpened(event)
  If HasUnoInterfaces(event.Source, "com.sun.star.awt.XDialog2") Then event.Source.endDialog(1)
End Sub
""" + "".join(f"Sub Asked_{name}(event)\nEnd Sub\n" for name in UNHEARD)


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


def pasted(environment: dict[str, str], folder: Path) -> tuple[str, str]:
    """What Writer and Calc make of the clipboard of that screen, each in a new document, as flat OpenDocument XML."""
    text, sheet, profile = folder / "pasted.fodt", folder / "pasted.fods", folder / "profile"
    _soffice(environment, profile, "--headless", "--terminate_after_init")
    module = profile / "user/basic/Standard/Module1.xba"
    module.write_text(MODULE.format(html.escape(MACRO.format(text=text.as_uri(), sheet=sheet.as_uri()))))
    _soffice(environment, profile, "macro:///Standard.Module1.Main")
    return text.read_text("utf-8"), sheet.read_text("utf-8")


def _soffice(environment: dict[str, str], profile: Path, *wanted: str) -> None:
    settings = [f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", "--nofirststartwizard"]
    given = {**environment, "SAL_USE_VCLPLUGIN": "gen"}
    subprocess.run(["soffice", *settings, *wanted], env=given, capture_output=True, timeout=90, check=True)
