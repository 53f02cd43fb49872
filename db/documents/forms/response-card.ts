import type { CivilDate } from '../../domain/dates/civil-date';
import type { CardContent } from '../../domain/plan/card-rules';
import {
  chineseDate,
  type FormBlock,
  type FormCell,
  type FormDefinition,
  type FormLine,
  label,
  value,
} from './definition';

/** A card with what it belongs to. */
export interface PrintedCard extends CardContent {
  /** The unit; for plans of an office its own name. */
  readonly unit: string;
  readonly planTitle: string;
  readonly issuedOn: CivilDate | null;
}

/** wallet: four cards a sheet, each folded once to the size of a pocket · sheet: one card a page. */
export const CARD_LAYOUTS = ['wallet', 'sheet'] as const;
export type CardLayout = (typeof CARD_LAYOUTS)[number];

const BASIS = '生产安全事故应急预案管理办法第十九条';
const WALLET_COLUMNS = [1, 1, 1, 1];
/** Cards beside each other on a sheet of wallet cards; each has a front and a back. */
const BESIDE = 2;

/**
 * 应急处置卡 (办法 19) for any number of posts. A wallet card is half as high as the sheet and half as wide; its front and
 * back lie side by side and are folded at the line between them.
 */
export function responseCards(cards: readonly PrintedCard[], layout: CardLayout): FormDefinition {
  const [first] = cards;
  const title = cards.length === 1 && first ? `应急处置卡（${first.post}）` : '应急处置卡';
  if (layout === 'wallet')
    return {
      id: 'response-card-wallet',
      title,
      basis: BASIS,
      sheet: 'wallet',
      blocks: [{ kind: 'table', widths: WALLET_COLUMNS, density: 'wallet', rows: walletRows(cards) }],
    };
  return {
    id: 'response-card-sheet',
    title: '应急处置卡',
    basis: BASIS,
    blocks: cards.flatMap((card, at) => sheetBlocks(card, at > 0)),
  };
}

function walletRows(cards: readonly PrintedCard[]): FormCell[][] {
  const rows: FormCell[][] = [];
  for (let at = 0; at < cards.length; at += BESIDE) {
    const row = cards.slice(at, at + BESIDE).flatMap((card) => [front(card), back(card)]);
    // An odd last card leaves the other half of its row blank.
    while (row.length < WALLET_COLUMNS.length) row.push({ role: 'card', lines: [] });
    rows.push(row);
  }
  return rows;
}

/** Where am I, what may happen, what do I do. */
function front(card: PrintedCard): FormCell {
  return {
    role: 'card',
    lines: [
      [`${card.post} 应急处置卡`],
      [`风险：${card.risk}`],
      ...listed('征兆：', card.signs),
      ...numbered(card.steps),
    ],
  };
}

/** What I must not do, what I take, whom I call. */
function back(card: PrintedCard): FormCell {
  return {
    role: 'card',
    lines: [
      [card.unit],
      ...listed('禁止：', card.never),
      ...listed('器材：', card.gear),
      ...(card.contacts.length > 0 ? [['联络：'], ...card.contacts.map((contact) => [contact])] : []),
      [`依据：${card.planTitle}${card.issuedOn === null ? '' : `，${chineseDate(card.issuedOn)}发放`}`],
    ],
  };
}

function sheetBlocks(card: PrintedCard, newPage: boolean): FormBlock[] {
  const row = (name: string, lines: readonly FormLine[]): FormCell[] => [
    label(name),
    { role: 'value', lines, span: 3 },
  ];
  const lines = (items: readonly string[]): FormLine[] => items.map((item) => [item]);
  return [
    { kind: 'paragraph', line: [`岗位：${card.post}`], newPage },
    {
      kind: 'table',
      widths: [5, 11, 5, 11],
      rows: [
        [
          label('单　　位'),
          value(card.unit),
          label('发放日期'),
          value(card.issuedOn && chineseDate(card.issuedOn)),
        ],
        row('依据预案', [[card.planTitle]]),
        row('主要风险', [[card.risk]]),
        row('事故征兆', lines(card.signs)),
        row('处置步骤', numbered(card.steps)),
        row('防护器材', lines(card.gear)),
        row('禁止事项', lines(card.never)),
        row('联络方式', lines(card.contacts)),
      ],
    },
  ];
}

function listed(word: string, items: readonly string[]): FormLine[] {
  return items.length === 0 ? [] : [[`${word}${items.join('；')}`]];
}

function numbered(steps: readonly string[]): FormLine[] {
  return steps.map((step, at) => [`${at + 1}. ${step}`]);
}
