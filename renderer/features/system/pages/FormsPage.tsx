import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { trackJob } from '../../../ui/jobs/job-store';
import { Panel } from '../../../ui/Page';
import { PaperPreview } from '../../../ui/PaperPreview';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { useLawWord } from '../../../ui/use-law-word';
import { FormDetails } from '../components/FormDetails';
import { HandedDown } from '../components/HandedDown';
import { SystemPage } from '../components/SystemPage';
import { useAdoptHanded } from '../hooks/use-adopt-handed';

export type PackedForm = Answer<'forms', 'pack'>['forms'][number];

/** 文书格式: every form of the pack, what it rests on, and the layout that is in use. */
export function FormsPage() {
  const { t } = useTranslation('system');
  const law = useLawWord();
  const api = useApi();
  const { data, error, refetch } = useQuery(ask(api, 'forms', 'pack', {}));
  const adopt = useAdoptHanded(t('handed.formBody'), (wish) =>
    trackJob(t('forms.checking'), (options) => api.handed.adoptForm(wish, options)),
  );
  const [opened, setOpened] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const form = data?.forms.find(({ id }) => id === opened);
  return (
    <SystemPage fact={data && t('forms.pack', { version: data.version })}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <HandedDown kinds={['form']} onAdopt={(wish, item) => void adopt(wish, item)} />
      {data && (
        <Panel flush>
          <SimpleTable
            label={t('forms.list')}
            rows={data.forms}
            rowId={({ id }) => id}
            columns={[
              { key: 'name', label: t('forms.name'), cell: ({ name }) => law(name) },
              {
                key: 'basis',
                label: t('forms.basis'),
                cell: ({ basis, mark }) => (
                  <>
                    {basis} <StandingMark mark={mark} />
                  </>
                ),
              },
              { key: 'inUse', label: t('forms.inUse'), cell: (row) => <InUse form={row} /> },
              {
                key: 'ways',
                label: '',
                fixed: true,
                align: 'end',
                cell: ({ id }) => (
                  <>
                    <Button size="small" variant="text" onClick={() => setShown(id)}>
                      {t('forms.preview')}
                    </Button>
                    <Button size="small" variant="text" onClick={() => setOpened(id)}>
                      {t('forms.open')}
                    </Button>
                  </>
                ),
              },
            ]}
          />
        </Panel>
      )}
      {form && <FormDetails key={form.id} form={form} onClose={() => setOpened(null)} />}
      {shown && <SamplePreview form={shown} onClose={() => setShown(null)} />}
    </SystemPage>
  );
}

function InUse({ form }: { form: PackedForm }) {
  const { t } = useTranslation('system');
  const own = form.templates.find(({ active }) => active);
  return own ? t('forms.own', { number: own.number }) : t('forms.shipped', { version: form.version });
}

function SamplePreview({ form, onClose }: { form: string; onClose(): void }) {
  const { t } = useTranslation('system');
  const paper = useQuery(ask(useApi(), 'forms', 'sample', { form }));
  return <PaperPreview title={t('forms.preview')} paper={paper} onClose={onClose} />;
}
