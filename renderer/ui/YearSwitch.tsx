import ChevronLeftIcon from '@mui/icons-material/ChevronLeft';
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import styles from './YearSwitch.module.css';

/** The year that is shown, and the way to the one before and after. */
export function YearSwitch({ year, onYear }: { year: number; onYear(year: number): void }) {
  const { t } = useTranslation('ui');
  return (
    <span className={styles.switch}>
      <Tooltip title={t('year.before')}>
        <IconButton aria-label={t('year.before')} onClick={() => onYear(year - 1)}>
          <ChevronLeftIcon />
        </IconButton>
      </Tooltip>
      <span aria-live="polite">{t('period.year', { year })}</span>
      <Tooltip title={t('year.next')}>
        <IconButton aria-label={t('year.next')} onClick={() => onYear(year + 1)}>
          <ChevronRightIcon />
        </IconButton>
      </Tooltip>
    </span>
  );
}
