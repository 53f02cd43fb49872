import { usePermission } from '../../app/use-system-state';
import { Panel } from '../../ui/Page';
import { AroundPanel } from './components/AroundPanel';
import { CallsPanel } from './components/CallsPanel';
import { PlansPanel } from './components/PlansPanel';

/** As much of an incident as its aids need. */
interface AidedIncident {
  readonly id: string;
  readonly ours: boolean;
  readonly state: string;
  readonly fields: { readonly accidentKind: string };
}

interface TabProps {
  readonly incident: AidedIncident;
}

const spotOf = (incident: AidedIncident) => ({ of: 'incident' as const, incidentId: incident.id });

/** Whether plans are started and calls noted here: at the own desk, until the incident is closed. */
function useActing({ ours, state, id }: AidedIncident): { incidentId?: string } {
  const mayEdit = usePermission('edit');
  return mayEdit && ours && state !== 'closed' ? { incidentId: id } : {};
}

/** 预案: which apply, and the checklists of those that were started. */
export function IncidentPlansTab({ incident }: TabProps) {
  const acting = useActing(incident);
  return <PlansPanel spot={spotOf(incident)} accidentKind={incident.fields.accidentKind} {...acting} />;
}

/** 力量: what is near. */
export function IncidentResourcesTab({ incident }: TabProps) {
  return <AroundPanel spot={spotOf(incident)} />;
}

/** 电话: whom to call, in order. */
export function IncidentPhonesTab({ incident }: TabProps) {
  const acting = useActing(incident);
  return (
    <Panel flush>
      <CallsPanel spot={spotOf(incident)} {...acting} />
    </Panel>
  );
}
