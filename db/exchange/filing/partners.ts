import type { ReadDb, WriteDb } from '../../connection';
import { readSetting, writeSetting } from '../../repositories/setting';
import { mergedFrom } from '../desk/receiver';
import type { PackageKind, PackageManifest } from '../format/index';
import { keyringOf } from '../keyring';
import type { Receiver } from '../rehearse/rehearse-package';

/** A desk that cases are exchanged with: who it said it is. Its keys are kept with those of offices. */
export interface Partner {
  name: string;
  level: PackageManifest['sender']['level'];
  regionCode: string;
}

/**
 * Units and offices that cases are exchanged with stand apart from the register of offices: they report no rows here,
 * have no duties of their own and appear in no comparison of counties.
 */
const SETTING = 'exchange.partners';

/** Partners by the id of their desk. */
export function partnersOf(db: ReadDb): Readonly<Record<string, Partner>> {
  return readSetting<Record<string, Partner>>(db, SETTING, {});
}

/** Keeps who a package came from. */
export function keepPartner(db: WriteDb, { sender }: Pick<PackageManifest, 'sender'>): void {
  const { id, name, level, regionCode } = sender;
  writeSetting(db, SETTING, { ...partnersOf(db), [id]: { name, level, regionCode } });
}

/**
 * What this desk knows of those who send it packages of a kind about cases. Nothing of them is merged row by row: no column is
 * filled later, no original kept; whom it is for is judged with its content.
 * @param now the reader's clock, UTC
 */
export function caseReceiver(db: ReadDb, self: string, kind: PackageKind, now: string): Receiver {
  return {
    ...{ self, office: null, now, keyring: keyringOf(db, self), merged: mergedFrom(db, [kind]) },
    ...{ fillable: [], forwards: false },
  };
}
