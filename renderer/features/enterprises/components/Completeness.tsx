import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { useLawWord } from '../../../ui/use-law-word';
import styles from './EnterpriseSide.module.css';

type Enterprise = Answer<'enterprises', 'get'>;

/** How complete the record is for its rules, and what is missing: each a way to the field, with the reason it is wanted. */
export function Completeness({ enterprise }: { enterprise: Enterprise }) {
  const { t } = useTranslation('enterprises');
  const law = useLawWord();
  const go = useGo();
  const titleId = useId();
  const { percent, missing } = enterprise.completeness;
  // The record shows both degrees as one fact.
  const nameOf = (field: string) =>
    t(`field.${field === 'longitude' ? 'coordinates' : field}` as 'field.uscc');
  return (
    <section>
      <h2 id={titleId} className={styles.title}>
        {t('complete.title', { percent })}
      </h2>
      <meter
        className={styles.meter}
        min={0}
        max={100}
        low={60}
        high={90}
        optimum={100}
        value={percent}
        aria-labelledby={titleId}
      />
      <ul className={styles.missing}>
        {missing.map(({ field, why }) => (
          <li key={field}>
            {enterprise.ours && field !== 'licences' ? (
              <button
                type="button"
                className={styles.link}
                onClick={() => go(`/enterprises/${enterprise.id}/edit?field=${field}`)}
              >
                {nameOf(field)}
              </button>
            ) : (
              <span>{nameOf(field)}</span>
            )}
            <span className={styles.muted}>{law(why)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
