import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import {
  findSupplyClasses,
  layersAbove,
  readSupplyCode,
  type SupplyClass,
  type SupplyClassFrame,
} from '../../domain/stock/supply-classes';
import { nameInitials } from '../../pinyin';
import { readSetting, writeSetting } from '../../repositories/setting';

/** The full list of GB/T 38565 as an office brought it along: the program ships only its frame. */
const OWN_LIST = 'list.supply-classes';

interface OwnList {
  readonly file: string;
  readonly takenOn: string;
  readonly rows: readonly (SupplyClass & { readonly initials: string })[];
}

/** A class as a chooser offers it. */
export interface OfferedClass {
  readonly code: string;
  /** null: not in the list, but its code is well formed. */
  readonly name: string | null;
  /** Names of the layers above that are known, the highest first. */
  readonly above: string[];
}

/** Keeps a list of classes in place of the one kept so far. The shipped frame stays beside it. */
export function keepSupplyClasses(
  deps: Deps,
  { classes, file }: { classes: readonly SupplyClass[]; file: string },
): { classes: number } {
  const list: OwnList = {
    file,
    takenOn: deps.clock.today(),
    rows: classes.map(({ code, name }) => ({ code, name, initials: nameInitials(name) })),
  };
  writeSetting(deps.db, OWN_LIST, list);
  deps.changed('settings');
  return { classes: list.rows.length };
}

/**
 * Classes that fit what was typed into a chooser (beginning of a code, words, pinyin initials), the class `chosen` first of
 * all. A code that is well formed and in no list is offered without a name: lists grow.
 */
export function offerSupplyClasses(
  db: ReadDb,
  frame: SupplyClassFrame,
  { text, chosen }: { text: string; chosen: string | null },
): { rows: OfferedClass[]; own: { count: number; file: string; takenOn: string } | null } {
  const list = readSetting<OwnList | null>(db, OWN_LIST, null);
  const known = knownClasses(frame, list);
  const names = new Map(known.map(({ code, name }) => [code, name]));
  const typed = readSupplyCode(text, frame);
  const codes = [
    ...(chosen === null ? [] : [chosen]),
    ...('code' in typed ? [typed.code] : []),
    ...findSupplyClasses(text, known).map(({ code }) => code),
  ];
  return {
    rows: [...new Set(codes)].map((code) => ({
      code,
      name: names.get(code) ?? null,
      above: layersAbove(code, frame).flatMap((higher) => names.get(higher) ?? []),
    })),
    own: list && { count: list.rows.length, file: list.file, takenOn: list.takenOn },
  };
}

/** The frame's classes as whole codes, then the own list; an entry of the list goes before the frame's. */
function knownClasses(frame: SupplyClassFrame, list: OwnList | null) {
  const length = frame.layers.reduce((sum, { digits }) => sum + digits, 0);
  const known = new Map(
    frame.classes.map(({ code, name }) => {
      const whole = code.padEnd(length, '0');
      return [whole, { code: whole, name, initials: nameInitials(name) }];
    }),
  );
  for (const row of list?.rows ?? []) known.set(row.code, row);
  return [...known.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
