import type { ReadDb } from '../../connection';
import { fieldsFor } from '../../domain/contact/fields';
import { addDays, asCivilDate } from '../../domain/dates/civil-date';
import { type Callee, callingOrder } from '../../domain/incident/calling';
import type { Law } from '../../law';
import type { ContactRecord } from '../../repositories/contact';
import { contactsFor, watchOn } from '../../repositories/contact-views';
import { type EnterpriseRecord, enterpriseTable } from '../../repositories/enterprise';
import { hazardTable } from '../../repositories/hazard';
import { selfOffice } from '../../repositories/office';
import { isUnitDesk, sightOf } from '../own-sight';
import type { Spot } from './find-spot';

const WATCH_RANK = { leader: 0, chief: 1, member: 2 } as const;

/** The numbers of a directory line, the office's own before the person's. */
function calleesOf(contact: ContactRecord, group: Callee['group'], rank: number): Callee[] {
  const numbers = [
    ['dutyPhone', contact.dutyPhone],
    ['phone', contact.phone],
    ['otherPhone', contact.otherPhone],
  ] as const;
  return numbers.flatMap(([field, phone], at): Callee[] =>
    phone === null
      ? []
      : [
          {
            group,
            source: 'contact',
            sourceId: contact.id,
            field,
            organisation: contact.organisation,
            name: field === 'dutyPhone' ? null : contact.name,
            post: field === 'dutyPhone' ? null : contact.post,
            phone,
            personal: field !== 'dutyPhone',
            contactField: contact.field,
            rank: rank + at / 10,
          },
        ],
  );
}

/** Head and safety officer of a unit: who decides there first. */
function calleesOfUnit(unit: EnterpriseRecord): Callee[] {
  const people = [
    ['principalPhone', unit.principal, unit.principalPhone, 'principal'],
    ['safetyOfficerPhone', unit.safetyOfficer, unit.safetyOfficerPhone, 'safetyOfficer'],
    ['legalPhone', unit.legalPerson, unit.legalPhone, 'legalPerson'],
  ] as const;
  return people.flatMap(([field, name, phone, post], at): Callee[] =>
    phone === null
      ? []
      : [
          {
            group: 'unit',
            source: 'enterprise',
            sourceId: unit.id,
            field,
            organisation: unit.name,
            name,
            post,
            phone,
            personal: true,
            contactField: null,
            rank: 100 + at,
          },
        ],
  );
}

/**
 * Everybody with a number who is called for an incident, unmasked and in calling order: the watch of `today` (a night watch that began the
 * day before stands behind it), the unit, offices, the town, departments by the fields that this kind of accident asks for.
 */
export function findCallees({ db, law, today }: { db: ReadDb; law: Law; today: string }, spot: Spot) {
  const self = selfOffice(db)?.id;
  const yesterday = addDays(asCivilDate(today), -1);
  const shiftsOf = (enterpriseId: string | null) => [
    ...watchOn(db, today, enterpriseId),
    ...watchOn(db, yesterday, enterpriseId).filter(({ shift }) => shift !== 'day'),
  ];
  const shifts = [
    // Rosters of other offices may have come in packages: their watch is not ours.
    ...shiftsOf(null).filter(({ origin }) => origin === self),
    ...(spot.enterpriseId === null ? [] : shiftsOf(spot.enterpriseId)),
  ];
  const ownUnit = isUnitDesk(db);
  const watch = shifts.flatMap((shift, at): Callee[] =>
    shift.phone === null
      ? []
      : [
          {
            group: shift.enterpriseId === null || ownUnit ? 'watch' : 'unit',
            source: 'watch',
            sourceId: shift.id,
            field: 'phone',
            organisation: shift.enterpriseId === null ? null : spot.enterpriseName,
            name: shift.name,
            post: shift.role,
            phone: shift.phone,
            personal: true,
            contactField: null,
            rank: (shift.onDay === today ? 0 : 100) + WATCH_RANK[shift.role] * 10 + at / 100,
          },
        ],
  );
  const fields = fieldsFor(law.contactFields, spot.accidentKind).map(({ code }) => code);
  const order = new Map(fields.map((code, at) => [code, at]));
  const contacts = contactsFor(db, {
    fields,
    town: spot.town,
    enterpriseId: spot.enterpriseId,
    sight: sightOf(db),
  }).flatMap((contact) => {
    const own = contact.enterpriseId !== null && contact.enterpriseId === spot.enterpriseId;
    const group = own
      ? 'unit'
      : contact.kind === 'town'
        ? 'town'
        : contact.kind === 'office'
          ? 'office'
          : 'department';
    const byField = group === 'department' ? (order.get(contact.field ?? '') ?? fields.length) * 1000 : 0;
    return calleesOf(contact, group, byField + contact.callOrder);
  });
  const unit = spot.enterpriseId === null ? undefined : enterpriseTable.find(db, spot.enterpriseId);
  const hazard = spot.hazardId === null ? undefined : hazardTable.find(db, spot.hazardId);
  const responsible: Callee[] = hazard?.responsiblePhone
    ? [
        {
          group: 'unit',
          source: 'hazard',
          sourceId: hazard.id,
          field: 'responsiblePhone',
          organisation: unit?.name ?? null,
          name: hazard.responsible,
          post: 'hazard',
          phone: hazard.responsiblePhone,
          personal: true,
          contactField: null,
          rank: 99,
        },
      ]
    : [];
  return callingOrder([...watch, ...contacts, ...(unit ? calleesOfUnit(unit) : []), ...responsible]);
}
