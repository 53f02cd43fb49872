import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/context';
import { nativeShell } from '../../api/shell';
import { useJob } from '../../ui/jobs/use-job';
import { databaseExtension, useDatabaseCommands } from '../use-database-commands';
import type { NewDatabase } from './new-database-form';

/** Asks where the file shall lie and makes the database there. */
export function useCreateDatabase() {
  const { t } = useTranslation('shell');
  const api = useApi();
  const { filters } = useDatabaseCommands();
  const job = useJob(t('create.title'), api.system.create);
  const create = async (values: NewDatabase) => {
    const file = await nativeShell().saveFile({
      title: t('create.chooseFile'),
      defaultName: `${values.name}.${databaseExtension}`,
      filters,
    });
    if (!file) return;
    const { repeated: _repeated, password, ...rest } = values;
    await job.run({ ...rest, file: file.grant, ...(password && { password }) });
  };
  return { ...job, create };
}
