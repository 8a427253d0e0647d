// What is said where a letter is written.

export const letter = {
  title: (name: string) => `A letter to ${name}`,
  write: 'Write a letter',
  kindnesses: 'What they did for you',
  noKindness: 'Nothing noted within a year. What you receive and note shows here.',
  appreciated: 'What you appreciated',
  talks: 'What you talked about',
  noTalk: 'No words noted within a year.',
  words: 'Your letter',
  kept: 'Kept as you type. Fondly sends nothing: print it, write it by hand, or copy it.',
  copy: 'Copy',
  sent: 'I sent it',
};
