// Keys that are pressed together, as the program names them.

/** The name of a key that may stand in a chord; null for the others. */
function named({ key, code }: KeyboardEvent): string | null {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  if (/^F([1-9]|1[0-2])$/.test(key)) return key;
  if (code === 'Space') return 'Space';
  // With Alt a key may write another sign than is printed on it.
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? null;
}

/** "Ctrl+Alt+T"; null as long as it is not whole, or what people press all day. */
export function chordOf(event: KeyboardEvent): string | null {
  const key = named(event);
  const { ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta } = event;
  const isRare = meta || (ctrl && alt) || ((ctrl || alt) && (shift || /^F\d/.test(key ?? '')));
  if (key === null || !isRare) return null;
  const held = [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', meta && 'Super'];
  return [...held.filter(Boolean), key].join('+');
}
