interface Span {
  readonly from: string;
  readonly to: string;
}

/** The words for until; the catalogues hold what people read. */
const until = /\u81f3|\u5230|~/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Days as they are typed: `2026-11-03` or `2026-11-03` and `2026-11-05` joined by the word for until, several parted by commas of either kind; null when one cannot be read. */
export function refusalsOf(text: string): Span[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[、,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const spans = parts.map((part) => {
    const [from = '', to = from] = part.split(until).map((end) => end.trim().replace(/[./]/g, '-'));
    return { from, to };
  });
  const fits = ({ from, to }: Span) => day.test(from) && day.test(to) && from <= to;
  return spans.every(fits) ? spans : null;
}

/** The same days as text. */
export function refusalText(spans: readonly Span[]): string {
  return spans.map(({ from, to }) => (from === to ? from : `${from}至${to}`)).join('、');
}
