import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import type { Objective, Overview } from '../evaluation-forms';
import styles from './evaluation.module.css';

const results = ['yes', 'partly', 'no'] as const;
const tones = { yes: 'met', partly: 'soon', no: 'late' } as const;

/** Whether each objective was reached: people say so, each press is kept at once. */
export function ObjectivesPanel({ overview }: { overview: Overview }) {
  const { t } = useTranslation('drillEvaluation');
  const editable = usePermission('edit') && overview.writable;
  return (
    <Panel title={t('objectives.title')} flush>
      <SimpleTable
        label={t('objectives.title')}
        rows={overview.objectives}
        rowId={({ id }) => id}
        columns={[
          {
            key: 'text',
            label: t('objectives.objective'),
            cell: ({ text, standard }) => (
              <>
                {text}
                {standard && (
                  <div className={blocks.small}>{t('objectives.standard', { text: standard })}</div>
                )}
              </>
            ),
          },
          {
            key: 'met',
            label: t('objectives.met'),
            fixed: true,
            cell: (row) => <MetButtons objective={row} editable={editable} />,
          },
          {
            key: 'note',
            label: t('objectives.note'),
            cell: (row) => <MetNote key={row.version} objective={row} editable={editable} />,
          },
        ]}
      />
    </Panel>
  );
}

interface CellProps {
  readonly objective: Objective;
  readonly editable: boolean;
}

function useJudge({ id, version, met, metNote }: Objective) {
  const api = useApi();
  const errorText = useErrorText();
  return async (change: Partial<Pick<Objective, 'met' | 'metNote'>>) => {
    try {
      await api.drillEvaluation.judge({ id, expectedVersion: version, met, metNote, ...change });
    } catch (error) {
      showToast({ tone: 'late', text: errorText(error) });
    }
  };
}

function MetButtons({ objective, editable }: CellProps) {
  const { t } = useTranslation('drillEvaluation');
  const judge = useJudge(objective);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame
    <div className={styles.met} role="group" aria-label={objective.text}>
      {results.map((met) => (
        <button
          key={met}
          type="button"
          className={styles.choice}
          data-tone={tones[met]}
          aria-pressed={objective.met === met}
          disabled={!editable}
          onClick={() => void judge({ met: objective.met === met ? null : met })}
        >
          {t(`met.${met}`)}
        </button>
      ))}
    </div>
  );
}

function MetNote({ objective, editable }: CellProps) {
  const { t } = useTranslation('drillEvaluation');
  const judge = useJudge(objective);
  const [text, setText] = useState(objective.metNote ?? '');
  if (!editable) return objective.metNote;
  return (
    <input
      className={styles.metNote}
      aria-label={t('objectives.note')}
      placeholder={t('objectives.notePlaceholder')}
      maxLength={4000}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => {
        if (text.trim() !== (objective.metNote ?? '')) void judge({ metNote: text.trim() || null });
      }}
    />
  );
}
