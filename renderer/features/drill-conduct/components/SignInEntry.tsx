import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { showToast } from '../../../ui/feedback/toast-store';
import { LoadingButton } from '../../../ui/LoadingButton';
import { useErrorText } from '../../../ui/use-error-text';
import type { Sheet } from '../types';
import styles from './entry.module.css';

/** Who signed in: a tick for each. */
export function SignInEntry({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('drillConduct');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const [here, setHere] = useState<ReadonlySet<string>>(
    new Set(sheet.people.filter(({ attended }) => attended).map(({ id }) => id)),
  );
  const [busy, setBusy] = useState(false);
  const toggle = (id: string) =>
    setHere((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const save = async () => {
    setBusy(true);
    try {
      const people = sheet.people.map(({ id }) => ({ id, attended: here.has(id) }));
      const { attended } = await api.drillConduct.enterSignIn({ sheetId: sheet.sheetId, people });
      showToast({ tone: 'met', text: t('entry.signedIn', { count: attended }) });
      go(`/drills/${sheet.drillId}?tab=conduct`);
    } catch (error) {
      showToast({ tone: 'late', text: t('entry.failed'), detail: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  if (sheet.people.length === 0) return <EmptyState title={t('entry.nobody')} text={t('entry.nobodyText')} />;
  return (
    <>
      <ul className={styles.people}>
        {sheet.people.map(({ id, name, post }) => (
          <li key={id}>
            <label className={styles.tick}>
              <input type="checkbox" checked={here.has(id)} onChange={() => toggle(id)} />
              {[name, post].filter(Boolean).join(' · ')}
            </label>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onClick={() => setHere(new Set(sheet.people.map(({ id }) => id)))}>{t('entry.all')}</Button>
        <LoadingButton variant="contained" busy={busy} onClick={() => void save()}>
          {t('entry.save')}
        </LoadingButton>
      </div>
    </>
  );
}
