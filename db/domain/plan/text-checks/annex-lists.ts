import { parsePhones } from '../../codes/phone';
import { normaliseText } from '../../text/normalise';

/** A person or post with numbers, as a table of a plan lists it (办法 art. 16). */
export interface AnnexContact {
  readonly kind: 'contact';
  readonly name: string;
  /** Post or unit as written, or ''. */
  readonly duty: string;
  /** In their one written form; short service numbers as they are. */
  readonly phones: readonly string[];
  /** Pieces of the phone cells that are no number. */
  readonly unreadable: readonly string[];
  /** Where the row begins in the text. */
  readonly start: number;
}

/** Equipment or material as a table of a plan lists it. */
export interface AnnexSupply {
  readonly kind: 'supply';
  readonly name: string;
  readonly model: string;
  /** Number in front of the unit, or null where the cell does not begin with one. */
  readonly quantity: number | null;
  readonly unit: string;
  readonly place: string;
  readonly keeper: string;
  readonly phone: string;
  readonly start: number;
}
export type AnnexRow = AnnexContact | AnnexSupply;

type Column = 'name' | 'duty' | 'phone' | 'item' | 'model' | 'quantity' | 'unit' | 'place' | 'keeper';

const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['phone', /电话|手机|联系方式|号码/],
  ['keeper', /责任人|保管人|负责人|管理人|保管员/],
  ['name', /姓名|联系人/],
  ['quantity', /数量|储备量|配备数|库存/],
  ['item', /^(?:应急)?(?:物资|装备|器材|设备|设施|物品)?(?:\/|与|和|及)?(?:物资|装备|器材|设备)?名称$/],
  ['model', /型号|规格|性能/],
  ['place', /位置|地点|场所|存放/],
  ['unit', /^(?:计量)?单位$/],
  ['duty', /职务|岗位|机构|单位|部门|角色|人员/],
];
const NOTHING = /^[—–\-/\\无]*$/;
/** A plan of a large mine lists some hundred; more is a table that was read wrongly. */
const MOST_ROWS = 600;

interface Row {
  readonly cells: readonly string[];
  readonly start: number;
}

/** Runs of lines with tab-parted cells. */
function tables(text: string): Row[][] {
  const found: Row[][] = [];
  let current: Row[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.includes('\t')) current.push({ cells: line.split('\t').map((cell) => cell.trim()), start });
    else if (current.length > 0) {
      found.push(current);
      current = [];
    }
    start += line.length + 1;
  }
  if (current.length > 0) found.push(current);
  return found;
}

function columnsOf({ cells }: Row): (Column | null)[] {
  return cells.map((cell) => {
    const words = normaliseText(cell).replace(/ /g, '');
    return words.length > 16 ? null : (HEADINGS.find(([, pattern]) => pattern.test(words))?.[0] ?? null);
  });
}

/** What a header row announces: goods with numbers, people with phones, or nothing of ours. */
function kindOf(columns: readonly (Column | null)[]): AnnexRow['kind'] | null {
  const has = (column: Column) => columns.includes(column);
  if (has('item') && has('quantity')) return 'supply';
  const whose = has('name') || has('duty') || has('unit');
  return has('phone') && whose && !has('item') ? 'contact' : null;
}

const kept = (cell: string): string => (NOTHING.test(cell) ? '' : cell);

function contactOf(read: (column: Column) => string[], start: number): AnnexContact | null {
  const [name = ''] = read('name');
  const duty = read('duty').join(' ');
  const cells = read('phone');
  if ((name === '' && duty === '') || (cells.length === 0 && name === '')) return null;
  const parsed = cells.map((cell) => parsePhones(cell.replace(/内线\s*\d+/g, '')));
  return {
    kind: 'contact',
    name: name === '' ? duty : name,
    duty: name === '' ? '' : duty,
    phones: [...new Set(parsed.flatMap(({ phones }) => phones))],
    unreadable: parsed.flatMap(({ problems }) => problems.map((problem) => problem.text)),
    start,
  };
}

function supplyOf(read: (column: Column) => string[], start: number): AnnexSupply | null {
  const [name = ''] = read('item');
  if (name === '') return null;
  const [amount = ''] = read('quantity').map((cell) => normaliseText(cell).replace(/[\s,]/g, ''));
  const number = /^(\d+(?:\.\d+)?)(.*)$/.exec(amount);
  return {
    kind: 'supply',
    name,
    model: read('model')[0] ?? '',
    quantity: number ? Number(number[1]) : null,
    unit: (number?.[2] || read('unit')[0]) ?? '',
    place: read('place')[0] ?? '',
    keeper: read('keeper')[0] ?? read('name')[0] ?? '',
    phone: read('phone')[0] ?? '',
    start,
  };
}

/**
 * Lifts the contacts and supplies out of the tables of a document. A header row tells what follows, again at the top of
 * a new page too; rows whose cells do not fit the header are left out.
 */
export function liftAnnexes(text: string): AnnexRow[] {
  const found: AnnexRow[] = [];
  for (const table of tables(text)) {
    let columns: readonly (Column | null)[] = [];
    let kind: AnnexRow['kind'] | null = null;
    for (const row of table) {
      const own = columnsOf(row);
      const announced = row.cells.some((cell) => /\d{5,}/.test(cell)) ? null : kindOf(own);
      if (announced) {
        // 单位 is a measure beside quantities and an organisation beside telephones.
        columns = announced === 'contact' ? own.map((column) => (column === 'unit' ? 'duty' : column)) : own;
        kind = announced;
        continue;
      }
      if (kind === null || Math.abs(row.cells.length - columns.length) > 1) continue;
      const read = (column: Column) =>
        row.cells.filter((cell, at) => columns[at] === column && kept(cell) !== '');
      const lifted = kind === 'contact' ? contactOf(read, row.start) : supplyOf(read, row.start);
      if (lifted) found.push(lifted);
      if (found.length === MOST_ROWS) return found;
    }
  }
  return found;
}
