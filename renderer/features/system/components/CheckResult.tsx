import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../../api/errors';
import { ToneIcon } from '../../../ui/ToneIcon';
import { useErrorText } from '../../../ui/use-error-text';
import { useNumberFormat } from '../../../ui/use-number-format';
import type { Check } from '../hooks/use-check';
import styles from './CheckResult.module.css';

/** What a check found, line by line: sound or not, and where not. */
export function CheckResult({ error, result }: { error: ApiError | null; result: Check | null }) {
  const { t } = useTranslation('system');
  const format = useNumberFormat();
  const errorText = useErrorText();
  if (error) return <Line sound={false} text={errorText(error)} />;
  if (!result) return <p className={styles.hint}>{t('check.hint')}</p>;
  const { integrity, foreignKeys, audit } = result;
  return (
    <ul className={styles.lines}>
      <li>
        <Line
          sound={integrity.length === 0}
          text={integrity.length === 0 ? t('check.integrityOk') : t('check.integrityBad')}
        />
        {integrity.map((finding) => (
          <code key={finding} className={styles.finding}>
            {finding}
          </code>
        ))}
      </li>
      <li>
        <Line
          sound={foreignKeys === 0}
          text={
            foreignKeys === 0
              ? t('check.referencesOk')
              : t('check.referencesBad', { count: foreignKeys, rows: format(foreignKeys) })
          }
        />
      </li>
      <li>
        <Line
          sound={audit.firstBroken === null}
          text={
            audit.firstBroken === null
              ? t('check.auditOk', { count: audit.entries, entries: format(audit.entries) })
              : t('check.auditBroken', { seq: audit.firstBroken })
          }
        />
      </li>
    </ul>
  );
}

function Line({ sound, text }: { sound: boolean; text: string }) {
  return (
    <div className={styles.line} data-tone={sound ? 'met' : 'late'} role={sound ? 'status' : 'alert'}>
      <ToneIcon tone={sound ? 'met' : 'late'} />
      {text}
    </div>
  );
}
