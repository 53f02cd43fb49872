import { PlanDeskError } from '../errors';

/** Region code, year and a four-digit serial; offices may choose another template. */
export const DEFAULT_FILING_NUMBER_TEMPLATE = '{region6}-{yyyy}-{seq:4}';

/** What fills a template: the region code at the time of filing, the year, the serial of office and year from 1. */
export interface FilingNumberParts {
  readonly region6: string;
  readonly year: number;
  readonly seq: number;
}

const TOKEN = /\{(region6|yyyy|yy|seq)(?::(\d))?\}/g;

/**
 * Writes a filing number. Tokens: `{region6}`, `{yyyy}`, `{yy}`, `{seq}` and `{seq:4}` (padded). Throws
 * `FILING_TEMPLATE_INVALID` when the template has no serial or no year, or holds an unknown token.
 */
export function formatFilingNumber(template: string, parts: FilingNumberParts): string {
  checkTemplate(template);
  return template.replace(TOKEN, (_, token: string, width: string | undefined) => {
    if (token === 'region6') return parts.region6;
    if (token === 'yyyy') return String(parts.year);
    if (token === 'yy') return String(parts.year % 100).padStart(2, '0');
    return String(parts.seq).padStart(Number(width ?? 1), '0');
  });
}

/** The parts of a number that the template wrote, or null when it was written in another style. */
export function parseFilingNumber(template: string, number: string): FilingNumberParts | null {
  checkTemplate(template);
  const tokens: string[] = [];
  const pattern = template
    .split(/(\{[^}]+\})/)
    .map((piece) => {
      const token = /^\{(region6|yyyy|yy|seq)(?::\d)?\}$/.exec(piece)?.[1];
      if (token === undefined) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      tokens.push(token);
      return token === 'region6'
        ? '(\\d{6})'
        : token === 'yyyy'
          ? '(\\d{4})'
          : token === 'yy'
            ? '(\\d{2})'
            : '(\\d+)';
    })
    .join('');
  const match = new RegExp(`^${pattern}$`).exec(number);
  if (match === null) return null;
  const value = (token: string) => match[tokens.indexOf(token) + 1];
  const year = tokens.includes('yyyy') ? Number(value('yyyy')) : 2000 + Number(value('yy'));
  return { region6: value('region6') ?? '', year, seq: Number(value('seq')) };
}

function checkTemplate(template: string): void {
  const tokens = [...template.matchAll(TOKEN)].map((match) => match[1]);
  const rest = template.replace(TOKEN, '');
  const sound =
    tokens.includes('seq') && (tokens.includes('yyyy') || tokens.includes('yy')) && !/[{}]/.test(rest);
  if (!sound) {
    const message = '备案编号格式不正确：须含年份 {yyyy} 和流水号 {seq:4}，可含区划 {region6}，请修改设置。';
    throw new PlanDeskError('FILING_TEMPLATE_INVALID', message, { template });
  }
}
