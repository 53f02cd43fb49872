import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../app/use-system-state';
import { Panel } from '../../ui/Page';
import { DeploymentDrawer } from '../deployments/components/DeploymentDrawer';
import { AroundPanel } from './components/AroundPanel';
import { CallsPanel } from './components/CallsPanel';
import { PlansPanel } from './components/PlansPanel';
import type { OrderTarget } from './spot';

/** As much of an incident as its aids need. */
interface AidedIncident {
  readonly id: string;
  readonly ours: boolean;
  readonly state: string;
  readonly fields: { readonly name: string; readonly accidentKind: string; readonly place: string };
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

/** 力量: what is near, and the call-up of it. */
export function IncidentResourcesTab({ incident }: TabProps) {
  const { t } = useTranslation('incidentAids');
  const { incidentId } = useActing(incident);
  const [ordering, setOrdering] = useState<OrderTarget | null>(null);
  const { name, place } = incident.fields;
  return (
    <>
      <AroundPanel spot={spotOf(incident)} {...(incidentId !== undefined && { onOrder: setOrdering })} />
      {ordering && incidentId !== undefined && (
        <DeploymentDrawer
          {...ordering}
          // Of a whole depot somebody says how much of what; the rest stays there.
          unfilled={(ordering.supplyIds?.length ?? 0) > 1}
          incidentId={incidentId}
          purpose={t('order.purpose', { name })}
          destination={place}
          onClose={() => setOrdering(null)}
          onOrdered={noted}
        />
      )}
    </>
  );
}

/** The orders stand under the costs of the incident: whoever calls one team often calls the next. */
const noted = () => undefined;

/** 电话: whom to call, in order. */
export function IncidentPhonesTab({ incident }: TabProps) {
  const acting = useActing(incident);
  return (
    <Panel flush>
      <CallsPanel spot={spotOf(incident)} {...acting} />
    </Panel>
  );
}
