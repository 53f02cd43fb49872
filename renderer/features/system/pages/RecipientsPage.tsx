import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { CopyDrawer, LevelDrawer } from '../components/RecipientDrawers';
import { CopyRules, LevelRules } from '../components/RecipientTables';
import { SystemPage } from '../components/SystemPage';
import type { CopyRule, LevelRule } from '../recipient-forms';

/** 报备与抄送: at which level each kind of unit files and who gets copies, by law and as this place has decided. */
export function RecipientsPage() {
  const { t } = useTranslation('system');
  const { data, error, refetch } = useQuery(ask(useApi(), 'filing', 'recipients', {}));
  const [level, setLevel] = useState<LevelRule | null>(null);
  const [copy, setCopy] = useState<CopyRule | null>(null);
  const decided = [...(data?.levels ?? []), ...(data?.copies ?? [])].filter((rule) => rule.decided !== null);
  return (
    <SystemPage fact={data && t('recipients.count', { count: decided.length })}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <LevelRules rules={data.levels} onChange={setLevel} />}
      {data && <CopyRules rules={data.copies} onChange={setCopy} />}
      {level && <LevelDrawer key={level.category} rule={level} onClose={() => setLevel(null)} />}
      {copy && <CopyDrawer key={copy.rule} rule={copy} onClose={() => setCopy(null)} />}
    </SystemPage>
  );
}
