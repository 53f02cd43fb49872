import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '../../../ui/SideDrawer';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import type { OfficeTotals } from '../levels';
import { TotalsCheck } from './TotalsCheck';
import { toneOfTotals } from './TotalsMark';

/** Behind the mark of a line: which of its offices state other totals than are counted here, and which numbers these are. */
export function TotalsDrawer({
  row: { name, totals },
  onClose,
}: {
  row: { readonly name: string; readonly totals: readonly OfficeTotals[] };
  onClose(): void;
}) {
  const { t } = useTranslation('levels');
  const alone = totals.length === 1 ? totals[0] : undefined;
  const [chosen, setChosen] = useState<OfficeTotals | undefined>(alone);
  return (
    <SideDrawer
      open
      title={t('totals.title', { name: chosen?.name ?? name })}
      footer={chosen !== alone && <Button onClick={() => setChosen(undefined)}>{t('totals.back')}</Button>}
      onClose={onClose}
    >
      {chosen ? (
        <TotalsCheck officeId={chosen.officeId} />
      ) : (
        <SimpleTable
          label={t('totals.offices')}
          rows={totals}
          rowId={({ officeId }) => officeId}
          columns={[
            { key: 'name', label: t('totals.office'), cell: (office) => office.name },
            {
              key: 'standing',
              label: t('totals.head'),
              cell: ({ standing }) => (
                <ToneChip tone={toneOfTotals[standing]}>{t(`totals.${standing}`)}</ToneChip>
              ),
            },
            {
              key: 'differing',
              label: t('totals.differing'),
              align: 'end',
              cell: (office) =>
                office.standing === 'differs' && (
                  <Button
                    size="small"
                    aria-label={t('totals.openOf', { name: office.name })}
                    onClick={() => setChosen(office)}
                  >
                    {t('totals.count', { count: office.differing })}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </SideDrawer>
  );
}
