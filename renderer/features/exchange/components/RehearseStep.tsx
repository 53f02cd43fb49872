import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { liftingOf } from '../../../../electron/contract/input';
import { InlineNote } from '../../../ui/InlineNote';
import { KeyBlocks } from '../../../ui/KeyBlocks';
import { Panel } from '../../../ui/Page';
import { type Problem, useProblemText } from '../../../ui/use-error-text';
import type { Outcome, Rehearsal } from '../types';
import { CountsTable } from './CountsTable';
import styles from './exchange.module.css';
import { PackageFacts } from './PackageFacts';
import { RowsDrawer } from './RowsDrawer';
import { SignedOriginals } from './SignedOriginals';

/** One block among those of its kind: two counties may each have sent a borrowed key. */
export const blockKey = ({ code, where }: Problem): string => `${code} ${where ?? ''}`;

interface RehearseStepProps {
  readonly rehearsal: Rehearsal;
  /** `blockKey` of those that a person has vouched for one by one. */
  readonly lifted: readonly string[];
  onLift(block: string, on: boolean): void;
  /** With whom, over what, a key that is new here was compared. */
  readonly confirmedHow: string;
  onConfirmedHow(how: string): void;
}

/** What merging would do: counts for each table, the rows behind them, what is odd and what stands in the way. */
export function RehearseStep({ rehearsal, lifted, onLift, confirmedHow, onConfirmedHow }: RehearseStepProps) {
  const { t } = useTranslation('exchange');
  const problemText = useProblemText();
  const [open, setOpen] = useState<{ table: string; outcome: Outcome } | null>(null);
  const nothing = rehearsal.tables.every((one) => one.added === 0 && one.changed === 0);
  return (
    <>
      <div className={styles.notes}>
        <KeyBlocks
          blocks={rehearsal.blocks}
          known={rehearsal.package.signer?.known ?? null}
          how={confirmedHow}
          onHow={onConfirmedHow}
          wayPast={(block) => {
            const lifting = liftingOf(block.code);
            return (
              lifting !== null &&
              lifting !== 'acceptKey' && (
                <FormControlLabel
                  label={t(`rehearse.${lifting}`)}
                  control={
                    <Checkbox
                      checked={lifted.includes(blockKey(block))}
                      onChange={(event) => onLift(blockKey(block), event.target.checked)}
                    />
                  }
                />
              )
            );
          }}
        />
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
      {rehearsal.forwarded.length > 0 && <SignedOriginals offices={rehearsal.forwarded} />}
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
