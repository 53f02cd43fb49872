import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { nativeShell } from '../../../api/shell';
import { useSystemState } from '../../../app/use-system-state';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { useFileDrop } from '../../../ui/use-file-drop';
import { IncomingItem } from '../components/IncomingItem';
import styles from '../components/reviews.module.css';
import { StickNote } from '../components/StickNote';
import { useIncoming } from '../hooks/use-incoming';
import { packageExtension } from '../hooks/use-write-packages';

/** Packages of reviews come in: packs at an expert's desk, results at the organiser's; files, folders, by dropping too. */
export function ReceiveReviewsPage() {
  const { t } = useTranslation('reviews');
  const atReviewer = useSystemState().desk === 'reviewer';
  const packages = useIncoming();
  const { items, busy } = packages;
  const clear = items.filter(({ state }) => state === 'clear').length;
  const choose = async () =>
    packages.take(
      await nativeShell().openFile({
        title: t('receive.choose'),
        filters: [{ name: t('receive.fileKind'), extensions: [packageExtension] }],
        multiple: true,
      }),
    );
  const chooseFolder = async () => {
    const folder = await nativeShell().openFolder({ title: t('receive.chooseFolder') });
    if (folder) await packages.take([folder]);
  };
  const drop = useFileDrop((files) => void packages.take(files), busy);
  return (
    <Page
      title={t(atReviewer ? 'receive.packTitle' : 'receive.resultTitle')}
      actions={
        <>
          <Button disabled={busy} onClick={() => void chooseFolder()}>
            {t('receive.chooseFolder')}
          </Button>
          <Button
            variant={items.length > 0 ? 'outlined' : 'contained'}
            disabled={busy}
            onClick={() => void choose()}
          >
            {t('receive.choose')}
          </Button>
        </>
      }
      primary={
        clear > 1 && (
          <Button variant="contained" disabled={busy} onClick={() => void packages.receiveClear()}>
            {t('receive.receiveClear', { count: clear })}
          </Button>
        )
      }
    >
      <div className={styles.stack} data-over={drop.over || undefined} {...drop.handlers}>
        {atReviewer && <StickNote />}
        {items.length === 0 && (
          <InlineNote tone="open">{t(atReviewer ? 'receive.packHint' : 'receive.resultHint')}</InlineNote>
        )}
        {items.map((item) => (
          <IncomingItem key={item.file.grant} item={item} packages={packages} />
        ))}
      </div>
    </Page>
  );
}
