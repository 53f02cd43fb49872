import { OPEN_DEPLOYMENT_STATES } from '../../domain/deployment/state';
import { codeList } from '../code-list';
import {
  code,
  coded,
  date,
  days,
  type ListDefinition,
  number,
  originColumn,
  state,
  text,
  yesNo,
} from './types';

const OPEN = `d.state IN ${codeList(OPEN_DEPLOYMENT_STATES)}`;
/** Moments are UTC, days those of China. */
const chinaDay = (moment: string) => `date(${moment}, '+8 hours')`;
const ITEMS = 'SELECT 1 FROM deployment_item i WHERE i.deployment_id = d.id AND i.voided_at IS NULL';

/** 调用与征用: what is out first, and of that what is to come back soonest. */
export const deployments: ListDefinition = {
  name: 'deployments',
  table: 'deployment d',
  joins: { n: 'LEFT JOIN incident n ON n.id = d.incident_id', r: 'LEFT JOIN drill r ON r.id = d.drill_id' },
  key: ['d.id'],
  id: 'd.id',
  where: 'd.voided_at IS NULL',
  columns: [
    text('purpose', 'd.purpose', { width: 220 }),
    coded('kind', 'd.kind', 'codes.deploymentKind', { width: 80 }),
    state('state', 'd.state', 'state.deployment', {
      sort: [
        `CASE WHEN ${OPEN} THEN 0 WHEN d.state = 'returned' THEN 1 ELSE 2 END`,
        "COALESCE(d.return_due_on, '9999')",
      ],
    }),
    text('owner', 'd.owner', { width: 200 }),
    date('orderedOn', chinaDay('d.ordered_at'), { sort: ['d.ordered_at'] }),
    date('returnDueOn', 'd.return_due_on'),
    days(
      'daysLeft',
      `CASE WHEN ${OPEN} THEN CAST(julianday(d.return_due_on) - julianday(@today) AS INTEGER) END`,
      { width: 88 },
    ),
    text('occasion', 'COALESCE(n.name, r.title)', { width: 200 }),
    text('destination', 'd.destination', { usual: false }),
    code('number', 'd.number', { width: 120 }),
    yesNo('team', 'd.team_id IS NOT NULL', { usual: false }),
    yesNo(
      'thingsOut',
      `EXISTS (${ITEMS} AND i.handed_over_at IS NOT NULL AND i.quantity - i.returned - i.damaged - i.consumed - i.lost > 0.0005)`,
      { usual: false },
    ),
    number(
      'unpaid',
      `(SELECT SUM(CAST(ROUND(c.agreed * 100) AS INTEGER) - CAST(ROUND(COALESCE(c.paid, 0) * 100) AS INTEGER)) / 100.0
        FROM compensation c WHERE c.deployment_id = d.id AND c.voided_at IS NULL AND c.state = 'agreed')`,
      { usual: false },
    ),
    yesNo('open', OPEN, { usual: false }),
    yesNo('overdue', `${OPEN} AND d.return_due_on < @today`, { usual: false }),
    yesNo('practice', 'COALESCE(n.practice, 0)', { usual: false }),
    originColumn('d'),
  ],
  search: [
    { sql: 'lower(d.purpose)', fold: 'lower' },
    { sql: 'lower(d.owner)', fold: 'lower' },
    { sql: "lower(COALESCE(d.number, ''))", fold: 'lower' },
    { sql: "lower(COALESCE(d.destination, ''))", fold: 'lower' },
  ],
  defaultSort: { column: 'state', descending: false },
};
