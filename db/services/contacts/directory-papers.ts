import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import type { ContactKind } from '../../domain/contact/codes';
import type { ContactRecord } from '../../repositories/contact';
import { directoryLines } from '../../repositories/contact-views';
import { selfOffice } from '../../repositories/office';
import { listForm } from './list-form';

const KINDS: Readonly<Record<ContactKind, string>> = {
  office: '应急机构',
  department: '相关部门',
  town: '乡镇（街道）',
  unit: '单位',
  other: '其他',
};

const numbers = ({ dutyPhone, phone, otherPhone }: ContactRecord): string =>
  [dutyPhone, phone, otherPhone].filter((number) => number !== null).join('、');

/**
 * The desk's own directory on paper, numbers in full: the whole of it, or (`pocket`) a small sheet with the numbers on duty
 * alone, in calling order.
 */
export function directoryForm(
  db: ReadDb,
  { self, today, pocket }: { self: string; today: string; pocket: boolean },
): FormDefinition {
  const lines = directoryLines(db, self);
  const above = `${selfOffice(db)?.name ?? ''}　${today}`;
  if (pocket)
    return listForm({
      id: 'contact-pocket-card',
      title: '应急电话随身卡',
      above,
      columns: [
        { heading: '单位', width: 6 },
        { heading: '值班电话', width: 5 },
        { heading: '单位', width: 6 },
        { heading: '值班电话', width: 5 },
      ],
      rows: inPairs(
        lines
          .filter(({ dutyPhone }) => dutyPhone !== null)
          .sort((a, b) => a.callOrder - b.callOrder)
          .filter(
            ({ organisation }, at, all) => all.findIndex((one) => one.organisation === organisation) === at,
          )
          .map(({ organisation, dutyPhone }) => [organisation, dutyPhone]),
      ),
      below: [],
      density: 'ledger',
    });
  return listForm({
    id: 'contact-directory',
    title: '应急通讯录',
    above,
    columns: [
      { heading: '类别', width: 4 },
      { heading: '单位', width: 9 },
      { heading: '姓名', width: 4 },
      { heading: '职务', width: 5 },
      { heading: '电话', width: 8 },
    ],
    rows: lines.map((line) => [KINDS[line.kind], line.organisation, line.name, line.post, numbers(line)]),
    below: ['本表含个人号码，请妥善保管。'],
  });
}

/** Two entries a line: the sheet folds into a pocket. */
function inPairs(entries: readonly (readonly (string | null)[])[]): (string | null)[][] {
  const half = Math.ceil(entries.length / 2);
  return entries.slice(0, half).map((entry, at) => [...entry, ...(entries[half + at] ?? [null, null])]);
}
