import { useTranslation } from 'react-i18next';
import { InlineNote } from '../../../ui/InlineNote';
import styles from './reports.module.css';
import type { ReportView } from './TallyTable';

/** T10: the yearly summary as it is drafted from the tables; it is gone over in Word before it is sent. */
export function SummaryText({ view }: { view: ReportView }) {
  const { t } = useTranslation('reports');
  const parts = new Map<string, string[]>();
  for (const { cells } of view.lines) {
    const heading = String(cells[0] ?? '');
    parts.set(heading, [...(parts.get(heading) ?? []), String(cells[1] ?? '')]);
  }
  return (
    <div className={styles.scroll}>
      <InlineNote tone="open">{t('summary.note')}</InlineNote>
      <article className={styles.text} lang="zh-CN">
        {[...parts].map(([heading, paragraphs]) => (
          <section key={heading}>
            <h2>{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </article>
    </div>
  );
}
