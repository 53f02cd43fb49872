import UploadFileIcon from '@mui/icons-material/UploadFileOutlined';
import Button from '@mui/material/Button';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileFilter, GrantedFile } from '../../electron/contract/shell';
import { nativeShell } from '../api/shell';
import styles from './DropZone.module.css';

interface DropZoneProps {
  /** What to choose, in words: 选择台账文件. */
  readonly title: string;
  /** Which kinds of file are understood. */
  readonly hint?: string;
  readonly filters: readonly FileFilter[];
  readonly disabled?: boolean;
  onFile(file: GrantedFile): void;
}

/** A place to drop a file on, with a button for those who would rather choose it. */
export function DropZone({ title, hint, filters, disabled = false, onFile }: DropZoneProps) {
  const { t } = useTranslation('ui');
  const [over, setOver] = useState(false);

  const choose = async () => {
    const [file] = await nativeShell().openFile({ title, filters: [...filters] });
    if (file) onFile(file);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !disabled) onFile(await nativeShell().grantDropped(file));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition for the mouse; the button does the same
    <div
      className={styles.zone}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <UploadFileIcon className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <div>{t('drop.text')}</div>
        {hint && <div className={styles.hint}>{hint}</div>}
      </div>
      <Button variant="contained" disabled={disabled} onClick={() => void choose()}>
        {title}
      </Button>
    </div>
  );
}
