import { type DragEvent, useState } from 'react';
import type { GrantedFile } from '../../electron/contract/shell';
import { nativeShell } from '../api/shell';

interface FileDrop {
  /** Files are being held over the place. */
  readonly over: boolean;
  /** To be spread on the element that takes the files. */
  readonly handlers: {
    onDragOver(event: DragEvent): void;
    onDragLeave(): void;
    onDrop(event: DragEvent): void;
  };
}

/** Lets a place take files from the PC's file manager; each arrives with its ticket for the core. */
export function useFileDrop(onFiles: (files: readonly GrantedFile[]) => void, disabled = false): FileDrop {
  const [over, setOver] = useState(false);
  const take = async (files: readonly File[]) => {
    const shell = nativeShell();
    onFiles(await Promise.all(files.map((file) => shell.grantDropped(file))));
  };
  return {
    over: over && !disabled,
    handlers: {
      onDragOver(event) {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop(event) {
        event.preventDefault();
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (files.length > 0 && !disabled) void take(files);
      },
    },
  };
}
