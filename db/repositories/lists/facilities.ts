import { choice, coded, type ListDefinition, number, originColumn, text, yesNo } from './types';

/** 医院、避难场所、取水点、起降点. */
export const facilities: ListDefinition = {
  name: 'facilities',
  table: 'facility f',
  key: ['f.id'],
  id: 'f.id',
  where: 'f.voided_at IS NULL',
  columns: [
    text('name', 'f.name', { width: 240, sort: ['f.name_initials', 'f.name'] }),
    coded('kind', 'f.kind', 'codes.facilityKind'),
    choice('grade', 'f.grade'),
    number('beds', 'f.beds', { width: 80 }),
    coded('capabilities', 'f.capabilities', 'codes.facilityCapability', {
      many: true,
      width: 180,
      sortable: false,
    }),
    text('phone', 'f.phone', { width: 136, sortable: false }),
    text('contact', 'f.contact', { width: 96 }),
    choice('town', 'f.town'),
    text('address', 'f.address', { width: 200, usual: false }),
    yesNo('located', 'f.longitude IS NOT NULL AND f.latitude IS NOT NULL', { usual: false }),
    originColumn('f'),
  ],
  search: [
    { sql: 'f.name_key', fold: 'lower' },
    { sql: 'f.name_initials', fold: 'lower' },
    { sql: 'lower(f.town)', fold: 'lower' },
    { sql: 'lower(f.grade)', fold: 'lower' },
  ],
  defaultSort: { column: 'name', descending: false },
};
