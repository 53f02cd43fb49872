import { basename } from 'node:path';
import { deskLaw } from '../../../db/law/desk-law';
import { writeWhole } from '../../../db/ledgers/workbook/write-whole';
import { warningsInForce, watchOn } from '../../../db/repositories/contact-views';
import type { WatchEntryRecord } from '../../../db/repositories/watch';
import { passOn, saveEntry, viewBook, voidEntry } from '../../../db/services/watch/book';
import { addShift, generateRoster, moveShift, removeShift, standIn } from '../../../db/services/watch/roster';
import { saveRota, watchOwner } from '../../../db/services/watch/rota';
import { viewRoster } from '../../../db/services/watch/view-roster';
import { rosterCalendar, watchForm, writeWatchTable } from '../../../db/services/watch/watch-papers';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { writeOfficeForms } from '../write-office-form';

const shown = (entry: WatchEntryRecord) => {
  const { id, version, at, kind, source, level, title, text, validUntil, towns, handled } = entry;
  return {
    id,
    version,
    fields: { at, kind, source, level, title, text, validUntil, towns: [...towns], handled },
    passedOn: entry.passedOn.map((one) => ({ ...one })),
    recordedBy: entry.recordedBy,
  };
};

export const watch: Handlers<Contract>['watch'] = {
  month: ({ read, core, host }, { month }) => {
    const view = viewRoster(read, deskLaw(read, core.law), { month, self: host.requireSelf() });
    return {
      today: core.clock.today(),
      days: view.days.map(({ day, kind, name }) => ({ day, kind: kind as 'workday', name })),
      shifts: view.shifts.map(({ id, version, onDay: day, shift, role, contactId, name, ...rest }) => ({
        ...{ id, version, day, shift, role, contactId, name },
        ...{ phone: rest.phone, insteadOf: rest.insteadOf, remark: rest.remark },
      })),
      problems: view.problems.map((problem) => ({ ...problem, ids: [...problem.ids] })),
      loads: [...view.loads],
      rota: {
        shifts: [...view.rota.shifts],
        places: { ...view.rota.places },
        people: view.rota.people.map(({ contactId, roles, refusals }) => ({
          contactId,
          roles: [...roles],
          refusals: refusals.map(({ from, to }) => ({ from, to })),
        })),
      },
      candidates: [...view.candidates],
    };
  },
  saveRota: ({ deps, audit }, input) => {
    saveRota(deps, input);
    audit('watch_shift', null, { people: input.people.length, shifts: input.shifts });
    return {};
  },
  generate: ({ deps, audit }, input) => {
    const made = generateRoster(deps, input);
    audit('watch_shift', null, { ...input, ...made });
    return made;
  },
  add: ({ deps, audit }, input) => {
    const made = addShift(deps, input);
    audit('watch_shift', made.id, { day: input.day, role: input.role });
    return made;
  },
  standIn: ({ deps, audit }, input) => {
    audit('watch_shift', input.id, { remark: input.remark });
    return standIn(deps, input);
  },
  move: ({ deps, audit }, input) => {
    audit('watch_shift', input.id, { day: input.day });
    return moveShift(deps, input);
  },
  remove: ({ deps, audit }, input) => {
    audit('watch_shift', input.id, {});
    return removeShift(deps, input);
  },
  book: ({ read, core }, input) => {
    const view = viewBook(read, { ...input, now: core.clock.now() });
    return {
      entries: view.entries.map(shown),
      inForce: view.inForce.map(shown),
      handover: [...view.handover],
      onDuty: watchOn(read, core.clock.today(), watchOwner(read)).map(({ role, shift, name }) => ({
        ...{ role, shift, name },
      })),
    };
  },
  warnings: ({ read, core }) => ({ warnings: warningsInForce(read, core.clock.now()).map(shown) }),
  saveEntry: ({ deps, audit }, input) => {
    const made = saveEntry(deps, input);
    audit('watch_entry', made.id, { title: input.fields.title });
    return made;
  },
  passOn: ({ deps, audit }, input) => {
    audit('watch_entry', input.id, { to: input.to, how: input.how });
    return passOn(deps, input);
  },
  voidEntry: ({ deps, audit }, input) => {
    audit('watch_entry', input.id, { reason: input.reason });
    return voidEntry(deps, input);
  },
  preview: async ({ read, core, host }, { of }) => {
    const asked = { self: host.requireSelf(), masked: true };
    const form = watchForm(read, deskLaw(read, core.law), of, asked);
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormPage(form), title: form.title, ownLayout: false };
  },
  export: async ({ core, host, auditIn, signal }, { of, format, file: ticket }) => {
    const file = host.grants.path(ticket);
    const law = deskLaw(core.read, core.law);
    const asked = { self: host.requireSelf(), masked: false };
    if (format === 'ics' && of.paper === 'roster')
      await writeWhole(rosterCalendar(core.read, of.month).text, file);
    else if (format === 'xlsx' && of.paper !== 'card')
      await writeWatchTable(core.read, law, of, { ...asked, file, signal });
    else await writeOfficeForms(host, core, [watchForm(core.read, law, of, asked)], file);
    await core.transaction((db) =>
      auditIn(db, 'watch_shift', null, { paper: of.paper, file: basename(file) }),
    );
    return { fileName: basename(file) };
  },
};
