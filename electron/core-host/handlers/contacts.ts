import { saveContact, voidContact } from '../../../db/services/contacts/save-contact';
import { saveFacility, voidFacility } from '../../../db/services/contacts/save-facility';
import { revealContact, viewContact, viewFacility } from '../../../db/services/contacts/view-contact';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

export const contacts: Handlers<Contract>['contacts'] = {
  get: ({ host, read }, input) => {
    const { ours, enterpriseName, ...record } = viewContact(read, host.requireSelf(), input.id);
    const { id, version, kind, organisation, field, department, name, post, dutyPhone, phone } = record;
    const { otherPhone, fax, town, enterpriseId, callOrder, shareable, remark } = record;
    return {
      ...{ id, version, ours, enterpriseName },
      fields: {
        ...{ kind, organisation, field, department, name, post, dutyPhone, phone, otherPhone },
        ...{ fax, town, enterpriseId, callOrder, shareable, remark },
      },
    };
  },
  choices: ({ core }) => ({
    fields: core.law.contactFields.fields.map(({ code, words }) => ({ code, words: [...words] })),
    capabilities: core.law.contactFields.facilityCapabilities.map(({ code }) => code),
  }),
  save: ({ deps, audit }, input) => {
    const made = saveContact(deps, input);
    audit('contact', made.id, { organisation: input.fields.organisation });
    return made;
  },
  void: ({ deps, audit }, input) => {
    audit('contact', input.id, { reason: input.reason });
    return voidContact(deps, input);
  },
  reveal: ({ deps, audit }, input) => {
    audit('contact', input.id, { revealed: input.field });
    return { value: revealContact(deps.db, input.id, input.field) };
  },
  getFacility: ({ host, read }, input) => {
    const record = viewFacility(read, host.requireSelf(), input.id);
    const { id, version, ours, kind, name, grade, beds, capabilities, phone, contact } = record;
    const { town, address, longitude, latitude, shareable, remark } = record;
    return {
      ...{ id, version, ours },
      fields: {
        ...{ kind, name, grade, beds, capabilities: [...capabilities], phone, contact },
        ...{ town, address, longitude, latitude, shareable, remark },
      },
    };
  },
  saveFacility: ({ deps, audit }, input) => {
    const made = saveFacility(deps, input);
    audit('facility', made.id, { name: input.fields.name });
    return made;
  },
  voidFacility: ({ deps, audit }, input) => {
    audit('facility', input.id, { reason: input.reason });
    return voidFacility(deps, input);
  },
};
