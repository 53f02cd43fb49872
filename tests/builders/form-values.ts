import type { FormKind, FormRow, FormValues } from '../../db/documents/forms/pack/kind';

/** Nothing known: every value is left to the pen, every list is empty. */
export function emptyValues(kind: FormKind): FormValues {
  return {
    text: Object.fromEntries(kind.slots.map(({ name }) => [name, null])),
    lists: Object.fromEntries(kind.lists.map(({ name }) => [name, []])),
  };
}

/** As long as the registers allow: names of two hundred characters, sixty entries in every list. */
export function longestValues(kind: FormKind): FormValues {
  const long = (name: string) => `${name}很长的内容<&>“'`.padEnd(200, '示例');
  const row = (slots: FormKind['slots'], at: number): FormRow =>
    Object.fromEntries(slots.map(({ name }) => [name, `${at}${long(name)}`]));
  return {
    text: Object.fromEntries(kind.slots.map(({ name }) => [name, long(name)])),
    lists: Object.fromEntries(
      kind.lists.map(({ name, slots }) => [name, Array.from({ length: 60 }, (_, at) => row(slots, at + 1))]),
    ),
  };
}
