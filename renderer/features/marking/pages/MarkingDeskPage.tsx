import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteParam } from '../../../app/use-go';
import { toneOfDays, useDaysLeftText } from '../../../ui/Clock';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import { MarkingDesk } from '../components/MarkingDesk';
import { useDeskCommands, useDeskData } from '../hooks/use-desk';
import type { Desk } from '../types';

/** One review at its reviewer's desk. */
export function MarkingDeskPage() {
  const id = useRouteParam('id');
  return <DeskOf key={id} id={id} />;
}

function DeskOf({ id }: { id: string }) {
  const { desk, marks, passages } = useDeskData(id);
  const commands = useDeskCommands(id);
  const byItem = useMemo(
    () => passages.data && new Map(passages.data.map((each) => [each.item, each])),
    [passages.data],
  );
  const error = desk.error ?? marks.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void desk.refetch();
          void marks.refetch();
        }}
      />
    );
  if (!desk.data || !marks.data) return null;
  const { plan } = desk.data;
  return (
    <Page title={plan.title} fact={<Fact desk={desk.data} />} content="fill">
      <MarkingDesk desk={desk.data} marks={marks.data} passages={byItem ?? null} commands={commands} />
    </Page>
  );
}

function Fact({ desk: { plan, deadline, state, name, role } }: { desk: Desk }) {
  const { t } = useTranslation('marking');
  const daysLeft = useDaysLeftText();
  return (
    <>
      {[plan.unit, plan.version, t(`role.${role}`, { name })].filter(Boolean).join(' · ')}{' '}
      {state === 'handed-in' ? (
        <ToneChip tone="met">{t('state.handed-in')}</ToneChip>
      ) : (
        deadline.daysLeft !== null && (
          <ToneChip tone={toneOfDays(deadline.daysLeft)}>{daysLeft(deadline.daysLeft, 'civil')}</ToneChip>
        )
      )}
    </>
  );
}
