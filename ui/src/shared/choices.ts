// What can be chosen, from its names in the catalogue.

/** Each value with its label, in the order they are named. */
export const choicesOf = <T extends string>(names: Record<T, string>) =>
  (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));
