import { basename } from 'node:path';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { callRoundForm, recordCall, revealNumber, viewRound } from '../../../db/services/contacts/call-round';
import { directoryForm } from '../../../db/services/contacts/directory-papers';
import { saveContact, voidContact } from '../../../db/services/contacts/save-contact';
import { saveFacility, voidFacility } from '../../../db/services/contacts/save-facility';
import { revealContact, viewContact, viewFacility } from '../../../db/services/contacts/view-contact';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { writeOfficeForms } from '../write-office-form';

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
  round: ({ read, core, host }, input) =>
    viewRound(read, core.law, { ...input, today: asCivilDate(core.clock.today()), self: host.requireSelf() }),
  recordCall: ({ deps, audit }, input) => {
    audit(input.subject, input.id, { field: input.field, result: input.result });
    return recordCall(deps, input);
  },
  revealNumber: ({ deps, audit }, input) => {
    audit(input.subject, input.id, { revealed: input.field });
    return { value: revealNumber(deps, input) };
  },
  exportDirectory: async ({ core, host, auditIn }, { pocket, file: ticket }) => {
    const file = host.grants.path(ticket);
    const asked = { self: host.requireSelf(), today: core.clock.today(), pocket };
    await writeOfficeForms(host, core, [directoryForm(core.read, asked)], file);
    await core.transaction((db) => auditIn(db, 'contact', null, { pocket, file: basename(file) }));
    return { fileName: basename(file) };
  },
  exportRound: async ({ core, host, auditIn }, { subject, file: ticket }) => {
    const file = host.grants.path(ticket);
    const query = { subject, today: asCivilDate(core.clock.today()), self: host.requireSelf() };
    await writeOfficeForms(host, core, [callRoundForm(core.read, core.law, query)], file);
    await core.transaction((db) => auditIn(db, 'contact', null, { subject, file: basename(file) }));
    return { fileName: basename(file) };
  },
};
