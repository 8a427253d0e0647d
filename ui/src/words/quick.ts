// What quick add says.
import type { UnsureKind } from '../api/bindings';

const unsure: Record<UnsureKind, (name: string) => string> = {
  nobody: () => 'With whom? Say a name that is in your book.',
  unknown: (name) => `Nobody in your book is called ${name}. Ctrl+N adds someone.`,
  several: (name) => `Which ${name}? If they share a whole name, plan from their page.`,
  unclear: (words) => `“${words}” is not understood here. Say it otherwise, or leave it out.`,
  noDay: () => 'On which day? “tomorrow”, “Friday”, “3 June” …',
};

export const quick = {
  label: 'Quick add',
  placeholder: 'Coffee with Ann next Friday at 5 · Call mum every Sunday · Bo’s exam is on 3 June',
  save: 'Save',
  unsure: (kind: UnsureKind, name: string) => unsure[kind](name),
  onThatDay: (held: string[]) => `On that day: ${held.join(', ')}`,
  orOn: (day: string) => `Or on ${day}`,
};
