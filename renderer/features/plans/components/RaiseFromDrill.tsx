import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCourse } from '../hooks/use-course';
import { RaiseDrawer } from './TriggerDrawers';

/** Notes what a drill showed as a reason to revise its plan (条例 6, the fifth case); for drills that were held. */
export function RaiseFromDrill({
  drillId,
  planId,
  heldOn,
}: {
  drillId: string;
  planId: string;
  heldOn: string;
}) {
  const { t } = useTranslation('course');
  const course = useCourse(planId);
  const [open, setOpen] = useState(false);
  if (!course) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('revision.fromDrill')}</Button>
      {open && (
        <RaiseDrawer
          planId={planId}
          course={course}
          origin={{
            source: 'drill-finding',
            sourceId: drillId,
            reason: 'drill-or-rescue',
            raisedOn: heldOn,
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
