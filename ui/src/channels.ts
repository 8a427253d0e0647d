// The ways of talking, in the order of their keys 1 to 5.
import Letter from '@lucide/svelte/icons/mail';
import Message from '@lucide/svelte/icons/message-circle';
import Other from '@lucide/svelte/icons/ellipsis';
import Call from '@lucide/svelte/icons/phone';
import InPerson from '@lucide/svelte/icons/coffee';
import Video from '@lucide/svelte/icons/video';
import type { ChannelView } from './api/bindings';
import { words } from './words';

export const channelIcons = {
  inPerson: InPerson,
  call: Call,
  video: Video,
  message: Message,
  letter: Letter,
  other: Other,
} satisfies Record<ChannelView, unknown>;

const chips = ['inPerson', 'call', 'video', 'message', 'letter'] as const;

export const channelChoices = chips.map((value, i) => ({
  value: value as ChannelView,
  label: words.channels[value],
  icon: channelIcons[value],
  key: String(i + 1),
}));

/** The channel a digit stands for: alone outside text, with Alt anywhere. In a text a digit is a digit. */
export function channelOf(event: KeyboardEvent): ChannelView | null {
  const typing = event.target instanceof HTMLTextAreaElement || isText(event.target);
  if (event.ctrlKey || event.metaKey || (typing && !event.altKey)) return null;
  const digit = event.altKey ? event.code.replace('Digit', '') : event.key;
  return chips[Number(digit) - 1] ?? null;
}

const isText = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && target.type === 'text';
