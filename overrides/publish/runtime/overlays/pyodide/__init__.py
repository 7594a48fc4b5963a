"""The public package of Pyodide, without an event loop."""
