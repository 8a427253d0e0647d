// What Today says.
import type { DeedKind } from '../api/bindings';
import { counted, spell } from './counting';

export const today = {
  greeting(hour: number, name: string): string {
    const part = hour < 5 || hour >= 18 ? 'evening' : hour < 12 ? 'morning' : 'afternoon';
    return name.trim() ? `Good ${part}, ${name.trim()}` : `Good ${part}`;
  },
  summary(reach: number, celebrate: number): string {
    const hear =
      reach === 1
        ? 'One person would love to hear from you today.'
        : `${spell(reach)} people would love to hear from you today.`;
    const fete =
      celebrate === 1
        ? 'One has something to celebrate.'
        : `${spell(celebrate)} have something to celebrate.`;
    if (reach > 0 && celebrate > 0) return `${hear} ${fete}`;
    if (reach > 0) return hear;
    if (celebrate === 1) return 'One person has something to celebrate.';
    if (celebrate > 1) return `${spell(celebrate)} people have something to celebrate.`;
    return 'Nobody is waiting.';
  },
  celebrate: 'Celebrate',
  gently: 'With a few quiet words',
  reach: 'Reach out',
  waiting: 'It has been a while',
  remembered: 'Remembered today',
  planned: 'Planned for today',
  reminders: 'To remember',
  missed: 'Did it come to it?',
  met: 'Yes, we did',
  notMet: 'No',
  leaveOpen: 'Leave it open',
  step: {
    title: 'One small step',
    efforts: 'How much time there is',
    another: 'Another one',
    taken: 'You took a step today. That is enough.',
    acts: {
      thank: 'Thanked',
      tell: 'Told',
      write: 'Write it down',
      call: 'Write it down',
      confide: 'Write it down',
      meet: 'Plan it',
    } satisfies Record<DeedKind, string>,
  },
  asked: 'A question',
  yes: 'Yes',
  no: 'No, leave it',
  more: (n: number) => `Show ${counted(n)} more`,
  fewer: 'Show fewer',
  empty: 'Nobody is waiting. Enjoy the day.',
  emptyHint: 'When someone’s rhythm or birthday comes round, they show up here.',
  lookAround: 'Look through your people',
  log: 'Log a chat',
  logWith: (name: string) => `Log a chat with ${name}`,
  snooze: 'Snooze',
  snoozeFor: (name: string) => `Snooze ${name}`,
  congratulate: 'Congratulate',
  copy: 'Copy',
  opener: 'A way to start',
  notePlaceholder: 'What did you talk about? It can stay empty.',
  note: 'What did you talk about?',
  selection: 'Selected',
  selected: (n: number) => `${counted(n)} selected`,
  clear: 'Clear',
  clock: {
    title: (shows: string) => `Is it really ${shows}?`,
    told: (expected: string) =>
      `Your computer’s clock was set; Fondly expected ${expected}. Reminders wait until you say.`,
    yes: 'Yes, it is right',
    no: 'If not, set the clock right: reminders go on by themselves.',
  },
};
