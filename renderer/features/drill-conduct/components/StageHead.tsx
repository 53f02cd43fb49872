import CloseIcon from '@mui/icons-material/Close';
import HelpIcon from '@mui/icons-material/HelpOutlineOutlined';
import IconButton from '@mui/material/IconButton';
import { useTranslation } from 'react-i18next';
import { StateChip } from '../../../ui/StateChip';
import type { ConductKey } from '../conduct-keys';
import type { Conduct } from '../types';
import styles from './stage.module.css';

interface StageHeadProps {
  readonly conduct: Conduct;
  press(key: ConductKey, digit: number): void;
}

/** Which drill it is, where it stands, who leads. */
export function StageHead({ conduct, press }: StageHeadProps) {
  const { t } = useTranslation('drillConduct');
  const { title, unit, place, run } = conduct;
  return (
    <header className={styles.head}>
      <h1 className={styles.title} title={title}>
        {title}
      </h1>
      <span className={styles.headFacts}>
        {[unit, place, run?.controller && t('ledBy', { name: run.controller })].filter(Boolean).join(' · ')}
      </span>
      <StateChip of="drill" state={conduct.state} />
      <IconButton aria-label={t('key.help')} onClick={() => press('help', 0)}>
        <HelpIcon />
      </IconButton>
      <IconButton aria-label={t('key.leave')} onClick={() => press('leave', 0)}>
        <CloseIcon />
      </IconButton>
    </header>
  );
}
