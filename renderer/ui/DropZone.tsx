import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { FileFilter, GrantedFile } from '../../electron/contract/shell';
import { nativeShell } from '../api/shell';
import styles from './DropZone.module.css';
import { useFileDrop } from './use-file-drop';

interface DropZoneProps {
  /** What to choose, in words: 选择台账文件. */
  readonly title: string;
  /** Which kinds of file are understood. */
  readonly hint?: string;
  readonly filters: readonly FileFilter[];
  readonly disabled?: boolean;
  /** Label of a second button for a whole folder; only with `onFiles`. */
  readonly folders?: string;
  onFile(file: GrantedFile): void;
  /** Takes several files and folders at once; without it one file is taken. */
  onFiles?(files: readonly GrantedFile[]): void;
}

/** A place to drop a file on, with a button for those who would rather choose it. */
export function DropZone({
  title,
  hint,
  filters,
  disabled = false,
  folders,
  onFile,
  onFiles,
}: DropZoneProps) {
  const { t } = useTranslation('ui');
  const choose = async () => {
    take(await nativeShell().openFile({ title, filters: [...filters], ...(onFiles && { multiple: true }) }));
  };
  const chooseFolder = async () => {
    const folder = await nativeShell().openFolder({ title: folders ?? title });
    if (folder) take([folder]);
  };
  const take = (files: readonly GrantedFile[]) => {
    const [file] = files;
    if (!file) return;
    if (onFiles) onFiles(files);
    else onFile(file);
  };
  const drop = useFileDrop(take, disabled);
  return (
    <div className={styles.zone} data-over={drop.over || undefined} {...drop.handlers}>
      <UploadFileIcon className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <div>{t('drop.text')}</div>
        {hint && <div className={styles.hint}>{hint}</div>}
      </div>
      {folders && onFiles && (
        <Button disabled={disabled} onClick={() => void chooseFolder()}>
          {folders}
        </Button>
      )}
      <Button variant="contained" disabled={disabled} onClick={() => void choose()}>
        {title}
      </Button>
    </div>
  );
}
