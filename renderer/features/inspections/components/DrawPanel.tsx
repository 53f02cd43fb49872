import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';
import type { Campaign } from '../inspection-forms';
import styles from './inspections.module.css';

/** Strata with their numbers, then what makes the draw provable: hashes, seed, spoken number. */
export function DrawPanel({ campaign, onAdjust }: { campaign: Campaign; onAdjust(): void }) {
  const { t } = useTranslation('inspections');
  const drawn = campaign.drawnAt !== null;
  const preview = useQuery({
    ...ask(useApi(), 'inspections', 'preview', { population: campaign.fields.population }),
    enabled: !drawn,
  });
  const strata = drawn ? campaign.strata : (preview.data?.strata ?? []);
  const sum = (key: 'size' | 'take') => strata.reduce((total, stratum) => total + stratum[key], 0);
  return (
    <>
      {preview.error && <ErrorState error={preview.error} />}
      {campaign.voidReason && <InlineNote tone="soon">{campaign.voidReason}</InlineNote>}
      <Panel
        title={t('draw.strata')}
        actions={
          campaign.actions.some(({ action }) => action === 'edit') &&
          campaign.commitment === null && (
            <Button size="small" onClick={onAdjust}>
              {t('draw.adjust')}
            </Button>
          )
        }
        flush
      >
        {strata.length === 0 && preview.data ? (
          <EmptyState title={t('draw.nobody')} text={t('draw.nobodyText')} />
        ) : (
          <SimpleTable
            label={t('draw.strata')}
            rows={[...strata, { key: '=', label: t('total'), size: sum('size'), take: sum('take') }]}
            rowId={(stratum) => stratum.key}
            columns={[
              { key: 'label', label: t('field.stratum'), cell: (stratum) => stratum.label },
              { key: 'size', label: t('draw.size'), align: 'end', cell: (stratum) => stratum.size },
              { key: 'take', label: t('draw.take'), align: 'end', cell: (stratum) => stratum.take },
            ]}
          />
        )}
      </Panel>
      <Proof campaign={campaign} />
    </>
  );
}

function Proof({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('inspections');
  const api = useApi();
  const saveFile = useSaveFile();
  const errorText = useErrorText();
  const problemText = useProblemText();
  const [answer, setAnswer] = useState<readonly string[] | null>(null);
  const verify = async () => {
    try {
      const { problems } = await api.inspections.verify({ id: campaign.id });
      setAnswer(problems.map(problemText));
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const save = () =>
    saveFile({
      title: t('draw.save'),
      defaultName: `${campaign.fields.title}.json`,
      extension: 'json',
      failed: t('form.failed'),
      write: (file, options) => api.inspections.saveRecord({ id: campaign.id, file }, options),
      saved: (_answer, name) => t('form.saved', { name }),
    });
  const drawn = campaign.drawnAt !== null;
  const facts: readonly (readonly [string, string | number | null])[] = [
    [t('draw.commitment'), campaign.commitment],
    [t('draw.seed'), campaign.seed],
    [t('draw.spoken'), campaign.spoken],
    [t('draw.witness'), campaign.witness],
    [t('draw.candidates'), campaign.candidates],
    [t('draw.candidatesHash'), campaign.candidatesSha256],
  ];
  return (
    <Panel
      title={t('draw.proof')}
      actions={
        drawn && (
          <>
            <Button size="small" onClick={() => void save()}>
              {t('draw.save')}
            </Button>
            <Button size="small" variant="contained" onClick={() => void verify()}>
              {t('draw.verify')}
            </Button>
          </>
        )
      }
    >
      {answer && (
        <InlineNote tone={answer.length === 0 ? 'met' : 'late'}>
          {answer.length === 0 ? t('draw.valid') : answer.join(' ')}
        </InlineNote>
      )}
      {campaign.commitment === null ? (
        <p className={styles.muted}>{t('draw.notCommitted')}</p>
      ) : (
        <dl className={styles.facts}>
          {facts
            .filter(([, value]) => value !== null)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className={styles.hash}>{value}</dd>
              </div>
            ))}
        </dl>
      )}
    </Panel>
  );
}
