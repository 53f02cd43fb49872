import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { InlineNote } from '../../../ui/InlineNote';
import type { OwnTemplate } from '../hooks/use-own-template';
import styles from './FormDetails.module.css';

/** What the check of a chosen file found, and what can be done with it. */
export function TemplateCheck({ own }: { own: OwnTemplate }) {
  const { t, i18n } = useTranslation('system');
  const { t: errors } = useTranslation('errors');
  const { checked } = own;
  if (!checked) return null;
  /** The core words faults in Chinese; other languages have a sentence for each code. */
  const worded = (code: string, message: string) =>
    i18n.language.startsWith('zh') ? message : errors(code as 'NOT_DOCX', { defaultValue: message });
  if (checked.problems.length > 0)
    return (
      <InlineNote tone="late">
        <p>{t('forms.problems', { count: checked.problems.length })}</p>
        <ul className={styles.problems}>
          {checked.problems.map(({ code, message, place }) => (
            <li key={`${code} ${place} ${message}`}>
              {worded(code, message)}
              {place !== null && <div className={styles.muted}>{place}</div>}
            </li>
          ))}
        </ul>
      </InlineNote>
    );
  return (
    <InlineNote tone="met">
      <p>{t('forms.good', { used: checked.used.length })}</p>
      {checked.unused.length > 0 && (
        <p className={styles.muted}>{t('forms.unused', { names: checked.unused.join('、') })}</p>
      )}
      <div className={styles.actions}>
        <Button size="small" disabled={own.busy} onClick={() => void own.tryChosen()}>
          {t('forms.tryOut')}
        </Button>
        <Button size="small" variant="contained" disabled={own.busy} onClick={() => void own.adopt()}>
          {t('forms.adopt')}
        </Button>
      </div>
    </InlineNote>
  );
}
