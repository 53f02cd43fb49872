import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { PaperPreview } from '../../../ui/PaperPreview';
import { useErrorText } from '../../../ui/use-error-text';

/** 纸质资料: what is needed to lead a drill without a PC, and the way to enter it afterwards. */
export function PaperKit({ drillId }: { drillId: string }) {
  const { t } = useTranslation('drillConduct');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const [shown, setShown] = useState(false);
  const print = async () => {
    try {
      await api.drillConduct.makeKit({ id: drillId });
      setShown(true);
    } catch (error) {
      showToast({ tone: 'late', text: t('kit.failed'), detail: errorText(error) });
    }
  };
  return (
    <Panel
      title={t('kit.title')}
      actions={
        <>
          <Button onClick={() => go('/drills/entry')}>{t('kit.enter')}</Button>
          <Button onClick={() => void print()}>{t('kit.print')}</Button>
        </>
      }
    >
      <p>{t('kit.text')}</p>
      {shown && <Kit drillId={drillId} onClose={() => setShown(false)} />}
    </Panel>
  );
}

function Kit({ drillId, onClose }: { drillId: string; onClose(): void }) {
  const { t } = useTranslation('drillConduct');
  const api = useApi();
  return (
    <PaperPreview
      title={t('kit.title')}
      paper={useQuery({ ...ask(api, 'drillConduct', 'kitPreview', { id: drillId }), gcTime: 0 })}
      write={(file, options) => api.drillConduct.kit({ id: drillId, file }, options)}
      onClose={onClose}
    />
  );
}
