import { tidyValue } from '../text/normalise';

/** Where a person worked before; years, months or days as they are known. */
export interface PastEmployerWords {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** 、 and , stand in names of units too seldom to matter; nothing separates inside brackets. */
const SEPARATORS = /[、,，;；\n]+(?![^（(]*[）)])/u;
const MOMENT = String.raw`(\d{4})(?:[年./-](\d{1,2})(?![\d]))?[年月]?`;
const SPAN = new RegExp(
  String.raw`[（(]?\s*(?:${MOMENT}\s*)?(?:至|到|起|[-–—~～])\s*(?:${MOMENT}|今|现在)?\s*[）)]?`,
  'u',
);

/**
 * Former employers in one cell: 吉林示例化工厂（2010-2018）；舒兰样本煤矿 2005.3至2009.12. What names no time keeps its name alone;
 * 至今 has no end.
 */
export function parsePastEmployers(written: string): PastEmployerWords[] {
  return written.split(SEPARATORS).flatMap((part) => {
    const text = tidyValue(part);
    const span = SPAN.exec(text);
    const name = tidyValue(span ? text.replace(span[0], ' ') : text)
      .replace(/[（(]\s*[）)]|[：:]$/gu, '')
      .trim();
    if (name === '' || name === '无' || /^[-—/]+$/u.test(name)) return [];
    return [{ name, from: moment(span?.[1], span?.[2]), to: moment(span?.[3], span?.[4]) }];
  });
}

function moment(year: string | undefined, month: string | undefined): string | null {
  if (year === undefined) return null;
  const number = Number(month);
  return month === undefined || number < 1 || number > 12 ? year : `${year}-${month.padStart(2, '0')}`;
}

/** The wording that `parsePastEmployers` reads back. */
export function pastEmployerText({ name, from, to }: PastEmployerWords): string {
  if (from === null && to === null) return name;
  if (from === null) return `${name}（至${to}）`;
  return `${name}（${from}至${to ?? ''}）`;
}
