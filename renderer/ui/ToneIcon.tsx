import CheckCircleOutlinedIcon from '@mui/icons-material/CheckCircleOutlined';
import DoNotDisturbOnOutlinedIcon from '@mui/icons-material/DoNotDisturbOnOutlined';
import ErrorOutlinedIcon from '@mui/icons-material/ErrorOutlineOutlined';
import HelpOutlinedIcon from '@mui/icons-material/HelpOutlineOutlined';
import RadioButtonUncheckedIcon from '@mui/icons-material/RadioButtonUnchecked';
import ScheduleIcon from '@mui/icons-material/Schedule';
import type { ElementType } from 'react';
import styles from './StateChip.module.css';
import type { Tone } from './tokens';

const icons: Readonly<Record<Tone, ElementType>> = {
  met: CheckCircleOutlinedIcon,
  soon: ScheduleIcon,
  late: ErrorOutlinedIcon,
  open: RadioButtonUncheckedIcon,
  provisional: HelpOutlinedIcon,
  muted: DoNotDisturbOnOutlinedIcon,
};

/** The sign of a tone. Shape differs with colour, so it is readable without seeing colour. */
export function ToneIcon({ tone }: { tone: Tone }) {
  const Icon = icons[tone];
  return <Icon className={styles.icon} data-tone={tone} fontSize="small" aria-hidden />;
}
