import { useTranslation } from 'react-i18next';
import type { EvaluationForm } from '../evaluation-forms';
import styles from './form.module.css';

/** The keys of the form, always in sight. */
export function FormKeyHints({ scale }: { readonly scale: EvaluationForm['scale'] }) {
  const { t } = useTranslation('drillEvaluation');
  const chosen = scale.verdicts.filter(({ verdict }) => verdict !== 'not-applicable');
  const hints: [string, string][] = [
    ['↑ ↓', t('keys.move')],
    ...chosen.map(({ verdict }, n): [string, string] => [String(n + 1), t(`verdict.${verdict}`)]),
    ...(scale.fullPoints === null
      ? []
      : ([
          ['0–9', t('keys.points')],
          ['F', t('keys.full')],
        ] as [string, string][])),
    [scale.fullPoints === null ? '0' : 'N', t('verdict.not-applicable')],
    ['Enter', t('keys.remark')],
    ['Esc', t('keys.leave')],
    ['E', t('keys.evidence')],
  ];
  return (
    <section className={styles.keys} aria-label={t('keys.title')}>
      {hints.map(([key, text]) => (
        <span key={key} className={styles.hint}>
          <kbd className={styles.kbd}>{key}</kbd>
          {text}
        </span>
      ))}
    </section>
  );
}
