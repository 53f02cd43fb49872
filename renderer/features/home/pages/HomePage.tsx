import TaskIcon from '@mui/icons-material/TaskAltOutlined';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { nativeShell } from '../../../api/shell';
import { inboxLines } from '../../../app/use-alerts';
import { useGo } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { useWeekday } from '../../../ui/use-weekday';
import { type DutyKey, DutyTraceDrawer } from '../../duties/components/DutyTraceDrawer';
import { CorrectionInbox } from '../../inspections/components/CorrectionInbox';
import { WarningsInForce } from '../../watch/components/WarningsInForce';
import { CalendarWarning } from '../components/CalendarWarning';
import { Figures } from '../components/Figures';
import { FilingClocks } from '../components/FilingClocks';
import { InboxGroup } from '../components/InboxGroup';

type Group = Answer<'duties', 'inbox'>['groups'][number];

/** Where a desk's day begins: a reviewer's with the reviews that came, everybody else's with the inbox. */
export function HomePage() {
  return useSystemState().desk === 'reviewer' ? <ToMarking /> : <Inbox />;
}

/** The duties of the units whose plans are reviewed are not the reviewer's. */
function ToMarking() {
  const router = useRouter();
  useTellPainted(true);
  useEffect(() => router.history.replace('/marking'), [router]);
  return null;
}

/** What is overdue, due today, this week, this month; each line with whose, which law, how long, one step. */
function Inbox() {
  const { t } = useTranslation('home');
  const go = useGo();
  const weekday = useWeekday();
  const { desk } = useSystemState();
  const own = desk === 'enterprise';
  const router = useRouter();
  useEffect(() => {
    // A reviewer has reviews to mark and no duties.
    if (desk === 'reviewer') router.history.replace('/marking');
  }, [desk, router]);
  const [traced, setTraced] = useState<DutyKey | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'duties', 'inbox', { limit: inboxLines }));
  useTellPainted(data !== undefined || error !== null);
  const groups = data?.groups.filter((group) => group.total > 0) ?? [];
  return (
    <Page
      title={t('title')}
      fact={data && t('today', { date: data.today, weekday: weekday(data.today) })}
      actions={<Button onClick={() => go('/duties')}>{t('allDuties')}</Button>}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Figures />}
      {data && <WarningsInForce />}
      {data && <CalendarWarning />}
      {data && <FilingClocks />}
      {data && <CorrectionInbox urgent />}
      {data && <InboxGroups groups={groups} onTrace={setTraced} />}
      {data && <CorrectionInbox urgent={false} />}
      {data && groups.length === 0 && (
        <EmptyState
          icon={TaskIcon}
          title={t('nothingDue')}
          text={t(own ? 'nothingDueOwnText' : 'nothingDueText')}
          action={
            <Button onClick={() => go(own ? '/enterprises' : '/import')}>
              {t(own ? 'ownRecord' : 'import')}
            </Button>
          }
        />
      )}
      <DutyTraceDrawer duty={traced} onClose={() => setTraced(null)} />
    </Page>
  );
}

/** The first group fills the window; what stands below it is laid out once that is painted. */
function InboxGroups({ groups, onTrace }: { groups: readonly Group[]; onTrace(duty: DutyKey): void }) {
  const shown = useDeferredValue(groups, groups.slice(0, 1));
  return shown.map((group) => <InboxGroup key={group.key} group={group} onTrace={onTrace} />);
}

/** Says once that the first real rows are painted; starting without a display and the start-up measure wait for it. */
function useTellPainted(stands: boolean): void {
  const told = useRef(false);
  useEffect(() => {
    if (!stands || told.current) return;
    told.current = true;
    // A message sent in a frame is heard once that frame has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => nativeShell().painted();
    requestAnimationFrame(() => port2.postMessage(null));
  }, [stands]);
}
