import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { InlineNote } from '../../../ui/InlineNote';
import { StateChip } from '../../../ui/StateChip';
import styles from './plans.module.css';

/** Kept in sight: whose plan, its filing, the outline of its newest text. */
export function PlanSide({ plan }: { plan: Answer<'plans', 'get'> }) {
  const { t } = useTranslation('plans');
  const go = useGo();
  const filing = plan.versions.flatMap((version) => version.filings)[0];
  const outline = plan.versions[0]?.documents.find((document) => document.role === 'text')?.outline ?? [];
  const { enterprise } = plan;
  return (
    <div className={styles.side}>
      {enterprise && (
        <section>
          <h2 className={styles.subhead}>{t('field.enterprise')}</h2>
          <button
            type="button"
            className={styles.sideLink}
            onClick={() => go(`/enterprises/${enterprise.id}`)}
          >
            {enterprise.name}
          </button>
        </section>
      )}
      {enterprise && (
        <section>
          <h2 className={styles.subhead}>{t('side.filing')}</h2>
          {filing ? (
            <>
              <StateChip of="filing" state={filing.state} />
              <div>
                <button type="button" className={styles.sideLink} onClick={() => go(`/filing/${filing.id}`)}>
                  {filing.filingNo ?? t('version.noNumber')}
                </button>
              </div>
            </>
          ) : (
            <span className={blocks.muted}>{t('side.notFiled')}</span>
          )}
        </section>
      )}
      {outline.length > 0 && (
        <section>
          <h2 className={styles.subhead}>{t('side.outline')}</h2>
          <ol className={styles.outline}>
            {outline.map((heading) => (
              <li key={heading.offset} title={heading.text} data-level={heading.level}>
                {heading.text}
              </li>
            ))}
          </ol>
        </section>
      )}
      {!plan.ours && <InlineNote tone="open">{t('record.foreign')}</InlineNote>}
    </div>
  );
}
