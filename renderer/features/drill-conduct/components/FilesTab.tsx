import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { nativeShell } from '../../../api/shell';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { Panel } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import { useFileDrop } from '../../../ui/use-file-drop';
import type { Drill } from '../../drills/drill-form';
import { type AttachmentKind, attachmentKinds, type KeptFile } from '../types';
import { FileDrawer } from './FileDrawer';
import { FileList } from './FileList';
import styles from './files.module.css';
import { PhotoWall } from './PhotoWall';

const PICTURES = ['jpg', 'jpeg', 'png'];

/** 附件: photos and sign-in lists of a drill, taken in by dropping or choosing them, said to what they belong. */
export function FilesTab({ drill }: { drill: Drill }) {
  const { t } = useTranslation('drillConduct');
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit');
  const [kind, setKind] = useState<AttachmentKind>('photo');
  const [described, setDescribed] = useState<KeptFile | null>(null);
  const { data, error, refetch } = useQuery(ask(api, 'drillConduct', 'files', { id: drill.id }));
  const editable = mayEdit && data?.ours === true;
  const add = async (files: readonly GrantedFile[]) => {
    let added = 0;
    for (const { grant } of files) {
      const question = { drillId: drill.id, kind, caption: null, logId: null, findingId: null, file: grant };
      try {
        await trackJob(t('files.adding'), (options) => api.drillConduct.attach(question, options));
        added += 1;
      } catch (thrown) {
        // Each by its name; the others are added all the same.
        showToast({ tone: 'late', text: t('files.failed'), detail: errorText(thrown) });
      }
    }
    if (added > 0) showToast({ tone: 'met', text: t('files.added', { count: added }) });
  };
  const drop = useFileDrop((files) => void add(files), !editable);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const choose = async () =>
    add(
      await nativeShell().openFile({
        title: t('files.choose'),
        filters: kind === 'photo' ? [{ name: t('files.pictures'), extensions: PICTURES }] : [],
        multiple: true,
      }),
    );
  const photos = data.rows.filter((file) => file.kind === 'photo');
  const others = data.rows.filter((file) => file.kind !== 'photo');
  return (
    <div className={styles.files} data-over={drop.over || undefined} {...drop.handlers}>
      <Panel
        title={t('files.title')}
        flush
        actions={
          editable && (
            <>
              <Select
                size="small"
                value={kind}
                onChange={(event) => setKind(event.target.value)}
                slotProps={{ input: { 'aria-label': t('files.kind') } }}
              >
                {attachmentKinds.map((each) => (
                  <MenuItem key={each} value={each}>
                    {t(`fileKind.${each}`)}
                  </MenuItem>
                ))}
              </Select>
              <Button onClick={() => void choose()}>{t('files.add')}</Button>
            </>
          )
        }
      >
        {data.rows.length === 0 ? (
          <EmptyState title={t('files.none')} text={t(editable ? 'files.noneText' : 'files.noneThere')} />
        ) : (
          <>
            {photos.length > 0 && (
              <PhotoWall
                drillId={drill.id}
                photos={photos}
                onDescribe={editable ? setDescribed : undefined}
              />
            )}
            {others.length > 0 && (
              <FileList files={others} onDescribe={editable ? setDescribed : undefined} />
            )}
          </>
        )}
      </Panel>
      {described && <FileDrawer drillId={drill.id} file={described} onClose={() => setDescribed(null)} />}
    </div>
  );
}
