import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useDatabaseCommands } from '../../../app/use-database-commands';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { useFileSize } from '../../../ui/use-file-size';
import { useNumberFormat } from '../../../ui/use-number-format';
import { Backups } from '../components/Backups';
import { CheckPanel } from '../components/CheckPanel';
import { SystemPage } from '../components/SystemPage';

const counted = [
  'enterprises',
  'plans',
  'filingCases',
  'drills',
  'experts',
  'teams',
  'equipment',
  'supplies',
  'documents',
  'duties',
] as const;

/** 数据库: the one file with everything, its soundness, its backups, and other files. */
export function DatabasePage() {
  const { t } = useTranslation('system');
  const { database } = useSystemState();
  const fileSize = useFileSize();
  const format = useNumberFormat();
  const commands = useDatabaseCommands();
  const mayAdminister = usePermission('administer');
  const { data } = useQuery({ ...ask(useApi(), 'system', 'info', {}), staleTime: 0 });
  const counts: Readonly<Record<string, number>> = data?.counts ?? {};
  return (
    <SystemPage
      actions={
        <>
          <Button onClick={() => void commands.open()}>{t('database.open')}</Button>
          <Button onClick={() => void commands.close()}>{t('database.new')}</Button>
        </>
      }
    >
      <Panel
        title={t('database.file')}
        actions={
          mayAdminister && <Button onClick={() => void commands.saveAs()}>{t('database.saveAs')}</Button>
        }
      >
        <FactList
          facts={[
            { label: t('database.name'), value: database?.name },
            { label: t('database.size'), value: data && fileSize(data.fileSize) },
            { label: t('database.place'), value: database?.file, wide: true },
            ...counted
              .filter((key) => counts[key] !== undefined)
              .map((key) => ({ label: t(`database.count.${key}`), value: format(counts[key] ?? 0) })),
          ]}
        />
      </Panel>
      <CheckPanel />
      <Backups />
    </SystemPage>
  );
}
