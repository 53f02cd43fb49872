import { compactName } from '../domain/text/normalise';
import { planTitle, versionKey } from './kinds/plans';
import type { LedgerKind, LedgerRefByKind, LedgerValuesByKind } from './kinds/types';

/** By what a row is found again, in the file and among the records (see `LedgerRefByKind`). */
type RefMakers = {
  readonly [K in LedgerKind]: (values: LedgerValuesByKind[K], ownerId: string) => LedgerRefByKind[K];
};

const key = (text: string | null | undefined) => compactName(text ?? '');

const REF_MAKERS: RefMakers = {
  enterprises: (values) => ({ uscc: values.uscc ?? null, nameKey: key(values.name) }),
  plans: (values, ownerId) => ({
    ownerId,
    kind: values.kind,
    titleKey: key(planTitle(values.title)),
    versionKey: versionKey(values.versionLabel),
  }),
  experts: (values) => ({
    idNumber: values.idNumber ?? null,
    nameKey: key(values.name),
    phone: values.phone ?? null,
  }),
  teams: (values) => ({ nameKey: key(values.name) }),
  equipment: (values) => ({
    teamKey: key(values.team),
    nameKey: key(values.name),
    modelKey: key(values.model),
    boughtOn: values.boughtOn ?? null,
  }),
  supplies: (values) => ({
    depotKey: key(values.depot),
    code: values.code ?? null,
    nameKey: key(values.name),
    specKey: key(values.spec),
    madeOn: values.madeOn ?? null,
  }),
  drills: (values, ownerId) => ({ ownerId, nameKey: key(values.name), startOn: values.startOn }),
};

/** `ownerId` only matters for plans and drills. */
export function refOf<K extends LedgerKind>(
  kind: K,
  values: LedgerValuesByKind[K],
  ownerId: string,
): LedgerRefByKind[K] {
  return REF_MAKERS[kind](values, ownerId);
}

/**
 * The key under which two rows of one file are the same record; null when the row cannot be recognised.
 * A code identifies; only where there is none does the name.
 */
export function fileKey<K extends LedgerKind>(kind: K, ref: LedgerRefByKind[K]): string {
  if (kind === 'enterprises') {
    const { uscc, nameKey } = ref as LedgerRefByKind['enterprises'];
    return uscc ?? `name ${nameKey}`;
  }
  if (kind === 'experts') {
    const { idNumber, nameKey, phone } = ref as LedgerRefByKind['experts'];
    return idNumber ?? `name ${nameKey} ${phone ?? ''}`;
  }
  return Object.values(ref).join('\u0001');
}
