import { DrillExperts } from '../../experts/components/DrillExperts';
import type { Drill } from '../drill-form';
import { DrillFacts } from './DrillFacts';

/** 概况: what, when, how it ended, and the experts who were there. */
export function OverviewTab({ drill }: { drill: Drill }) {
  const { fields } = drill;
  return (
    <>
      <DrillFacts drill={drill} />
      <DrillExperts drillId={drill.id} title={fields.title} day={fields.startOn ?? fields.plannedOn} />
    </>
  );
}
