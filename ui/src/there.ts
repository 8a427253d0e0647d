// Who was there besides: someone in the book, or by name alone whoever comes into it.
import type { Companion } from './api/bindings';

export type There = { id: string | null; name: string };

export const companion = ({ id, name }: There): Companion =>
  id === null ? { kind: 'new', name } : { kind: 'known', id };

/** The same person, or the same new name. */
export const isSame = (one: There, other: There) =>
  one.id === null ? other.id === null && one.name === other.name : one.id === other.id;
