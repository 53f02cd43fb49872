import { useTranslation } from 'react-i18next';
import { InlineNote } from '../../../ui/InlineNote';
import { NumberButton } from '../../../ui/NumberButton';
import type { OpenReport } from '../hooks/use-report-request';
import styles from './reports.module.css';
import type { PressedNumber, ReportView } from './TallyTable';

type Part = NonNullable<ReportView['lines'][number]['parts']>[number];

/** T10: the yearly summary as it is drafted from the tables, each number opening what it counts; it is gone over in Word. */
export function SummaryText({
  view,
  onOpen,
}: {
  readonly view: ReportView;
  onOpen(pressed: PressedNumber & { report: OpenReport }): void;
}) {
  const { t } = useTranslation('reports');
  const parts = new Map<string, { key: string; parts: readonly Part[] }[]>();
  for (const { key, cells, parts: words } of view.lines) {
    const heading = String(cells[0] ?? '');
    const whole = words ?? [{ text: String(cells[1] ?? ''), source: null }];
    parts.set(heading, [...(parts.get(heading) ?? []), { key, parts: whole }]);
  }
  const partOf = ({ text, source }: Part, at: number, before: string) =>
    source === null ? (
      text
    ) : (
      <NumberButton
        key={at}
        aria-label={t('summary.open', { value: text })}
        onClick={() =>
          onOpen({
            report: source.report as OpenReport,
            line: source.line,
            lineLabel: source.line ?? view.period.label,
            column: source.column,
            heading: before,
          })
        }
      >
        {text}
      </NumberButton>
    );
  return (
    <div className={styles.scroll}>
      <InlineNote tone="open">{t('summary.note')}</InlineNote>
      <article className={styles.text} lang="zh-CN">
        {[...parts].map(([heading, paragraphs]) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph.key}>
                {paragraph.parts.map((part, at) =>
                  partOf(part, at, lastWords(paragraph.parts[at - 1]?.text)),
                )}
              </p>
            ))}
          </section>
        ))}
      </article>
    </div>
  );
}

/** The words in front of a number, from the last stop on: what it is a number of. */
function lastWords(text = ''): string {
  return text.split(/[。，；：、（）]/).at(-1) || text;
}
