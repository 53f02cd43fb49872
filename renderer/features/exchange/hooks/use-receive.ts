import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { useJob } from '../../../ui/jobs/use-job';
import { currentRehearsal } from '../rehearsal-store';
import type { PackageView } from '../types';

/** A chosen package: looked into first, which is quick, then read whole and compared. */
export function useReceive() {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const inspecting = useJob(t('receive.inspecting'), api.exchange.inspect);
  const rehearsing = useJob(t('receive.rehearsing'), api.exchange.rehearse);
  const [file, setFile] = useState<GrantedFile | null>(currentRehearsal.get()?.file ?? null);
  const [view, setView] = useState<PackageView | null>(currentRehearsal.get()?.rehearsal.package ?? null);
  const [password, setPassword] = useState('');
  const secret = password === '' ? {} : { password };
  const error = inspecting.error ?? rehearsing.error;

  const inspect = async (chosen: GrantedFile) => {
    setFile(chosen);
    setView(null);
    rehearsing.clearError();
    const found = await inspecting.run({ file: chosen.grant, full: false, ...secret });
    setView(found);
    return found;
  };
  return {
    file,
    view,
    password,
    setPassword,
    /** The package cannot be opened without a password, or not with this one. */
    asksPassword: error?.code === 'PACKAGE_PASSWORD_NEEDED' || error?.code === 'PACKAGE_PASSWORD_WRONG',
    error,
    busy: inspecting.state !== 'idle' || rehearsing.state !== 'idle',
    rehearsing,
    inspect,
    /** Reads the whole package and compares it; true when there is a rehearsal to look at. */
    async rehearse(): Promise<boolean> {
      if (!file) return false;
      const rehearsal = await rehearsing.run({ file: file.grant, ...secret });
      if (!rehearsal) return false;
      currentRehearsal.set({ file, rehearsal });
      return true;
    },
    forget() {
      currentRehearsal.set(null);
      setFile(null);
      setView(null);
      setPassword('');
      inspecting.clearError();
      rehearsing.clearError();
    },
  };
}
