import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { ProofFacts, ProofPanel } from '../../../ui/ProofPanel';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useSaveFile } from '../../../ui/use-save-file';
import type { Campaign } from '../inspection-forms';

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
  const facts: readonly (readonly [string, string | number | null])[] = [
    [t('draw.commitment'), campaign.commitment],
    [t('draw.seed'), campaign.seed],
    [t('draw.spoken'), campaign.spoken],
    [t('draw.witness'), campaign.witness],
    [t('draw.candidates'), campaign.candidates],
    [t('draw.candidatesHash'), campaign.candidatesSha256],
  ];
  return (
    <ProofPanel
      title={t('draw.proof')}
      ready={campaign.drawnAt !== null}
      words={{
        save: t('draw.save'),
        verify: t('draw.verify'),
        valid: t('draw.valid'),
        failed: t('failed'),
      }}
      verify={() => api.inspections.verify({ id: campaign.id })}
      onSave={() =>
        void saveFile({
          title: t('draw.save'),
          defaultName: `${campaign.fields.title}.json`,
          extension: 'json',
          failed: t('form.failed'),
          write: (file, options) => api.inspections.saveRecord({ id: campaign.id, file }, options),
          saved: (_answer, name) => t('form.saved', { name }),
        })
      }
    >
      {campaign.commitment === null ? (
        <p className={blocks.small}>{t('draw.notCommitted')}</p>
      ) : (
        <ProofFacts facts={facts} />
      )}
    </ProofPanel>
  );
}
