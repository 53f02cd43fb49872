import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import styles from './Clock.module.css';

/** How well a rule's wording is verified: V read, P partly, R recalled, I our convention. Shown wherever law is quoted. */
export function StandingMark({ mark }: { mark: string }) {
  const { t } = useTranslation('ui');
  const letter = mark.replace(/[^VPRI]/g, '').charAt(0);
  if (!letter) return null;
  return (
    <Tooltip title={t(`mark.${letter}.meaning` as 'mark.V.meaning')}>
      <button type="button" className={styles.mark}>
        {t(`mark.${letter}.word` as 'mark.V.word')}
      </button>
    </Tooltip>
  );
}
