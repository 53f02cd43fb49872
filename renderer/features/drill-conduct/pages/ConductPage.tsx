import { createPortal } from 'react-dom';
import { useRouteParam } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { ConductStage } from '../components/ConductStage';
import styles from '../components/stage.module.css';
import { useConductQuery } from '../hooks/use-conduct';

/** 演练导调: the whole window for the clock, the injects and the log; led by keys alone, readable from afar. */
export function ConductPage() {
  const id = useRouteParam('id');
  const mayEdit = usePermission('edit');
  const { data, error, refetch } = useConductQuery(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return createPortal(
    <main className={styles.stage}>
      <ConductStage key={data.id} conduct={data} mayEdit={mayEdit} />
    </main>,
    document.body,
  );
}
