import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf } from '../../../../electron/contract/input';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ToneIcon } from '../../../ui/ToneIcon';
import { useProblemText } from '../../../ui/use-error-text';
import type { Design, DesignInject } from '../design-forms';
import styles from './drill-design.module.css';

interface InjectTableProps {
  readonly design: Design;
  readonly chosen: string | null;
  onChoose(id: string): void;
  onOpen(inject: DesignInject): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** The injects by time; one row is chosen and all keys go to it. What the checks say of a row stands in it. */
export function InjectTable({ design, chosen, onChoose, onOpen, onKeyDown }: InjectTableProps) {
  const { t } = useTranslation('drillDesign');
  const word = useCodeWord();
  const problemText = useProblemText();
  const row = useRef<HTMLTableRowElement | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that was chosen last is brought into sight
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const goals = new Map(design.objectives.map(({ id }, at) => [id, at + 1]));
  const checks = new Map<string, Design['checks']>();
  for (const check of design.checks)
    if (check.ref !== null) checks.set(check.ref, [...(checks.get(check.ref) ?? []), check]);
  const columns = ['number', 'time', 'phase', 'way', 'text', 'expect', 'evaluator', 'goal'] as const;
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of real rows and cells, whose keys go to the row chosen
      role="grid"
      className={styles.injects}
      aria-label={t('injects.title')}
      tabIndex={0}
      onKeyDown={onKeyDown}
      aria-activedescendant={chosen === null ? undefined : `inject-${chosen}`}
    >
      <thead>
        <tr>
          {columns.map((key) => (
            <th key={key} scope="col">
              {t(`column.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {design.injects.map((inject) => {
          const found = checks.get(inject.id) ?? [];
          const wrong = found.some(({ severity }) => severity === 'error');
          return (
            <tr
              key={inject.id}
              id={`inject-${inject.id}`}
              ref={inject.id === chosen ? row : undefined}
              aria-selected={inject.id === chosen}
              onClick={() => onChoose(inject.id)}
              onDoubleClick={() => onOpen(inject)}
            >
              <td data-fixed>{inject.number > 0 ? inject.number : ''}</td>
              <td data-fixed className={wrong ? styles.wrong : undefined}>
                {clockOf(inject.atMinute)}
              </td>
              <td>{inject.phase}</td>
              <td>
                {t('injects.way', { from: inject.fromWhom, to: inject.toWhom })}
                <div className={styles.small}>{word('codes.injectChannel', inject.channel)}</div>
              </td>
              <td className={styles.wide}>
                {inject.text}
                {inject.question && (
                  <div className={styles.small}>{t('injects.asks', { question: inject.question })}</div>
                )}
                {found.map(({ code, message, severity }) => (
                  <div key={code} className={styles.check} data-tone={severity === 'error' ? 'late' : 'soon'}>
                    <ToneIcon tone={severity === 'error' ? 'late' : 'soon'} />
                    {problemText({ code, message })}
                  </div>
                ))}
              </td>
              <td>
                {inject.expectedAction}
                {inject.expectedMinutes !== null && (
                  <div className={styles.small}>{t('injects.within', { count: inject.expectedMinutes })}</div>
                )}
              </td>
              <td>{inject.evaluator}</td>
              <td data-fixed>{inject.objectiveId === null ? '' : goals.get(inject.objectiveId)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
