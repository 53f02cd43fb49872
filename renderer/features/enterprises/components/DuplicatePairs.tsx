import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import { useJob } from '../../../ui/jobs/use-job';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';

type Pair = Answer<'enterprises', 'duplicates'>['pairs'][number];

/** Records that look like one unit, looked for when the screen is opened. */
export function DuplicatePairs({ onChoose }: { onChoose(keepId: string, dropId: string): void }) {
  const { t } = useTranslation('enterprises');
  const errorText = useErrorText();
  const { run, state, progress, error } = useJob(t('merge.looking'), useApi().enterprises.duplicates);
  const [pairs, setPairs] = useState<readonly Pair[] | null>(null);
  useEffect(() => {
    void run({}).then((answer) => setPairs(answer?.pairs ?? null));
  }, [run]);
  const unit = (one: Pair['a']) => [one.name, one.uscc, one.town].filter((part) => part !== null).join('　');
  return (
    <Panel title={t('merge.suspected')} flush={(pairs?.length ?? 0) > 0}>
      {state !== 'idle' && <JobProgress progress={progress} />}
      {error && <InlineNote tone="late">{errorText(error)}</InlineNote>}
      {pairs?.length === 0 && <p>{t('merge.noneSuspected')}</p>}
      {pairs && pairs.length > 0 && (
        <SimpleTable<Pair>
          label={t('merge.suspected')}
          rows={pairs}
          rowId={(pair) => `${pair.a.id} ${pair.b.id}`}
          columns={[
            { key: 'a', label: t('merge.first'), cell: (pair) => unit(pair.a) },
            { key: 'b', label: t('merge.second'), cell: (pair) => unit(pair.b) },
            {
              key: 'reason',
              label: t('merge.why'),
              fixed: true,
              cell: (pair) => t(`merge.reasons.${pair.reason}`),
            },
            {
              key: 'action',
              label: '',
              align: 'end',
              fixed: true,
              cell: (pair) => (
                <Button
                  size="small"
                  aria-label={t('merge.compareOf', { a: pair.a.name, b: pair.b.name })}
                  onClick={() => onChoose(pair.a.id, pair.b.id)}
                >
                  {t('merge.compare')}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
