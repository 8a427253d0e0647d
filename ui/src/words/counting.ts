// Numbers in words and with their nouns.
const number = new Intl.NumberFormat('en');
export const counted = (n: number) => number.format(n);
export const plural = (n: number, one: string, many: string) =>
  `${counted(n)} ${n === 1 ? one : many}`;
const spelled = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
export const spell = (n: number) => spelled[n] ?? counted(n);

const list = new Intl.ListFormat('en-GB');
/** "Ana, Bo and Cy". */
export const inARow = (names: string[]) => list.format(names);
