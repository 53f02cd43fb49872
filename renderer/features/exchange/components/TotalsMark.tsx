import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import type { TotalsStanding } from '../levels';
import styles from './levels.module.css';

export const toneOfTotals: Readonly<Record<TotalsStanding, Tone>> = {
  differs: 'late',
  waiting: 'open',
  'not-attached': 'muted',
  unstated: 'muted',
  alike: 'met',
};

/** How the own totals of a line stand: the worst of those it counts. What differs opens the comparison. */
export function TotalsMark({
  row: { name, totals },
  onOpen,
}: {
  row: { readonly name: string; readonly totals: readonly { readonly standing: TotalsStanding }[] };
  onOpen(): void;
}) {
  const { t } = useTranslation('levels');
  const worst = totals[0]?.standing;
  if (worst === undefined) return null;
  const chip = (
    <ToneChip quiet tone={toneOfTotals[worst]}>
      {t(`totals.${worst}`)}
    </ToneChip>
  );
  if (worst !== 'differs') return chip;
  return (
    <Button
      size="small"
      className={styles.mark ?? ''}
      tabIndex={-1}
      aria-label={t('totals.openOf', { name })}
      onClick={onOpen}
    >
      {chip}
    </Button>
  );
}
