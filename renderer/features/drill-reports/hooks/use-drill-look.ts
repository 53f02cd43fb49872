import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { useJob } from '../../../ui/jobs/use-job';
import { blocksBeside, keyWordOf } from '../../../ui/key-word';
import { useErrorText } from '../../../ui/use-error-text';
import type { DrillLook } from '../report-forms';

/** One package opened: what receiving it would do, and what a person decides before. */
export function useDrillLook() {
  const { t } = useTranslation('drillReports');
  const api = useApi();
  const errorText = useErrorText();
  const [file, setFile] = useState<GrantedFile | null>(null);
  const [look, setLook] = useState<DrillLook | null>(null);
  /** undefined: as the program found it; null: to be created. */
  const [unitId, setUnitId] = useState<string | null | undefined>(undefined);
  /** With whom, over what, the sender's key was compared. */
  const [how, setHow] = useState('');
  const looking = useJob(t('receive.looking'), api.drillReports.rehearse);
  const receiving = useJob(t('receive.receiving'), api.drillReports.receive);

  const open = async (chosen: GrantedFile | null, password = '') => {
    setFile(chosen);
    setLook(null);
    setUnitId(undefined);
    setHow('');
    looking.clearError();
    receiving.clearError();
    if (chosen) setLook(await looking.run({ file: chosen.grant, ...(password ? { password } : {}) }));
  };
  const match = async (chosen: string | null) => {
    if (!look) return;
    try {
      const again = await api.drillReports.rematch({ rehearsalId: look.rehearsalId, unitId: chosen });
      setUnitId(chosen);
      setLook({ ...look, ...again });
    } catch (thrown) {
      showToast({ tone: 'late', text: t('receive.notMatched'), detail: errorText(thrown) });
    }
  };
  const receive = () =>
    look
      ? receiving.run({
          rehearsalId: look.rehearsalId,
          ...keyWordOf(how, look.blocks),
          ...(unitId === undefined ? {} : { unitId }),
        })
      : Promise.resolve(null);
  const known = look?.report?.as === 'known' || look?.result?.known === true;
  const blocked = blocksBeside(look?.blocks ?? [], how).length > 0;
  const homeless = look?.report?.unit.matched === null && unitId !== null;
  return {
    file,
    look,
    unitId,
    how,
    setHow,
    looking,
    receiving,
    open,
    match,
    receive,
    known,
    receivable: look !== null && !blocked && !homeless && !known,
  };
}
