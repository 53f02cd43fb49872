import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { nativeShell } from '../../../api/shell';
import { useGoBack } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { Form } from '../../../ui/form/Form';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { JobDialog } from '../../../ui/jobs/JobDialog';
import { useJob } from '../../../ui/jobs/use-job';
import { Page } from '../../../ui/Page';
import { PackageFields } from '../components/PackageFields';
import { WrittenPackage } from '../components/WrittenPackage';
import { type PackageForm, packageForm, usualPeriod } from '../package-form';
import { type PackageView, packageExtension } from '../types';

interface Written {
  readonly view: PackageView;
  readonly file: GrantedFile;
}

/** 制作上报包: for whom, for which period, with what; then a file that was read again and proven before it is called done. */
export function WritePage() {
  const { t } = useTranslation('exchange');
  const [written, setWritten] = useState<Written | null>(null);
  if (written)
    return (
      <Page title={t('write.title')} fact={written.file.name}>
        <WrittenPackage {...written} onMore={() => setWritten(null)} />
      </Page>
    );
  return (
    <Page title={t('write.title')} content="fill">
      <WriteForm onWritten={setWritten} />
    </Page>
  );
}

function WriteForm({ onWritten }: { onWritten(written: Written): void }) {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const { office, today } = useSystemState();
  const goBack = useGoBack('/exchange');
  const writing = useJob(t('write.running'), api.exchange.write);
  const zodForm = useZodForm<PackageForm, PackageForm>('package', packageForm, {
    recipientName: '',
    period: usualPeriod(today),
    since: null,
    withFiles: true,
    profile: null,
    password: null,
    repeated: null,
  });
  const save = async ({ recipientName, period, since, withFiles, profile, password }: PackageForm) => {
    const file = await nativeShell().saveFile({
      title: t('write.title'),
      defaultName: t('write.defaultName', { office: office?.name, period, ending: packageExtension }),
      filters: [{ name: t('fileKind'), extensions: [packageExtension] }],
    });
    if (!file) return;
    const view = await writing.run({
      kind: 'upload',
      recipientName,
      period,
      ...(since && { since: Number(since) }),
      withFiles,
      ...(profile && { profile }),
      ...(password && { password }),
      file: file.grant,
    });
    if (view) onWritten({ view, file });
  };
  return (
    <>
      <Form zodForm={zodForm} saveLabel={t('write.run')} onSave={save} onCancel={goBack}>
        <PackageFields error={writing.error} />
      </Form>
      <JobDialog job={writing} title={t('write.running')} />
    </>
  );
}
