import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { useProblemText } from '../../../ui/use-error-text';
import type { Outcome, Rehearsal } from '../types';
import { CountsTable } from './CountsTable';
import styles from './exchange.module.css';
import { PackageFacts } from './PackageFacts';
import { RowsDrawer } from './RowsDrawer';

/** The one block that a person may lift, having asked the sender. */
export const keyChanged = 'SENDER_KEY_CHANGED';

interface RehearseStepProps {
  readonly rehearsal: Rehearsal;
  readonly acceptKey: boolean;
  onAcceptKey(accept: boolean): void;
}

/** What merging would do: counts for each table, the rows behind them, what is odd and what stands in the way. */
export function RehearseStep({ rehearsal, acceptKey, onAcceptKey }: RehearseStepProps) {
  const { t } = useTranslation('exchange');
  const problemText = useProblemText();
  const [open, setOpen] = useState<{ table: string; outcome: Outcome } | null>(null);
  const nothing = rehearsal.tables.every((one) => one.added === 0 && one.changed === 0);
  return (
    <>
      <div className={styles.notes}>
        {rehearsal.blocks.map((block) => (
          <InlineNote
            key={block.code}
            tone="late"
            action={
              block.code === keyChanged && (
                <FormControlLabel
                  label={t('rehearse.acceptKey')}
                  control={
                    <Checkbox checked={acceptKey} onChange={(event) => onAcceptKey(event.target.checked)} />
                  }
                />
              )
            }
          >
            {problemText(block)}
          </InlineNote>
        ))}
        {rehearsal.warnings.map((warning) => (
          <InlineNote key={`${warning.code}${warning.where}`} tone="soon">
            {problemText(warning)}
          </InlineNote>
        ))}
        {nothing && rehearsal.blocks.length === 0 && (
          <InlineNote tone="open">{t('rehearse.nothing')}</InlineNote>
        )}
      </div>
      <Panel title={t('counts.title')} flush>
        <CountsTable tables={rehearsal.tables} onOpen={(table, outcome) => setOpen({ table, outcome })} />
      </Panel>
      <Panel title={t('facts.title')}>
        <PackageFacts view={rehearsal.package} proven />
      </Panel>
      {open && (
        <RowsDrawer
          rehearsalId={rehearsal.rehearsalId}
          table={open.table}
          outcome={open.outcome}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
