import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import blocks from '../../../ui/blocks.module.css';
import { StandingMark } from '../../../ui/StandingMark';
import { useLawWord } from '../../../ui/use-law-word';
import styles from './government.module.css';

/** Where plans of a kind are filed, with the article. */
export function FilingTarget({ kind }: { kind: string | null }) {
  const { t } = useTranslation('governmentPlans');
  const law = useLawWord();
  const { data } = useQuery(ask(useApi(), 'governmentPlans', 'kinds', {}));
  const rule = data?.kinds.find((one) => one.kind === kind);
  if (!data || !rule) return <p className={blocks.muted}>{t('target.unknown')}</p>;
  const { filing } = rule;
  return (
    <div className={styles.target}>
      {filing && (
        <p>
          {t('target.to', { recipient: law(filing.recipient) })}
          {filing.deliverTo && t('target.deliver', { body: law(filing.deliverTo) })}
          {filing.copies.length > 0 &&
            t('target.copies', { bodies: filing.copies.map(law).join(t('target.and')) })}
        </p>
      )}
      <p className={blocks.muted}>
        {law(rule.note)}
        {filing && (
          <>
            {' '}
            {data.source} {filing.article} <StandingMark mark={filing.mark} />
          </>
        )}
      </p>
    </div>
  );
}
