import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { SimpleTable } from '../../../ui/SimpleTable';
import { SystemPage } from '../components/SystemPage';
import licences from '../licences.json';

/** 关于: versions as one reads them out on the telephone, and whose work the program contains. */
export function AboutPage() {
  const { t } = useTranslation('system');
  const { t: shell } = useTranslation('shell');
  const { data, error, refetch } = useQuery(ask(useApi(), 'system', 'about', {}));
  return (
    <SystemPage>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <Panel title={shell('brand.name')}>
          <FactList
            facts={[
              { label: shell('about.version'), value: data.version },
              { label: shell('about.schema'), value: data.schemaVersion },
              { label: shell('about.rulePack'), value: data.rulePack },
              { label: shell('about.calendar'), value: shell('about.calendarTo', { date: data.calendarTo }) },
              ...Object.entries(data.runtime)
                .filter(([name]) => name !== 'plandesk')
                .map(([name, version]) => ({ label: name, value: version })),
            ]}
          />
        </Panel>
      )}
      <Panel title={t('about.licences')} flush>
        <SimpleTable
          label={t('about.licences')}
          rows={licences}
          rowId={(licence) => `${licence.name}@${licence.version}`}
          columns={[
            { key: 'name', label: t('about.component'), cell: (licence) => licence.name },
            { key: 'version', label: t('about.componentVersion'), cell: (licence) => licence.version },
            { key: 'licence', label: t('about.licence'), cell: (licence) => licence.licence },
          ]}
        />
      </Panel>
    </SystemPage>
  );
}
