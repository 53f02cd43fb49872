import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteSearch } from '../../../app/use-go';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Segments } from '../../../ui/Segments';
import type { Drill } from '../../drills/drill-form';
import { type DesignDesk, useDesign } from '../hooks/use-design';
import styles from './drill-design.module.css';
import { InjectsPanel } from './InjectsPanel';
import { ObjectivesPanel } from './ObjectivesPanel';
import { ParticipantsPanel } from './ParticipantsPanel';
import { ReadinessPanel } from './ReadinessPanel';
import { ScenarioPanel } from './ScenarioPanel';
import { TemplateDrawer } from './TemplateDrawer';

const parts = ['goals', 'injects', 'people', 'ready'] as const;
type Part = (typeof parts)[number];

/** 演练设计: what it is to show, what the players are told, who and what takes part, and whether it may begin. */
export function DesignTab({ drill }: { drill: Drill }) {
  const { t } = useTranslation('drillDesign');
  const { desk, error, refetch } = useDesign(drill.id);
  const asked = useRouteSearch('part');
  const [part, setPart] = useState<Part>(parts.find((key) => key === asked) ?? 'goals');
  const [choosing, setChoosing] = useState(false);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!desk) return null;
  const { design, mayEdit, undo } = desk;
  const wrong = design.checks.filter(({ severity }) => severity === 'error').length;
  const counts: Readonly<Record<Part, number | undefined>> = {
    goals: design.objectives.length,
    injects: design.injects.length,
    people: design.participants.length,
    ready: undefined,
  };
  return (
    <div className={styles.stack}>
      <div className={styles.bar}>
        <Segments<Part>
          label={t('parts')}
          chosen={part}
          onChoose={setPart}
          segments={parts.map((key) => ({
            key,
            label: t(`part.${key}`),
            count: counts[key],
            ...(key === 'injects' && wrong > 0 && { tone: 'late' as const }),
          }))}
        />
        {mayEdit && (
          <div className={styles.barActions}>
            <Button disabled={!undo} onClick={() => void undo?.()} aria-keyshortcuts="Control+Z">
              {t('undo')}
            </Button>
            <Button onClick={() => setChoosing(true)}>{t('template.open')}</Button>
          </div>
        )}
      </div>
      {!design.designable && <InlineNote tone="open">{t(design.ours ? 'fixed' : 'foreign')}</InlineNote>}
      <PartOf part={part} desk={desk} drill={drill} />
      {choosing && <TemplateDrawer desk={desk} onClose={() => setChoosing(false)} />}
    </div>
  );
}

function PartOf({ part, desk, drill }: { part: Part; desk: DesignDesk; drill: Drill }) {
  switch (part) {
    case 'goals':
      return (
        <>
          <ObjectivesPanel desk={desk} />
          <ScenarioPanel desk={desk} />
        </>
      );
    case 'injects':
      return <InjectsPanel desk={desk} title={drill.fields.title} />;
    case 'people':
      return <ParticipantsPanel desk={desk} state={drill.state} />;
    case 'ready':
      return <ReadinessPanel drillId={drill.id} mayEdit={desk.mayEdit} />;
  }
}
