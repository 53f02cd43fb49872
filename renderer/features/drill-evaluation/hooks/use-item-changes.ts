import { useState } from 'react';
import type { PackItems } from '../evaluation-forms';

interface OwnItem {
  /** Unique on this screen; a new one has no id yet. */
  readonly key: string;
  readonly id: string | null;
  readonly groupId: string;
  readonly text: string;
}

/** What is being changed of a standard's items, until it is saved. */
export function useItemChanges(items: PackItems) {
  const groups = items.tables.flatMap((table) => table.groups);
  const [off, setOff] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        groups.flatMap((group) =>
          group.items.filter(({ asked, mark }) => !asked && mark !== null).map(({ id }) => id),
        ),
      ),
  );
  const [own, setOwn] = useState<readonly OwnItem[]>(() =>
    groups.flatMap((group) =>
      group.items
        .filter(({ mark }) => mark === null)
        .map(({ id, text }) => ({ key: id, id, groupId: group.id, text })),
    ),
  );
  const [changed, setChanged] = useState(false);
  const [serial, setSerial] = useState(1);
  const asks = (id: string) => !off.has(id);
  const ownOf = (groupId: string) => own.filter((item) => item.groupId === groupId);
  return {
    changed,
    asks,
    ownOf,
    ask(id: string, asked: boolean) {
      const next = new Set(off);
      if (asked) next.delete(id);
      else next.add(id);
      setOff(next);
      setChanged(true);
    },
    add(groupId: string) {
      setOwn([...own, { key: `new-${serial}`, id: null, groupId, text: '' }]);
      setSerial(serial + 1);
      setChanged(true);
    },
    word(key: string, text: string) {
      setOwn(own.map((item) => (item.key === key ? { ...item, text } : item)));
      setChanged(true);
    },
    remove(key: string) {
      setOwn(own.filter((item) => item.key !== key));
      setChanged(true);
    },
    countOf(table: PackItems['tables'][number]) {
      const shipped = table.groups.flatMap((group) => group.items.filter(({ mark }) => mark !== null));
      const mine = table.groups.reduce((sum, { id }) => sum + ownOf(id).length, 0);
      return { asked: shipped.filter(({ id }) => asks(id)).length + mine, all: shipped.length + mine };
    },
    toSave: () => ({
      off: [...off],
      // An own item that nobody worded was not meant.
      own: own
        .filter(({ text }) => text.trim() !== '')
        .map(({ id, groupId, text }) => ({ id, groupId, text })),
    }),
  };
}
