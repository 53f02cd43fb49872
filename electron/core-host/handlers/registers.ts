import { saveRecord, voidRecord } from '../../../db/services/registers/save-record';
import { revealField, showRecord } from '../../../db/services/registers/show-record';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

export const registers: Handlers<Contract>['registers'] = {
  get: ({ host, read }, input) => showRecord(read, host.requireSelf(), input.register, input.id),
  save: ({ deps, audit }, input) => {
    const made = saveRecord(deps, input);
    audit(input.register, made.id, { fields: Object.keys(input.values) });
    return made;
  },
  void: ({ deps, audit }, input) => {
    audit(input.register, input.id, { reason: input.reason });
    return voidRecord(deps, input);
  },
  reveal: ({ deps, audit }, input) => {
    audit(input.register, input.id, { revealed: input.field });
    return { value: revealField(deps.db, input.register, input.id, input.field) };
  },
};
