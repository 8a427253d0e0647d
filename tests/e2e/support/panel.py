#!/usr/bin/env python3
"""A panel, as desktops have one: takes Fondly's tray icon in, opens its menu, and clicks on the entry that is named.

Prints the entries of the menu. Speaks the two protocols of every panel: org.kde.StatusNotifierWatcher, com.canonical.dbusmenu.
"""
import sys
from gi.repository import Gio, GLib

WATCHER = """<node><interface name='org.kde.StatusNotifierWatcher'>
  <method name='RegisterStatusNotifierItem'><arg type='s' direction='in'/></method>
  <method name='RegisterStatusNotifierHost'><arg type='s' direction='in'/></method>
  <property name='IsStatusNotifierHostRegistered' type='b' access='read'/>
  <property name='RegisteredStatusNotifierItems' type='as' access='read'/>
  <property name='ProtocolVersion' type='i' access='read'/>
</interface></node>"""
PROPERTIES = {
    'IsStatusNotifierHostRegistered': GLib.Variant('b', True),
    'RegisteredStatusNotifierItems': GLib.Variant('as', []),
    'ProtocolVersion': GLib.Variant('i', 0),
}

wanted = sys.argv[1]
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
loop = GLib.MainLoop()
failure = ['no tray icon came within 20 s']
TRIES = 100


def ask(service, path, interface, method, arguments):
    return bus.call_sync(service, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 5000, None).unpack()


def use(service, path, tried=0):
    """The icon's menu is read as a panel reads it, and the wanted entry clicked; a program may still be making its menu."""
    try:
        click(service, path)
    except (GLib.Error, KeyError) as error:
        failure[:] = [f'the tray icon has no entry {wanted!r}: {error}']
        if tried < TRIES:
            GLib.timeout_add(100, use, service, path, tried + 1)
            return
    loop.quit()


def click(service, path):
    (menu,) = ask(service, path, 'org.freedesktop.DBus.Properties', 'Get', GLib.Variant('(ss)', ('org.kde.StatusNotifierItem', 'Menu')))
    _, (_, _, entries) = ask(service, menu, 'com.canonical.dbusmenu', 'GetLayout', GLib.Variant('(iias)', (0, -1, [])))
    labels = {properties.get('label', ''): number for number, properties, _ in entries}
    entry = labels[wanted]
    print('\n'.join(label for label in labels if label))
    clicked = GLib.Variant('(isvu)', (entry, 'clicked', GLib.Variant('i', 0), 0))
    ask(service, menu, 'com.canonical.dbusmenu', 'Event', clicked)
    failure.clear()


def called(_bus, sender, _path, _interface, method, arguments, invocation):
    invocation.return_value(None)
    if method == 'RegisterStatusNotifierItem':
        (item,) = arguments.unpack()
        service, path = (sender, item) if item.startswith('/') else (item, '/StatusNotifierItem')
        GLib.idle_add(use, service, path)


def read(_bus, _sender, _path, _interface, name):
    return PROPERTIES[name]


interface = Gio.DBusNodeInfo.new_for_xml(WATCHER).interfaces[0]
bus.register_object('/StatusNotifierWatcher', interface, called, read, None)
Gio.bus_own_name_on_connection(bus, 'org.kde.StatusNotifierWatcher', Gio.BusNameOwnerFlags.NONE, None, None)
GLib.timeout_add_seconds(20, loop.quit)
loop.run()
sys.exit(failure[0] if failure else 0)
