"""A file manager's part in dropping a file: a small window whose content can be dragged, as the file named on the command line."""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

uri = pathlib.Path(sys.argv[1]).as_uri()
window = Gtk.Window(title="Drag source", default_width=160, default_height=100)
source = Gtk.EventBox()
source.add(Gtk.Label(label="Drag me"))
source.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new("text/uri-list", 0, 0)], Gdk.DragAction.COPY)
source.connect("drag-data-get", lambda _widget, _context, data, _info, _time: data.set_uris([uri]))
window.add(source)
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
