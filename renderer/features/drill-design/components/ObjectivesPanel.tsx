import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { type DesignObjective, type Draft, newRow } from '../design-forms';
import type { DesignDesk } from '../hooks/use-design';
import styles from './drill-design.module.css';
import { ObjectiveDrawer } from './ObjectiveDrawer';

/** 演练目标, tied to sections of the plan and to what earlier drills have left open. */
export function ObjectivesPanel({ desk }: { desk: DesignDesk }) {
  const { t } = useTranslation('drillDesign');
  const word = useCodeWord();
  const [editing, setEditing] = useState<DesignObjective | 'new' | null>(null);
  const { design, mayEdit, change } = desk;
  const { objectives, earlier } = design;
  const untried = new Set(
    design.checks.filter(({ code }) => code === 'OBJECTIVE_UNTRIED').map(({ ref }) => ref),
  );
  const tried = (id: string) => design.injects.filter(({ objectiveId }) => objectiveId === id);
  const order = (make: (rows: Draft['objectives']) => Draft['objectives']) =>
    void change((draft) => ({ ...draft, objectives: make(draft.objectives) }));
  const up = (id: string) =>
    order((rows) => {
      const at = rows.findIndex((row) => row.id === id);
      const [one, other] = [rows[at], rows[at - 1]];
      return one && other ? [...rows.slice(0, at - 1), one, other, ...rows.slice(at + 1)] : rows;
    });
  const remove = (id: string) =>
    void change((draft) => ({
      ...draft,
      objectives: draft.objectives.filter((row) => row.id !== id),
      injects: draft.injects.map((inject) =>
        inject.objectiveId === id ? { ...inject, objectiveId: null } : inject,
      ),
    }));
  const takeUp = ({ id, title, sectionPath }: (typeof earlier)[number]) =>
    order((rows) => [
      ...rows,
      {
        id: newRow(),
        text: t('objectives.again', { title }).slice(0, 200),
        standard: null,
        sectionPath,
        findingId: id,
      },
    ]);
  const add = mayEdit && <Button onClick={() => setEditing('new')}>{t('objectives.add')}</Button>;
  return (
    <>
      {earlier.map((finding) => (
        <InlineNote
          key={finding.id}
          tone={finding.carriedHere ? 'soon' : 'open'}
          action={
            mayEdit && (
              <Button size="small" variant="text" onClick={() => takeUp(finding)}>
                {t('objectives.takeUp')}
              </Button>
            )
          }
        >
          {t(finding.carriedHere ? 'objectives.carried' : 'objectives.open', {
            drill: finding.drillTitle,
            title: finding.title,
            severity: word('codes.findingSeverity', finding.severity),
          })}
        </InlineNote>
      ))}
      <Panel title={t('objectives.title')} actions={objectives.length > 0 && add} flush>
        {objectives.length === 0 ? (
          <EmptyState title={t('objectives.none')} text={t('objectives.noneText')} action={add} />
        ) : (
          <SimpleTable
            label={t('objectives.title')}
            rows={objectives}
            rowId={({ id }) => id}
            columns={[
              { key: 'no', label: t('column.no'), fixed: true, cell: (row) => objectives.indexOf(row) + 1 },
              {
                key: 'text',
                label: t('field.objective'),
                cell: (row) => (
                  <>
                    <button type="button" className={styles.link} onClick={() => setEditing(row)}>
                      {row.text}
                    </button>
                    {row.findingTitle && (
                      <div className={styles.small}>
                        {t('objectives.retries', { title: row.findingTitle })}
                      </div>
                    )}
                  </>
                ),
              },
              { key: 'standard', label: t('field.standard'), cell: ({ standard }) => standard },
              { key: 'section', label: t('field.section'), cell: ({ sectionPath }) => sectionPath.at(-1) },
              {
                key: 'injects',
                label: t('column.injects'),
                fixed: true,
                cell: ({ id }) =>
                  untried.has(id) ? (
                    <ToneChip quiet tone="soon">
                      {t('objectives.untried')}
                    </ToneChip>
                  ) : (
                    tried(id)
                      .map(({ number }) => number)
                      .join('、')
                  ),
              },
              {
                key: 'do',
                label: '',
                fixed: true,
                cell: (row) =>
                  mayEdit && (
                    <>
                      <Button
                        size="small"
                        variant="text"
                        disabled={objectives[0] === row}
                        onClick={() => up(row.id)}
                      >
                        {t('up')}
                      </Button>
                      <Button size="small" variant="text" onClick={() => remove(row.id)}>
                        {t('remove')}
                      </Button>
                    </>
                  ),
              },
            ]}
          />
        )}
      </Panel>
      {editing !== null && (
        <ObjectiveDrawer
          desk={desk}
          objective={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
